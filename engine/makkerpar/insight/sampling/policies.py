"""Policies: how a person who plays at random, or by a simple rule, picks among what is on offer.

Those built in rank choices by what they are worth, whatever the state: the best of those on offer
is taken, and of several as good each is as likely. A function of the :class:`Situation` may weigh
them by anything; it is asked anew for each decision of each play.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from makkerpar.errors import NotFound, Refused
from makkerpar.focus import AREAS, SEATS, Seat, area_of
from makkerpar.scenario.model import Choice
from makkerpar.scenario.program import Program, Values

POINTS: Final = 2**32
"""So many points there are, on one of which a decision by weights falls."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a person is asked, and what stands at that moment.

    Attributes:
        program: the tables of the scenario.
        scene: the number of the scene.
        seat: that is asked.
        values: of all variables and switches of history, as the program orders them.
        choices: on offer, in the order of the file.
    """

    program: Program
    scene: int
    seat: Seat
    values: Values
    choices: tuple[Choice, ...]

    @property
    def variables(self) -> dict[str, int | bool]:
        """The author's variables by name."""
        return self.program.named(self.values)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Takes the choice that is worth most, whatever the state.

    Attributes:
        name: as it is called on the command line.
        worth: of a choice; compared with that of the others.
    """

    name: str
    worth: Callable[[Choice], Any]


Weighing = Callable[[Situation], Sequence[float]]
"""Gives each choice on offer a weight, none below nought and not all of them nought: how likely it
is to be taken, beside the others."""

Policy = Ranking | Weighing
Policies = Mapping[Seat, Policy]


def _nothing(choice: Choice) -> int:
    return 0


def _cautious(choice: Choice) -> tuple[int, int]:
    losses = [score.value for score in choice.focus if score.value < 0]
    return min(losses, default=0), sum(losses)


def _bold(choice: Choice) -> int:
    return max([score.value for score in choice.focus if score.value > 0], default=0)


def _greedy(area: str) -> Ranking:
    def worth(choice: Choice) -> int:
        return sum(score.value for score in choice.focus if area_of(score.part) == area)

    return Ranking(f"greedy:{area}", worth)


UNIFORM: Final = Ranking("uniform", _nothing)
NAMED: Final[Mapping[str, Ranking]] = {
    policy.name: policy
    for policy in (
        UNIFORM,
        *map(_greedy, AREAS),
        Ranking("cautious", _cautious),
        Ranking("bold", _bold),
    )
}
"""``uniform``: all are as good. ``greedy:1`` … ``greedy:5``: the most in that area. ``cautious``:
the worst score on any part is the least bad, and of such the losses together are least. ``bold``:
the greatest gain on any part, whatever it costs."""


def named(name: str) -> Ranking:
    """The policy built in of that name.

    Raises:
        NotFound: there is none.
    """
    found = NAMED.get(name)
    if found is None:
        raise NotFound(
            "There is no policy “{name}”. There are: {policies}.",
            name=name,
            policies=", ".join(NAMED),
        )
    return found


def completed(policies: Policies) -> dict[Seat, Policy]:
    """A policy for each seat: uniform where none is given."""
    return {seat: policies.get(seat, UNIFORM) for seat in SEATS}


def ranks(policy: Ranking, choices: Sequence[Choice]) -> tuple[int, ...]:
    """How good each choice is beside the others: 0 for the least; as good, the same."""
    worth = [policy.worth(choice) for choice in choices]
    levels = sorted(set(worth))
    return tuple(levels.index(value) for value in worth)


def weighed(policy: Weighing, situation: Situation, point: int) -> int:
    """Which of the choices on offer a weighing takes, from 0.

    Args:
        policy: the function.
        situation: what it is asked.
        point: a random number below :data:`POINTS`.

    Raises:
        Refused: it gave no weights that can be drawn by.
    """
    weights = [float(weight) for weight in policy(situation)]
    total = math.fsum(weights)
    fit = len(weights) == len(situation.choices) and min(weights) >= 0 and 0 < total < math.inf
    if not fit:
        raise Refused(
            "The policy gave no weights for {count} choices in the scene “{scene}”: {weights}.",
            count=len(situation.choices),
            scene=situation.program.scenes[situation.scene].id,
            weights=weights,
        )
    left = point / POINTS * total
    last = 0
    for number, weight in enumerate(weights):
        if weight:
            last = number
            left -= weight
            if left < 0:
                break
    return last
