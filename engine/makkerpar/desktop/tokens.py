"""The design's constants: three palettes, the type scale, radii and rings. All lengths in dp.

A dp is a pixel of a window of 1280 × 720, and grows with the window (`look.Look.unit`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """A colour from its six hexadecimal digits, `#1E2A30`."""
    value = int(code.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours, by what they are for.

    Attributes:
        bg, surface, sunken: grounds: the window, what lies on it, what is pressed into it.
        line, line2: hairlines; the borders that mark a control.
        ink, ink2, ink3: text, from the loudest to the quietest.
        fjord, on: the accent, and text on it; fjord_m: an accent that is no text.
        brick, moss, ochre, plum: further hues, each with a tint to stand on (`_t`).
        track: what a bar runs on.
        scrim: how much darker pictures are made, of 255.
        border: how wide hairlines are.
        skies: whether whole windows are filled by pictures.
    """

    name: str
    bg: Colour
    surface: Colour
    sunken: Colour
    line: Colour
    line2: Colour
    ink: Colour
    ink2: Colour
    ink3: Colour
    fjord: Colour
    fjord_t: Colour
    fjord_m: Colour
    on: Colour
    brick: Colour
    brick_t: Colour
    moss: Colour
    moss_t: Colour
    ochre: Colour
    ochre_t: Colour
    plum: Colour
    plum_t: Colour
    focus: Colour
    track: Colour
    scrim: int = 0
    border: int = 1
    skies: bool = True

    def __getitem__(self, name: str) -> Colour:
        found = getattr(self, name)
        assert isinstance(found, tuple), name
        return found


def _palette(name: str, codes: str, *, scrim: int, border: int = 1) -> Palette:
    pairs = (pair.split("=") for pair in codes.split())
    colours = {key: colour(code) for key, code in pairs}
    return Palette(name, **colours, scrim=scrim, border=border, skies=border == 1)


WARM: Final = "warm"
DARK: Final = "dark"
HIGH_CONTRAST: Final = "high_contrast"

PALETTES: Final[Mapping[str, Palette]] = {
    WARM: _palette(
        WARM,
        """
        bg=F6F1E8 surface=FFFDF9 sunken=EDE5D8 line=D9CEBD line2=857C70
        ink=1E2A30 ink2=46525A ink3=5E686E
        fjord=1F4E5F fjord_t=DDE8E9 fjord_m=5A7F89 on=FFFFFF
        brick=9F4326 brick_t=F4E1D6 moss=4A6638 moss_t=E3E9D7
        ochre=8A5F10 ochre_t=F3E6C8 plum=6A4560 plum_t=ECE0E8
        focus=C2410C track=E2D8C8
        """,
        scrim=0,
    ),
    DARK: _palette(
        DARK,
        """
        bg=182127 surface=212C33 sunken=121A1F line=36444C line2=84929A
        ink=F3EEE4 ink2=C6CCCD ink3=A4AFB3
        fjord=8FC3CF fjord_t=26404A fjord_m=7099A4 on=10191E
        brick=F0A285 brick_t=45302A moss=B4CD98 moss_t=2F3D2A
        ochre=E7BF6A ochre_t=40371F plum=D9AFCB plum_t=3B2D38
        focus=FFB454 track=34424A
        """,
        scrim=40,
    ),
    HIGH_CONTRAST: _palette(
        HIGH_CONTRAST,
        """
        bg=000000 surface=000000 sunken=000000 line=FFFFFF line2=FFFFFF
        ink=FFFFFF ink2=FFFFFF ink3=E6E6E6
        fjord=7FE3FF fjord_t=00313D fjord_m=7FE3FF on=000000
        brick=FFA58A brick_t=3A1206 moss=B6F28B moss_t=12300A
        ochre=FFD84A ochre_t=3A2E00 plum=F3B4FF plum_t=32103A
        focus=FFE600 track=3C3C3C
        """,
        scrim=90,
        border=2,
    ),
}


@dataclass(frozen=True, slots=True)
class Role:
    """How one kind of text is set.

    Attributes:
        font: a file's name among the assets.
        size, line: the size and the distance of baselines at 100 %.
        tracking: extra space between letters, as a share of the size; such text is in capitals.
        growth: how much of a larger text scale it takes part in.
    """

    font: str
    size: int
    line: int
    tracking: float = 0.0
    growth: float = 1.0

    def grown(self, scale: float) -> float:
        """By how much it is larger at a text scale from 1 to 2."""
        return 1 + (scale - 1) * self.growth


_DISPLAY = "NewsreaderDisplay_500"
_SERIF = "Newsreader_400Regular"
_SERIF_MEDIUM = "Newsreader_500Medium"
_SERIF_ITALIC = "Newsreader_400Regular_Italic"
_SANS = "HankenGrotesk_400Regular"
_SANS_MEDIUM = "HankenGrotesk_500Medium"
_SANS_BOLD = "HankenGrotesk_600SemiBold"

# Where a font lacks a letter, these are asked in turn.
FALLBACKS: Final = (_SERIF, _SANS)

TYPE: Final[Mapping[str, Role]] = {
    "hero": Role(_DISPLAY, 56, 60, growth=0.4),
    "display": Role(_DISPLAY, 40, 46, growth=0.5),
    "h1": Role(_DISPLAY, 31, 37, growth=0.7),
    "h2": Role(_SERIF_MEDIUM, 23, 29, growth=0.9),
    "h3": Role(_SERIF_MEDIUM, 19, 25),
    "speech": Role(_SERIF, 22, 32),
    "quote": Role(_SERIF_ITALIC, 19, 27),
    "lead": Role(_SANS, 18, 28),
    "body": Role(_SANS, 17, 26),
    "choice": Role(_SANS_MEDIUM, 17, 24),
    "strong": Role(_SANS_BOLD, 17, 24),
    "small": Role(_SANS, 15, 22),
    "label": Role(_SANS_BOLD, 15, 20),
    "meta": Role(_SANS_MEDIUM, 14, 20),
    "over": Role(_SANS_BOLD, 13, 18, tracking=0.07),
    "key": Role(_SANS_BOLD, 13, 16),
    "num": Role(_DISPLAY, 30, 34, growth=0.8),
}

RADIUS_KEY: Final = 5
RADIUS: Final = 10  # buttons, choices, fields
RADIUS_CARD: Final = 14
RING: Final = 3  # the focus ring's width, and its distance
HIT: Final = 44  # nothing that can be pressed is smaller, where a finger may come

SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
