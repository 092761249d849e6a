"""Which areas cannot both be high in a scenario: exact, by the best that each leaves of the other.

A play's sum in an area stands somewhere between the least and the greatest that the seat can end
with; its *level* is how far up, from 0 to 1. For two areas, of all plays that one counts whose
lower level is highest. Where even that is under three quarters, the two pull against each other:
who serves the one well gives up some of the other. This is no fault of a scenario; it is what
makes it one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from makkerpar.focus import AREAS, Seat
from makkerpar.insight import scores
from makkerpar.insight.scores import Scores
from makkerpar.insight.space import Group, Segment, Space

HIGH: Final = Fraction(3, 4)
# Each state carries a table, so fewer states are looked at than for other questions.
MAX_STATES: Final = 100_000

NOWHERE: Final = np.iinfo(np.int32).min // 2
# For each state, by the first area's sum ahead: the greatest sum of the second beside it.
_Beside = npt.NDArray[Any]
_Sums = tuple[int, ...]
_Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two areas of a seat.

    Attributes:
        areas: ``"1"`` …, the lesser first.
        both: the highest level that a play reaches in both.
        at: the sums of a play that reaches it.
    """

    areas: tuple[str, str]
    both: Fraction
    at: tuple[int, int]

    @property
    def tense(self) -> bool:
        """Whether the two cannot both be high."""
        return self.both < HIGH


def tension(space: Space, seat: Seat) -> tuple[Pair, ...]:
    """Every pair of areas in which the seat can end with different sums, the tensest first."""
    worth = _Worth(space, seat)
    plays = [_beside(space, worth, area) for area in range(len(AREAS))]
    ends = [(min(sums), max(sums)) for sums in plays]
    open_ = [at for at, (least, most) in enumerate(ends) if least < most]
    found = [_pair(ends, plays[first], first, second) for first, second in combinations(open_, 2)]
    return tuple(sorted(found, key=lambda pair: (pair.both, pair.areas)))


class _Worth:
    """What steps give a seat in the areas.

    Attributes:
        ahead: by group, ends that the sums of what follows cannot leave, area by area.
    """

    def __init__(self, space: Space, seat: Seat) -> None:
        self._start = scores.start_of(seat) + scores.AREA_AT
        self._scores = Scores(space.moves.program)
        self.ahead: dict[int, list[_Ends]] = {}
        for number in reversed(range(len(space.groups))):
            self.ahead[number] = self._ahead(space.groups[number])

    def of(self, group: Group, segment: Segment) -> _Sums:
        """What a step gives in each area."""
        row = self._scores.of(group.scene, segment.move.arm.picks)[0]
        return row[self._start : self._start + len(AREAS)]

    def _ahead(self, group: Group) -> list[_Ends]:
        if not group.segments:
            return [(0, 0)] * len(AREAS)
        roads = [
            [
                (least + own, most + own)
                for (least, most), own in zip(
                    self.ahead[segment.target], self.of(group, segment), strict=True
                )
            ]
            for segment in group.segments
        ]
        return [
            (min(least for least, _ in column), max(most for _, most in column))
            for column in zip(*roads, strict=True)
        ]


def _beside(space: Space, worth: _Worth, area: int) -> dict[int, _Sums]:
    """Of whole plays, by the sum they end with in an area: the best sum in every area beside it."""
    found: dict[int, _Beside] = {}
    for number in reversed(range(len(space.groups))):
        group = space.groups[number]
        least, most = worth.ahead[number][area]
        best = np.full((group.size, most - least + 1, len(AREAS)), NOWHERE, np.int32)
        if not group.segments:
            best[:] = 0
        for segment in group.segments:
            own = worth.of(group, segment)
            after = found[segment.target][segment.targets]
            begin = worth.ahead[segment.target][area][0] + own[area] - least
            place = slice(begin, begin + after.shape[1])
            after = np.where(after == NOWHERE, after, after + np.array(own, np.int32))
            best[segment.sources, place] = np.maximum(best[segment.sources, place], after)
        found[number] = best
    least = worth.ahead[0][area][0]
    return {
        least + at: tuple(best)
        for at, best in enumerate(found[0][0].tolist())
        if best[area] != NOWHERE
    }


def _pair(ends: list[_Ends], plays: dict[int, _Sums], first: int, second: int) -> Pair:
    (low, high), (least, most) = ends[first], ends[second]
    levels = [
        (min(Fraction(own - low, high - low), Fraction(best[second] - least, most - least)), own)
        for own, best in plays.items()
    ]
    both, own = max(levels)
    return Pair((AREAS[first], AREAS[second]), both, (own, plays[own][second]))
