"""The ways of holding the seats side by side, for the analysis page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from makkerpar.insight.analysis import Analysis
from makkerpar.report import charts
from makkerpar.report.analysis_seats import MOST_ROWS
from makkerpar.report.analysis_words import Words


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely an ending is in one way of holding the seats; a bar of ours."""

    who: str
    told: str
    bar: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The endings' odds, ending by ending: (title, odds in the order of ``ways``).

    Attributes:
        ways: (anchor, who) of the ways in which the odds are known.
        rest: a sentence on endings that are left out; may be empty.
    """

    ways: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, tuple[Odds, ...]], ...]
    rest: str


def overview(words: Words, found: Mapping[str, Analysis | None]) -> Overview | None:
    """The odds side by side; None where they are known in fewer than two ways."""
    known = [one for one in found.values() if one is not None and one.endings is not None]
    if len(known) < 2:
        return None
    names = words.scenario.endings()
    if len(names) > MOST_ROWS:
        names = tuple(sorted(names, key=lambda name: _most(known, name), reverse=True)[:MOST_ROWS])
    left = len(words.scenario.endings()) - len(names)
    return Overview(
        tuple((one.held, words.short(one.held)) for one in known),
        tuple(
            (words.scene(name), tuple(_odds(words, one, name) for one in known)) for name in names
        ),
        words.ui.ngettext(
            "{n} more, less likely", "{n} more, less likely", left, n=words.saying.number(left)
        )
        if left
        else "",
    )


def _most(known: Sequence[Analysis], name: str) -> Fraction:
    """The greatest odds of an ending."""
    return max(_value(one, name) for one in known)


def _value(one: Analysis, name: str) -> Fraction:
    ending = (one.endings or {}).get(name)
    return ending.odds if ending is not None else Fraction(0)


def _odds(words: Words, one: Analysis, name: str) -> Odds:
    value = _value(one, name)
    return Odds(words.short(one.held), words.share(value), charts.share(value))
