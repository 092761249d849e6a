from __future__ import annotations

from fractions import Fraction

import pytest

from makkerpar.errors import Refused
from makkerpar.focus import AREAS, CHIEF, PARTS, SEATS
from makkerpar.insight.analysis import analyse
from makkerpar.insight.endless import EndlessStory
from makkerpar.insight.limits import OutOfTime
from makkerpar.insight.sampling.playtest import exact, playtest, replayed, takes
from makkerpar.insight.sampling.policies import named
from makkerpar.play import score
from makkerpar.play.journal import Choice
from tests.insight.sampling.test_single import ROUND, by_the_rules, generated
from tests.insight.world import world


@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
def test_many_uniform_plays_come_near_the_exact_odds(held: str) -> None:
    """Each ending's share lies within five standard errors of its odds; what never is, never."""
    for seed in range(8):
        program = generated(seed)
        found, proven = playtest(program, held, plays=2000, seed=seed), exact(program, held)
        assert proven is not None
        assert sum(found.endings.values()) == 2000
        for name, odds in proven.endings.items():
            error = float(odds * (1 - odds) * 2000) ** 0.5
            assert abs(found.endings[name] - float(odds * 2000)) <= 5 * error
        assert {name for name, times in found.entered.items() if times} <= proven.reached
        assert {name for name, times in found.taken.items() if times} <= proven.taken


def test_exact_is_what_the_analysis_says() -> None:
    """The same odds, scenes and choices; None where there was no time for it."""
    program = generated(5)
    found, analysis = exact(program, "both"), analyse(program, "both")
    assert found is not None
    assert analysis.endings is not None
    assert {name: odds for name, odds in found.endings.items() if odds} == {
        name: ending.odds for name, ending in analysis.endings.items()
    }
    assert sum(found.endings.values()) == Fraction(1)
    assert (found.reached, found.taken) == (analysis.reached, analysis.taken)

    def impatient(share: float, states: int) -> None:
        raise OutOfTime("Enough.")

    assert exact(program, "both", impatient) is None


def test_what_was_counted_is_what_the_plays_came_to() -> None:
    """Figures, extremes and the plays that reached them are those of the plays one by one."""
    program = generated(11)
    policies = {CHIEF: named("bold")}
    found = playtest(program, "both", plays=60, seed=4, policies=policies)
    courses = [replayed(program, "both", 4, number, policies) for number in range(1, 61)]
    plays = [by_the_rules(program, "both", course) for course in courses]
    for seat in SEATS:
        for part in PARTS:
            values = [score.sums(play)[seat][part] for play in plays]
            spread = found.parts[seat][part]
            assert spread.counts == {value: values.count(value) for value in sorted(set(values))}
            assert (spread.least, spread.greatest) == (min(values), max(values))
            assert spread.least_play == 1 + values.index(min(values))
            assert spread.greatest_play == 1 + values.index(max(values))
            assert spread.mean == pytest.approx(sum(values) / 60)
        for area in AREAS:
            sums = [
                sum(value for part, value in score.sums(play)[seat].items() if part[0] == area)
                for play in plays
            ]
            assert found.areas[seat][area].counts == {v: sums.count(v) for v in sorted(set(sums))}
    for slot, name in enumerate(program.variables):
        assert sum(found.variables[name].counts.values()) == 60
        assert found.variables[name].least == min(play.values[slot] for play in plays)
    assert sum(found.endings.values()) == 60


def test_the_size_of_batches_changes_nothing() -> None:
    """All at once or seven at a time; and another seed gives other plays."""
    program = generated(2)
    whole = playtest(program, "director", plays=50, seed=9)
    told: list[float] = []
    assert playtest(program, "director", plays=50, seed=9, at_once=7, watch=told.append) == whole
    assert told == sorted(told)
    assert len(told) == 8
    assert playtest(program, "director", plays=50, seed=10) != whole


def test_a_story_in_circles_is_told_by_the_circle() -> None:
    """A play that cannot get out is shown: how it came there, and the scenes it goes round."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              out: { text: Ud., goto: slut }
              into: { text: Ind., change: { n: 1 }, goto: on }
            counterpart: [ { take: out } ]
        on: { change: { n: 1 }, goto: back }
        back: { goto: on }
        """,
        variables="n: { start: 0, max: 999999 }",
    )
    with pytest.raises(EndlessStory) as caught:
        playtest(program, "chief", plays=50)
    assert caught.value.entries == (Choice("talk", "chief", "into", "person"),)
    assert caught.value.scenes == ("on", "back")
    with pytest.raises(EndlessStory):
        exact(program, "chief")


def test_a_play_that_is_too_long_is_refused() -> None:
    """A circle that ends some day, after more rounds than anyone would play."""
    program = world(
        """\
        count:
          change: { n: 1 }
          next: [ { when: n > 90000, goto: slut }, { goto: count } ]
        """,
        variables="n: { start: 0, max: 99999 }",
    )
    with pytest.raises(Refused, match="10000"):
        playtest(program, "chief", plays=2)


def test_a_story_that_only_may_go_round_is_played() -> None:
    """That it can go on for ever is for the analysis to say."""
    assert playtest(world(ROUND), "chief", plays=100).endings["slut"] == 100


def test_takes_are_those_of_persons_and_of_draws() -> None:
    """What the counterpart answers is not among them."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices: { on: { text: Videre. } }
            counterpart: [ { take: on } ]
          goto: draw
        draw: { chance: [ { weight: 1, goto: board } ] }
        board:
          decision:
            seat: director
            choices: { end: { text: Slut. } }
            counterpart: [ { take: end } ]
          goto: slut
        """
    )
    course = replayed(program, "chief", 0, 1, {})
    assert takes(program, course.steps) == ("talk:on", "draw:1")
    assert len(course.steps) == 3
