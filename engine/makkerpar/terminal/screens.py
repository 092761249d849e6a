"""The debrief's screens as plain lines: at most ninety words of ours beside the player's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from makkerpar.debrief.lanes import Dot, Lane
from makkerpar.debrief.own import Own
from makkerpar.debrief.screens import Debrief
from makkerpar.debrief.story import Curve
from makkerpar.debrief.turning import Lies, TurningPoint
from makkerpar.debrief.windows import Meeting, Pane
from makkerpar.focus import AREA_NAMES, PART_NAMES, SEATS, Seat, other
from makkerpar.frontend import attained
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.play.rules import TIMEOUT
from makkerpar.play.view import Said, Words
from makkerpar.terminal.page import Page
from makkerpar.terminal.telling import Teller
from makkerpar.text.interface import Interface

# Of a road or a window, so much is quoted.
ROAD_LINES: Final = 2
PANE_LINES: Final = 4


class Screens:
    """Writes the screens of one case, in a language."""

    def __init__(self, page: Page, case: Case, ui: Interface) -> None:
        self._page = page
        self._case = case
        self._ui = ui

    def title(self, number: int, whose: str | None = None) -> None:
        """The heading of a screen; with the name of whose it is, where there are two."""
        gettext = self._ui.gettext
        name = {
            1: gettext("Before you are told anything"),
            2: gettext("What happened"),
            3: gettext("Where it turned"),
            4: gettext("The five areas"),
            5: gettext("The other window"),
            6: gettext("Onward"),
        }[number]
        self._page.heading(gettext("Debrief, {number} of 6: {name}", number=number, name=name))
        if whose is not None:
            self._page.heading(gettext("For {name}", name=whose))

    # Two: what happened

    def happened(self, whole: Debrief) -> None:
        """The ending, the curves over the acts, the own decisions."""
        gettext = self._ui.gettext
        self._page.text(gettext("The end: {title}", title=self._say(whole.story.title)))
        for curve in whole.story.curves:
            self._page.gap()
            self._curve(curve)
        self._page.heading(gettext("Your choices"))
        act: str | None = None
        for own in whole.story.decisions:
            if own.act is not None and own.act != act:
                act = own.act
                title = self._case.before_play(
                    self._case.scenario.acts[act], self._ui.language, whole.seat
                )
                self._page.heading(title)
            self._own(own)

    def _curve(self, curve: Curve) -> None:
        label = self._say(curve.label) if curve.label is not None else curve.variable
        self._page.text(self._ui.gettext("{label} at the end of each act:", label=label))
        for section in curve.sections:
            word = self._case.wording(self._ui.language).word(curve.variable, section.end)
            name = (
                self._say(section.title)
                if section.title is not None
                else self._ui.gettext("From the start")
            )
            self._page.item("  ", f"{name}: {word}.")

    def _own(self, own: Own) -> None:
        self._page.text(f"{self.choice_name(own)} {self._say(own.words)}", rest="  ")
        if own.by == TIMEOUT:
            self._page.item("  ", self._ui.gettext("The clock chose this one."))

    def choice_name(self, own: Own) -> str:
        """What a decision is called on all screens: its number and its scene."""
        name = self._ui.gettext("Choice {number}.", number=own.number)
        return f"{name} {_stopped(self._say(own.title))}" if own.title is not None else name

    # Three: where it turned

    def turned(self, whole: Debrief) -> None:
        """The turning points, each numbered to play on from."""
        gettext = self._ui.gettext
        if not whole.worked_out:
            self._page.text(gettext("This story has too many roads to say where it turned."))
        elif not whole.turning:
            self._page.text(gettext("No single choice of yours decided what was still possible."))
        else:
            self._page.text(
                gettext(
                    "Lost and won are worked out exactly: what could still be reached before the "
                    "choice, and what after it."
                )
            )
        for number, point in enumerate(whole.turning, start=1):
            self._page.gap()
            self._page.text(f"{number}. {self.choice_name(point.decision)}")
            self._page.text(self._moved(point))
            self._road(gettext("You chose: {choice}", choice=self._say(point.taken.words)))
            after_taken, after_best = point.apart
            self._follows(after_taken, whole.seat)
            self._endings(gettext("Only this road could still end as:"), point.opened)
            self._road(gettext("Also there: {choice}", choice=self._say(point.best.words)))
            self._follows(after_best, whole.seat)
            self._endings(gettext("Only that road could still end as:"), point.closed)

    def attained(self, whole: Debrief) -> None:
        """Every choice, and what it moved of what could still be reached."""
        self._page.heading(self._ui.gettext("What each choice left within reach"))
        for one in whole.attained:
            self._page.gap()
            self._own(one.decision)
            for line in attained.moved(one, self._case, whole.seat, self._ui):
                self._page.item("  ", line)
            if one.best is not None:
                best = self._say(one.best)
                self._page.item("  ", self._ui.gettext("Also there: {choice}", choice=best))

    def _moved(self, point: TurningPoint) -> str:
        ui = self._ui
        name = self._measure(point)
        match point.turn, point.most:
            case "lost", True:
                return ui.gettext("Most was lost here: {area}.", area=name)
            case "lost", False:
                return ui.gettext("Much was lost here: {area}.", area=name)
            case _, True:
                return ui.gettext("Most was won here: {area}.", area=name)
        return ui.gettext("Much was won here: {area}.", area=name)

    def _measure(self, point: TurningPoint) -> str:
        if point.measure.kind == "area":
            return AREA_NAMES[point.measure.id][self._ui.language]
        label = self._case.scenario.variables[point.measure.id].label
        if label is None:
            return point.measure.id
        return self._case.before_play(label, self._ui.language)

    def _road(self, text: str) -> None:
        self._page.gap()
        self._page.text(text)

    def _follows(self, after: Sequence[Said], seat: Seat) -> None:
        self._lines(after[:ROAD_LINES], seat)

    def _endings(self, text: str, endings: Sequence[Lies]) -> None:
        titles = [self._say(one.title) for one in endings if one.title is not None]
        if titles:
            self._page.text(f"{text} {'; '.join(titles)}.")

    # Four: the five areas

    def areas(self, whole: Debrief) -> None:
        """The lanes, strengths first; then, once, what the numbers are."""
        lanes = {lane.area: lane for lane in whole.lanes.lanes}
        for area in whole.lanes.strengths_first:
            self._lane(lanes[area], whole.seat)
        tense = attained.tense(whole.lanes, self._ui)
        if tense:
            self._page.gap()
            self._page.text(tense)
        self._page.gap()
        self._page.text(self._ui.gettext(whole.lanes.meaning))

    def _lane(self, lane: Lane, seat: Seat) -> None:
        ui = self._ui
        self._page.gap()
        head = f"{lane.area}. {self._area(lane.area)}."
        self._page.text(f"{head} {self._said(lane)}".rstrip())
        if not lane.dots:
            self._page.item("   ", ui.gettext("None of your choices touched this."))
            return
        dots = ", ".join(
            ui.gettext("choice {number} {worth}", number=dot.decision, worth=self._worth(dot.value))
            for dot in lane.dots
        )
        self._page.item("   ", _capital(dots) + ".")
        if lane.too_few:
            self._page.item("   ", ui.gettext("Too few choices to say anything."))
        elif lane.loss is not None and lane.gain is not None:
            text = ui.gettext(
                "A {seat} can lose up to {loss} here, and gain up to {gain}.",
                seat=seat_name(seat, ui),
                loss=-lane.loss,
                gain=lane.gain,
            )
            self._page.item("   ", text)

    def _said(self, lane: Lane) -> str:
        if lane.said == "first":
            return self._ui.gettext("You put it first.")
        return self._ui.gettext("You let it go.") if lane.said == "let_go" else ""

    def _worth(self, value: int) -> str:
        if value > 0:
            return self._ui.gettext("gave {value}", value=value)
        if value < 0:
            return self._ui.gettext("cost {value}", value=-value)
        return self._ui.gettext("gave and cost as much")

    def dots(self, whole: Debrief, area: str) -> None:
        """Every dot of an area, with its reasons."""
        lane = next(lane for lane in whole.lanes.lanes if lane.area == area)
        self._page.heading(self._area(area))
        if not lane.dots:
            self._page.text(self._ui.gettext("None of your choices touched this."))
        for dot in lane.dots:
            self.dot(whole, area, dot)

    def opened(self, area: str) -> None:
        """The heading over one dot that is told first."""
        self._page.heading(self._ui.gettext("From {area}", area=self._area(area)))

    def dot(self, whole: Debrief, area: str, dot: Dot) -> None:
        """One decision in one area: quote, reason, dissent, and what else it touched."""
        ui = self._ui
        own = whole.story.decisions[dot.decision - 1]
        self._page.gap()
        self._page.text(f"{self.choice_name(own)} {_capital(self._worth(dot.value))}.")
        self._page.text(ui.gettext("You chose: {choice}", choice=self._say(own.words)))
        for part, value in dot.parts:
            name = PART_NAMES[part][ui.language]
            self._page.text(f"{name}: {self._worth(value)}.")
        for words in dot.because:
            self._page.text(ui.gettext("The author's reason: {reason}", reason=self._say(words)))
        for words in dot.yet:
            self._page.text(
                ui.gettext("One who disagrees will say: {reason}", reason=self._say(words))
            )
        for twin, value in dot.twins:
            self._page.text(
                ui.gettext(
                    "The same choice {worth} in “{area}”.",
                    worth=self._worth(value),
                    area=self._area(twin),
                )
            )

    def _area(self, area: str) -> str:
        return AREA_NAMES[area][self._ui.language]

    # Five: the other window

    def windows(self, whole: Debrief, *, everything: bool = False) -> None:
        """What the other seat saw, and why it did what it did."""
        shown = whole.windows.meetings if everything else whole.windows.featured
        if not shown:
            self._page.text(self._ui.gettext("The two windows showed the same."))
        for meeting in shown:
            title = meeting.title
            self._page.heading(self._say(title) if title is not None else "")
            lines = None if everything else PANE_LINES
            if whole.windows.people:
                self._both(meeting, lines)
            else:
                self._across(whole, meeting, lines)

    def _across(self, whole: Debrief, meeting: Meeting, lines: int | None) -> None:
        across = other(whole.seat)
        self._page.text(self._ui.gettext("You saw:"))
        self._pane(meeting.own, meeting.own.said[:lines], whole.seat, self._ui.gettext("You"))
        name = self._case.player(across, self._ui.language)
        self._page.gap()
        self._page.text(self._ui.gettext("{name} saw:", name=name))
        self._pane(meeting.other, meeting.hidden[:lines], across, name)

    def _both(self, meeting: Meeting, lines: int | None) -> None:
        for seat, pane, alone in zip(
            SEATS, (meeting.own, meeting.other), (meeting.alone, meeting.hidden), strict=True
        ):
            name = self._case.player(seat, self._ui.language)
            self._page.gap()
            self._page.text(self._ui.gettext("{name} saw:", name=name))
            self._pane(pane, alone[:lines], seat, name)

    def _pane(self, pane: Pane, said: Sequence[Said], seat: Seat, name: str) -> None:
        if said:
            self._lines(said, seat)
        elif pane.deed is None:
            self._page.item("  ", self._ui.gettext("Nothing of this."))
        if pane.deed is not None:
            words = self._say(pane.deed.words)
            self._page.text(self._ui.gettext("{name} chose: {choice}", name=name, choice=words))
            if pane.deed.because is not None:
                reason = self._say(pane.deed.because)
                self._page.text(self._ui.gettext("Why: {reason}", reason=reason))

    # Six: onward

    def insights(self, texts: Sequence[Words]) -> None:
        """What the author has to say of how it went."""
        for words in texts:
            self._page.gap()
            self._page.text(self._say(words))

    # Common

    def _lines(self, said: Sequence[Said], seat: Seat) -> None:
        teller = Teller(self._case, seat)
        for beat in said:
            for paragraph in teller.tell(beat, self._ui):
                self._page.text(paragraph.text, first="  ", rest="    ")

    def _say(self, words: Words) -> str:
        return self._case.say(words, self._ui.language)


def _stopped(title: str) -> str:
    """A title as a sentence of its own."""
    return title if title.endswith((".", "?", "!")) else title + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
