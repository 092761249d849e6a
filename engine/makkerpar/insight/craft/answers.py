"""Checks over all decisions of a seat: can the best choice be told without thinking?

The best choice is the one with the greatest sum of scores. If it is marked by something that has
nothing to do with the case (its length, its place, a polite word) more often than chance would
have it, players learn the mark and not the case. How likely chance is to do as much is the tail of
a binomial distribution, worked out in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb
from typing import Final, NamedTuple

from makkerpar.diagnostics.model import Where
from makkerpar.focus import Seat
from makkerpar.insight.craft.findings import Findings
from makkerpar.insight.craft.turns import Turn, usual
from makkerpar.insight.craft.vocabulary import Pattern, cues, has_any
from makkerpar.scenario.model import Choice

MIN_DECISIONS: Final = 5
MIN_SHARE: Final = Fraction(3, 5)
SIGNIFICANT: Final = Fraction(1, 20)


class Trial(NamedTuple):
    """A decision in which one choice bears the mark: whether it is the best, of how many."""

    hit: bool
    choices: int


class Verdict(NamedTuple):
    """How often the best choice bore the mark, and how likely chance is to do as much."""

    hits: int
    tries: int
    likely: Fraction


def look(
    collector: Findings, seat: Seat, turns: Sequence[Turn], where: Where, language: str
) -> None:
    """Every remark about how the best choices of a seat can be told."""
    decided = [(turn, best) for turn in turns if (best := turn.best()) is not None]
    if len(decided) < MIN_DECISIONS:
        return
    found = verdict(_longest(decided))
    if found is not None:
        collector.add("best-longest", where, seat=seat, hits=found.hits, count=found.tries)
    place = _place(decided)
    if place is not None:
        position, found = place
        collector.add(
            "best-same-place",
            where,
            seat=seat,
            position=position,
            hits=found.hits,
            count=found.tries,
        )
    found = verdict(_marked(decided, cues("polite", language)))
    if found is not None:
        collector.add("best-polite", where, seat=seat, hits=found.hits, count=found.tries)
    found = verdict(_marked(decided, cues("warning", language)))
    if found is not None:
        collector.add("best-earliest-warning", where, seat=seat, hits=found.hits, count=found.tries)


def verdict(trials: Sequence[Trial], looks: int = 1) -> Verdict | None:
    """What the trials say, or None where chance would do as much or they are too few.

    ``looks`` is how many such questions were asked of the same decisions: the more one looks for,
    the more one finds, so the bar is raised as many times.
    """
    count, hits = len(trials), sum(trial.hit for trial in trials)
    if count < MIN_DECISIONS or hits < MIN_SHARE * count:
        return None
    chance = sum((Fraction(1, trial.choices) for trial in trials), Fraction()) / count
    likely = tail(hits, count, chance)
    return Verdict(hits, count, likely) if likely * looks <= SIGNIFICANT else None


def tail(hits: int, count: int, chance: Fraction) -> Fraction:
    """The probability of at least ``hits`` in ``count`` tries that each succeed by ``chance``."""
    yes, whole = chance.numerator, chance.denominator
    ways = sum(
        comb(count, some) * yes**some * (whole - yes) ** (count - some)
        for some in range(hits, count + 1)
    )
    return Fraction(ways, whole**count)


def _longest(decided: Sequence[tuple[Turn, Choice]]) -> list[Trial]:
    """Where one choice is longer than all others: whether that is the best."""
    trials: list[Trial] = []
    for turn, best in decided:
        lengths = {one.id: len(usual(one.text, turn.side.seat)) for one in turn.side.choices}
        most = max(lengths.values())
        longest = [name for name, length in lengths.items() if length == most]
        if len(longest) == 1:
            trials.append(Trial(longest[0] == best.id, len(lengths)))
    return trials


def _place(decided: Sequence[tuple[Turn, Choice]]) -> tuple[int, Verdict] | None:
    """The position (from 1) in which the best choice stands too often."""
    positions = max(len(turn.side.choices) for turn, _ in decided)
    found: list[tuple[Fraction, int, Verdict]] = []
    for position in range(positions):
        trials = [
            Trial(turn.side.choices[position] is best, len(turn.side.choices))
            for turn, best in decided
            if position < len(turn.side.choices)
        ]
        told = verdict(trials, looks=positions)
        if told is not None:
            found.append((told.likely, position + 1, told))
    if not found:
        return None
    _, position, told = min(found)
    return position, told


def _marked(decided: Sequence[tuple[Turn, Choice]], patterns: tuple[Pattern, ...]) -> list[Trial]:
    """Where exactly one choice has such a word: whether that is the best."""
    trials: list[Trial] = []
    for turn, best in decided:
        choices = turn.side.choices
        marked = [one for one in choices if has_any(patterns, usual(one.text, turn.side.seat))]
        if len(marked) == 1:
            trials.append(Trial(marked[0] is best, len(choices)))
    return trials
