"""What is proven of a scenario that has too many states to look at them all.

From inside: a sample of the states, each of which some play stands in. What is seen there happens.
From outside: the bounds that no play goes beyond (:mod:`makkerpar.insight.outer`). Where the two
meet, the answer is exact; elsewhere there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from makkerpar.insight import carry, forward, outer
from makkerpar.insight.forward import AtEnding
from makkerpar.insight.intervals import Interval
from makkerpar.insight.limits import OutOfTime, TooLarge, Watch
from makkerpar.insight.liveness import live
from makkerpar.insight.scores import NOTHING
from makkerpar.insight.space import Space, explore
from makkerpar.scenario.program import Program

SAMPLE: Final = 3_000
# Values of states: as many samples of all scenes are worked on within seconds.
_MOST_VALUES: Final = 3_000_000
_LESS: Final = 10  # times, where there is no room for that many
# Scenes, times all that a state may hold: each of them is looked at for every way on, again and
# again. Of a story beyond this little would be known after a long time.
_MOST_BOUNDS: Final = 1_000_000
_NO_LIMIT: Final = 2**62

Proven = tuple[int | None, ...]
"""A row of sums, None where it is not proven."""
Ends = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is proven.

    Attributes:
        inner: a sample of the states; None where there is no room even for that.
        unreachable, dead_choices: scenes that no play enters and ``scene:choice`` that none takes;
            perhaps not all of them.
        least, greatest: the rows of sums of whole plays.
        variables: the least and greatest value of each variable at the endings.
    """

    inner: Space | None
    unreachable: frozenset[str]
    dead_choices: frozenset[str]
    least: Proven
    greatest: Proven
    variables: tuple[Ends, ...]


def proven(program: Program, held: str, names: Sequence[str], watch: Watch | None = None) -> Beyond:
    """Look from inside and from outside.

    Args:
        program: the tables.
        held: who holds the seats.
        names: every choice, as ``scene:choice``.
        watch: told how far the work is; where it raises
            :class:`~makkerpar.insight.limits.OutOfTime`, less is proven.

    Raises:
        EndlessStory: some play never ends.
    """
    least: Proven = (None,) * len(NOTHING)
    greatest = least
    variables: tuple[Ends, ...] = ((None, None),) * len(program.variables)
    nothing = Beyond(None, frozenset(), frozenset(), least, greatest, variables)
    if len(program.scenes) * len(program.values) > _MOST_BOUNDS:
        return nothing
    inner, seen = _inside(program, held, watch)
    try:
        found = outer.outer(program, held, watch)
    except OutOfTime:
        return replace(nothing, inner=inner)
    possible = outer.choices(program, found)
    rows = outer.sums(program, found)
    if seen:
        witnessed = reduce(AtEnding.joined, seen)
        bounds = outer.variables(program, found)
        variables = tuple(map(_both, witnessed.variables, bounds))
        if rows is not None:
            least = tuple(map(_agreed, witnessed.least, rows[0]))
            greatest = tuple(map(_agreed, witnessed.greatest, rows[1]))
    return Beyond(
        inner=inner,
        unreachable=frozenset(
            row.id for number, row in enumerate(program.scenes) if number not in found.known
        ),
        dead_choices=frozenset(name for name in names if name not in possible),
        least=least,
        greatest=greatest,
        variables=variables,
    )


def _inside(
    program: Program, held: str, watch: Watch | None
) -> tuple[Space | None, list[AtEnding]]:
    """As large a sample of the states as there is room for, and what it comes to."""
    asked = carry.split(program, held)
    values = sum(slots.bit_count() for slots in live(program, held, asked).entered)
    sample = max(1, min(SAMPLE, _MOST_VALUES // max(1, values)))
    while sample:
        try:
            inner = explore(program, held, asked=asked, sample=sample, limit=_NO_LIMIT, watch=watch)
            return inner, list(forward.endings(inner, watch).values())
        except TooLarge:
            sample //= _LESS
        except OutOfTime:
            break
    return None, []


def _agreed(inside: int, outside: int) -> int | None:
    """What a play reaches, and none goes beyond."""
    return inside if inside == outside else None


def _both(inside: Interval, outside: Interval) -> Ends:
    return _agreed(inside[0], outside[0]), _agreed(inside[1], outside[1])
