"""What all plays together come to: one pass forward over a space, group by group.

For every state: how many plays come to it, how likely it is when persons choose uniformly among
what is on offer and draws fall by their weights, the least and the greatest sums that are
collected on the way, and the least and the greatest values of the variables. At the endings that
answers the questions about a whole scenario.

All of it is exact. Counts are 64-bit where the number of all plays into a group fits, else
Python's whole numbers. Likelihoods are numerators over one denominator a group; since they sum to
at most the denominator, they are 64-bit where that is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from makkerpar.insight.carry import Carrying, Ends
from makkerpar.insight.limits import Room, Watch
from makkerpar.insight.packing import Indices
from makkerpar.insight.scores import Row
from makkerpar.insight.space import Group, Segment, Space
from makkerpar.insight.sums import Columns, Sums
from makkerpar.scenario.program import ENDING

_WORD = 2**63 - 1


class Odds(NamedTuple):
    """Likelihoods: a numerator a state, over one denominator."""

    numerators: npt.NDArray[Any]
    denominator: int


class Reached(NamedTuple):
    """All plays that come to some states, a row a state.

    Attributes:
        plays: how many.
        total: how many to all of these states together.
        odds: how likely.
        least, greatest: the sums on the way, of :class:`~makkerpar.insight.scores.Columns`.
        ends: the variables.
    """

    plays: npt.NDArray[Any]
    total: int
    odds: Odds
    least: Sums
    greatest: Sums
    ends: Ends


@dataclass(frozen=True, slots=True)
class AtEnding:
    """All plays that come to one ending, or to any.

    Attributes:
        plays: how many.
        odds: how likely.
        least, greatest: whole rows of sums.
        variables: the least and greatest value of each, in the program's order.
    """

    plays: int
    odds: Fraction
    least: Row
    greatest: Row
    variables: tuple[tuple[int, int], ...]

    def joined(self, other: AtEnding) -> AtEnding:
        """The plays of both."""
        return AtEnding(
            self.plays + other.plays,
            self.odds + other.odds,
            tuple(map(min, self.least, other.least)),
            tuple(map(max, self.greatest, other.greatest)),
            tuple(
                (min(low, least), max(high, most))
                for (low, high), (least, most) in zip(self.variables, other.variables, strict=True)
            ),
        )


class _Chunk(NamedTuple):
    """What comes to a group by one segment, a row a step."""

    targets: Indices
    reached: Reached

    @property
    def size(self) -> int:
        """How many bytes it takes; Python's whole numbers as if all were as large as the total."""
        rows = len(self.targets)
        plays, odds, least, ends = (
            self.reached.plays,
            self.reached.odds,
            self.reached.least,
            self.reached.ends.low,
        )
        size = 8 * rows + 2 * least.nbytes + 2 * ends.nbytes + plays.nbytes + odds.numerators.nbytes
        for column, most in ((plays, self.reached.total), (odds.numerators, odds.denominator)):
            if column.dtype == object:
                size += rows * (32 + most.bit_length() // 8)
        return size


def endings(space: Space, watch: Watch | None = None) -> dict[int, AtEnding]:
    """All plays by the ending (its scene's number) that they come to.

    Args:
        space: all states, or a sample of them; of a sample the sums and variables alone mean
            something: each is one that some play comes to.
        watch: told how far the work is.

    Raises:
        TooLarge: there is no room for all that is on its way at once.
    """
    columns, carrying = Columns(space), Carrying(space)
    waiting: dict[int, list[_Chunk]] = defaultdict(list)
    waiting[0].append(_Chunk(np.zeros(1, np.intp), _begin(columns, carrying)))
    found: dict[int, AtEnding] = {}
    room = Room()
    room.states = space.states
    for number, group in enumerate(space.groups):
        if watch is not None:
            watch(number / len(space.groups), space.states)
        chunks = waiting.pop(number)
        reached = _gathered(chunks)
        room.take(-sum(chunk.size for chunk in chunks) if number else 0)
        del chunks
        states = group.columns()
        carrying.exact(reached.ends, states)
        if space.moves.program.scenes[group.scene].kind == ENDING:
            ended = _at_ending(reached, columns)
            known = found.get(group.scene)
            found[group.scene] = ended if known is None else known.joined(ended)
        for segment, odds in _shares(group, reached.odds):
            least, greatest = columns.of(group.scene, segment.move.arm.picks)
            plays = reached.plays[segment.sources]
            chunk = _Chunk(
                segment.targets,
                Reached(
                    plays,
                    int(plays.sum()),
                    odds,
                    reached.least[segment.sources] + least,
                    reached.greatest[segment.sources] + greatest,
                    carrying.along(reached.ends, states, segment),
                ),
            )
            room.take(chunk.size)
            waiting[segment.target].append(chunk)
    return found


def _begin(columns: Columns, carrying: Carrying) -> Reached:
    nothing = np.zeros((1, len(columns.used)), columns.kind)
    one = np.ones(1, np.int64)
    return Reached(one, 1, Odds(one, 1), nothing, nothing, carrying.begin())


def _shares(group: Group, odds: Odds) -> Iterator[tuple[Segment, Odds]]:
    """The likelihood of each step: the state's, split among its moves by their weights."""
    weights = np.zeros(group.size, np.int64)
    for segment in group.segments:
        weights[segment.sources] += segment.move.arm.weight
    common = math.lcm(*(int(weight) for weight in np.unique(weights) if weight))
    denominator = odds.denominator * common
    shares = odds.numerators
    if denominator > _WORD:
        shares, weights = shares.astype(object), weights.astype(object)
    for segment in group.segments:
        factors = segment.move.arm.weight * (common // weights[segment.sources])
        yield segment, Odds(shares[segment.sources] * factors, denominator)


def _gathered(chunks: Sequence[_Chunk]) -> Reached:
    """All that comes to a group, state by state. Every state of a group is come to."""
    targets = np.concatenate([chunk.targets for chunk in chunks])
    order = np.argsort(targets, kind="stable")
    rising = targets[order]
    first = np.flatnonzero(np.concatenate([[True], rising[1:] != rising[:-1]]))
    parts = [chunk.reached for chunk in chunks]

    def folded(fold: np.ufunc, rows: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
        together = np.concatenate(rows)[order]
        return together if len(first) == len(order) else fold.reduceat(together, first, axis=0)

    total = sum(part.total for part in parts)
    plays = [part.plays for part in parts]
    if total > _WORD:
        plays = [some.astype(object) for some in plays]
    numerators, denominator = _over_one([part.odds for part in parts])
    return Reached(
        plays=folded(np.add, plays),
        total=total,
        odds=_lowest(folded(np.add, numerators), denominator),
        least=folded(np.minimum, [part.least for part in parts]),
        greatest=folded(np.maximum, [part.greatest for part in parts]),
        ends=Ends(
            folded(np.minimum, [part.ends.low for part in parts]),
            folded(np.maximum, [part.ends.high for part in parts]),
        ),
    )


def _over_one(odds: Sequence[Odds]) -> tuple[list[npt.NDArray[Any]], int]:
    """The numerators over the least common denominator."""
    common = math.lcm(*(one.denominator for one in odds))
    kind = object if common > _WORD else np.int64
    return [
        one.numerators.astype(kind, copy=False) * (common // one.denominator) for one in odds
    ], common


def _lowest(numerators: npt.NDArray[Any], denominator: int) -> Odds:
    """In lowest terms, and in 64 bits where they fit."""
    shared = math.gcd(int(np.gcd.reduce(numerators)), denominator)
    if shared > 1:
        numerators, denominator = numerators // shared, denominator // shared
    if denominator <= _WORD:
        numerators = numerators.astype(np.int64, copy=False)
    return Odds(numerators, denominator)


def _at_ending(reached: Reached, columns: Columns) -> AtEnding:
    lows, highs = reached.ends.low.min(axis=0), reached.ends.high.max(axis=0)
    return AtEnding(
        plays=reached.total,
        odds=Fraction(int(reached.odds.numerators.sum()), reached.odds.denominator),
        least=columns.whole(reached.least.min(axis=0)),
        greatest=columns.whole(reached.greatest.max(axis=0)),
        variables=tuple((int(low), int(high)) for low, high in zip(lows, highs, strict=True)),
    )
