"""The settings: every change takes effect at once and is kept. And forgetting everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from makkerpar.desktop import prefs
from makkerpar.desktop.answer import Answer, Home, Pop, Push
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Node,
    Pad,
    Pressable,
    Row,
    Scroll,
    Space,
    Spring,
    Words,
    button,
    key_cap,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.flow import Flow
from makkerpar.desktop.nodes.segments import Option, Segments, neighbour
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.chrome import MARGIN, Bar, Foot, Framed, Hints, body
from makkerpar.desktop.tokens import DARK, HIGH_CONTRAST, RADIUS, RADIUS_CARD, SCALES, WARM
from makkerpar.desktop.view import Shortcut, View
from makkerpar.frontend import settings
from makkerpar.frontend.case import Case
from makkerpar.text.interface import LANGUAGES, Interface

_ONE_COLUMN: Final = 1.4  # from this text scale the sample has no room, and the text shows itself
_WIDEST: Final = 1114  # dp
_ON: Final = "on"
_OFF: Final = "off"


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that can be set.

    Attributes:
        key: what its card is called.
        name: what it is.
        text: what it does, in a line.
        options: what it can be.
        chosen: what it is.
        pick: makes it something else.
    """

    key: str
    name: str
    text: str
    options: Sequence[Option]
    chosen: str
    pick: Callable[[str], None]

    def picked(self, value: str) -> Answer:
        """Make it something else, and stay on the screen."""
        if value != self.chosen:
            self.pick(value)
        return None

    def segments(self) -> Segments:
        """Its options."""
        return Segments(self.key, self.options, self.chosen, self.picked)

    def card(self) -> Node:
        """What it is, what it does, and its options: one stop."""
        rows: list[Node] = [Words(self.name, "strong")]
        if self.text:
            rows += [Space(2), Words(self.text, "small", "ink2")]
        rows += [Space(10), self.segments()]
        said = dict(self.options).get(self.chosen, "")
        return Pressable(
            self.key,
            Card(Pad(Column(rows), 18, 14)),
            None,
            f"{self.name}: {said}",
            radius=RADIUS_CARD,
            group=True,
        )

    def key_pressed(self, chord: str) -> bool:
        """Let a key change it; False: the key is not for it."""
        value = neighbour(self.options, self.chosen, chord)
        if value is None:
            return False
        self.picked(value)
        return True


def text_size(desk: Desk) -> Setting:
    """How large text is."""
    ui = desk.ui
    return Setting(
        "size",
        ui.gettext("Text size"),
        ui.gettext("All text grows. Nothing is cut off; the page rearranges itself."),
        [(str(scale), ui.gettext("{n}%", n=round(scale * 100))) for scale in SCALES],
        str(desk.prefs.scale),
        lambda value: desk.prefs.set_scale(float(value)),
    )


def theme(desk: Desk) -> Setting:
    """Which colours there are."""
    ui = desk.ui
    return Setting(
        "theme",
        ui.gettext("Theme"),
        ui.gettext("High contrast is black and white, with yellow around what is in focus."),
        [
            (WARM, ui.gettext("Warm")),
            (DARK, ui.gettext("Dark")),
            (HIGH_CONTRAST, ui.gettext("High contrast")),
        ],
        desk.prefs.theme,
        desk.prefs.set_theme,
    )


def language(desk: Desk) -> Setting:
    """Which language is spoken."""
    ui = desk.ui
    return Setting(
        "language",
        ui.gettext("Language"),
        ui.gettext("A case that has not been translated is told as it was written."),
        sorted(LANGUAGES.items()),
        ui.language,
        desk.prefs.set_language,
    )


def motion(desk: Desk) -> Setting:
    """Whether things move."""
    ui = desk.ui
    return Setting(
        "motion",
        ui.gettext("Motion"),
        ui.gettext("Reduced: nothing slides or fades, and speech appears at once."),
        [(prefs.NORMAL, ui.gettext("Normal")), (prefs.REDUCED, ui.gettext("Reduced"))],
        desk.prefs.motion,
        desk.prefs.set_motion,
    )


def typing(desk: Desk) -> Setting:
    """How fast lines appear."""
    ui = desk.ui
    text = ui.gettext("How fast speech is written out. Enter always shows all of it.")
    if desk.prefs.reduced:
        text = ui.gettext("With reduced motion, speech always appears at once.")
    return Setting(
        "typing",
        ui.gettext("Text speed"),
        text,
        [
            (prefs.SLOW, ui.gettext("Slow")),
            (prefs.NORMAL, ui.gettext("Normal")),
            (prefs.AT_ONCE, ui.gettext("At once")),
        ],
        desk.prefs.typing,
        desk.prefs.set_typing,
    )


