from __future__ import annotations

import pytest

from makkerpar.debrief.forks import Measure
from makkerpar.debrief.own import own_decisions
from makkerpar.debrief.turning import TurningPoint, attained, turning_points
from makkerpar.focus import Seat
from makkerpar.insight.attainable import attainable
from makkerpar.insight.bounds import Range
from makkerpar.play.journal import rewind
from makkerpar.play.rules import Play, begin, take
from makkerpar.play.view import window
from makkerpar.scenario.program import Program
from tests.debrief.case import heard, played, say
from tests.insight.world import world

CAPITAL = Measure("variable", "capital")
THIRD = Measure("area", "3")


def turned(play: Play, seat: Seat = "chief") -> tuple[TurningPoint, ...]:
    """The turning points of a play."""
    own = own_decisions(play, window(play, seat))
    return turning_points(play, seat, own, attainable(play.program, play.held))


def test_what_was_lost_is_how_far_the_best_that_was_attainable_fell() -> None:
    """The decision that most was lost by is told with what could be attained before and after."""
    play = played("chief", "vent", "deny")

    first, second = turned(play)
    assert (first.decision.number, first.turn, first.most) == (1, "lost", True)
    assert (first.measure, first.attainable) == (CAPITAL, Range(0, 8))
    assert first.taken.ranges[CAPITAL] == Range(0, 2)
    assert first.best.ranges[CAPITAL] == Range(6, 8)
    assert (second.decision.number, second.turn, second.most) == (2, "lost", False)
    assert (second.measure, second.attainable) == (THIRD, Range(-1, 1))


def test_what_was_won_is_how_far_the_worst_that_could_happen_rose() -> None:
    """A choice that shuts out the worst is told as won, by the area or variable it moved most."""
    first, second = turned(played("chief", "ring", "tell"))

    assert (first.decision.number, first.turn, first.most) == (1, "won", True)
    assert (first.measure, first.attainable) == (CAPITAL, Range(0, 8))
    assert first.taken.ranges[CAPITAL].min == 6
    assert (second.turn, second.most, second.measure) == ("won", False, THIRD)


def test_both_roads_are_told_in_the_storys_own_words() -> None:
    """Each road is quoted, and followed by what this seat would have seen and heard next."""
    play = played("chief", "vent", "tell")

    point = turned(play)[0]
    assert [say(play, road.words) for road in (point.taken, point.best)] == [
        "Vent til fredag.",
        "Ring nu.",
    ]
    assert heard(play, point.taken.follows) == ["Døren er lukket."]
    assert heard(play, point.best.follows) == [
        "Hun tager den straks.",
        "Døren er lukket.",
        "Hun siger dit navn.",
    ]


def test_every_decision_says_what_it_left_within_reach() -> None:
    """For each choice: what could be reached before and after it, and what it moved most."""
    play = played("chief", "vent", "deny")
    own = own_decisions(play, window(play, "chief"))

    first, second = attained(play, "chief", own, attainable(play.program, play.held))

    assert [one.decision.number for one in (first, second)] == [1, 2]
    assert first.moved[0] == (CAPITAL, "lost")
    assert (first.before[CAPITAL], first.after[CAPITAL]) == (Range(0, 8), Range(0, 2))
    assert first.best is not None
    assert say(play, first.best) == "Ring nu."
    for one in (first, second):
        for measure, turn in one.moved:
            before, after = one.before[measure], one.after[measure]
            assert after.max < before.max if turn == "lost" else after.min > before.min


def test_what_both_roads_begin_with_is_not_told_of_either() -> None:
    """The lines begin where the roads part; where one is the other's beginning both are whole."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              a: { text: A., focus: { 1A: 1 }, because: B., lines: [ Han nikker., Godt. ] }
              b: { text: B., focus: { 1A: -1 }, because: B., lines: [ Han nikker., Skidt. ] }
              c: { text: C., focus: { 1A: 2 }, because: B., yet: D., lines: [ Han nikker. ] }
            counterpart: [ { take: a } ]
          goto: slut
        slut: { lines: Slut., ending: { title: Slut } }
        """
    )
    (point,) = turned(take(begin(program, "chief"), "b"))
    assert (point.taken.choice, point.best.choice) == ("b", "c")
    taken, best = point.apart
    assert heard(after(program, "b"), taken) == ["Skidt.", "Slut."]
    assert heard(after(program, "b"), best) == ["Slut."]


def after(program: Program, choice: str) -> Play:
    """The play of one choice."""
    return take(begin(program, "chief"), choice)


def test_the_endings_of_both_roads_are_those_that_can_be_proven() -> None:
    """Endings that the choice closed or opened are named, with a title that cannot vary."""
    play = played("chief", "vent", "deny")

    point = turned(play)[0]
    assert [(end.scene, say(play, end.title), end.tone) for end in point.closed] == [
        ("shared", "Fælles sag", "bright"),
    ]
    assert [end.scene for end in point.opened] == ["apart"]
    play = played("both", "vent", "hold", "pass_", "deny")
    point = turned(play, "director")[-1]
    assert [(end.scene, end.title, end.tone) for end in point.taken.endings] == [
        ("apart", None, "dark"),
    ]


