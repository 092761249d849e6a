"""What everything that is drawn needs to know: sizes, colours, letters, pictures, the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from makkerpar.desktop.pictures import Pictures
from makkerpar.desktop.tokens import Palette
from makkerpar.desktop.typesetting import Typesetter
from makkerpar.text.interface import Interface

DESIGN: Final = (1280, 720)
SMALLEST: Final = (640, 480)
_NARROW: Final = 820  # dp at 100 % text
_TWO_COLUMNS: Final = 960  # dp of width for each 100 % of text


def unit_of(size: tuple[int, int]) -> float:
    """Pixels a dp in a window of this size."""
    return min(max(min(size[0] / DESIGN[0], size[1] / DESIGN[1]), 1.0), 3.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How things look now.

    Attributes:
        size: of the window, in pixels.
        unit: pixels a dp.
        scale: of text, from 1 to 2.
        palette: the theme's colours.
        ui: the interface's texts.
        set: sets text.
        pictures: draws pictures.
        reduced: whether nothing moves.
    """

    size: tuple[int, int]
    unit: float
    scale: float
    palette: Palette
    ui: Interface
    set: Typesetter
    pictures: Pictures
    reduced: bool

    def dp(self, length: float) -> int:
        """A length in pixels; what is not nothing stays at least one."""
        pixels = round(length * self.unit)
        return pixels if pixels or not length else (1 if length > 0 else -1)

    def grown(self, length: float, most: float = 2.0) -> int:
        """A length that grows with the text, up to `most` times, in pixels."""
        return self.dp(length * min(self.scale, most))

    @property
    def width(self) -> float:
        """Of the window, in dp."""
        return self.size[0] / self.unit

    @property
    def height(self) -> float:
        """Of the window, in dp."""
        return self.size[1] / self.unit

    @property
    def narrow(self) -> bool:
        """Whether the stage becomes a banner and everything scrolls."""
        return bool(self.width < _NARROW * self.scale**0.75)

    @property
    def two_columns(self) -> bool:
        """Whether a screen of the debrief has two columns."""
        return not self.narrow and self.width / self.scale >= _TWO_COLUMNS
