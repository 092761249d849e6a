"""How well a colour stands out from its ground: WCAG 2.2, relative luminance, contrast ratio."""

from __future__ import annotations

from makkerpar.desktop.tokens import Colour

TEXT = 4.5  # 1.4.3, level AA
CONTROL = 3.0  # 1.4.11


def luminance(colour: Colour) -> float:
    """From 0, black, to 1, white."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """From 1, the same, to 21, black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
