from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from makkerpar.focus import AREAS, PARTS
from makkerpar.insight.limits import OutOfTime
from makkerpar.report.saying import Saying
from makkerpar.scenario.texts import words
from makkerpar.text.interface import interface
from makkerpar_tools import analyses, cli, progress
from makkerpar_tools.common import open_named
from tests.tools.case import MISTAKE, STORY, answer, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small case in it."""
    write(tmp_path)
    return tmp_path


def call(root: Path, *more: str) -> list[str]:
    """The words that analyse the case."""
    return ["analyse", "sagen", "--scenarios", str(root), "--lang", "en", *more]


def test_it_writes_every_field_of_its_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`analyse --json` counts the scenario and answers for each way of holding the seats."""
    told = answer(capsys, call(folder, "--json"))

    assert {name: told[name] for name in ("scenario", "version", "scenes", "choices")} == {
        "scenario": "sagen",
        "version": 1,
        "scenes": 4,
        "choices": 6,
    }
    assert list(told["seats"]) == ["director", "chief", "both", "room"]
    chief = told["seats"]["chief"]
    assert {name: chief[name] for name in list(chief)[:7]} == {
        "exact": True,
        "states": 4,
        "plays": "4",
        "decisions": {"min": 1, "max": 2},
        "unreachable": [],
        "dead_choices": ["ask:wait", "meet:give"],
        "endings": {"slut": "1"},
    }
    assert list(chief["areas"]) == list(AREAS)
    assert chief["areas"]["3"] == {"min": 0, "max": 2, "loss": 0, "gain": 2}
    assert chief["areas"]["1"] == {"min": -1, "max": 0, "loss": -1, "gain": 0}
    assert list(chief["parts"]) == list(PARTS)
    assert chief["variables"] == {"n": {"min": 5, "max": 7}, "told": {"min": False, "max": True}}


def test_people_who_hold_both_seats_have_sums_for_each(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Areas, parts, tension and endings are told by seat; a seat not to be played is null."""
    seats = answer(capsys, call(folder, "--json"))["seats"]

    assert seats["room"] is None
    both = seats["both"]
    for name in ("areas", "parts", "tension"):
        assert list(both[name]) == ["director", "chief"]
    assert both["parts"]["director"]["2B"] == {"min": 0, "max": 1}
    assert both["at_endings"]["slut"]["areas"]["chief"]["3"]["max"] == 2
    assert both["decisions"] == {"min": 1, "max": 3}


def test_beyond_the_limits_it_says_so_and_leaves_open_what_is_not_proven(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With one state allowed nothing is counted, and the text says that it was too large."""
    both = answer(capsys, call(folder, "--json", "--states", "1"))["seats"]["both"]
    assert (both["exact"], both["states"], both["plays"], both["endings"]) == (False,) + (None,) * 3

    assert cli.run(call(folder, "--states", "1")) == cli.DONE
    assert "Too large to look at every situation." in capsys.readouterr().out


def test_the_text_tells_what_the_fields_tell(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Plays, odds, sums and what is never taken stand in words, seat by seat."""
    assert cli.run(call(folder)) == cli.DONE

    told = capsys.readouterr().out
    assert "One person plays the chief\n  4 different plays; 1–2 decisions in each;" in told
    assert "100%  ████████████████████  Slut (slut)" in told
    assert "Never on offer, or never taken by the counterpart: ask:wait, meet:give." in told
    assert "A room takes the decisions of the cut\n  Cannot be played like this." in told


def test_a_scenario_with_errors_is_not_analysed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its diagnostics stand on standard error, there is no JSON, and it exits 1."""
    write(tmp_path, MISTAKE)

    assert cli.run(call(tmp_path, "--json")) == cli.SCENARIO_HAS_ERRORS

    told = capsys.readouterr()
    assert told.out == ""
    assert "[unknown-scene]" in told.err


def test_an_endless_story_is_an_error_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A play that never ends is told like a mistake in the file, with the way there."""
    endless = STORY.replace(
        "  slut: {",
        "  round: { next: [ { when: n > 9, goto: slut }, { goto: round } ] }\n  slut: {",
    ).replace("goto: meet }, {", "goto: round }, {")
    write(tmp_path, endless)

    assert cli.run(call(tmp_path)) == cli.SCENARIO_HAS_ERRORS

    told = capsys.readouterr()
    assert told.out == ""
    assert "error[endless-story]: There is a play that never ends: round → round." in told.err


def test_time_that_is_over_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the seconds given the work is ended, and again what is proven after that."""
    now = iter((0.0, 0.5, 2.5, 7.0, 7.6))
    monkeypatch.setattr("time.monotonic", lambda: next(now))
    told: list[float] = []
    watch = analyses.watching(told.append, 1, 4, seconds=2.0)

    watch(0.5, 100)
    with pytest.raises(OutOfTime):
        watch(0.6, 200)

    watch(0.7, 300)
    with pytest.raises(OutOfTime):
        watch(0.8, 400)

    assert told == [0.375, 0.425]


def test_a_bar_is_shown_on_a_terminal_and_only_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Quick work shows nothing, nor does slow work where nobody watches."""
    for patience, terminal, shown in ((60.0, True, False), (0.0, False, False), (0.0, True, True)):
        monkeypatch.setattr(progress, "PATIENCE", patience)
        monkeypatch.setattr("sys.stderr.isatty", lambda terminal=terminal: terminal, raising=False)
        with progress.bar("Analysing") as advance:
            advance(0.2)
            advance(0.9)
        assert bool(capsys.readouterr().err) is shown


@pytest.mark.parametrize(
    ("share", "told"), [("0", "0%"), ("1/1000", "<1%"), ("1/2", "50%"), ("999/1000", ">99%")]
)
def test_a_small_share_is_never_told_as_nothing(share: str, told: str) -> None:
    """Nought and one hundred per cent are said of exactly these alone."""
    opened = open_named("budgetkrisen")
    assert opened.scenario is not None
    saying = Saying(interface("en"), opened, opened.scenario)

    assert saying.percent(Fraction(share)) == told


def test_numbers_are_grouped_as_the_language_does_and_huge_ones_told_short() -> None:
    """Danish has points, and what nobody can read is told by its first digit and its length."""
    opened = open_named("budgetkrisen")
    assert opened.scenario is not None

    def number(language: str, value: int) -> str:
        assert opened.scenario is not None
        return Saying(interface(language), opened, opened.scenario).number(value)

    assert number("da", 2720977920) == "2.720.977.920"
    assert number("en", 2720977920) == "2,720,977,920"
    assert number("en", 3 * 10**40 + 5) == "about 3 followed by 40 noughts"
    assert number("en", 2 * 10**9_000) == "about 2 followed by 9000 noughts"


def test_every_word_of_every_text_is_counted(folder: Path) -> None:
    """The count of words is that of all texts together."""
    opened = open_named("sagen", [folder])
    assert opened.scenario is not None

    assert words(opened.scenario) == sum(
        len(text.split())
        for text in (
            *("En lille sag", "To ledere, ét tal og en fredag."),
            *("Du er direktør.", "Du er skolechef.", "Karen", "Jonas", "Egeskov Kommune"),
            *("Ring.", "Tid.", "Ro.", "Vent.", "Nej.", "Bliv.", "Giv.", "Tillid.", "Behold."),
            *("Brug.", "Slut", "Slut"),
        )
    )
