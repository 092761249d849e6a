"""The surface a frame is drawn on, and what is known of it afterwards: stops, areas, texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import pygame

from makkerpar.desktop import contrast, paint
from makkerpar.desktop.look import Look
from makkerpar.desktop.tokens import RING, Colour

if TYPE_CHECKING:
    from makkerpar.desktop.answer import Answer

Act = Callable[[], "Answer"]


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that can be focused.

    Attributes:
        key: what it is called on its screen.
        rect: where it lies, in pixels of the window; it may be scrolled out of sight.
        name: what it says, for tests and for whoever reads aloud.
        press: what pressing it does; None: nothing, it only takes keys.
        area: the scroll area it lies in, if any.
        field: whether what is typed goes to it.
        group: keys of arrows belong to it: they do not move the focus.
        part_of: the key of the group it is a part of: the pointer finds it, the focus does not.
            Empty: it is part of none, and pressing it leaves the focus where it is.
    """

    key: str
    rect: pygame.Rect
    name: str
    press: Act | None
    area: str | None
    clip: pygame.Rect
    field: bool = False
    group: bool = False
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A scroll area: where it lies, how much higher what it shows is, and where it begins."""

    key: str
    rect: pygame.Rect
    beyond: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text that was drawn.

    Attributes:
        rect: the letters' box; clip: what of the window it could be drawn on.
        area: the scroll area it lies in, if any.
        ground: what it stands on; None where that is a picture.
        quiet: it says that something cannot be used now, which WCAG 1.4.3 lets be pale.
    """

    text: str
    role: str
    colour: Colour
    ground: Colour | None
    rect: pygame.Rect
    clip: pygame.Rect
    area: str | None
    layer: int
    quiet: bool


class Mark(NamedTuple):
    """How far a frame had come, and how it was drawn then."""

    stops: int
    areas: int
    written: int
    rings: int
    area: str | None
    ground: Colour | None
    layer: int
    look: Look
    clip: pygame.Rect


