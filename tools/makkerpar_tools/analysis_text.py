"""The analysis of a scenario as text that an author understands, and a screen reader reads well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from makkerpar.focus import AREA_NAMES, HELD, SEATS, Seat
from makkerpar.insight.analysis import Analysis, Known
from makkerpar.insight.remarks import remarks
from makkerpar.report.saying import Saying
from makkerpar.scenario.folder import Opened
from makkerpar.scenario.model import Ending, Scenario
from makkerpar.scenario.texts import words
from makkerpar.text.interface import Interface
from makkerpar.text.plain import plain
from makkerpar_tools import common

_BAR = 20
_MANY = 40


def told(ui: Interface, opened: Opened, found: Mapping[str, Analysis | None]) -> str:
    """The whole report: the scenario, each way of holding the seats, what to look at."""
    scenario = opened.scenario
    assert scenario is not None
    return plain("\n".join(_Report(ui, opened, scenario).lines(found)))


class _Report:
    def __init__(self, ui: Interface, opened: Opened, scenario: Scenario) -> None:
        self._ui = ui
        self._scenario = scenario
        self._saying = Saying(ui, opened, scenario)

    def lines(self, found: Mapping[str, Analysis | None]) -> Iterator[str]:
        ui, scenario, number = self._ui, self._scenario, self._saying.number
        yield f"{self._saying.text(scenario.title)} ({scenario.id})"
        yield ui.gettext(
            "Version {version}. {scenes} scenes, {choices} choices, {words} words.",
            version=scenario.version,
            scenes=len(scenario.scenes),
            choices=len(list(scenario.choices())),
            words=number(words(scenario)),
        )
        for held in HELD:
            one = found[held]
            yield ""
            yield self._saying.held(held)
            if one is None:
                yield "  " + ui.gettext("Cannot be played like this.")
            else:
                yield from (f"  {line}" for line in self._seat(one))
        yield from self._remarks([one for one in found.values() if one is not None])

    def _seat(self, one: Analysis) -> Iterator[str]:
        ui, number = self._ui, self._saying.number
        decisions = self._saying.range(one.decisions)
        if one.plays is not None and one.states is not None:
            yield ui.gettext(
                "{plays} different plays; {decisions} decisions in each; {states} situations, all "
                "looked at.",
                plays=number(one.plays),
                decisions=decisions,
                states=number(one.states),
            )
        else:
            yield ui.gettext(
                "Too large to look at every situation. What follows is proven; where it says “?”, "
                "nothing is."
            )
            yield ui.gettext(
                "Some play enters {reached} of {scenes} scenes and takes {taken} of {choices} "
                "choices; {decisions} decisions in each.",
                reached=number(len(one.reached)),
                scenes=number(len(self._scenario.scenes)),
                taken=number(len(one.taken)),
                choices=number(len(list(self._scenario.choices()))),
                decisions=decisions,
            )
        yield from self._endings(one)
        for seat in SEATS:
            if one.held in (seat, "both", "room"):
                yield from self._areas(one, seat)
        yield from self._variables(one)
        yield from self._never(one)

    def _endings(self, one: Analysis) -> Iterator[str]:
        if one.endings is None:
            return
        yield self._ui.gettext("Endings, where people choose at random:")
        for name in self._scenario.endings():
            odds = one.endings[name].odds if name in one.endings else Fraction(0)
            bar = "█" * round(odds * _BAR)
            yield f"  {self._saying.percent(odds):>6}  {bar:<{_BAR}}  {self._title(name)}"

    def _title(self, name: str) -> str:
        ending = self._scenario.scenes[name].exit
        assert isinstance(ending, Ending)
        return f"{self._saying.text(ending.title)} ({name})"

    def _areas(self, one: Analysis, seat: Seat) -> Iterator[str]:
        yield self._ui.gettext(
            "What the {seat} ends with in each area, and the most that can be lost and won:",
            seat=self._saying.seat(seat),
        )
        for area, known in one.seats[seat].areas.items():
            ends = self._saying.range(Known(known.min, known.max), signed=True)
            lost, won = self._saying.signed(known.loss), self._saying.signed(known.gain)
            yield f"  {ends:>9}  ({lost} / {won})  {AREA_NAMES[area][self._ui.language]}"
        for pair in one.tension[seat] if one.tension is not None else ():
            if pair.tense:
                yield self._ui.gettext(
                    "  “{one}” and “{other}” cannot both be high: {percent} of the way at best.",
                    one=AREA_NAMES[pair.areas[0]][self._ui.language],
                    other=AREA_NAMES[pair.areas[1]][self._ui.language],
                    percent=self._saying.percent(pair.both),
                )

    def _variables(self, one: Analysis) -> Iterator[str]:
        told = [
            f"{self._saying.variable(name)} {self._saying.values(name, known)}"
            for name, known in one.variables.items()
        ]
        if told:
            yield self._ui.gettext("At the endings: {variables}.", variables="; ".join(told))

    def _never(self, one: Analysis) -> Iterator[str]:
        ui = self._ui
        if one.unreachable is None:
            yield ui.gettext(
                "It is open whether anybody comes to: {scenes}.",
                scenes=self._some(one.open_scenes),
            )
        elif one.unreachable:
            yield ui.gettext("Nobody comes to: {scenes}.", scenes=self._some(one.unreachable))
        if one.dead_choices is None:
            yield ui.gettext(
                "It is open whether these are ever taken: {choices}.",
                choices=self._some(one.open_choices),
            )
        elif one.dead_choices:
            yield ui.gettext(
                "Never on offer, or never taken by the counterpart: {choices}.",
                choices=self._some(one.dead_choices),
            )

    def _some(self, names: Sequence[str]) -> str:
        """Names in a row; of very many the first."""
        shown = ", ".join(names[:_MANY])
        if len(names) <= _MANY:
            return shown
        more = self._saying.number(len(names) - _MANY)
        return self._ui.gettext("{names} and {more} more", names=shown, more=more)

    def _remarks(self, found: list[Analysis]) -> Iterator[str]:
        items = remarks(self._scenario, found)
        if items:
            yield ""
            yield from (common.as_text(item, self._ui.language) for item in items)
