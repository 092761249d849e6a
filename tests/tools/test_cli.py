from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from makkerpar.focus import PARTS
from makkerpar.testing import complete
from makkerpar_tools import cli, run

STORY = """\
id: sagen
variables:
  n: { start: 5, max: 10 }
  told: false
terms: { kommune: Egeskov Kommune }
scenes:
  ask:
    decision:
      seat: chief
      choices:
        call:
          text: Ring.
          focus: { 3A: 2, 1B: -1 }
          because: Tid.
          yet: Ro.
          set: { told: true }
        wait: { text: Vent., when: n > 7, locked: Nej. }
        stay: { text: Bliv. }
      counterpart: [ { take: stay } ]
    goto: roll
  roll:
    chance: [ { weight: 1, goto: meet }, { weight: 1, goto: slut } ]
  meet:
    joint:
      director:
        choices: { give: { text: Giv. }, keep: { text: Behold. } }
        counterpart: [ { take: keep } ]
      chief:
        choices: { spend: { text: Brug. } }
        counterpart: [ { take: spend } ]
      outcomes: [ { goto: slut } ]
  slut: { ending: { title: Slut } }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one scenario, which `--scenarios` can name."""
    _write(tmp_path, "sagen", complete(STORY))
    return tmp_path


def _write(root: Path, name: str, text: str) -> Path:
    file = root / name / "scenario.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def _json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def _played(folder: Path, *takes: str, seat: str = "both") -> list[str]:
    words = ["run", "sagen", "--scenarios", str(folder), "--seat", seat, "--json"]
    for take in takes:
        words += ["--take", take]
    return words


# ── run ─────────────────────────────────────────────────────────────────────────────────────


def test_run_writes_every_field_of_its_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`run --json` has the contract's fields, all fifteen parts and the author's variables."""
    assert cli.run(_played(folder, "ask:call", "roll:1", "meet:give", "meet:spend")) == 0
    told = _json(capsys)
    assert told == {
        "scenario": "sagen",
        "version": 1,
        "seat": "both",
        "seed": 0,
        "scene": "slut",
        "ended": True,
        "ending": "slut",
        "variables": {"n": 5, "told": True},
        "focus": {
            "director": dict.fromkeys(PARTS, 0),
            "chief": dict.fromkeys(PARTS, 0) | {"3A": 2, "1B": -1},
        },
        "decisions": [
            {"scene": "ask", "seat": "chief", "choice": "call", "by": "person"},
            {"scene": "roll", "branch": 1, "by": "chance"},
            {"scene": "meet", "seat": "director", "choice": "give", "by": "person"},
            {"scene": "meet", "seat": "chief", "choice": "spend", "by": "person"},
        ],
        "offer": {},
    }


def test_run_tells_what_is_on_offer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the play waits, `offer` has the open choices in the order of the file."""
    assert cli.run(_played(folder)) == 0
    told = _json(capsys)
    assert told["offer"] == {"chief": ["call", "stay"]}
    assert (told["ended"], told["ending"], told["scene"]) == (False, None, "ask")


