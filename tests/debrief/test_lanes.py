from __future__ import annotations

from dataclasses import replace

import pytest

from makkerpar.debrief.ask import Answers
from makkerpar.debrief.lanes import Lane, Lanes, lanes, marked
from makkerpar.debrief.own import own_decisions
from makkerpar.focus import AREAS, PARTS, Seat
from makkerpar.insight.attainable import bounds
from makkerpar.play.rules import Play
from makkerpar.play.view import window
from tests.debrief.case import played, say

NOTHING = Answers()


def shown(play: Play, seat: Seat = "chief", answers: Answers = NOTHING) -> Lanes:
    """The fourth screen."""
    own = own_decisions(play, window(play, seat))
    return lanes(play, seat, own, answers, bounds(play.program, play.held)[seat])


def lane(screen: Lanes, area: str) -> Lane:
    """One of its lanes."""
    return next(lane for lane in screen.lanes if lane.area == area)


def test_a_decision_is_one_dot_in_each_area_that_it_touched() -> None:
    """Its parts of one area are summed in one dot; its dots in other areas are its twins."""
    screen = shown(played("chief", "ring", "tell"))

    dots = {one.area: [(dot.decision, dot.value) for dot in one.dots] for one in screen.lanes}
    assert dots == {"1": [(2, 0)], "2": [(1, -1)], "3": [(1, 3), (2, 1)], "4": [], "5": []}
    ring, tell = lane(screen, "3").dots
    assert ring.parts == (("3A", 2), ("3B", 1))
    assert (ring.twins, tell.twins) == ((("2", -1),), (("1", 0),))


def test_a_dot_says_why_and_what_one_who_disagrees_would_say() -> None:
    """Reasons stand by part where the author gave them so, and a common one stands once."""
    play = played("chief", "ring", "tell")
    screen = shown(play)

    def words(area: str, at: int) -> list[list[str | None]]:
        dot = lane(screen, area).dots[at]
        return [[say(play, one) for one in texts] for texts in (dot.because, dot.yet)]

    assert words("3", 0) == [
        ["Hun bærer det hun ved.", "Hjælp kræver et spørgsmål."],
        ["Et råt tal er et rygte."],
    ]
    assert words("2", 0) == [["For råt."], ["Åbenhed er ikke et tal."]]
    assert words("1", 0) == [["Ja."], []]


def test_a_lane_lies_between_what_this_seat_can_lose_and_gain_in_this_scenario() -> None:
    """The ends are the exact bounds of losses and of gains, and none where they are not known."""
    play = played("chief", "ring", "tell")

    ends = {one.area: (one.loss, one.gain) for one in shown(play).lanes}
    assert ends == {"1": (0, 0), "2": (-1, 0), "3": (-3, 4), "4": (0, 1), "5": (0, 0)}
    own = own_decisions(play, window(play, "chief"))
    unknown = lanes(play, "chief", own, NOTHING, None)
    assert {(one.loss, one.gain) for one in unknown.lanes} == {(None, None)}


def test_under_three_decisions_there_is_too_little_to_say() -> None:
    """A lane with two dots says so, one with three does not."""
    third = lane(shown(played("chief", "ring", "tell")), "3")

    assert third.too_few
    assert not replace(third, dots=(*third.dots, third.dots[0])).too_few


def test_the_lanes_stand_beside_what_the_player_said() -> None:
    """Two areas are marked as put first and one as let go, the order of lanes staying as it is."""
    answers = Answers("Der.", ("1", "2"), "5")
    screen = shown(played("chief", "ring", "tell"), answers=answers)

    assert [one.said for one in screen.lanes] == ["first", "first", None, None, "let_go"]
    assert [one.area for one in screen.lanes] == list(AREAS)
    assert marked(screen.lanes, NOTHING).lanes == shown(played("chief", "ring", "tell")).lanes


@pytest.mark.parametrize(
    ("choices", "first", "opens"),
    [
        (("ring", "tell"), ("1", "2"), ("3", 0)),
        (("vent", "deny"), ("4", "5"), ("4", 0)),
        (("vent", "tell"), ("1", "4"), ("4", 0)),
        (("vent", "tell"), ("1", "3"), ("3", 1)),
    ],
)
def test_the_screen_opens_on_a_strength(
    choices: tuple[str, ...], first: tuple[str, ...], opens: tuple[str, int]
) -> None:
    """It opens on the largest gain in an area put first, else on the largest gain there is."""
    assert shown(played("chief", *choices), answers=Answers(first=first)).opens == opens


def test_strengths_are_told_first() -> None:
    """Areas with the largest single gain lead, areas without any gain come last."""
    screen = shown(played("chief", "ring", "tell"))
    assert screen.strengths_first[0] == "3"

    # One gain of one each: what the player put first leads.
    screen = shown(played("chief", "vent", "tell"), answers=Answers(first=("4", "5")))
    assert screen.strengths_first == ("4", "3", "5", "1", "2")


def test_the_counterparts_seat_has_lanes_of_its_own() -> None:
    """Scores belong to the seat that decided, whoever held it."""
    second = lane(shown(played("chief", "ring", "tell"), "director"), "2")

    assert [(dot.decision, dot.value) for dot in second.dots] == [(1, 2)]
    assert (second.loss, second.gain) == (-1, 2)


def test_nothing_on_the_screen_is_a_total() -> None:
    """No field of the screen or of a lane adds decisions up, and every part shown is a part."""
    screen = shown(played("chief", "ring", "tell"))

    assert set(Lanes.__slots__) == {"meaning", "lanes", "strengths_first", "opens", "tense"}
    assert set(Lane.__slots__) == {"area", "dots", "loss", "gain", "said"}
    parts = {part for one in screen.lanes for dot in one.dots for part, _ in dot.parts}
    assert parts == {"1A", "1B", "2A", "3A", "3B"} <= set(PARTS)
