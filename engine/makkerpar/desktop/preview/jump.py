"""Going to any scene with any values: what would be if the play stood there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.events import Down, Dragged, Event, Key, Typed
from makkerpar.desktop.fields import Fields
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Pad, Pressable, Row, Scroll, Space, Words, button
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.field import Field
from makkerpar.desktop.preview.bench import Bench
from makkerpar.desktop.preview.parts import Chosen, Listed, Toggle
from makkerpar.desktop.preview.sheet import Sheet
from makkerpar.desktop.preview.supposing import Quantity, Supposed, named, quantities
from makkerpar.desktop.screens.chrome import MARGIN, Foot, Framed
from makkerpar.desktop.view import Shortcut
from makkerpar.errors import MakkerparError
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.scenario.model import Chance, Decision, Ending, Scene
from makkerpar.text.interface import Interface

FILTER: Final = "filter"
SCENES: Final = "scenes"
GO: Final = "go"
_VALUE: Final = "value."
_SWITCH: Final = "switch."
_LISTED: Final = 60  # scenes that are listed at once where there is room, and where there is not
_FEW: Final = 7
_NUMBER: Final = re.compile(r"\s*([+\N{MINUS SIGN}-]?)(\d{1,9})\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A scene in the list: its id, and what else it is found by."""

    id: str
    title: str
    kind: str

    def fits(self, words: Sequence[str]) -> bool:
        """Whether it has all the words that are looked for."""
        text = f"{self.id} {self.title} {self.kind}".casefold()
        return all(word in text for word in words)