class Canvas:
    """One frame.

    Args:
        surface: of the whole window.
        look: how things look.
        focus: the key of what has the focus.
        hover: the key of what the pointer is over.
        scrolls: how far each scroll area is scrolled, in pixels.
        now: seconds, only ever rising.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        look: Look,
        *,
        focus: str | None = None,
        hover: str | None = None,
        scrolls: dict[str, int] | None = None,
        now: float = 0.0,
    ) -> None:
        self.surface = surface
        self.look = look
        self.focus = focus
        self.hover = hover
        self.scrolls = scrolls if scrolls is not None else {}
        self.now = now
        self.stops: list[Stop] = []
        self.areas: list[Area] = []
        self.written: list[Written] = []
        self.area: str | None = None
        self.wake: float | None = None
        self.caret: pygame.Rect | None = None
        self._ground: Colour | None = look.palette.bg
        self._layer = 0
        self._rings: list[tuple[pygame.Rect, int, pygame.Rect, Colour]] = []

    # What is known of the frame

    def stop(self, stop: Stop) -> None:
        """Remember something that can be focused."""
        self.stops.append(stop)

    def due(self, time: float) -> None:
        """Something moves: this must be drawn again at a time."""
        self.wake = time if self.wake is None else min(self.wake, time)

    def mark(self) -> Mark:
        """How far it has come."""
        return Mark(
            len(self.stops),
            len(self.areas),
            len(self.written),
            len(self._rings),
            self.area,
            self._ground,
            self._layer,
            self.look,
            self.surface.get_clip(),
        )

    def back_to(self, mark: Mark) -> None:
        """Know nothing of what has been drawn since, and draw on as at that time."""
        del self.written[mark.written :]
        self.behind(mark)
        self.area, self._ground, self._layer = mark.area, mark.ground, mark.layer
        self.look = mark.look
        self.surface.set_clip(mark.clip)

    def behind(self, mark: Mark) -> None:
        """What has been drawn since is seen, and cannot be reached."""
        del self.stops[mark.stops :], self.areas[mark.areas :], self._rings[mark.rings :]

    @contextmanager
    def sized(self, size: tuple[int, int]) -> Iterator[None]:
        """Draw as if the window were another size: into a part of it."""
        before = self.look
        self.look = replace(before, size=size)
        yield
        self.look = before

    # Grounds

    @property
    def ground(self) -> Colour | None:
        """What is under the pen; None: a picture."""
        return self._ground

    @contextmanager
    def on(self, ground: Colour | None) -> Iterator[None]:
        """Draw on another ground."""
        before, self._ground = self._ground, ground
        yield
        self._ground = before

    @contextmanager
    def inked(self, inks: tuple[Colour, Colour] | None) -> Iterator[None]:
        """Write in other inks, loud (`ink`) and quiet (`ink3`): on a picture; None: as ever.

        The focus ring is in the loud one where its own colour would not be seen on the ground.
        """
        before = self.look
        if inks is not None:
            focus, ground = before.palette.focus, self._ground
            if ground is not None and contrast.ratio(focus, ground) < contrast.CONTROL:
                focus = inks[0]
            palette = replace(before.palette, ink=inks[0], ink3=inks[1], focus=focus)
            self.look = replace(before, palette=palette)
        yield
        self.look = before

    @contextmanager
    def layer(self, steps: int = 1) -> Iterator[None]:
        """Draw above what is there: what is written here may cover it.

        Args:
            steps: above so many layers.
        """
        self._layer += steps
        yield
        self._layer -= steps

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Draw in a part of the window only."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(rect))
        yield
        self.surface.set_clip(before)

    # Drawing

    def write(
        self,
        text: str,
        role: str,
        colour: Colour,
        at: tuple[int, int],
        *,
        shown: int | None = None,
        quiet: bool = False,
    ) -> int:
        """Write a line; its width.

        Args:
            text: without line feeds.
            role: how it is set.
            colour: of its letters.
            at: the upper left corner of the line's box.
            shown: how many of its pixels from the left; None: all.
            quiet: see `Written`.
        """
        look = self.look
        width = look.set.width(text, role)
        if not text:
            return width
        line = look.set.line(role)
        clip = self.surface.get_clip()
        rect = pygame.Rect(at[0], at[1], width, line)
        if rect.colliderect(clip):
            picture = look.set.picture(text, role, colour)
            top = at[1] + (line - picture.get_height()) // 2
            area = None if shown is None else (0, 0, shown, picture.get_height())
            self.surface.blit(picture, (at[0], top), area)
        self.written.append(
            Written(text, role, colour, self._ground, rect, clip, self.area, self._layer, quiet)
        )
        return width

    def icon(self, name: str, size: int, colour: Colour, at: tuple[int, int]) -> None:
        """Draw an icon; `at` is its upper left corner."""
        self.surface.blit(self.look.pictures.icon(name, size, colour), at)

    def ring(self, rect: pygame.Rect, radius: int) -> None:
        """Draw the focus ring around a box, over everything else."""
        colour = self.look.palette.focus
        self._rings.append((rect.copy(), radius, self.surface.get_clip(), colour))

    def finish(self) -> None:
        """Draw what lies over everything else."""
        look = self.look
        gap, width = look.dp(RING), look.dp(RING)
        for rect, radius, clip, colour in self._rings:
            # A ring may reach a little over the edge of what scrolls, not over its neighbours.
            before = self.surface.get_clip()
            self.surface.set_clip(clip.inflate(2 * (gap + width), 0).clip(before))
            outer = rect.inflate(2 * (gap + width), 2 * (gap + width))
            paint.box(
                self.surface,
                outer,
                None,
                radius=radius + gap + width,
                border=colour,
                width=width,
            )
            self.surface.set_clip(before)
        self._rings.clear()
