from __future__ import annotations

import pytest

from makkerpar.desktop.contrast import CONTROL, TEXT, ratio
from makkerpar.desktop.tokens import PALETTES, TYPE, Palette, colour

INKS = ("ink", "ink2", "ink3", "fjord", "brick")
GROUNDS = ("bg", "surface", "sunken")
TINTS = ("fjord", "brick", "moss", "ochre", "plum")

# What marks a control or carries meaning without being text, and the ground it stands on.
CONTROLS = (
    ("line2", "bg"),
    ("line2", "surface"),
    ("line2", "sunken"),
    ("focus", "bg"),
    ("focus", "surface"),
    ("fjord", "bg"),
    ("fjord", "surface"),
    ("fjord_m", "track"),
    ("brick", "surface"),
)


def test_the_ratio_is_wcags() -> None:
    """Black on white is 21, a colour on itself 1, and the order does not matter."""
    black, white = colour("#000000"), colour("#FFFFFF")
    assert ratio(black, white) == pytest.approx(21)
    assert ratio(white, black) == pytest.approx(21)
    assert ratio(white, white) == 1
    assert ratio(colour("#767676"), white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_stands_out_from_every_ground(palette: Palette, ground: str, ink: str) -> None:
    """Every ink on every ground reaches 4.5."""
    assert ratio(palette[ink], palette[ground]) >= TEXT


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
@pytest.mark.parametrize("hue", TINTS)
def test_text_stands_out_from_every_tint(palette: Palette, hue: str) -> None:
    """Ink and a hue on the hue's own tint reach 4.5, and so does a hue on the ground."""
    tint = palette[f"{hue}_t"]
    assert ratio(palette.ink, tint) >= TEXT
    assert ratio(palette[hue], tint) >= TEXT
    assert ratio(palette[hue], palette.bg) >= TEXT
    assert ratio(palette[hue], palette.surface) >= TEXT


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
def test_text_on_the_accent_can_be_read(palette: Palette) -> None:
    """What is written on a filled button reaches 4.5."""
    assert ratio(palette.on, palette.fjord) >= TEXT


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
@pytest.mark.parametrize(("mark", "ground"), CONTROLS)
def test_controls_stand_out(palette: Palette, mark: str, ground: str) -> None:
    """What marks a control reaches 3."""
    assert ratio(palette[mark], palette[ground]) >= CONTROL


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda one: one.name)
def test_high_contrast_is_high(palette: Palette) -> None:
    """In the theme of that name every ink reaches 7."""
    if palette.name == "high_contrast":
        assert min(ratio(palette[ink], palette.bg) for ink in INKS) >= 7


def test_headings_grow_less_than_text() -> None:
    """At twice the text size body text is twice as large, the largest heading not half more."""
    assert TYPE["body"].grown(2.0) == 2.0
    assert TYPE["hero"].grown(2.0) == 1.4
    assert all(role.grown(1.0) == 1.0 for role in TYPE.values())
