"""A playtest as text that an author understands."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from fractions import Fraction

from babel import Locale
from babel.numbers import format_decimal, format_percent

from makkerpar.focus import AREA_NAMES, Seat
from makkerpar.insight.sampling.playtest import Spread
from makkerpar.report.saying import Saying
from makkerpar.scenario.folder import Opened
from makkerpar.scenario.model import Ending
from makkerpar.text.interface import Interface
from makkerpar_tools.playtest import Tested

_BAR = 20
_FAR = 4
"""Beyond so many standard errors a share is not chance: one in sixteen thousand is."""
_NAMES = 20
_LEVELS = "▁▂▃▄▅▆▇█"


def told(ui: Interface, opened: Opened, called: Sequence[str], tested: Tested) -> str:
    """The whole report; ``called`` are the words by which the command found the scenario."""
    return "\n".join(_Report(ui, opened, called, tested).lines())


class _Report:
    def __init__(
        self, ui: Interface, opened: Opened, called: Sequence[str], tested: Tested
    ) -> None:
        self._ui = ui
        self._called = called
        self._tested = tested
        self._scenario = tested.program.scenario
        self._saying = Saying(ui, opened, self._scenario)

    def lines(self) -> Iterator[str]:
        ui, found = self._ui, self._tested.found
        yield f"{self._saying.text(self._scenario.title)} ({self._scenario.id})"
        yield ui.gettext(
            "{held}: {plays} plays, seed {seed}.",
            held=self._saying.held(found.held),
            plays=self._saying.number(found.plays),
            seed=found.seed,
        )
        for seat in self._tested.seats:
            yield ui.gettext(
                "The {seat} chooses: {policy}.",
                seat=self._saying.seat(seat),
                policy=self._tested.policies[seat].name,
            )
        yield ""
        yield from self._endings()
        yield ""
        yield from self._coverage()
        for seat in self._tested.seats:
            yield ""
            yield from self._areas(seat)
        yield ""
        yield from self._variables()
        yield from self._replays()

    # ── endings ─────────────────────────────────────────────────────────────────────────────

    def _endings(self) -> Iterator[str]:
        ui, found = self._ui, self._tested.found
        if self._tested.exact is None:
            yield ui.gettext("Endings. The exact odds are not known: there are too many states.")
        elif self._tested.uniform:
            yield ui.gettext("Endings, beside the exact odds; how far off, in standard errors:")
        else:
            yield ui.gettext("Endings. Exact odds are known for uniform choice alone.")
        for name, plays in found.endings.items():
            share = Fraction(plays, found.plays)
            bar = "█" * round(share * _BAR)
            beside, title = self._beside(name), self._title(name)
            yield f"  {self._percent(share):>7}{beside}  {bar:<{_BAR}}  {title} ({name})"

    def _beside(self, name: str) -> str:
        off = self._tested.off(name)
        if off is None or self._tested.exact is None:
            return ""
        odds = self._percent(self._tested.exact.endings[name])
        mark = " !" if abs(off) > _FAR else "  "
        return f"  {odds:>7}  {self._signed(off):>5}{mark}"

    def _title(self, name: str) -> str:
        ending = self._scenario.scenes[name].exit
        assert isinstance(ending, Ending)
        return self._saying.text(ending.title)

    def _percent(self, share: Fraction) -> str:
        """A share to a tenth of a per cent; a small one is never told as nothing."""
        shown = round(float(share) * 100, 1)
        if share and not shown:
            return "<" + self._per_cent(0.1)
        if shown == 100 and share != 1:
            return ">" + self._per_cent(99.9)
        return self._per_cent(shown)

    def _per_cent(self, value: float) -> str:
        pattern = Locale.parse(self._ui.language).percent_formats[None].pattern
        tenths = pattern.replace("#,##0", "0.0")
        return str(format_percent(value / 100, format=tenths, locale=self._ui.language))

    def _signed(self, value: float) -> str:
        if abs(value) == float("inf"):
            return "∞"
        told = self._decimal(abs(value))
        return ("−" if value < 0 and round(value, 1) else "+") + told

    def _decimal(self, value: float) -> str:
        return str(format_decimal(value, format="0.0", locale=self._ui.language))

    # ── coverage ────────────────────────────────────────────────────────────────────────────

    def _coverage(self) -> Iterator[str]:
        ui, found, number = self._ui, self._tested.found, self._saying.number
        scenes = [name for name, times in found.entered.items() if not times]
        choices = [name for name, times in found.taken.items() if not times]
        yield ui.gettext(
            "Entered {entered} of {scenes} scenes, took {taken} of {choices} choices.",
            entered=number(len(found.entered) - len(scenes)),
            scenes=number(len(found.entered)),
            taken=number(len(found.taken) - len(choices)),
            choices=number(len(found.taken)),
        )
        exact = self._tested.exact
        if scenes:
            known = None if exact is None else exact.reached
            yield from self._never(ui.gettext("Never entered:"), scenes, known)
        if choices:
            known = None if exact is None else exact.taken
            yield from self._never(ui.gettext("Never taken:"), choices, known)

    def _never(self, what: str, names: list[str], known: frozenset[str] | None) -> Iterator[str]:
        """Names, up to twenty, and of each whether it can be at all."""
        told = [
            name
            if known is None or name in known
            else self._ui.gettext("{name} (no play can)", name=name)
            for name in names[:_NAMES]
        ]
        listed = ", ".join(told)
        if len(names) > _NAMES:
            more = self._saying.number(len(names) - _NAMES)
            listed = self._ui.gettext("{names} and {count} more", names=listed, count=more)
        yield f"{what} {listed}."

    # ── figures ─────────────────────────────────────────────────────────────────────────────

    def _areas(self, seat: Seat) -> Iterator[str]:
        found, ui = self._tested.found, self._ui
        yield ui.gettext(
            "What the {seat} ends with in each area, from the least to the greatest:",
            seat=self._saying.seat(seat),
        )
        for area, spread in found.areas[seat].items():
            yield f"  {self._row(spread, signed=True)}  {AREA_NAMES[area][ui.language]}"
        decisions = found.decisions[seat]
        yield ui.gettext(
            "Decisions in a play: {least}–{greatest}, {mean} on average.",
            least=decisions.least,
            greatest=decisions.greatest,
            mean=self._decimal(decisions.mean),
        )

    def _variables(self) -> Iterator[str]:
        kinds = self._scenario.variables
        found = self._tested.found.variables
        if found:
            yield self._ui.gettext("At the endings:")
        for name, spread in found.items():
            label = self._saying.variable(name)
            if kinds[name].type == "switch":
                share = Fraction(spread.counts.get(1, 0), self._tested.found.plays)
                yes = self._ui.gettext("yes in {share}", share=self._percent(share))
                yield f"  {yes:>{_WIDTH}}  {label}"
            else:
                yield f"  {self._row(spread)}  {label}"

    def _row(self, spread: Spread, *, signed: bool = False) -> str:
        say = self._saying.signed if signed else self._saying.number
        least, greatest = (say(end).replace("-", "−") for end in (spread.least, spread.greatest))
        return f"{least:>5} {histogram(spread):<{_BAR}} {greatest:<5}"

    # ── playing again ───────────────────────────────────────────────────────────────────────

    def _replays(self) -> Iterator[str]:
        extremes = self._tested.extremes()
        if not extremes:
            return
        yield ""
        yield self._ui.gettext("Plays that reached the least or the greatest, to play again:")
        for number, reached in extremes.items():
            what = ", ".join(self._reached(*one) for one in reached)
            yield self._ui.gettext("  Play {number}: {reached}", number=number, reached=what)
            yield f"    {self._call(number)}"

    def _reached(self, seat: Seat, area: str, greatest: bool) -> str:
        spread = self._tested.found.areas[seat][area]
        value = self._saying.signed(spread.greatest if greatest else spread.least)
        return f"{self._saying.seat(seat)} {area}: {value}"

    def _call(self, number: int) -> str:
        words = ["makkerpar", "run", *self._called, "--seat", self._tested.found.held]
        for take in self._tested.takes(number):
            words += ["--take", take]
        return shlex.join(words)


_WIDTH = _BAR + 12


def histogram(spread: Spread) -> str:
    """How often each value is met, from the least to the greatest, in up to twenty columns."""
    values = spread.greatest - spread.least + 1
    columns = [0] * min(values, _BAR)
    for value, count in spread.counts.items():
        columns[(value - spread.least) * len(columns) // values] += count
    most = max(columns)
    # Nothing is a gap, and no count so small that it is shown as one.
    return "".join(
        _LEVELS[(count * len(_LEVELS) - 1) // most] if count else " " for count in columns
    )
