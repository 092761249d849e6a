from __future__ import annotations

import math

import pytest

from makkerpar.errors import NotFound, Refused
from makkerpar.insight.sampling.policies import (
    NAMED,
    POINTS,
    UNIFORM,
    Situation,
    named,
    ranks,
    weighed,
)
from makkerpar.scenario.model import Choice
from makkerpar.scenario.program import Program
from tests.insight.world import world

STORY = """\
talk:
  decision:
    seat: chief
    choices:
      nothing: { text: Nej. }
      dear: { text: Dyr., focus: { 1A: 2, 1B: -2, 2A: -1 }, because: Ja., yet: Nej. }
      safe: { text: Sikker., focus: { 1A: 1, 2A: 1 }, because: Ja. }
      small: { text: Lille., focus: { 3B: 1, 1B: -1 }, because: Ja. }
      smaller: { text: Mindre., focus: { 3B: 1, 1B: -1, 1C: -1 }, because: Ja. }
    counterpart: [ { take: nothing } ]
  goto: slut
"""


@pytest.fixture
def program() -> Program:
    """One decision of five choices."""
    return world(STORY, variables="n: { start: 3, max: 9 }")


def choices(program: Program) -> tuple[Choice, ...]:
    """The choices of the decision."""
    return tuple(choice.source for choice in program.scenes[0].sides[0].choices)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("uniform", (0, 0, 0, 0, 0)),
        ("greedy:1", (2, 2, 3, 1, 0)),
        ("greedy:2", (1, 0, 2, 1, 1)),
        ("greedy:3", (0, 0, 0, 1, 1)),
        ("greedy:5", (0, 0, 0, 0, 0)),
        ("cautious", (3, 0, 3, 2, 1)),
        ("bold", (0, 2, 1, 1, 1)),
    ],
)
def test_a_policy_ranks_choices_by_what_they_are_worth(
    program: Program, name: str, expected: tuple[int, ...]
) -> None:
    """Greedy by one area's sum, cautious by the worst and then all losses, bold by the best."""
    assert ranks(named(name), choices(program)) == expected


def test_an_unknown_policy_is_named_beside_those_there_are() -> None:
    """Nobody has to guess what it is called."""
    with pytest.raises(NotFound, match=r"“greedy”.*uniform, greedy:1, .*cautious, bold"):
        named("greedy")
    assert named("uniform") is UNIFORM
    assert len(NAMED) == 8


def situation(program: Program) -> Situation:
    """The decision as it is asked."""
    return Situation(program, 0, "chief", program.values, choices(program))


def test_a_weighing_is_taken_by_its_shares(program: Program) -> None:
    """The points fall on the choices by weight, and never on one that weighs nothing."""
    asked = situation(program)
    assert asked.variables["n"] == 3
    found = [weighed(lambda _: [0, 1, 0, 3, 0], asked, at * POINTS // 8) for at in range(8)]
    assert found == [1, 1, 3, 3, 3, 3, 3, 3]
    assert weighed(lambda _: [0.1, 0.2, 0, 0, 0], asked, POINTS - 1) == 1


@pytest.mark.parametrize(
    "weights", [[], [1], [0] * 5, [1, 1, -1, 1, 1], [math.nan] * 5, [math.inf, 1, 1, 1, 1]]
)
def test_weights_that_cannot_be_drawn_by_are_refused(
    program: Program, weights: list[float]
) -> None:
    """Too few, none at all, below nought, or no numbers: the scene is named."""
    with pytest.raises(Refused, match="5 choices in the scene “talk”"):
        weighed(lambda _: weights, situation(program), 0)
