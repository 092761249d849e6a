"""Figures, and what is made of them: medians, ratios of runs taken in turn, goals.

A machine is never quiet, so no figure stands alone: what is compared runs in turn (A B A B …), each
round gives one ratio, and the median of these is what counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

Unit = Literal["steps/s", "s", "ms", "MB", "%"]


class NotMeasured(Exception):
    """Something that a run needs is not here; the text says what."""


class Fault(Exception):
    """A run gave a wrong answer: its time means nothing."""


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one thing, one a round.

    Attributes:
        values: empty where there are none.
        missing: why it was not measured, or "".
        fault: what was wrong with its answers, or "".
    """

    values: tuple[float, ...] = ()
    missing: str = ""
    fault: str = ""

    @property
    def median(self) -> float | None:
        """The middle of the figures; None where there are none."""
        return median(self.values) if self.values else None


@dataclass(frozen=True, slots=True)
class Ratio:
    """Ours to another's: the median of the rounds' ratios, the least and the greatest."""

    median: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on a ratio, or on a figure in its own unit; the bound itself is met."""

    bound: float
    at_least: bool
    of_ratio: bool

    def met(self, value: float) -> bool:
        """Whether a median lies on the right side."""
        return value >= self.bound if self.at_least else value <= self.bound


def times_at_most(bound: float) -> Goal:
    """At most so many times the other's."""
    return Goal(bound, at_least=False, of_ratio=True)


def times_at_least(bound: float) -> Goal:
    """At least so many times the other's."""
    return Goal(bound, at_least=True, of_ratio=True)


def at_most(bound: float) -> Goal:
    """At most so much."""
    return Goal(bound, at_least=False, of_ratio=False)


ALONE: Final = Series()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: our figure, beside another's where there is one.

    Attributes:
        group: the section, as ``--only`` names it.
        what: what was measured.
        unit: of both figures.
        beside: what the other is called; "" where ours stands alone.
    """

    group: str
    what: str
    unit: Unit
    ours: Series
    beside: str = ""
    other: Series = ALONE
    goal: Goal | None = None

    @property
    def ratio(self) -> Ratio | None:
        """Ours to the other's, where both were measured."""
        pairs = list(zip(self.ours.values, self.other.values, strict=False))
        if not pairs:
            return None
        ratios = [ours / other for ours, other in pairs]
        return Ratio(median(ratios), min(ratios), max(ratios))

    @property
    def fault(self) -> str:
        """What was wrong with our answers or the other's, or ""."""
        return self.ours.fault or self.other.fault

    @property
    def missing(self) -> str:
        """Why there is nothing to compare, or ""."""
        return self.ours.missing or self.other.missing

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or nothing to hold it against."""
        if self.goal is None or self.fault:
            return None
        if self.goal.of_ratio:
            return self.goal.met(self.ratio.median) if self.ratio is not None else None
        return self.goal.met(self.ours.median) if self.ours.median is not None else None


def in_turn(rounds: int, runs: Mapping[str, Callable[[], float]]) -> dict[str, Series]:
    """Each run's figures, taken in turn, round by round.

    A run that raises :class:`NotMeasured` or :class:`Fault` is not asked again, and loses what it
    gave before: the rounds of the others must stay comparable.
    """
    taken: dict[str, list[float]] = {name: [] for name in runs}
    ended: dict[str, Series] = {}
    for _ in range(rounds):
        for name, run in runs.items():
            if name in ended:
                continue
            try:
                taken[name].append(run())
            except NotMeasured as reason:
                ended[name] = Series(missing=str(reason))
            except Fault as reason:
                ended[name] = Series(fault=str(reason))
    return {name: ended.get(name) or Series(tuple(values)) for name, values in taken.items()}