class JumpSheet(Sheet):
    """Scenes to filter and to choose from, and the values to stand there with.

    Args:
        desk: what screens work with.
        bench: the play and the files.
        gone: shows the play once it stands there.

    Attributes:
        chosen: the scene that is chosen.
    """

    def __init__(self, desk: Desk, bench: Bench, gone: Callable[[], None]) -> None:
        super().__init__(desk)
        self._bench = bench
        self._gone = gone
        self._refused = ""
        self.fields = Fields(desk.clock)
        self.fields.open(FILTER, "", one_line=True)
        self._switches: dict[str, bool] = {}
        assert bench.course is not None
        self.chosen = bench.course.play.here.id
        self._values = named(bench.course.play.program, bench.course.play.values)
        self.focus = FILTER
        self._fill()

    def read_anew(self) -> None:
        self._refused = ""
        self._fill()

    def _fill(self) -> None:
        """A field for every quantity: with what was typed, else with what it is now."""
        for one in self._quantities():
            value = self._values.get(one.name, max(one.least, 0))
            if one.switch:
                self._switches.setdefault(one.name, bool(value))
            else:
                self.fields.open(_VALUE + one.name, _minus(value), one_line=True)

    def _quantities(self) -> tuple[Quantity, ...]:
        return quantities(self._case.program)

    @property
    def _case(self) -> Case:
        assert self._bench.case is not None
        return self._bench.case

    # The scenes

    def found(self) -> list[Entry]:
        """The scenes that have what is looked for, in the order of the files."""
        words = self.fields[FILTER].text.casefold().split()
        ui, case = self.desk.ui, self._case
        entries = (entry_of(scene, case, ui) for scene in case.scenario.scenes.values())
        return [one for one in entries if one.fits(words)]

    def _choose(self, scene: str) -> Answer:
        self.chosen = scene
        self.focus_on(SCENES)
        return None

    def _move(self, by: int) -> None:
        ids = [one.id for one in self.found()]
        if ids:
            at = ids.index(self.chosen) + by if self.chosen in ids else 0
            self.chosen = ids[min(max(at, 0), len(ids) - 1)]
            self.follow = True

    # What is shown

    def build(self, look: Look) -> Node:
        self.fields.focus_on(self.focus)
        found = self.found()
        if found and self.chosen not in {one.id for one in found}:
            self.chosen = found[0].id
        left, right = self._scenes(look, found), self._state()
        if look.two_columns:
            inside: Node = Row(
                [
                    Cell(Scroll("left", Pad(left, 0, 22, 14, 16)), 1.15),
                    Cell(Scroll("right", Pad(right, 0, 22, 14, 16)), 1),
                ],
                44,
                align=None,
            )
        else:
            whole = Column([left, Space(24), right])
            inside = Scroll("whole", Pad(whole, 0, 16, 0, 14))
        ui = self.desk.ui
        buttons = [
            button("close", ui.gettext("Close"), self.close, kind="quiet"),
            button(GO, ui.gettext("Go there"), self._go if found else None, icon="arrow-right"),
        ]
        return Framed(Space(0), Pad(inside, MARGIN, 0), Foot(self.shortcuts(), buttons))

    def _scenes(self, look: Look, found: Sequence[Entry]) -> Node:
        ui = self.desk.ui
        at = next((n for n, one in enumerate(found) if one.id == self.chosen), 0)
        most = _LISTED if look.two_columns else _FEW
        first = max(min(at - most // 2, len(found) - most), 0)
        shown = found[first : first + most]
        rows: list[Node] = []
        for one in shown:
            item = Chosen(one.id, one.title, one.kind, chosen=one.id == self.chosen)
            here = one.id == self.chosen
            rows.append(Listed(SCENES, item, self._chooser(one.id), one.id, here=here))
        if not rows:
            rows.append(Words(ui.gettext("No scene has that."), "body", "ink2"))
        left = len(found) - len(shown)
        if left:
            more = ui.ngettext("{n} more: type to find them.", "{n} more: type to find them.", left)
            rows.append(Pad(Words(more, "meta", "ink3"), 12, 6))
        name = ui.gettext("Scene: {scene}", scene=self.chosen)
        parts: list[Node] = [
            Words(ui.gettext("What if"), "over", "brick"),
            Space(4),
            Words(ui.gettext("Go to a scene"), "h1"),
            Space(10),
            Words(ui.gettext("Type a part of its name or title"), "label", "ink2"),
            Space(6),
            Field(FILTER, self.fields, ui.gettext("Find a scene")),
            Space(12),
            Pressable(SCENES, Column(rows, 2), self._go, name, group=True),
        ]
        return Column(parts)

    def _chooser(self, scene: str) -> Callable[[], Answer]:
        return lambda: self._choose(scene)

    def _state(self) -> Node:
        ui = self.desk.ui
        every = self._quantities()
        parts: list[Node] = [Words(ui.gettext("With these values"), "h3"), Space(4)]
        told = ui.gettext("As they are before the scene; its own effects come on top.")
        parts += [Words(told, "small", "ink2"), Space(12)]
        if self._refused:
            parts += [Words(self._refused, "body", "brick"), Space(10)]
        counted = [self._quantity(one) for one in every if not one.history]
        parts.append(Column(counted, 10))
        if not counted:
            parts.append(Words(ui.gettext("This case counts nothing."), "body", "ink2"))
        happened = [self._quantity(one) for one in every if one.history]
        if happened:
            head = Words(ui.gettext("And this has happened"), "h3")
            parts += [Space(22), head, Space(10), Column(happened, 8)]
        return Column(parts)

    def _quantity(self, one: Quantity) -> Node:
        if one.switch:
            on = self._switches.get(one.name, False)
            return Pressable(
                _SWITCH + one.name, Toggle(one.name, on=on), self._turner(one.name), one.name
            )
        ui = self.desk.ui
        bounds = ui.gettext("{least} to {most}", least=_minus(one.least), most=_minus(one.most))
        wrong = self._number(one) is None
        field = Field(_VALUE + one.name, self.fields, f"{one.name}, {bounds}")
        label: list[Node] = [
            Words(one.name, "label"),
            Words(bounds, "meta", "brick" if wrong else "ink3"),
        ]
        return Row([Cell(Column(label), 1.3), Cell(field, 1)], 16)

    def _turner(self, name: str) -> Callable[[], Answer]:
        def turn() -> Answer:
            self._switches[name] = not self._switches.get(name, False)
            return None

        return turn

    # What is typed

    def _number(self, one: Quantity) -> int | None:
        """The number in a field; None where it is none, or out of bounds."""
        found = _NUMBER.fullmatch(self.fields[_VALUE + one.name].text)
        if found is None:
            return None
        value = int(found[2]) * (-1 if found[1] in ("-", "\N{MINUS SIGN}") else 1)
        return value if one.least <= value <= one.most else None

    def edit(self, stop: Stop, event: Event) -> bool:
        took = self.fields.edit(stop.key, event)
        self.fields.changed = None  # nothing of it goes on disk
        self.follow = self.follow or took
        return took

    def point(self, stop: Stop, event: Down | Dragged) -> bool:
        return self.fields.point(stop.key, event)

    # What is done

    def handle(self, event: Event, frame: Canvas) -> Answer:
        focus = self.focus or ""
        if isinstance(event, Typed) and focus == SCENES:
            self.focus_on(FILTER)
            self.fields.edit(FILTER, event)
            return None
        if isinstance(event, Key):
            if event.chord == "enter" and focus.startswith((FILTER, SCENES, _VALUE)):
                return self._go() if not event.held else None
            if focus == FILTER and event.chord in ("up", "down"):
                self.focus_on(SCENES)
                return None
        return super().handle(event, frame)

    def arrow(self, stop: Stop, chord: str) -> Answer | bool:
        steps = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8, "home": -9999, "end": 9999}
        if stop.key != SCENES or chord not in steps:
            return False
        self._move(steps[chord])
        return True

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self._go, "Enter", ui.gettext("Go there")),
            Shortcut((), self.close, "↑ ↓", ui.gettext("Choose")),
            Shortcut(("escape",), self.close, "Esc", ui.gettext("Close")),
        )

    def _go(self) -> Answer:
        """There, unless a number is wrong or no play can stand there."""
        ui = self.desk.ui
        numbers: dict[str, int] = {}
        for one in self._quantities():
            value = self._switches[one.name] if one.switch else self._number(one)
            if value is None:
                self._refused = ui.gettext(
                    "“{name}” must be a whole number from {least} to {most}.",
                    name=one.name,
                    least=_minus(one.least),
                    most=_minus(one.most),
                )
                self.focus_on(_VALUE + one.name)
                return None
            numbers[one.name] = int(value)
        if not self.found():
            return None
        try:
            self._bench.suppose(Supposed(self.chosen, numbers))
        except MakkerparError as refused:
            self._refused = refused.tell(ui.gettext)
            return None
        self._gone()
        return None


def entry_of(scene: Scene, case: Case, ui: Interface) -> Entry:
    """A scene as it stands in the list: its title, and what becomes of it."""
    title = case.before_play(scene.title, ui.language) if scene.title is not None else ""
    match scene.exit:
        case Decision(sides=(_, _)):
            kind = ui.gettext("decision: both")
        case Decision(sides=(side,)):
            kind = ui.gettext("decision: {seat}", seat=seat_name(side.seat, ui))
        case Chance():
            kind = ui.gettext("draw")
        case Ending():
            kind = ui.gettext("ending")
        case _:
            kind = ""
    return Entry(scene.id, title, kind)


def _minus(value: int) -> str:
    return str(value).replace("-", "\N{MINUS SIGN}")
