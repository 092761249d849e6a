from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makkerpar.focus import PARTS
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from makkerpar_tools import cli, run
from tests.oracle.generator import make_scenario, scenario_id
from tests.oracle.interpreter import Naive
from tests.tools.case import MISTAKE, STORY, answer, complaint, played, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small case in it, which `--scenarios` can name."""
    write(tmp_path)
    return tmp_path


def _decision(scene: str, seat: str, choice: str, by: str = "person") -> dict[str, str]:
    return {"scene": scene, "seat": seat, "choice": choice, "by": by}


def test_run_writes_every_field_of_its_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`run --json` has the contract's fields, all fifteen parts and the author's variables."""
    told = answer(capsys, played(folder, "ask:call", "roll:1", "meet:give", "meet:spend"))
    assert told == {
        "scenario": "sagen",
        "version": 1,
        "seat": "both",
        "seed": 0,
        "scene": "slut",
        "ended": True,
        "ending": "slut",
        "variables": {"n": 9, "told": True},
        "focus": {
            "director": dict.fromkeys(PARTS, 0) | {"2B": 1},
            "chief": dict.fromkeys(PARTS, 0) | {"3A": 2, "1B": -1},
        },
        "decisions": [
            _decision("ask", "chief", "call"),
            {"scene": "roll", "branch": 1, "by": "chance"},
            _decision("meet", "director", "give"),
            _decision("meet", "chief", "spend"),
        ],
        "offer": {},
    }
    assert [list(told["focus"][seat]) for seat in ("director", "chief")] == [list(PARTS)] * 2
    assert type(told["variables"]["told"]) is bool


def test_run_tells_what_is_on_offer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the play waits, `offer` has the open choices in the order of the file."""
    told = answer(capsys, played(folder))
    assert told["offer"] == {"chief": ["call", "stay"]}
    assert (told["ended"], told["ending"], told["scene"]) == (False, None, "ask")
    assert told["decisions"] == []


def test_the_other_seat_is_played_by_its_rules(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With one seat held, the other's decisions are made, and told as the counterpart's."""
    told = answer(capsys, played(folder, "roll:1", "meet:give", seat="director"))
    assert told["seat"] == "director"
    assert told["decisions"] == [
        _decision("ask", "chief", "stay", "counterpart"),
        {"scene": "roll", "branch": 1, "by": "chance"},
        _decision("meet", "director", "give"),
        _decision("meet", "chief", "spend", "counterpart"),
    ]


@pytest.mark.parametrize(
    ("take", "left"),
    [("meet:keep", {"chief": ["spend"]}), ("meet:spend", {"director": ["give", "keep"]})],
)
def test_half_a_joint_leaves_the_other_seat_waiting(
    folder: Path, capsys: pytest.CaptureFixture[str], take: str, left: dict[str, list[str]]
) -> None:
    """After one take of a joint the seat that is missing is on offer, the state unchanged."""
    before = answer(capsys, played(folder, "ask:stay", "roll:1"))
    told = answer(capsys, played(folder, "ask:stay", "roll:1", take))
    assert before["offer"] == {"director": ["give", "keep"], "chief": ["spend"]}
    assert told["offer"] == left
    for same in ("scene", "ended", "ending", "variables", "focus"):
        assert told[same] == before[same]
    assert told["decisions"][:-1] == before["decisions"]
    assert told["decisions"][-1]["choice"] == take.removeprefix("meet:")


def _drawn(seed: int) -> int:
    digest = hashlib.sha256(f"{seed}:1".encode()).digest()
    return 1 + (int.from_bytes(digest[:8], "big") * 2 >> 64)