def time_limits(desk: Desk) -> Setting:
    """Whether some choices are made against a clock."""
    ui, record = desk.ui, desk.record
    return Setting(
        "limits",
        ui.gettext("Time limits"),
        ui.gettext("Some cases have choices against the clock. There is nothing to gain by them."),
        [
            (settings.OFF, _capital(ui.gettext("off"))),
            (settings.WRITTEN, ui.gettext("As written")),
            (settings.DOUBLE, ui.gettext("Twice as long")),
        ],
        settings.time_limits(record),
        lambda value: record.set_setting(settings.TIME_LIMITS, value),
    )


def coached(desk: Desk) -> Setting:
    """Whether the reason is told after each choice."""
    ui, record = desk.ui, desk.record
    return Setting(
        "coached",
        ui.gettext("The reason after each choice"),
        ui.gettext(
            "On: the author's reason appears under what your choice led to. "
            "Off: you get it in the debrief, when the story has ended."
        ),
        [(_OFF, _capital(ui.gettext("off"))), (_ON, _capital(ui.gettext("on")))],
        _ON if settings.coached(record) else _OFF,
        lambda value: record.set_setting(settings.COACHED, value == _ON),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class SettingsView(View):
    """The settings.

    Args:
        case: the one that is being played, whose own words are shown; None: none is.
    """

    is_settings = True

    def __init__(self, desk: Desk, case: Case | None = None) -> None:
        super().__init__(desk)
        self._case = case
        self._speed = desk.prefs.speed
        self._spelled_from: float | None = None  # when the sample began to be spelled out

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        bar = Bar(ui.gettext("Settings"))
        close = button("close", ui.gettext("Close"), self._close)
        foot = Foot(self.shortcuts(), [close])
        if look.narrow or look.scale >= _ONE_COLUMN:
            whole = Column([*self._head(), *self._cards(), _keys_hint(ui)], 12)
            return Framed(bar, body(whole, top=20, most=1000, key="settings"), foot)
        list_ = Scroll("settings", Pad(Column(self._cards(), 12), 6, 6, 6, 20), margin=14)
        sample = Pad(Card(Pad(self._sample(), 24), "sunken"), 0, 6, 0, 20)
        columns = Row([Cell(list_, 0.56), Cell(sample, 0.44)], 52, align=None)
        inside = _Below(Pad(Column(self._head(), 4), 6, 18, 0, 12), columns)
        return Framed(bar, Pad(Pad(inside, most=_WIDEST, centred=True), MARGIN, 0), foot)

    def _head(self) -> list[Node]:
        ui = self.desk.ui
        text = ui.gettext("Changes take effect at once and are kept on this computer.")
        return [Words(ui.gettext("Settings"), "display"), Words(text, "lead", "ink2")]

    def _settings(self) -> list[Setting]:
        makers = (text_size, theme, language, motion, typing, time_limits, coached)
        return [maker(self.desk) for maker in makers]

    def _cards(self) -> list[Node]:
        found = [one.card() for one in self._settings()]
        if self._case is not None and self._case.scenario.terms:
            found.append(self._terms(self._case))
        return [*found, self._forgetting()]

    def _terms(self, case: Case) -> Node:
        """The case's words that a trainer may replace, as they are now.

        They are read only: they are given when the program is started, since a play whose town
        changes its name halfway would be another story.
        """
        ui = self.desk.ui
        wording = case.wording(ui.language)
        rows: list[Node] = [
            Words(ui.gettext("This case's own words"), "strong"),
            Space(2),
            Words(
                ui.gettext("Names you can replace with your own when you start the program."),
                "small",
                "ink2",
            ),
            Space(8),
        ]
        for name in case.scenario.terms:
            term = Row(
                [
                    Cell(Words(name, "small", "ink2"), 1),
                    Cell(Words(wording.term(name), "choice"), 1.4),
                ],
                16,
            )
            rows.append(Pad(term, 0, 3))
        return Card(Pad(Column(rows), 18, 14))

    def _forgetting(self) -> Node:
        ui = self.desk.ui
        forget = button("forget", ui.gettext("Delete everything …"), self._forget, kind="plain")
        return Card(
            Pad(
                Column(
                    [
                        Words(ui.gettext("What is kept about you"), "strong"),
                        Space(2),
                        Words(
                            ui.gettext(
                                "Your plays, your answers, your agreements and these settings. "
                                "They are on this computer and nowhere else."
                            ),
                            "small",
                            "ink2",
                        ),
                        Space(10),
                        Row([forget]),
                    ]
                ),
                18,
                14,
            )
        )

    # The sample

    def _sample(self) -> Node:
        """Speech, narration and a choice, as they look now."""
        ui = self.desk.ui
        said = phrases.spoken(
            ui.gettext("I hear what you say. But I have thirty-one councillors."), ui
        )
        told = ui.gettext("The mayor shuts the door. Nobody has touched the apples.")
        choice = Words(ui.gettext("Put the figures on the table"), "choice")
        return Column(
            [
                Words(ui.gettext("This is how it looks"), "over", "brick"),
                Space(6),
                Words(said, "speech", shown=self._spelled(len(said))),
                Space(8),
                Words(told, "body", "ink2"),
                Space(12),
                Card(Pad(Row([key_cap("1"), Cell(choice, 1)], 14), 16, 13), radius=RADIUS),
                Spring(16),
                _keys_hint(ui),
            ]
        )

    def _spelled(self, letters: int) -> float | None:
        """How many letters of the sample are shown: after another speed is set it is spelled."""
        speed, now = self.desk.prefs.speed, self.desk.clock()
        if speed != self._speed:
            self._speed, self._spelled_from = speed, now
        if self._spelled_from is None or not speed:
            return None
        shown = (now - self._spelled_from) * speed
        return shown if shown < letters else None

    # What is done

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self._close, "↑ ↓", ui.gettext("Choose")),
            Shortcut((), self._close, "← →", ui.gettext("Change")),
            Shortcut(("escape", "f2", "backspace"), self._close, "Esc", ui.gettext("Close")),
        )

    def arrow(self, stop: Stop, chord: str) -> Answer | bool:
        found = next((one for one in self._settings() if one.key == stop.key), None)
        return found is not None and found.key_pressed(chord)

    def _close(self) -> Answer:
        return Pop()

    def _forget(self) -> Answer:
        return Push(ForgetView(self.desk))


