from __future__ import annotations

import functools
from collections.abc import Sequence

import pytest

from makkerpar.errors import Refused
from makkerpar.insight.sampling.policies import Policies, Situation, named
from makkerpar.insight.sampling.single import Course, Fell, Single, Step, Took
from makkerpar.insight.sampling.streams import Stream
from makkerpar.play import rules
from makkerpar.play.rules import Decided, Drew, Play
from makkerpar.scenario.program import Program
from tests.insight import generated as random_ones
from tests.insight.world import world

generated = functools.cache(random_ones.generated)


def by_length(situation: Situation) -> list[float]:
    """Weights that depend on the choices and on what stands."""
    return [1 + len(choice.id) + sum(situation.values) % 3 for choice in situation.choices]


POLICIES: dict[str, Policies] = {
    "uniform": {},
    "ranked": {"director": named("greedy:3"), "chief": named("cautious")},
    "weighed": {"director": by_length, "chief": named("bold")},
}


@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
@pytest.mark.parametrize("policies", POLICIES.values(), ids=POLICIES)
def test_a_play_is_one_by_the_rules(held: str, policies: Policies) -> None:
    """Along the same choices and draws the rules come to the same ending and values."""
    for seed in range(25, 60):
        program = generated(seed)
        single = Single(program, held, policies)
        for number in range(3):
            course = single.play(Stream(seed, number).pick)
            assert course.ended
            play = by_the_rules(program, held, course)
            assert (play.scene, play.values, told(play)) == (
                course.scene,
                course.values,
                list(course.steps),
            )
            assert play.ended


def by_the_rules(program: Program, held: str, course: Course) -> Play:
    """The play that takes what persons took, draws falling as they fell."""
    branches = [step.branch for step in course.steps if isinstance(step, Fell)][::-1]

    def fate(scene: str, number: int, holding: Sequence[int]) -> int:
        return branches.pop()

    play = rules.begin(program, held, fate=fate)
    for step in course.steps:
        if isinstance(step, Took) and step.by == rules.PERSON:
            choice = program.scenes[step.scene].side(step.seat).choices[step.choice].id
            play = rules.take(play, choice, seat=step.seat, fate=fate)
    return play


def told(play: Play) -> list[Step]:
    """What happened in a play, as steps."""
    found: list[Step] = []
    for event in play.events:
        if isinstance(event, Decided):
            found += [Took(event.scene, *pick) for pick in event.picks]
        elif isinstance(event, Drew):
            found.append(Fell(event.scene, event.branch))
    return found


LIMITS = """\
talk:
  decision:
    seat: chief
    choices:
      up: { text: Op., when: n < 4, change: { n: 3 }, goto: talk }
      down: { text: Ned., when: told, change: { n: -9 }, goto: slut }
      tell: { text: Fortæl., when: not told, set: { told: true }, goto: talk }
      five: { text: Fem., when: n == 5, goto: slut }
      other: { text: Andet., when: n != 5 and told, goto: slut }
      free: { text: Fri., goto: slut }
    counterpart: [ { take: free } ]
"""
VALUES = "n: { start: 0, max: 5 }\ntold: false"


def test_conditions_and_limits_hold() -> None:
    """What is on offer follows the values, and these stay between their ends."""
    program = world(LIMITS, variables=VALUES)
    endings = set()
    for number in range(200):
        course = Single(program, "chief", {}).play(Stream(0, number).pick)
        play = by_the_rules(program, "chief", course)
        assert play.values == course.values
        endings.add(course.values[:2])
    assert len(endings) > 3


def test_the_first_number_decides_the_first_choice_on_offer() -> None:
    """Numbers are asked for one a decision, of how many are on offer."""
    program = world(LIMITS, variables=VALUES)
    asked: list[int] = []

    def pick(count: int) -> int:
        asked.append(count)
        return count - 1

    course = Single(program, "chief", {}).play(pick)
    assert asked == [3]
    assert course.steps == (Took(0, "chief", 5, "person"),)


def test_only_those_play_who_can() -> None:
    """A scenario for two people has no play for one, nor a room without a cut."""
    with pytest.raises(Refused, match="“chief”"):
        Single(generated(1, people_only=True), "chief", {})


ROUND = """\
talk:
  decision:
    seat: chief
    choices: { on: { text: Videre., goto: talk }, end: { text: Slut., goto: slut } }
    counterpart: [ { take: end } ]
"""


def test_a_play_that_does_not_end_is_broken_off() -> None:
    """It is told that it has not ended."""
    assert not Single(world(ROUND), "chief", {}).play(lambda count: 0).ended
    assert Single(world(ROUND), "chief", {}).play(lambda count: 1).ended
