"""Rows of the analysis page that show how far something reaches: areas, parts and variables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from makkerpar.focus import Seat
from makkerpar.insight.analysis import Analysis, Collected, Known, KnownArea
from makkerpar.insight.bounds import Range, SeatBounds
from makkerpar.report import charts
from makkerpar.report.analysis_words import Words
from makkerpar.report.charts import Scale

# Room for the figures at a lane's ends, as a share of the scale.
_MARGIN: Final = Fraction(1, 6)


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: what it is, a chart, and the same in figures.

    Attributes:
        name: of the area, part or variable.
        chart: SVG markup of ours; may be empty.
        ends: from the least to the greatest.
        lost, won: an area's greatest loss and gain; else empty.
        note: what else there is to say; may be empty.
    """

    name: str
    chart: str
    ends: str
    lost: str = ""
    won: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scales:
    """The two scales of one page: all sums share the ends; lanes have room for figures besides."""

    lanes: Scale
    spans: Scale


def scales(found: Iterable[Analysis]) -> Scales:
    """The scales that everything known of these analyses fits on."""
    ends = [0]
    for one in found:
        for collected in one.seats.values():
            ends += [end for area in collected.areas.values() for end in area if end is not None]
            ends += [end for part in collected.parts.values() for end in part if end is not None]
    low, high = min(ends), max(ends)
    margin = max((high - low) * _MARGIN, Fraction(1))
    return Scales(Scale(low, high, margin), Scale(low, high, Fraction(1, 2)))


@dataclass(frozen=True, slots=True)
class Measures:
    """Makes the rows of one page."""

    words: Words
    scales: Scales

    def axis(self) -> str:
        """The values along all lanes."""
        ui = self.words.ui
        return charts.axis(self.scales.lanes, ui.gettext("cost"), ui.gettext("give"))

    def lanes(self, collected: Collected) -> tuple[Measure, ...]:
        """The areas of a whole play as lanes; nothing where nothing of them is known."""
        if not _any_known(collected.areas):
            return ()
        return tuple(self._lane(code, area) for code, area in collected.areas.items())

    def _lane(self, code: str, area: KnownArea) -> Measure:
        name = self.words.area(code)
        ends = self._signed(Known(area.min, area.max))
        lost, won = charts.signed(area.loss), charts.signed(area.gain)
        told = self.words.ui.gettext(
            "Greatest loss {lost}, greatest gain {won}; a play's sum is {ends}.",
            lost=lost,
            won=won,
            ends=ends,
        )
        chart = charts.lane(
            self.scales.lanes, (area.loss, area.gain), (area.min, area.max), name, told
        )
        return Measure(f"{code} {name}", chart, ends, lost, won)

    def parts(self, collected: Collected) -> tuple[Measure, ...]:
        """The parts of a whole play; nothing where nothing of them is known."""
        if not _any_known(collected.parts):
            return ()
        return tuple(
            self._span(f"{code} {self.words.part(code)}", known)
            for code, known in collected.parts.items()
        )

    def at_ending(self, found: SeatBounds, collected: Collected) -> tuple[Measure, ...]:
        """The areas of the plays that come to one ending, before those of all plays."""
        return tuple(
            self._span(
                self.words.area(code),
                Known(area.net.min, area.net.max),
                within=(collected.areas[code].min, collected.areas[code].max),
            )
            for code, area in found.areas.items()
        )

    def _span(
        self, name: str, known: Known, within: tuple[int | None, int | None] = (None, None)
    ) -> Measure:
        chart = charts.span(self.scales.spans, *known, within=within)
        return Measure(name, chart, self._signed(known))

    def variables(self, found: Mapping[str, Known | Range]) -> tuple[Measure, ...]:
        """The variables at the endings, each on the scale of its own bounds."""
        return tuple(self._variable(name, Known(one.min, one.max)) for name, one in found.items())

    def _variable(self, name: str, known: Known) -> Measure:
        variable = self.words.scenario.variables[name]
        told = self.words.variable(name)
        values = self.words.saying.values(name, known)
        if variable.type == "switch":
            return Measure(told, "", values)
        scale = Scale(variable.minimum, variable.maximum, Fraction(1, 50))
        note = self.words.ui.gettext(
            "of {least} to {most}",
            least=self.words.saying.number(variable.minimum).replace("-", "−"),
            most=self.words.saying.number(variable.maximum).replace("-", "−"),
        )
        return Measure(told, charts.span(scale, *known), values, note=note)

    def _signed(self, known: Known) -> str:
        return self.words.saying.range(known, signed=True)


def _any_known(rows: Mapping[str, KnownArea | Known]) -> bool:
    return any(end is not None for row in rows.values() for end in row)


def decisions(one: Analysis, seat: Seat) -> Range | None:
    """How many decisions a seat's person makes in a play; None where it is not known."""
    if not one.endings:
        return None
    found = [ending.seats[seat].decisions for ending in one.endings.values()]
    return Range(min(each.min for each in found), max(each.max for each in found))
