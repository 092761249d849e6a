"""How reports to authors say numbers, seats and the scenario's own words."""

from __future__ import annotations

from fractions import Fraction

from babel.numbers import format_decimal, format_percent

from makkerpar.focus import Seat
from makkerpar.insight.analysis import Known
from makkerpar.play.moment import Moment, Wording
from makkerpar.scenario.folder import Opened
from makkerpar.scenario.model import Scenario, Text
from makkerpar.text import digits
from makkerpar.text.interface import Interface

UNKNOWN = "?"


class Saying:
    """One scenario in one language, as it is before any play."""

    def __init__(self, ui: Interface, opened: Opened, scenario: Scenario) -> None:
        self._ui = ui
        self._scenario = scenario
        self._wording = Wording(scenario, opened.catalogue(ui.language), {})
        values = {name: variable.start for name, variable in scenario.variables.items()}
        self._before = Moment(values, frozenset(), frozenset(), again=False)

    def text(self, text: Text, seat: Seat = "director") -> str:
        """A text as a seat would read it at the beginning."""
        return self._wording.say(self._before.phrase(text, seat), self._before.values)

    def number(self, value: int) -> str:
        """A whole number, grouped as the language does; one of many digits by its first."""
        if abs(value) >= 10**12:
            written = digits.whole(abs(value))
            return self._ui.gettext(
                "about {first} followed by {digits} noughts",
                first=("-" if value < 0 else "") + written[0],
                digits=len(written) - 1,
            )
        return str(format_decimal(value, locale=self._ui.language))

    def percent(self, value: Fraction) -> str:
        """A share; a small one is never told as nothing, nor a large one as all."""
        rounded = round(value * 100)
        if value and not rounded:
            return "<" + str(format_percent(0.01, locale=self._ui.language))
        if rounded == 100 and value != 1:
            return ">" + str(format_percent(0.99, locale=self._ui.language))
        return str(format_percent(rounded / 100, locale=self._ui.language))

    def signed(self, value: int | None) -> str:
        """A sum with its sign, or a question mark."""
        if value is None:
            return UNKNOWN
        return f"+{value}" if value > 0 else str(value).replace("-", "−")

    def range(self, known: Known, *, signed: bool = False) -> str:
        """From the least to the greatest; one number where they are the same."""
        low, high = (
            self.signed(end) if signed else UNKNOWN if end is None else str(end)
            for end in (known.min, known.max)
        )
        between = " … " if signed else "–"
        return low if known.min == known.max else f"{low}{between}{high}"

    def seat(self, seat: Seat) -> str:
        """The seat by name."""
        return {"director": self._ui.gettext("director"), "chief": self._ui.gettext("chief")}[seat]

    def held(self, held: str) -> str:
        """Who plays, as a heading."""
        return {
            "director": self._ui.gettext("One person plays the director"),
            "chief": self._ui.gettext("One person plays the chief"),
            "both": self._ui.gettext("Two people play"),
            "room": self._ui.gettext("A room takes the decisions of the cut"),
        }[held]

    def variable(self, name: str) -> str:
        """A variable by its label, or its name where it has none."""
        label = self._scenario.variables[name].label
        return self.text(label) if label is not None else name

    def values(self, name: str, known: Known) -> str:
        """A variable's values at the endings."""
        if self._scenario.variables[name].type != "switch":
            return self.range(known)
        if known == (0, 1):
            return self._ui.gettext("yes or no")
        if known.min is None or known.max is None:
            return UNKNOWN
        return self._ui.gettext("always yes") if known.min else self._ui.gettext("always no")
