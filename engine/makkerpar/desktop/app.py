"""The loop: waits for something to happen, hands it to the view on top, and draws what has changed.

When nothing happens nothing is drawn: the loop waits until the next event, or until something on
the screen is due to move.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import pygame

from makkerpar.desktop import paint
from makkerpar.desktop.answer import Answer, Home, Leave, Pop, Push, Replace, Return
from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.events import Event, Key, Moved, Tick, Translator
from makkerpar.desktop.fonts import Fonts
from makkerpar.desktop.glass import Glass
from makkerpar.desktop.look import Look, unit_of
from makkerpar.desktop.pictures import Pictures
from makkerpar.desktop.tokens import PALETTES
from makkerpar.desktop.typesetting import Typesetter
from makkerpar.desktop.view import View
from makkerpar.errors import MakkerparError

_FADE: Final = 0.18  # seconds that one screen takes to become another
_FRAME: Final = 1 / 60
_SETTLED: Final = 0.15  # seconds without a change, after which a new size is drawn anew
_RESIZED: Final = (pygame.WINDOWSIZECHANGED, pygame.WINDOWRESIZED)
_SHOWN: Final = (pygame.WINDOWEXPOSED, pygame.WINDOWSHOWN, pygame.WINDOWRESTORED)
_NAP: Final = 12  # milliseconds: less than a frame, so that nobody notices
_PADS: Final = (pygame.JOYDEVICEADDED, pygame.JOYDEVICEREMOVED)


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to look after, whatever the player does.

    Attributes:
        every: so many seconds.
        do: looks after it; whether anything is to be drawn anew.
    """

    every: float
    do: Callable[[], bool]