def test_half_a_joint_leaves_the_other_seat_waiting(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After one take of a joint the seat that is missing is on offer, the state unchanged."""
    assert cli.run(_played(folder, "ask:stay", "roll:1", "meet:keep")) == 0
    told = _json(capsys)
    assert told["offer"] == {"chief": ["spend"]}
    assert told["scene"] == "meet"


@pytest.mark.parametrize(
    ("takes", "named"),
    [
        (["ask:wait"], ["ask", "wait", "call, stay"]),
        (["meet:give"], ["meet:give", "ask", "ask:call"]),
        (["roll:1"], ["roll:1", "ask"]),
        (["ask:stay", "roll:3"], ["roll", "3", "1, 2"]),
        (["ask:stay", "roll:2", "meet:give"], ["meet:give", "slut"]),
        (["ask"], ["ask", "SCENE:CHOICE"]),
    ],
)
def test_a_take_that_cannot_be_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], takes: list[str], named: list[str]
) -> None:
    """A take that is not on offer exits 2 and names the scene, the choice and what was on offer."""
    assert cli.run(_played(folder, *takes)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    for word in named:
        assert word in told.err


def test_a_scenario_with_errors_is_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`run` on a scenario with errors exits 1 with its diagnostics and no JSON."""
    _write(tmp_path, "sagen", complete(STORY.replace("goto: meet", "goto: meat")))
    assert cli.run(_played(tmp_path)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "unknown-scene" in told.err
    assert "did you mean 'meet'?" in told.err


def test_run_without_json_is_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--json`, run tells in lines what was decided and what is on offer."""
    arguments = [word for word in _played(folder, "ask:stay", "roll:1") if word != "--json"]
    assert cli.run(arguments) == 0
    told = capsys.readouterr().out
    assert "ask:stay (person)" in told
    assert "director: give, keep" in told


def test_takes_are_followed_as_they_come() -> None:
    """A number is a branch of a draw; anything else is a choice."""
    assert run._parsed("draw:2") == ("draw", "2")


# ── check ───────────────────────────────────────────────────────────────────────────────────


def test_check_has_an_empty_list_where_nothing_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check --format json` gives only what there is; a note is no error."""
    assert cli.run(["check", str(folder / "sagen"), "--format", "json"]) == 0
    assert [item["code"] for item in _json(capsys)] == ["no-catalogue"]


def test_check_json_has_the_fields_of_its_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A diagnostic has file, line, column, severity, code, message and hint; errors exit 1."""
    file = _write(tmp_path, "sagen", complete(STORY.replace("goto: meet", "goto: meat")))
    assert cli.run(["check", str(file), "--format", "json"]) == 1
    found = _json(capsys)
    line = (
        STORY.splitlines().index(
            "    chance: [ { weight: 1, goto: meet }, { weight: 1, goto: slut } ]"
        )
        + 1
    )
    assert found[0] == {
        "file": str(file),
        "line": line,
        "column": STORY.splitlines()[line - 1].index("meet") + 1,
        "severity": "error",
        "code": "unknown-scene",
        "message": found[0]["message"],
        "hint": "did you mean 'meet'?",
    }
    assert "meat" in found[0]["message"]


def test_many_scenarios_are_checked_in_one_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Diagnostics of several scenarios come in one list, by file, line and column."""
    good = _write(tmp_path, "sagen", complete(STORY))
    bad = _write(tmp_path, "anden", complete("id: anden\nminutes: tyve\nversion: nul"))
    assert cli.run(["check", str(good), str(bad), "--format", "json"]) == 1
    found = _json(capsys)
    places = [(item["file"], item["line"], item["column"]) for item in found]
    assert places == sorted(places)
    assert {item["file"] for item in found} == {str(good), str(bad)}


SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                            },
                        },
                    }
                },
            },
        },
    },
}


def test_check_writes_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --format sarif` is a SARIF 2.1.0 log whose results point at their rules."""
    file = _write(tmp_path, "sagen", complete(STORY.replace("goto: meet", "goto: meat")))
    assert cli.run(["check", str(file), "--format", "sarif"]) == 1
    log = _json(capsys)
    jsonschema.validate(log, SARIF)
    (only,) = log["runs"]
    for result in only["results"]:
        rule = only["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]


def test_check_speaks_danish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--lang da` tells the mistakes in Danish."""
    file = _write(tmp_path, "sagen", complete(STORY.replace("goto: meet", "goto: meat")))
    assert cli.run(["check", str(file), "--lang", "da"]) == 1
    told = capsys.readouterr().out
    assert "fejl[unknown-scene]" in told
    assert "mente du" in told


# ── the whole ───────────────────────────────────────────────────────────────────────────────


def test_an_unknown_scenario_is_told_with_the_nearest_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A scenario that is not there exits 2 in one line that names one that is."""
    assert cli.run(["check", "budgetkrise"]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "budgetkrisen" in told


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["run"], ["run", "budgetkrisen"], ["check", "--format", "xml", "x"]]
)
def test_a_wrong_call_exits_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A call that is not one of ours exits 2 and says how it is written."""
    assert cli.run(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_fault_of_ours_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A fault in the program exits 2 with the path of a log, and no traceback on the screen."""
    monkeypatch.setenv("MAKKERPAR_HOME", str(tmp_path))

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken inside")

    monkeypatch.setattr("makkerpar_tools.common.open_named", fail)
    assert cli.run(["check", "budgetkrisen"]) == 2
    told = capsys.readouterr().err
    log = tmp_path / "faults.log"
    assert told.splitlines() == [told.strip()]
    assert str(log) in told
    assert "broken inside" in log.read_text(encoding="utf-8")


def test_list_tells_playable_and_broken_ones(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken scenario is listed as such and keeps no other from being listed."""
    _write(folder, "brudt", "scenes: [")
    assert cli.run(["list", "--scenarios", str(folder), "--json"]) == 0
    found = {item["scenario"]: item for item in _json(capsys)}
    assert found["sagen"]["playable"] is True
    assert found["brudt"]["playable"] is False
    assert found["budgetkrisen"]["focus"] == ["1", "3", "4"]
    assert cli.run(["list", "--scenarios", str(folder)]) == 0
    assert "budgetkrisen" in capsys.readouterr().out


def test_assets_names_every_picture(capsys: pytest.CaptureFixture[str]) -> None:
    """`assets` lists portraits with their moods, places and props."""
    assert cli.run(["assets", "--json"]) == 0
    found = _json(capsys)
    assert found["portraits"]["anne"] == ["annoyed", "glad", "neutral", "sceptical", "worried"]
    assert "office" in found["places"]
    assert "spreadsheet" in found["props"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_schema_is_a_json_schema(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`schema` prints a valid JSON Schema, with hover texts in either language."""
    assert cli.run(["schema", "--lang", language]) == 0
    jsonschema.Draft202012Validator.check_schema(_json(capsys))


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    root = Path(__file__).resolve().parents[2]
    path = os.pathsep.join([str(root / "engine"), str(root / "tools")])
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": path, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_output_is_utf8_on_every_console() -> None:
    """Danish letters come out as UTF-8, also where the system asks for plain ASCII."""
    done = _process("-m", "makkerpar", "list", "--lang", "da", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Børn" in done.stdout.decode("utf-8") or "ø" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["check", "budgetkrisen"], {"pygame", "numpy", "sqlite3"}),
        (["run", "budgetkrisen", "--seat", "chief", "--json"], {"pygame", "numpy", "sqlite3"}),
        (["list"], {"pygame", "numpy"}),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], unwanted: set[str]) -> None:
    """No command pays for a window, for arrays or for a database that it does not use."""
    call = (
        "import sys; from makkerpar_tools.cli import run; "
        f"run({arguments!r}); print(sorted({unwanted!r} & set(sys.modules)), file=sys.stderr)"
    )
    assert _process("-c", call).stderr.decode().strip().splitlines()[-1] == "[]"


def test_without_a_terminal_an_example_is_shown() -> None:
    """`makkerpar` with no terminal plays an example, transcript and debrief, and exits 0."""
    done = _process("-m", "makkerpar")
    assert done.returncode == 0
    assert len(done.stdout.decode("utf-8").split()) > 500
    assert b"Traceback" not in done.stderr