def test_the_seed_decides_a_draw_that_is_not_forced(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a take for it a draw falls by the seed, as its documented hash says."""
    for seed in (*range(6), 2**63 - 1):
        told = answer(capsys, played(folder, "ask:stay", seed=seed))
        assert told["seed"] == seed
        assert told["decisions"][1] == {"scene": "roll", "branch": _drawn(seed), "by": "chance"}


@pytest.mark.parametrize("branch", [1, 2])
def test_a_take_forces_the_draw_before_which_the_play_stands(
    folder: Path, capsys: pytest.CaptureFixture[str], branch: int
) -> None:
    """`--take roll:2` makes the draw fall on its second branch, whatever the seed says."""
    for seed in range(4):
        told = answer(capsys, played(folder, "ask:stay", f"roll:{branch}", seed=seed))
        assert told["decisions"][1] == {"scene": "roll", "branch": branch, "by": "chance"}
        assert told["scene"] == ("meet" if branch == 1 else "slut")


@pytest.mark.parametrize(
    ("takes", "named"),
    [
        (["ask:wait"], ["ask", "wait", "call, stay"]),  # closed
        (["ask:nothing"], ["ask", "nothing", "call, stay"]),
        (["meet:give"], ["meet:give", "ask", "ask:call, ask:stay"]),  # not there yet
        (["ask:call", "ask:call"], ["ask:call"]),  # not there any more
        (["roll:1"], ["roll:1", "ask", "ask:call"]),  # a draw that is not waited for
        (["ask:1"], ["1", "ask", "call, stay"]),
        (["ask:stay", "roll:3"], ["roll", "3", "1, 2"]),
        (["ask:stay", "roll:0"], ["roll", "0", "1, 2"]),
        (["ask:stay", "roll:-1"], ["roll:-1"]),
        (["ask:stay", "roll:²"], ["roll:²"]),
        (["ask:stay", "roll:" + "9" * 5000], ["roll:999"]),
        (["ask:stay", "roll:1", "roll:1"], ["roll:1", "meet", "meet:give, meet:keep"]),
        (["ask:stay", "roll:1", "meet:give", "meet:keep"], ["keep", "meet", "chief: spend"]),
        (["ask:stay", "roll:2", "meet:give"], ["meet:give", "ended", "slut"]),
        (["ask"], ["ask", "SCENE:CHOICE"]),
        ([":call"], [":call", "SCENE:CHOICE"]),
        (["ask:"], ["ask:", "SCENE:CHOICE"]),
        ([""], ["SCENE:CHOICE"]),
    ],
    ids=lambda value: " ".join(value)[:40],
)
def test_a_take_that_cannot_be_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], takes: list[str], named: list[str]
) -> None:
    """A take that is not on offer exits 2 and names the scene, the choice and what was on offer."""
    line = complaint(capsys, played(folder, *takes))
    for word in named:
        assert word in line


@pytest.mark.parametrize(
    ("changed", "seat"), [({}, "room"), ({"id: sagen": "id: sagen\npeople_only: true"}, "chief")]
)
def test_seats_that_cannot_be_held_so_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], seat: str
) -> None:
    """A room without a cut, and one seat of a scenario for two, exit 2 and say so."""
    text = STORY
    for old, new in changed.items():
        text = text.replace(old, new)
    write(tmp_path, text)
    line = complaint(capsys, played(tmp_path, seat=seat))
    assert "sagen" in line
    assert seat in line


def test_a_scenario_with_errors_is_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`run` on a scenario with errors exits 1 with its diagnostics on standard error, no JSON."""
    file = write(tmp_path, MISTAKE)
    assert cli.run(played(tmp_path)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{file}:22:34: error[unknown-scene]" in told.err
    assert "did you mean 'meet'?" in told.err


def test_warnings_are_no_obstacle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario of which there is only something to remark is run, and nothing is remarked."""
    write(tmp_path, STORY.replace("focus: { 2B: 1 }, because: Tillid.,", "focus: { 2B: 1 },"))
    assert answer(capsys, played(tmp_path))["scene"] == "ask"


def test_a_story_that_never_stops_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A story that goes round without a stop, unproven by reading, exits 2 and says where."""
    write(
        tmp_path,
        """\
id: sagen
variables: { n: { start: 5, max: 10 } }
scenes:
  round: { next: [ { when: n > 0, goto: back }, { goto: slut } ] }
  back: { change: { n: 1 }, goto: round }
""",
    )
    line = complaint(capsys, played(tmp_path, seat="chief"))
    assert "circles" in line
    assert "round" in line or "back" in line


def test_run_without_json_is_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--json`, run tells in lines what was decided, where it stands and the variables."""
    for takes, lines in (
        (["ask:stay", "roll:1"], ["ask:stay (person)", "roll:1 (chance)", "director: give, keep"]),
        (
            ["ask:call", "roll:2"],
            ["ask:call (person)", "Ended in the scene “slut”."],
        ),
    ):
        assert cli.run(played(folder, *takes)[:-1]) == 0
        told = capsys.readouterr().out
        for line in lines:
            assert line in told


@pytest.mark.parametrize("seed", ["-1", str(2**63), "x", "1.5"])
def test_a_seed_is_a_number_of_63_bits(
    folder: Path, capsys: pytest.CaptureFixture[str], seed: str
) -> None:
    """Any other seed is a wrong call: exit 2, with how it is written."""
    assert cli.run([*played(folder), "--seed", seed]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "--seed" in told.err


@pytest.mark.parametrize("arguments", [[], ["--lang", "da"], ["--lang=en"]])
def test_the_answer_is_the_same_in_every_language(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """What a machine reads depends on no language."""
    words = played(folder, "ask:call", "roll:1")
    assert answer(capsys, [*words, *arguments]) == answer(capsys, words)


# ── held against the oracle ─────────────────────────────────────────────────────────────────


def _program(files: dict[str, str], seed: int) -> Program:
    loaded = load({name: text.encode() for name, text in files.items()}, folder=scenario_id(seed))
    assert loaded.scenario is not None
    return compile_program(loaded.scenario)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 300), st.integers(0, 2**63 - 1), st.data())
def test_takes_lead_where_the_oracle_says(seed: int, play_seed: int, data: st.DataObject) -> None:
    """For random scenarios, seats and takes, the fields are the naive interpreter's."""
    files = make_scenario(seed)
    naive = Naive(files)
    held = data.draw(st.sampled_from(naive.seats()))
    chooser = random.Random(data.draw(st.integers(0, 10**6)))
    game = naive.begin(held, play_seed)
    takes = []
    while game.offer() and chooser.random() < 0.9:
        offer = game.offer()
        seat = "director" if "director" in offer else "chief"
        choice = chooser.choice(offer[seat])
        takes.append(f"{game.scene}:{choice}")
        game.take(seat, choice)
    told: dict[str, Any] = run.as_fields(run.follow(_program(files, seed), held, play_seed, takes))
    assert told == game.result()
    assert list(told) == list(game.result())
    assert json.loads(json.dumps(told)) == told
    # What it tells as having happened, draws and all, leads there again by itself.
    happened = [
        f"{one['scene']}:{one.get('choice', one.get('branch'))}"
        for one in told["decisions"]
        if one["by"] != "counterpart"
    ]
    again = run.as_fields(run.follow(_program(files, seed), held, 0, happened))
    assert again == {**told, "seed": 0}