class App:
    """The window at work.

    Args:
        glass: what is drawn on.
        desk: what screens work with.
        root: the view at the bottom of the stack.
        fonts, pictures: what is drawn with.
    """

    def __init__(
        self,
        glass: Glass,
        desk: Desk,
        root: View,
        fonts: Fonts,
        pictures: Pictures,
    ) -> None:
        self.glass = glass
        self.desk = desk
        self.stack: list[View] = [root]
        self.left = False
        self.frame: Canvas | None = None
        self.drawn = 0  # frames, for whoever measures
        self.chore: Chore | None = None
        self._chore_due = 0.0
        self._fonts = fonts
        self._pictures = pictures
        self._translator = Translator()
        self._look: Look | None = None
        self._dirty = True
        self._fading: tuple[pygame.Surface, float] | None = None
        self._resized: float | None = None
        self._typing = False
        self._pads: list[object] = []

    # The loop

    def run(self) -> None:
        """Until the player leaves."""
        self._tell()
        self.draw()
        self.glass.show()
        pygame.key.set_repeat(400, 35)
        self._find_pads()
        try:
            while not self.left:
                self.step(self._patience())
        finally:
            # However the window goes away, what is being written stays.
            if self.stack:
                with contextlib.suppress(MakkerparError):
                    self.top.covered()
        with contextlib.suppress(MakkerparError):
            self.glass.remember()

    def step(self, patience: float | None = 0.0) -> None:
        """Wait at most so many seconds (None: for ever), do what there is to do, and draw."""
        self.handle(self._wait(patience))
        now = self.desk.clock()
        if self._resized is not None and now >= self._resized:
            self._resized = None
            self._dirty = True
        self._look_after(now)
        if self.frame is not None and self.frame.wake is not None and now >= self.frame.wake:
            answer: Answer = None
            with self._telling():
                answer = self.top.handle(Tick(), self._latest(now))
            self._answer(answer)
            self._tell()
            self._dirty = True
        if self._fading is not None:
            self._dirty = True
        if self._dirty and not self.left:
            self.draw()

    def _look_after(self, now: float) -> None:
        if self.chore is None or now < self._chore_due or self.left:
            return
        self._chore_due = now + self.chore.every
        with self._telling():
            self._dirty = self.chore.do() or self._dirty
        self._tell()

    def handle(self, raw: Iterable[pygame.event.Event]) -> None:
        """Hand events to the view on top, one by one."""
        self._translator.ratio = self.glass.ratio
        for one in raw:
            if one.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                self.left = True
            elif one.type in _RESIZED:
                self._new_size()
            elif one.type in _SHOWN:
                self._dirty = True
            elif one.type == pygame.WINDOWLEAVE:
                self._dirty = self._dirty or self.top.hover is not None
                self.top.hover = None
            elif one.type in _PADS:
                self._find_pads()
            else:
                for event in self._translator.events(one):
                    self.happen(event)
            if self.left:
                return

    def happen(self, event: Event) -> None:
        """Something happens to the view on top."""
        if self.frame is None:
            self.draw()
        view, hover = self.top, self.top.hover
        answer: Answer = None
        with self._telling():
            if isinstance(event, Key) and not event.held and self._anywhere(event.chord):
                self._dirty = True
                return
            answer = view.handle(event, self._latest(self.desk.clock()))
        self._answer(answer)
        self._tell()
        if not isinstance(event, Moved) or view.hover != hover:
            self._dirty = True
            if isinstance(event, Key) and not self.left:
                # The next event may come before the loop draws, and needs stops that are true.
                self.draw()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Do something that may fail, as on a full disk: then the player is to be told so."""
        try:
            yield
        except MakkerparError as error:
            failed = error
            self.desk.notices.append(lambda ui: failed.tell(ui.gettext))

    @property
    def top(self) -> View:
        """The view that is seen."""
        return self.stack[-1]

    def _latest(self, now: float) -> Canvas:
        assert self.frame is not None
        self.frame.now = now
        return self.frame

    def _wait(self, patience: float | None) -> list[pygame.event.Event]:
        if patience is not None and patience <= 0:
            return pygame.event.get()
        # A wait is cut into pieces so that Ctrl-C is heard.
        return _napping(1000 if patience is None else min(max(round(patience * 1000), 1), 1000))

    def _patience(self) -> float | None:
        """How long nothing needs to be drawn; None: for ever."""
        now = self.desk.clock()
        due = [self._resized] if self._resized is not None else []
        if self.frame is not None and self.frame.wake is not None:
            due.append(self.frame.wake)
        if self._fading is not None or self._dirty:
            due.append(now + _FRAME / 2)
        if self.chore is not None:
            due.append(self._chore_due)
        return max(min(due) - now, 0.001) if due else None

    # What views answer

    def _answer(self, answer: Answer) -> None:
        before = self.top
        match answer:
            case None:
                return
            case Push(view):
                with self._telling():
                    before.covered()
                self.stack.append(view)
            case Replace(view):
                self.stack[-1] = view
            case Pop():
                self.stack.pop()
            case Return(view):
                self.stack[-2:] = [view]
            case Home():
                del self.stack[1:]
            case Leave():
                self.left = True
        if not self.stack:
            self.left = True
        if self.left:
            return
        self._dirty = True
        if self.top is not before and self.top.fades and not self.desk.prefs.reduced:
            self._fading = self.glass.surface.copy(), self.desk.clock()
        self.top.hover = None
        self.top.follow = not self.top.from_top
        self._tell()

    def _tell(self) -> None:
        """Put what the player must be told on top, the first of it uppermost."""
        notices, self.desk.notices[:] = self.desk.notices[:], []
        if notices:
            with contextlib.suppress(MakkerparError):
                self.top.covered()
        for notice in reversed(notices):
            self.stack.append(self.desk.views.notice(notice(self.desk.ui)))
            self._dirty = True

    def _anywhere(self, chord: str) -> bool:
        """Keys that mean the same on every screen."""
        prefs = self.desk.prefs
        match chord:
            case "f11" | "alt+enter":
                self.glass.toggle_full()
            case "ctrl+plus" | "ctrl+shift+plus":
                prefs.step_scale(1)
            case "ctrl+minus":
                prefs.step_scale(-1)
            case "ctrl+0":
                prefs.set_scale(1.0)
            case "f2" if not self.top.is_settings:
                self._answer(Push(self.desk.views.settings(self.top.told_case)))
            case "ctrl+q":
                self.left = True
            case _:
                return False
        self.top.follow = True
        return True

    # Drawing

    def draw(self) -> None:
        """Draw the view on top as it is now."""
        self._dirty = False
        surface = self.glass.surface
        if self._resized is not None and self.frame is not None:
            # While somebody pulls at the window's edge the old picture is stretched.
            surface.blit(pygame.transform.scale(self.frame.surface, surface.get_size()), (0, 0))
            self.glass.flip()
            return
        look = self.look()
        view = self.top
        frame = self._drawn(surface, look, view)
        if view.focus not in {stop.key for stop in frame.stops}:
            view.focus = view.opens_on([one for one in frame.stops if one.part_of is None])
            view.follow = not view.from_top
            frame = self._drawn(surface, look, view)
        if view.bring_into_sight(frame):
            frame = self._drawn(surface, look, view)
        self.frame = frame
        self.drawn += 1
        self._fade(surface)
        self._text_input(frame)
        self.glass.flip()

    def _drawn(self, surface: pygame.Surface, look: Look, view: View) -> Canvas:
        case = view.pictured_case
        if case is not None:
            look = replace(look, pictures=self._pictures.of(case.pictures))
        canvas = Canvas(
            surface,
            look,
            focus=view.focus,
            hover=view.hover,
            scrolls=view.scrolls,
            now=self.desk.clock(),
        )
        surface.fill(look.palette.bg)
        view.build(look).draw(canvas, surface.get_rect())
        canvas.finish()
        return canvas

    def look(self) -> Look:
        """How things look at this size, with these settings."""
        prefs = self.desk.prefs
        size = self.glass.surface.get_size()
        palette = PALETTES[prefs.theme]
        old = self._look
        if old is not None and (old.size, old.scale, old.palette, old.ui.language, old.reduced) == (
            size,
            prefs.scale,
            palette,
            prefs.language,
            prefs.reduced,
        ):
            return old
        unit = unit_of(size)
        if old is not None and old.size != size:
            self._pictures.forget()
            self._fonts.forget_sizes()
            paint.forget()
        if old is not None and (old.size, old.scale, old.ui.language) == (
            size,
            prefs.scale,
            prefs.language,
        ):
            typesetter = old.set
        else:
            typesetter = Typesetter(self._fonts, unit, prefs.scale, prefs.language)
        self._look = Look(
            size=size,
            unit=unit,
            scale=prefs.scale,
            palette=palette,
            ui=prefs.ui,
            set=typesetter,
            pictures=self._pictures,
            reduced=prefs.reduced,
        )
        for view in self.stack:
            view.scrolls.clear()
            view.follow = True
        return self._look

    def _fade(self, surface: pygame.Surface) -> None:
        if self._fading is None:
            return
        old, began = self._fading
        share = (self.desk.clock() - began) / _FADE
        if share >= 1 or old.get_size() != surface.get_size():
            self._fading = None
            return
        old.set_alpha(round(255 * (1 - share)))
        surface.blit(old, (0, 0))

    def _text_input(self, frame: Canvas) -> None:
        """Tell the system whether text is wanted, and where: input methods open beside it."""
        stop = next((one for one in frame.stops if one.key == self.top.focus), None)
        wanted = stop is not None and stop.field
        if wanted != self._typing:
            self._typing = wanted
            if wanted:
                pygame.key.start_text_input()
            else:
                pygame.key.stop_text_input()
        if wanted and frame.caret is not None:
            ratio = self.glass.ratio
            caret = frame.caret
            place = (caret.x / ratio, caret.y / ratio, caret.width / ratio, caret.height / ratio)
            pygame.key.set_text_input_rect(pygame.Rect(place))

    def _new_size(self) -> None:
        if self._look is not None and self.glass.surface.get_size() != self._look.size:
            self._resized = self.desk.clock() + _SETTLED
        self._dirty = True

    def _find_pads(self) -> None:
        if not pygame.joystick.get_init():
            pygame.joystick.init()
        self._pads = [pygame.joystick.Joystick(at) for at in range(pygame.joystick.get_count())]


def _napping(timeout: int) -> list[pygame.event.Event]:
    """What happens within so many milliseconds, looked for every now and then.

    pygame's own `event.wait` looks a thousand times a second, which is two or three per cent of a
    processor for nothing.
    """
    left = timeout
    while left > 0:
        if found := pygame.event.get():
            return found
        left -= pygame.time.wait(min(_NAP, left))
    return pygame.event.get()
