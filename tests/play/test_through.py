from __future__ import annotations

import json

import pytest

from makkerpar.play.through import Result, run, summary, value_of
from makkerpar.scenario.load import load
from makkerpar.scenario.playthroughs import Playthrough, read_playthroughs
from makkerpar.scenario.program import Program, compile_program
from makkerpar.testing import complete
from tests.tools.case import STORY


@pytest.fixture(scope="module")
def program() -> Program:
    """The small case: a decision, a draw, a joint and an ending."""
    scenario = load({"scenario.yaml": complete(STORY).encode()}).scenario
    assert scenario is not None
    return compile_program(scenario)


def _play(program: Program, *takes: str, seat: str = "both", expect: str = "{}") -> Result:
    text = f"- {{ name: x, seat: {seat}, takes: [{', '.join(takes)}], expect: {expect} }}"
    found = read_playthroughs("plays.yaml", text.encode(), program.scenario)
    assert found.diagnostics == ()
    (one,) = found.items
    return run(program, one)


def _told(result: Result) -> str:
    assert result.stop is not None
    return str(result.stop.reason)


WHOLE = ("ask:call", "roll:1", "meet:give", "meet:spend")


@pytest.mark.parametrize(
    "expect",
    [
        "{ ending: slut, n: 9, told: true }",
        "{ scene: slut, offer: { chief: [], director: [] } }",
        "{ focus: { chief: { 3A: 2, 1B: -1, 5C: 0 }, director: { 2B: 1 } } }",
    ],
)
def test_what_is_as_expected_passes(program: Program, expect: str) -> None:
    """Ending, scene, variables, offer and scores are compared, and agree."""
    result = _play(program, *WHOLE, expect=expect)
    assert result.passed
    assert result.play is not None
    assert result.play.ended


def test_each_difference_is_told_by_itself(program: Program) -> None:
    """What differs is told in the order of the file, with what came instead; the rest is not."""
    expect = "{ n: 3, told: true, focus: { chief: { 3A: -2 } }, offer: { chief: [call] } }"
    result = _play(program, *WHOLE, expect=expect)
    assert [(each.expected.what, each.expected.value, each.got) for each in result.differences] == [
        ("n", 3, 9),
        ("focus.chief.3A", -2, 2),
        ("offer.chief", ("call",), ()),
    ]
    assert not result.passed


def test_a_play_that_waits_is_compared_where_it_stands(program: Program) -> None:
    """Takes may stop on the way: there is no ending yet, and the offer is what is on offer."""
    expect = "{ ending: null, scene: ask, offer: { chief: [call, stay] } }"
    assert _play(program, expect=expect).passed
    missed = _play(program, expect="{ ending: slut }")
    assert [each.got for each in missed.differences] == [None]


def test_without_expectations_the_takes_must_be_possible(program: Program) -> None:
    """A playthrough that expects nothing passes when it can be played."""
    case = Playthrough(0, "x", "both", 0, (), None, ("plays.yaml", 1, 1))  # type: ignore[arg-type]
    assert run(program, case).passed


SEEN = """\
terms: { kommune: Egeskov Kommune }
scenes:
  ask:
    title: Hos {kommune}
    lines:
      - director: Du har {capital} i lommen.
        chief: Hun har noget i lommen.
    decision:
      seat: chief
      choices: { ring: { text: Ring., seen: Han ringer. } }
      counterpart: [ { take: ring } ]
    goto: slut
"""


@pytest.mark.parametrize(
    ("seat", "pieces", "seen"),
    [
        ("director", ["Du har 5 i", "Han ringer", "Hos Egeskov", "Slut"], 4),
        ("chief", ["har noget  i lommen", "Du har", "Han ringer", "Ring."], 1),
        ("director", [], 0),
    ],
)
def test_what_a_seat_sees_is_looked_for(seat: str, pieces: list[str], seen: int) -> None:
    """`sees` finds pieces of what that window was told, filled in, and nothing of the other's."""
    scenario = load({"scenario.yaml": complete(SEEN).encode()}).scenario
    assert scenario is not None
    wanted = json.dumps(pieces)
    result = _play(
        compile_program(scenario), "ask:ring", expect=f"{{ sees: {{ {seat}: {wanted} }} }}"
    )
    assert result.passed == (seen == len(pieces))
    if not result.passed:
        assert [each.got for each in result.differences] == [tuple(pieces[:seen])]


def test_a_take_that_is_not_on_offer_stops_it(program: Program) -> None:
    """It stands before that take, and says which one, what is on offer and what comes nearest."""
    result = _play(program, "ask:wait", "roll:1", expect="{ n: 5 }")
    assert result.stop is not None
    assert (result.stop.number, str(result.stop.take)) == (0, "ask:wait")
    assert result.stop.offer == {"chief": ("call", "stay")}
    assert result.differences == ()
    assert "On offer: chief: call, stay." in _told(result)


def test_a_take_from_elsewhere_stops_it(program: Program) -> None:
    """A take of another scene than the one it stands in says where that is."""
    result = _play(program, "ask:call", "roll:1", "ask:stay")
    assert result.stop is not None
    assert result.stop.number == 2
    assert "stands in the scene “meet”" in _told(result)


def test_a_take_after_the_ending_stops_it(program: Program) -> None:
    """Takes that are left when the story is over are told, and nothing is on offer there."""
    result = _play(program, "ask:call", "roll:2", "ask:call")
    assert result.stop is not None
    assert (result.stop.number, result.stop.offer) == (2, {})
    assert "the play has ended" in _told(result)


def test_a_draw_that_cannot_fall_so_is_the_draws_fault() -> None:
    """A branch whose condition does not hold stops it at the draw's take, not at the one before."""
    text = STORY.replace("{ weight: 1, goto: slut }", "{ weight: 1, when: n > 9, goto: slut }")
    scenario = load({"scenario.yaml": complete(text).encode()}).scenario
    assert scenario is not None
    result = _play(compile_program(scenario), "ask:call", "roll:2", "meet:give")
    assert result.stop is not None
    assert (result.stop.number, str(result.stop.take)) == (1, "roll:2")
    assert result.stop.suggestion is None
    assert "Branch 2" in _told(result)


def test_a_first_draw_can_be_at_fault_too() -> None:
    """A draw before the first decision is told as the first take."""
    ways = "{ weight: 1, goto: slut }, { weight: 1, when: advaret, goto: slut }"
    text = f"scenes:\n  roll:\n    chance: [ {ways} ]\n"
    scenario = load({"scenario.yaml": complete(text).encode()}).scenario
    assert scenario is not None
    result = _play(compile_program(scenario), "roll:2")
    assert result.stop is not None
    assert (result.play, result.stop.number) == (None, 0)


def test_seats_that_cannot_be_held_so_stop_it_at_once(program: Program) -> None:
    """A case without a cut cannot be played by a room, and no take is at fault."""
    result = _play(program, "ask:call", seat="room")
    assert result.stop is not None
    assert (result.play, result.stop.number, result.stop.take) == (None, None, None)
    assert "cannot be played with the seats held as “room”" in _told(result)


def test_the_summary_is_what_is_so(program: Program) -> None:
    """Where nothing is expected yet: where it stands, and the variables, each as compared."""
    for takes in ((), WHOLE):
        play = _play(program, *takes).play
        assert play is not None
        told = summary(play)
        assert list(told) == ["ending" if play.ended else "scene", "n", "told"]
        assert {name: value_of(play, (name,)) for name in told} == told