def test_at_a_joint_the_others_choice_stands_as_it_was() -> None:
    """A seat's own share of a joint is judged with the other seat's choice held fixed."""
    play = played("both", "ring", "back", "pass_", "tell")

    points = {point.decision.scene: point for point in turned(play, "director")}
    assert points["press"].attainable == Range(7, 8)
    assert points["press"].taken.ranges[CAPITAL] == Range(7, 7)
    assert heard(play, points["press"].best.follows) == [
        "Tallet står i avisen.",
        "Mette stemmer ja.",
        "Hun ringer ikke mere.",
    ]


def test_one_can_play_on_from_a_turning_point() -> None:
    """Rewound to it, the play offers both the road taken and the best road not taken."""
    play = played("chief", "vent", "deny")

    for point in turned(play):
        again = rewind(play, point.decision.persons)
        for road in (point.taken, point.best):
            after = take(again, road.choice, seat="chief")
            assert len(after.events) > len(again.events) == point.decision.event


def test_what_nobody_could_choose_does_not_turn_anything() -> None:
    """Where rules decided, or only one choice was on offer, there is no turning point."""
    assert turned(played("chief", "ring", "tell"), "director") == ()
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              a: { text: A., focus: { 3A: 2 }, because: B., yet: C. }
              b: { text: B., focus: { 3A: -2 }, because: B., yet: C., when: open }
            counterpart: [ { take: a } ]
          goto: slut
        """,
        variables="open: false",
    )
    assert turned(take(begin(program, "chief"), "a")) == ()


def test_no_more_than_three_turning_points_are_told_in_the_order_of_the_play() -> None:
    """The most lost, the most won and the next one, each decision once."""
    scenes = "\n".join(
        f"""s{number}:
  decision:
    seat: chief
    choices:
      up: {{ text: Op., focus: {{ 3A: {weight} }}, because: B., yet: C. }}
      stay: {{ text: Bliv. }}
      down: {{ text: Ned., focus: {{ 3A: -{weight} }}, because: B., yet: C. }}
    counterpart: [ {{ take: up }} ]
  goto: {"slut" if number == 4 else f"s{number + 1}"}"""
        for number, weight in enumerate((1, 2, 1, 2, 1))
    )
    play = begin(world(scenes), "chief")
    for choice in ("down", "up", "up", "down", "stay"):
        play = take(play, choice)

    told = [(point.decision.number, point.turn, point.most) for point in turned(play)]
    assert told == [(1, "lost", False), (2, "won", True), (4, "lost", True)]


def test_areas_are_measured_in_one_unit() -> None:
    """A step of one in an area that is hardly touched is no more than one in any other."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              a: { text: A., focus: { 1A: 1 }, because: B. }
              b: { text: B. }
            counterpart: [ { take: a } ]
          goto: more
        more:
          decision:
            seat: chief
            choices:
              c: { text: C., focus: { 2A: 2 }, because: B., yet: D. }
              d: { text: D., focus: { 2A: -2 }, because: B., yet: D. }
            counterpart: [ { take: c } ]
          goto: slut
        """
    )
    play = take(take(begin(program, "chief"), "b"), "d")

    assert [(point.decision.number, point.most) for point in turned(play)] == [
        (1, False),
        (2, True),
    ]


def test_a_road_is_followed_no_further_than_the_first_draw() -> None:
    """What would have been drawn is chance, and not told as where a choice led."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              a: { text: A., focus: { 1A: 1 }, because: B., lines: Godt. }
              b: { text: B., focus: { 1A: -1 }, because: B., lines: Skidt. }
            counterpart: [ { take: a } ]
          goto: draw
        draw:
          lines: Så trækkes der.
          chance: [ { weight: 1, goto: slut }, { weight: 1, goto: home } ]
        slut: { lines: Slut., ending: { title: Slut } }
        home: { lines: Hjem., ending: { title: Hjem } }
        """
    )
    play = take(begin(program, "chief"), "b")

    (point,) = turned(play)
    assert heard(play, point.taken.follows) == ["Skidt.", "Så trækkes der."]
    assert heard(play, point.best.follows) == ["Godt.", "Så trækkes der."]
    assert [end.scene for end in point.best.endings] == ["slut", "home"]


@pytest.mark.parametrize("held", ["chief", "both"])
def test_the_road_taken_is_the_play_itself(held: str) -> None:
    """What is said to have followed the choice made is what the window showed after it."""
    choices = ("vent", "deny") if held == "chief" else ("vent", "hold", "pass_", "deny")
    play = played(held, *choices)

    seen = window(play, "chief")
    for point in turned(play):
        assert point.taken.follows
        assert all(said in seen for said in point.taken.follows)


def test_the_road_not_taken_is_the_one_with_the_best_still_ahead() -> None:
    """Of several roads not taken the one that could have come to most is shown."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              low: { text: Lav., focus: { 3A: -1 }, because: B. }
              high: { text: Høj., focus: { 3A: 2 }, because: B., yet: C. }
              mid: { text: Mellem., focus: { 3A: 1 }, because: B. }
            counterpart: [ { take: low } ]
          goto: slut
        """
    )

    best = {}
    for choice in ("low", "high"):
        (point,) = turned(take(begin(program, "chief"), choice))
        best[choice] = point.best.choice
    assert best == {"low": "high", "high": "mid"}
