"""The other window: the same moments as two people saw them, side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from makkerpar.debrief.windows import Meeting, Pane
from makkerpar.desktop.answer import Answer
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Row, Words, button
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.panes import Moment, Panes, Reason, Stacked
from makkerpar.desktop.nodes.stage import Face
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import Seat, other
from makkerpar.frontend.wording import running
from makkerpar.play.view import Said

LINES: Final = 2  # of what was seen, so much is told at first; one more where nobody chose
_BEFORE: Final = ("lines", "meanwhile")
_CLOCK: Final = r"(?:kl\. ?\d{1,2}(?:[.:]\d\d)?|\d{1,2}[.:]\d\d)\b"
_TIME: Final = re.compile(rf"(?P<day>.+?),? (?P<time>{_CLOCK}.*)")


class WindowsView(StepView):
    """Three moments, or all of them; nothing to choose, so the arrows scroll."""

    scrolls_by_arrows = True

    def __init__(self, desk: Desk, process: Process) -> None:
        super().__init__(desk, process)
        self._windows = process.whole(self.seat).windows
        self._all = False

    # What is shown

    def content(self, look: Look) -> Node:
        gettext = self.desk.ui.gettext
        head = Column(
            [
                Words(gettext("The other window"), "over", "brick"),
                Words(gettext("The same, seen from two seats"), "h1", balanced=True),
            ],
            4,
        )
        shown = self._windows.meetings if self._all else self._windows.featured
        if not shown:
            text = gettext("The two windows showed the same.")
            return Column([head, Words(text, "lead")], 20)
        moments = [self._moment(meeting) for meeting in shown]
        rows: list[Node] = [head]
        if look.two_columns:
            across = other(self.seat)
            rows.append(Panes((self._head(self.seat), self._head(across)), moments))
        else:
            rows.append(Stacked((self._name(self.seat), self._name(other(self.seat))), moments))
        if self._more:
            text = gettext("Only three moments") if self._all else gettext("All moments")
            rows.append(Row([button("all", text, self._toggle, kind="plain")]))
        return Column(rows, 20)

    @property
    def _more(self) -> bool:
        """Whether there are moments beside those that are shown at first."""
        return len(self._windows.meetings) > len(self._windows.featured)

    def _mine(self, seat: Seat) -> bool:
        """Whether a window is called the reader's own."""
        return seat == self.seat and not self._windows.people

    def _first_name(self, seat: Seat) -> str:
        case = self.process.case
        return case.short_name(case.scenario.seats[seat].character, self.desk.ui.language)

    def _title(self, seat: Seat) -> str:
        case, language = self.process.case, self.desk.ui.language
        title = case.scenario.cast[case.scenario.seats[seat].character].title
        return case.before_play(title, language, seat) if title is not None else ""

    def _head(self, seat: Seat) -> Node:
        """Whose window it is."""
        ui = self.desk.ui
        name, title = self._first_name(seat), self._title(seat)
        heading = ui.gettext("Your window")
        if self._mine(seat):
            title = ", ".join(one for one in (name, running(title, ui.language)) if one)
        else:
            heading = ui.gettext("{whose} window", whose=genitive(name, ui.language))
        lines: list[Node] = [Words(heading, "h3")]
        if title:
            lines.append(Words(title, "meta", "ink2"))
        scenario = self.process.case.scenario
        portrait = scenario.cast[scenario.seats[seat].character].portrait
        return Row([Face(portrait, 56, name=name, round_=True), Cell(Column(lines), 1)], 14)

    def _name(self, seat: Seat) -> Node:
        """Whose window it is, where each moment says so."""
        name = self.desk.ui.gettext("You") if self._mine(seat) else self._first_name(seat)
        return Words(name, "h3")

    def _moment(self, meeting: Meeting) -> Moment:
        ui, case = self.desk.ui, self.process.case
        title = case.say(meeting.title, ui.language) if meeting.title is not None else ""
        day, time = split_time(title)
        own = meeting.alone if self._windows.people else meeting.own.said
        return Moment(
            day,
            time,
            self._cell(self.seat, meeting.own, self._some(own, meeting.own)),
            self._cell(other(self.seat), meeting.other, self._some(meeting.hidden, meeting.other)),
        )

    def _some(self, said: Sequence[Said], pane: Pane) -> list[Said]:
        """All, or a few; what one saw of the other's doings before anything else."""
        if self._all:
            return list(said)
        count = LINES + (pane.deed is None)
        across = [one for one in said if one.source in ("seen", "meanwhile")]
        rest = [one for one in said if one not in across and one.words is not None]
        kept = (across + rest)[:count]
        return [one for one in said if one in kept]

    def _cell(self, seat: Seat, pane: Pane, said: Sequence[Said]) -> Node:
        """What was seen and heard in a window, what was chosen there, and why."""
        ui, case = self.desk.ui, self.process.case
        before = [one for one in said if one.source in _BEFORE]
        found: list[Node] = [Words(self._told(one, seat), "lead") for one in before]
        if pane.deed is not None:
            name = ui.gettext("You") if self._mine(seat) else self._first_name(seat)
            choice = case.say(pane.deed.words, ui.language)
            text = ui.gettext("{name} chose: {choice}", name=name, choice=choice)
            found.append(Words(text, "lead"))
            if pane.deed.because is not None:
                found.append(Reason(case.say(pane.deed.because, ui.language)))
        after = [one for one in said if one.source not in _BEFORE]
        found += [Words(self._told(one, seat), "lead") for one in after]
        return Column(found or [Words(ui.gettext("Nothing of this."), "lead", "ink2")], 8)

    def _told(self, said: Said, seat: Seat) -> str:
        """A line as it was heard; one's own is one's own."""
        ui, case = self.desk.ui, self.process.case
        words = case.say(said.words, ui.language) if said.words is not None else None
        if said.speaker is None:
            return words or ""
        own = self._mine(seat) and said.speaker == case.scenario.seats[seat].character
        name = case.short_name(said.speaker, ui.language)
        if words is None:
            return ui.gettext("{name} says nothing.", name=name)
        return f"{ui.gettext('You') if own else name}: {phrases.spoken(words, ui)}"

    # What is done

    def hints(self) -> Sequence[Shortcut]:
        gettext = self.desk.ui.gettext
        found = [Shortcut((), lambda: None, "↑ ↓", gettext("Scroll"))]
        if self._more:
            text = gettext("Only three moments") if self._all else gettext("All moments")
            found.append(Shortcut(("m",), self._toggle, "M", text))
        return found

    def _toggle(self) -> Answer:
        """Show all moments, or three again, from the top."""
        self._all = not self._all
        self.scrolls.clear()
        self.focus = None
        return None


def split_time(title: str) -> tuple[str, str]:
    """A scene's title as a day and a time; the time is empty where it names none."""
    found = _TIME.fullmatch(title)
    return (found["day"], found["time"]) if found is not None else (title, "")


def genitive(name: str, language: str) -> str:
    """Whose: Karens, Jonas’; Karen’s."""
    if language == "da":
        return name + ("’" if name[-1:].casefold() in "sxz" else "s")
    return f"{name}’s"
