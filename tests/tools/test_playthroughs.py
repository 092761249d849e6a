from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from makkerpar_tools import cli
from tests.tools.case import MISTAKE, answer, complaint, write

PLAYS = """\
# Hold dem korte.
- name: Han ringer
  seat: both
  takes:
    - ask:call
    - roll:1
    - meet:give
    - meet:spend
  expect: { ending: slut, n: 9 }
- name: Han bliver
  seat: chief
  takes: [ask:stay, roll:2]
  expect:
    ending: slut
    told: false
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small case's folder, with two playthroughs that pass."""
    folder = write(tmp_path).parent
    put(folder, PLAYS)
    return folder


def put(folder: Path, text: str) -> None:
    """Other playthroughs for the case."""
    (folder / "plays.yaml").write_text(text, encoding="utf-8", newline="")


def told(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """What `test` says in English, having exited as said and complained of nothing."""
    assert cli.run(["test", "--lang", "en", *words]) == status
    out = capsys.readouterr()
    assert out.err == ""
    return out.out


def test_all_pass(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where everything is as expected there is one line, and the exit status is 0."""
    assert told(capsys, str(folder)) == "2 playthroughs, 0 failed.\n"


def test_another_ending_is_told_with_the_way_to_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failure names its place, both endings, the last decisions and all that differs."""
    put(folder, PLAYS.replace("takes: [ask:stay, roll:2]", "takes: [ask:call, roll:1]"))
    out = told(capsys, str(folder), status=1)
    file = folder / "plays.yaml"
    assert out == (
        f"{file}:14:13: failed: Han bliver\n"
        "  Expected the ending “slut”, but the play waits in the scene “meet”.\n"
        "  The last decisions on the way:\n"
        "    ask:call (a person)\n"
        "    roll:1 (chance)\n"
        "  --- expected\n"
        "  +++ happened\n"
        "  @@ -1,2 +1,2 @@\n"
        "  -ending: slut\n"
        "  -told: false\n"
        "  +ending: null\n"
        "  +told: true\n"
        "\n"
        "2 playthroughs, 1 failed.\n"
    )


def test_what_agrees_is_shown_beside_what_does_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The difference has everything expected, so that a number is read among the others."""
    put(folder, PLAYS.replace("n: 9", "n: 4, told: true"))
    lines = told(capsys, str(folder), status=1).splitlines()
    assert lines[0] == f"{folder / 'plays.yaml'}:9:30: failed: Han ringer"
    assert [line.strip() for line in lines[4:8]] == ["ending: slut", "-n: 4", "+n: 9", "told: true"]


def test_a_take_that_is_gone_names_what_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A take that is not on offer is told by its number, with the offer and the nearest name."""
    put(folder, PLAYS.replace("takes: [ask:stay", "takes: [ask:wait"))
    lines = told(capsys, str(folder), status=1).splitlines()
    assert lines[0] == f"{folder / 'plays.yaml'}:12:11: failed: Han bliver"
    assert lines[1:3] == [
        "  At take 1, ask:wait:",
        "  “wait” is not on offer in the scene “ask”. On offer: chief: call, stay.",
    ]


def test_the_nearest_take_is_suggested(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a take of the scene it stands in comes near, it is asked whether it was meant."""
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "stay: { text: Bliv. }",
        "stay: { text: Bliv. }\n        stays: { text: Bliv., when: n > 7 }",
    )
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    put(folder, PLAYS.replace("ask:stay", "ask:stays"))
    assert "  Did you mean: ask:stay?\n" in told(capsys, str(folder), status=1)


def test_json_has_every_field_of_its_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` is a list with a row a playthrough: what passed, what differs, where it stopped."""
    put(folder, PLAYS.replace("n: 9", "n: 4").replace("takes: [ask:stay", "takes: [ask:wait"))
    first, second = answer(capsys, ["test", str(folder), "--json", "--lang", "en"], status=1)
    common = {"scenario": "sagen", "file": str(folder / "plays.yaml"), "accepted": False}
    assert first == {
        **common,
        "line": 2,
        "column": 3,
        "name": "Han ringer",
        "seat": "both",
        "seed": 0,
        "passed": False,
        "stopped": None,
        "differences": [{"what": "n", "expected": 4, "got": 9, "line": 9, "column": 30}],
        "decisions": first["decisions"],
    }
    assert [entry["scene"] for entry in first["decisions"]] == ["ask", "roll", "meet", "meet"]
    assert second["passed"] is False
    assert second["stopped"] == {
        "take": "ask:wait",
        "number": 1,
        "line": 12,
        "column": 11,
        "message": "“wait” is not on offer in the scene “ask”. On offer: chief: call, stay.",
        "offer": {"chief": ["call", "stay"]},
        "suggestion": None,
    }
    assert (second["differences"], second["decisions"]) == ([], [])


def test_a_name_cannot_command_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name is told in one line, without what a terminal would obey."""
    put(folder, PLAYS.replace("Han ringer", '"Han\\nringer\\e[2J"').replace("n: 9", "n: 4"))
    first = told(capsys, str(folder), status=1).splitlines()[0]
    assert first.endswith(": failed: Han ringer\ufffd[2J")


def test_name_picks_some(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--name` runs those with a part in their name, however it is written."""
    put(folder, PLAYS.replace("n: 9", "n: 4"))
    assert told(capsys, str(folder), "--name", "BLIVER") == "1 playthrough, 0 failed.\n"
    line = complaint(capsys, ["test", str(folder), "--name", "ingen", "--lang", "en"])
    assert line == "makkerpar: No playthrough has “ingen” in its name."


def test_several_scenarios_are_counted_together(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Many scenarios may be named; one that is named twice is played once."""
    other = write(tmp_path / "more", name="sagen").parent
    put(other, PLAYS)
    assert told(capsys, str(folder), str(other), str(folder)) == "4 playthroughs, 0 failed.\n"


def test_a_mistake_in_the_playthroughs_is_told_like_any(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown choice is a diagnostic of `test` and `check`, in the same words; both exit 1."""
    put(folder, PLAYS.replace("ask:call", "ask:cal"))
    line = (
        f"{folder / 'plays.yaml'}:5:7: error[unknown-choice]: "
        "The scene 'ask' has no choice called 'cal'. (did you mean 'call'?)"
    )
    assert cli.run(["test", str(folder), "--lang", "en"]) == 1
    out = capsys.readouterr()
    assert (out.out, out.err) == ("", f"{line}\n")
    assert cli.run(["check", str(folder), "--lang", "en"]) == 1
    assert line in capsys.readouterr().out.splitlines()


def test_such_a_mistake_keeps_nobody_from_playing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`run` does not read playthroughs."""
    put(folder, "][")
    played: Any = answer(capsys, ["run", str(folder), "--seat", "chief", "--json"])
    assert played["scene"] == "ask"


def test_a_scenario_with_errors_is_not_tested(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its errors are told on standard error, exit 1."""
    folder = write(tmp_path, MISTAKE).parent
    put(folder, PLAYS)
    assert cli.run(["test", str(folder), "--lang", "en"]) == 1
    out = capsys.readouterr()
    assert out.out == ""
    assert "error[unknown-scene]" in out.err


def test_without_playthroughs_there_is_nothing_to_test(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A case without `plays.yaml`, or with one that leads out of its folder, cannot be tested."""
    plays = folder / "plays.yaml"
    plays.unlink()
    words = ["test", str(folder), "--lang", "en"]
    assert "there is no plays.yaml" in complaint(capsys, words)
    elsewhere = folder.parent / "elsewhere.yaml"
    elsewhere.write_text(PLAYS, encoding="utf-8")
    plays.symlink_to(elsewhere)
    assert "there is no plays.yaml" in complaint(capsys, words)
    complaint(capsys, ["test", "ingen-sag"])


def test_accept_records_what_happens(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--accept` writes what came, says of which playthroughs, and passes; then all pass."""
    put(folder, PLAYS.replace("n: 9", "n: 4"))
    out = told(capsys, str(folder), "--accept")
    file = folder / "plays.yaml"
    assert out == f"{file}:2:3: recorded: Han ringer\n2 playthroughs, 0 failed.\n"
    assert file.read_text(encoding="utf-8") == PLAYS
    assert told(capsys, str(folder)) == "2 playthroughs, 0 failed.\n"


def test_accept_of_some_leaves_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--name`, only those are recorded."""
    wrong = PLAYS.replace("n: 9", "n: 4").replace("told: false", "told: true")
    put(folder, wrong)
    told(capsys, str(folder), "--accept", "--name", "ringer")
    kept = (folder / "plays.yaml").read_text(encoding="utf-8")
    assert kept == wrong.replace("n: 4", "n: 9")


def test_accept_cannot_mend_a_take(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not be played stays as it is, and is still a failure."""
    text = PLAYS.replace("takes: [ask:stay", "takes: [ask:wait").replace("n: 9", "n: 4")
    put(folder, text)
    out = told(capsys, str(folder), "--accept", status=1)
    assert out.endswith("2 playthroughs, 1 failed.\n")
    assert (folder / "plays.yaml").read_text(encoding="utf-8") == text.replace("n: 4", "n: 9")


def test_accept_tells_machines_which(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--json`, what was recorded has `accepted` and has passed."""
    put(folder, PLAYS.replace("n: 9", "n: 4"))
    assert cli.run(["test", str(folder), "--accept", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["accepted"], row["passed"]) for row in rows] == [(True, True), (False, True)]


def test_nothing_to_accept_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where all is as expected the file is not touched, whatever its permissions."""
    file = folder / "plays.yaml"
    before = file.stat()
    told(capsys, str(folder), "--accept")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_pieces_repeated_by_name_are_not_edited(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One piece that two playthroughs share cannot be recorded for one of them; it says so."""
    text = PLAYS.replace("expect: { ending: slut, n: 9 }", "expect: &e { ending: slut, n: 4 }")
    text = text.partition("  expect:\n")[0] + "  expect: *e\n"
    put(folder, text)
    line = complaint(capsys, ["test", str(folder), "--accept", "--lang", "en"])
    assert "Write them out." in line
    assert (folder / "plays.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("command", ["test", "check", "diff"])
def test_a_link_in_a_circle_is_no_playthroughs(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where `plays.yaml` leads to itself there are none, as where it is missing."""
    plays = folder / "plays.yaml"
    plays.unlink()
    try:
        plays.symlink_to(plays.name)
    except OSError:
        pytest.skip("this system makes no links")
    words = [command, str(folder), *([str(folder)] if command == "diff" else []), "--lang", "en"]
    if command == "test":
        assert "there is no plays.yaml" in complaint(capsys, words)
    else:
        assert cli.run(words) == 0


def test_a_terminal_is_given_no_orders(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever stands in a name, an expectation or a mistake is shown, and not obeyed."""
    put(
        folder,
        '- name: "\\e[31mRød\\u202e"\n  seat: chief\n'
        '  expect: { sees: { chief: ["\\u009b2J\\u202e"] } }\n',
    )
    said = told(capsys, str(folder), status=1)
    put(folder, '- name: a\n  seat: chief\n  takes: ["ask:\\e[31m\\u202e"]\n')
    assert cli.run(["test", str(folder)]) == 1
    said += capsys.readouterr().err
    assert "Rød" in said
    assert "ask" in said
    assert not {"\x1b", "\x9b", "\u202e"} & set(said)
