from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from makkerpar.focus import AREAS, PARTS
from makkerpar.insight.sampling.playtest import Spread
from makkerpar_tools import cli
from makkerpar_tools.playtest_text import histogram
from tests.tools.case import MISTAKE, answer, complaint, write

CIRCLE = """\
id: sagen
variables: { n: { start: 5, max: 9 } }
scenes:
  talk:
    decision:
      seat: chief
      choices:
        on: { text: Videre., when: n > 4, goto: talk }
        end: { text: Slut., goto: slut }
      counterpart: [ { take: end } ]
  slut: { ending: { title: Slut } }
"""

PEOPLE = """\
id: sagen
people_only: true
scenes:
  talk:
    decision: { seat: chief, choices: { end: { text: Slut. } } }
    goto: slut
  slut: { ending: { title: Slut } }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small case in it."""
    write(tmp_path)
    return tmp_path


def call(root: Path, *more: str) -> list[str]:
    """The words that play the case."""
    return ["playtest", "sagen", "--scenarios", str(root), "--lang", "en", *more]


def text(capsys: pytest.CaptureFixture[str], words: list[str]) -> str:
    """What the command prints."""
    assert cli.run(words) == cli.DONE
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def test_it_writes_every_field_of_its_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`playtest --json` counts the plays of the seat that is held."""
    told = answer(capsys, call(folder, "--seat", "chief", "--plays", "400", "--json"))

    assert {name: told[name] for name in list(told)[:6]} == {
        "scenario": "sagen",
        "version": 1,
        "seat": "chief",
        "plays": 400,
        "seed": 0,
        "policies": {"chief": "uniform"},
    }
    assert told["endings"] == {"slut": {"plays": 400, "odds": "1", "standard_errors": 0.0}}
    assert told["entered"]["ask"] == told["entered"]["roll"] == 400
    assert 100 < told["entered"]["meet"] < 300
    taken = told["taken"]
    assert taken["ask:call"] + taken["ask:stay"] == 400
    assert taken["ask:wait"] == taken["meet:give"] == 0
    assert taken["meet:keep"] == taken["meet:spend"] == told["entered"]["meet"]
    assert told["unreachable"] == []
    assert told["dead_choices"] == ["ask:wait", "meet:give"]
    assert list(told["areas"]) == list(told["parts"]) == list(told["decisions"]) == ["chief"]
    assert list(told["areas"]["chief"]) == list(AREAS)
    assert list(told["parts"]["chief"]) == list(PARTS)
    calls = {str(2): taken["ask:call"], str(0): taken["ask:stay"]}
    assert told["areas"]["chief"]["3"]["counts"] == calls
    assert told["variables"]["told"]["counts"] == {
        "0": taken["ask:stay"],
        "1": taken["ask:call"],
    }
    assert told["variables"]["n"]["counts"]["7"] == told["entered"]["meet"]


def test_a_play_that_reached_an_end_can_be_played_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`run` with its takes comes to that sum; the text has the whole call."""
    words = call(folder, "--seat", "both", "--plays", "50")
    told = answer(capsys, [*words, "--json"])
    spread = told["areas"]["chief"]["3"]
    printed = [
        shlex.split(line) for line in text(capsys, words).splitlines() if "makkerpar run" in line
    ]
    assert len(printed) == len(told["replay"]) > 0
    for number, takes in told["replay"].items():
        (again,) = [one for one in printed if [word for word in one if ":" in word] == takes]
        played = answer(capsys, [*again[1:], "--json"])
        assert played["ended"]
        if int(number) == spread["max_play"]:
            assert played["focus"]["chief"]["3A"] == spread["max"] == 2
    assert str(spread["max_play"]) in told["replay"]


def test_the_text_holds_endings_beside_their_exact_odds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Endings, coverage with what no play can come to, areas, variables."""
    told = text(capsys, call(folder, "--seat", "chief", "--plays", "300"))
    assert "One person plays the chief: 300 plays, seed 0." in told
    assert "100.0%   100.0%   +0.0" in told
    assert "Entered 4 of 4 scenes, took 4 of 6 choices." in told
    assert "Never taken: ask:wait (no play can), meet:give (no play can)." in told
    assert "Decisions in a play: 1–2" in told
    greedy = text(capsys, call(folder, "--seat", "chief", "--policy", "greedy:3"))
    assert "Exact odds are known for uniform choice alone." in greedy
    assert "ask:stay" in greedy
    assert "ask:stay (no play can)" not in greedy
    assert "yes in 100.0%" in greedy


def test_each_seat_can_have_its_own_policy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A policy of one seat leaves the other's; one without a seat is for both."""
    told = answer(
        capsys,
        call(folder, "--seat", "both", "--json", "--policy", "bold", "--policy", "chief=cautious"),
    )
    assert told["policies"] == {"director": "bold", "chief": "cautious"}
    assert told["taken"]["ask:call"] == 0
    assert told["taken"]["meet:keep"] == 0
    assert told["endings"]["slut"] == {
        "plays": 10_000,
        "odds": None,
        "standard_errors": None,
    }


def test_the_same_seed_gives_the_same_and_another_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing else decides."""
    one, same, other = (
        answer(capsys, call(folder, "--plays", "99", "--seed", seed, "--json"))["taken"]
        for seed in ("5", "5", "6")
    )
    assert one == same != other


def test_what_cannot_be_is_said_in_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown policy or seat, and a way of holding the seats that the case does not have."""
    assert "no policy “brave”" in complaint(capsys, call(folder, "--policy", "brave"))
    assert "no seat “chef”" in complaint(capsys, call(folder, "--policy", "chef=bold"))
    assert "“room”" in complaint(capsys, call(folder, "--seat", "room"))


def test_mistakes_and_stories_in_circles_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are the author's: exit 1, a diagnostic on standard error, nothing else."""
    for name, story, code in (("a", MISTAKE, "unknown-scene"), ("b", CIRCLE, "endless-story")):
        write(tmp_path / name, story)
        assert cli.run(call(tmp_path / name, "--json", "--seat", "chief")) == (
            cli.SCENARIO_HAS_ERRORS
        )
        told = capsys.readouterr()
        assert told.out == ""
        assert f"[{code}]" in told.err


def test_a_case_for_two_is_played_by_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no seat is named it is the director, and both where one person cannot play."""
    write(tmp_path / "one", CIRCLE.replace("goto: talk", "goto: slut"))
    write(tmp_path / "two", PEOPLE)
    for name, seat in (("one", "director"), ("two", "both")):
        told = answer(capsys, call(tmp_path / name, "--plays", "5", "--json"))
        assert told["seat"] == seat


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({3: 5}, "█"),
        ({0: 1, 1: 2, 3: 4}, "▂▄ █"),
        ({-1: 1, 1: 10_000}, "▁ █"),
        ({0: 1, 39: 1}, "█" + " " * 18 + "█"),
    ],
)
def test_a_histogram_has_a_column_a_value_up_to_twenty(
    counts: dict[int, int], expected: str
) -> None:
    """The highest is full; nothing is a gap, and little is never nothing."""
    assert histogram(Spread(counts, 1, 1)) == expected
