"""Which areas pull against each other, as a table of the analysis page and in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from makkerpar.focus import AREAS, Seat
from makkerpar.insight.analysis import Analysis
from makkerpar.insight.tension import Pair
from makkerpar.report import charts
from makkerpar.report.analysis_words import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """How far two areas come together; empty where an area does not vary."""

    told: str
    tense: bool = False


@dataclass(frozen=True, slots=True)
class Tension:
    """One seat's areas against each other.

    Attributes:
        seat: whose.
        across: the areas over the columns, as (code, name).
        rows: (code, name, cells), each cell for the area above it.
        any: whether there are two areas at all that vary.
        sentences: of the pairs that cannot both be high.
    """

    seat: Seat
    across: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[Cell, ...]], ...]
    any: bool
    sentences: tuple[str, ...]


def tension(words: Words, one: Analysis, seat: Seat) -> Tension | None:
    """A seat's table; None where it was not worked out."""
    if one.tension is None:
        return None
    pairs = one.tension[seat]
    cells = {pair.areas: Cell(words.saying.percent(pair.both), tense=pair.tense) for pair in pairs}
    return Tension(
        seat,
        tuple((code, words.area(code)) for code in AREAS[:-1]),
        tuple(
            (
                code,
                words.area(code),
                tuple(cells.get((above, code), Cell("–")) for above in AREAS[:at]),
            )
            for at, code in enumerate(AREAS)
        ),
        bool(pairs),
        _sentences(words, pairs),
    )


def _sentences(words: Words, pairs: Sequence[Pair]) -> tuple[str, ...]:
    return tuple(
        words.ui.gettext(
            "“{one}” and “{other}” cannot both be high: {percent} of the way at best, with {first} "
            "and {second}.",
            one=words.area(pair.areas[0]),
            other=words.area(pair.areas[1]),
            percent=words.saying.percent(pair.both),
            first=charts.signed(pair.at[0]),
            second=charts.signed(pair.at[1]),
        )
        for pair in pairs
        if pair.tense
    )