def _keys_hint(ui: Interface) -> Node:
    text = ui.gettext("Ctrl + and Ctrl − change the text size everywhere. F11 fills the screen.")
    return Words(text, "small", "ink2")


class _Below(Node):
    """A node that fills what another one above it leaves."""

    def __init__(self, head: Node, rest: Node) -> None:
        self._head = head
        self._rest = rest

    def measure(self, look: Look, width: int) -> int:
        return self._head.measure(look, width) + self._rest.measure(look, width)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        height = self._head.measure(canvas.look, rect.width)
        self._head.draw(canvas, pygame.Rect(rect.left, rect.top, rect.width, height))
        rest = max(rect.height - height, 0)
        self._rest.draw(canvas, pygame.Rect(rect.left, rect.top + height, rect.width, rest))


class ForgetView(View):
    """Whether everything is to be forgotten."""

    is_settings = True

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        yes = button("yes", ui.gettext("Delete everything"), self._forget, kind="plain")
        no = button("no", ui.gettext("Keep everything"), self._close)
        rows: list[Node] = [
            Words(ui.gettext("What is kept about you"), "over", "brick"),
            Space(6),
            Words(ui.gettext("Delete everything?"), "display", balanced=True),
            Space(12),
            Words(
                ui.gettext(
                    "All plays, answers, agreements and settings are deleted from this computer. "
                    "You cannot get them back."
                ),
                "body",
                "ink2",
            ),
            Space(22),
            Flow([no, yes]),
        ]
        card = Card(Pad(Column(rows), 30))
        content = Column([Spring(), card, Spring(share=2)])
        bar = Bar(ui.gettext("Settings"))
        return Framed(bar, body(content, most=640), Hints(self.shortcuts()))

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return "no"

    def shortcuts(self) -> Sequence[Shortcut]:
        text = self.desk.ui.gettext("Keep everything")
        return (Shortcut(("escape", "f2", "backspace"), self._close, "Esc", text),)

    def _close(self) -> Answer:
        return Pop()

    def _forget(self) -> Answer:
        """Nothing is left on disk; the window looks as it does until it is closed."""
        self.desk.record.erase_all()
        return Home()
