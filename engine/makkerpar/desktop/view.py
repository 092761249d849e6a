"""A view: builds what it looks like, and answers events with the view that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Act, Area, Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.events import (
    Composing,
    Down,
    Dragged,
    Event,
    Key,
    Moved,
    Tick,
    Typed,
    Up,
    Wheel,
)
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes.node import Node
from makkerpar.frontend.case import Case

_LINE = 60  # dp that a wheel's line or an arrow scrolls
_REPEATING = ("up", "down", "left", "right", "pageup", "pagedown", "tab", "shift+tab")
_DRAG = 8  # dp that a finger may move and still tap


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys that do something on a screen.

    Attributes:
        chords: the keys, by the names of `events.Key`.
        act: what they do.
        cap: how they look on the keyboard, for the hints; empty: they are not hinted at.
        text: what they do, in a word or two.
    """

    chords: tuple[str, ...]
    act: Act
    cap: str = ""
    text: str = ""

    @property
    def pressable(self) -> bool:
        """Whether its hint does what the key does: it stands for one key, and for no choice."""
        one_key = bool(self.chords) and "–" not in self.cap and " " not in self.cap
        return one_key or self.cap == "F2"


class View:
    """A screen.

    Attributes:
        desk: what screens work with.
        focus: the key of what has the focus.
        hover: the key of what the pointer is over.
        scrolls: how far each scroll area is scrolled, in pixels; where it is not named, it stands
            where it begins.
    """

    scrolls_by_arrows = False  # whether ↑ and ↓ scroll, where nothing is to be chosen
    fades = True  # whether it comes in by a cross-fade
    from_top = False  # whether it opens at its top, though what has the focus lies further down
    is_settings = False  # whether F2 has been pressed already

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.focus: str | None = None
        self.hover: str | None = None
        self.scrolls: dict[str, int] = {}
        self.follow = True  # whether the focus is to be scrolled into sight
        self._armed: str | None = None
        self._dragging = False
        self._dragged = 0

    # For subclasses

    def build(self, look: Look) -> Node:
        """What it looks like now."""
        raise NotImplementedError

    def shortcuts(self) -> Sequence[Shortcut]:
        """The keys that do something here, beside those that move and press."""
        return ()

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        """What has the focus where nothing has it yet."""
        return stops[0].key if stops else None

    def tick(self, now: float) -> Answer:
        """Time has passed."""
        return None

    @property
    def told_case(self) -> Case | None:
        """The case that is being told on it, if any."""
        return None

    @property
    def pictured_case(self) -> Case | None:
        """The case whose own pictures are shown on it, if any."""
        return self.told_case

    def covered(self) -> None:
        """Another view comes on top: clocks stand still."""

    def take_over(self, before: View) -> None:
        """Stand as another view stood, which showed the same before it was read anew."""
        self.focus = before.focus
        self.scrolls = dict(before.scrolls)
        self.follow = False

    def arrow(self, stop: Stop, chord: str) -> Answer | bool:
        """A key that belongs to a group; False: it is not for the group after all."""
        return False

    def edit(self, stop: Stop, event: Event) -> bool:
        """Something for a field; whether the field took it."""
        return False

    def point(self, stop: Stop, event: Down | Dragged) -> bool:
        """The pointer in something that has places of its own; whether it took it."""
        return False

    # Events

    def handle(self, event: Event, frame: Canvas) -> Answer:
        """What an event leads to; `frame` is what was drawn last."""
        match event:
            case Key():
                return self._key(event, frame)
            case Typed() | Composing():
                stop = self._focused(frame)
                if stop is not None and stop.field:
                    self.edit(stop, event)
            case Moved():
                self.hover = _under(frame, event.at)
            case Down():
                return self._down(event, frame)
            case Dragged():
                self._drag(event, frame)
            case Up():
                return self._up(event, frame)
            case Wheel():
                self._wheel(event, frame)
            case Tick():
                return self.tick(frame.now)
        return None

    def _focused(self, frame: Canvas) -> Stop | None:
        return next((stop for stop in frame.stops if stop.key == self.focus), None)

    def _key(self, event: Key, frame: Canvas) -> Answer:
        stop = self._focused(frame)
        chord = event.chord
        if stop is not None and stop.field and chord not in ("tab", "shift+tab"):
            if self.edit(stop, event):
                return None
            if len(chord) == 1 or chord in ("space", "enter"):
                return None
        if stop is not None and stop.group:
            answer = self.arrow(stop, chord)
            if answer is not False:
                return None if answer is True else answer
        if event.held and chord not in _REPEATING:
            return None  # a key that is held down chooses nothing twice
        for shortcut in self.shortcuts():
            if chord in shortcut.chords:
                return shortcut.act()
        match chord:
            case "tab" | "shift+tab":
                self._step(frame, 1 if chord == "tab" else -1)
            case "enter" | "space":
                if stop is not None and stop.press is not None:
                    return stop.press()
            case "up" | "down" if self.scrolls_by_arrows:
                self.scroll(frame, _LINE if chord == "down" else -_LINE)
            case "up" | "down" | "left" | "right":
                self._arrow(frame, stop, chord)
            case "pageup" | "pagedown" | "home" | "end":
                self._turn_page(frame, chord)
        return None

    # Focus

    def _step(self, frame: Canvas, by: int) -> None:
        keys = [stop.key for stop in frame.stops if stop.part_of is None]
        if not keys:
            return
        at = keys.index(self.focus) if self.focus in keys else (-1 if by > 0 else 0)
        self.focus_on(keys[(at + by) % len(keys)])

    def focus_on(self, key: str) -> None:
        """Give something the focus, and bring it into sight."""
        self.focus = key
        self.follow = True

    def _arrow(self, frame: Canvas, stop: Stop | None, chord: str) -> None:
        """To the nearest stop in a direction; where there is none, scroll."""
        if stop is not None:
            found = _nearest(frame.stops, stop, chord)
            if found is not None:
                self.focus_on(found.key)
                return
        if chord in ("up", "down"):
            self.scroll(frame, _LINE if chord == "down" else -_LINE)

    # Scrolling

    def scroll(self, frame: Canvas, by: float, area: Area | None = None) -> None:
        """Scroll an area by so many dp: the one of the focus, or the one with most to show."""
        area = area or self._area(frame)
        if area is not None:
            self._scroll_to(frame, area, self._offset(area) + frame.look.dp(by))

    def _turn_page(self, frame: Canvas, chord: str) -> None:
        area = self._area(frame)
        if area is None:
            return
        page = round(area.rect.height * 0.85)
        target = {
            "pageup": self._offset(area) - page,
            "pagedown": self._offset(area) + page,
            "home": 0,
            "end": area.beyond,
        }[chord]
        self._scroll_to(frame, area, target)

    def _area(self, frame: Canvas) -> Area | None:
        stop = self._focused(frame)
        areas = [area for area in frame.areas if area.beyond]
        if stop is not None:
            for area in areas:
                if area.key == stop.area:
                    return area
        return max(areas, key=lambda area: area.beyond, default=None)

    def _offset(self, area: Area) -> int:
        return min(max(self.scrolls.get(area.key, area.start), 0), area.beyond)

    def _scroll_to(self, frame: Canvas, area: Area, offset: int) -> None:
        self.scrolls[area.key] = min(max(offset, 0), area.beyond)
        self.follow = False

    def bring_into_sight(self, frame: Canvas) -> bool:
        """Scroll so that what has the focus is seen; whether that changed anything."""
        if not self.follow:
            return False
        self.follow = False
        stop = self._focused(frame)
        area = next((one for one in frame.areas if stop is not None and one.key == stop.area), None)
        if stop is None or area is None or not area.beyond:
            return False
        # Of what is higher than its area, the place in it is what must be seen.
        rect = stop.rect
        if frame.caret is not None and rect.height > area.rect.height:
            rect = frame.caret
        margin = min(frame.look.dp(48), max((area.rect.height - rect.height) // 2, 0))
        above = area.rect.top + margin - rect.top
        below = rect.bottom - (area.rect.bottom - margin)
        offset = self._offset(area)
        wanted = offset
        if above > 0:
            wanted = offset - above
        elif below > 0:
            wanted = offset + min(below, rect.top - area.rect.top - margin)
        wanted = min(max(wanted, 0), area.beyond)
        self.scrolls[area.key] = wanted
        return wanted != offset

    # The pointer

    def _down(self, event: Down, frame: Canvas) -> Answer:
        self._dragging, self._dragged = False, 0
        self._armed = _under(frame, event.at)
        stop = next((one for one in frame.stops if one.key == self._armed), None)
        if stop is not None:
            if stop.part_of != "":
                self.focus = stop.part_of or stop.key
            self.follow = False
            self.point(stop, event)
        return None

    def _drag(self, event: Dragged, frame: Canvas) -> None:
        stop = next((one for one in frame.stops if one.key == self._armed), None)
        if stop is not None and not event.touch and self.point(stop, event):
            return
        if event.touch:
            for area in reversed(frame.areas):
                if area.beyond and area.rect.collidepoint(event.at):
                    self._scroll_to(frame, area, self._offset(area) - event.by[1])
                    self._dragged += abs(event.by[1])
                    self._dragging = self._dragged > frame.look.dp(_DRAG)
                    return

    def _up(self, event: Up, frame: Canvas) -> Answer:
        armed, self._armed = self._armed, None
        if self._dragging or armed is None or _under(frame, event.at) != armed:
            return None
        stop = next((one for one in frame.stops if one.key == armed), None)
        if stop is not None and stop.press is not None and not stop.field:
            return stop.press()
        return None

    def _wheel(self, event: Wheel, frame: Canvas) -> None:
        for area in reversed(frame.areas):
            if area.beyond and area.rect.collidepoint(event.at):
                self.scroll(frame, -event.lines * _LINE, area)
                return
        self.scroll(frame, -event.lines * _LINE)


def _under(frame: Canvas, at: tuple[int, int]) -> str | None:
    """The key of the stop under a point: the last drawn lies on top."""
    for stop in reversed(frame.stops):
        if stop.rect.collidepoint(at) and stop.clip.collidepoint(at):
            return stop.key
    return None


def _nearest(stops: Sequence[Stop], start: Stop, chord: str) -> Stop | None:
    """The stop that lies in a direction, the nearer and the more straight ahead the better."""
    best: tuple[float, Stop] | None = None
    for stop in stops:
        if stop.key == start.key or stop.part_of is not None:
            continue
        away, aside = _distances(start.rect, stop.rect, chord)
        if away <= 0:
            continue
        far = away + 3 * aside
        if best is None or far < best[0]:
            best = far, stop
    return best[1] if best is not None else None


def _distances(one: pygame.Rect, other: pygame.Rect, chord: str) -> tuple[float, float]:
    """How far ahead another box lies (0: not ahead), and how far to the side."""
    if chord in ("up", "down"):
        away = other.centery - one.centery if chord == "down" else one.centery - other.centery
        aside = max(other.left - one.right, one.left - other.right, 0)
        overlapping = other.top < one.bottom and one.top < other.bottom
    else:
        away = other.centerx - one.centerx if chord == "right" else one.centerx - other.centerx
        aside = max(other.top - one.bottom, one.top - other.bottom, 0)
        overlapping = other.left < one.right and one.left < other.right
    return (0 if overlapping else away), aside
