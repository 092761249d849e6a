from __future__ import annotations

import pygame.font
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar import resources
from makkerpar.report.text_width import Font, bold, heading, sans
from makkerpar_tools import font_widths

FONTS = (sans(12), bold(13), heading(19))
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_characters="\x7f\xad")


def test_the_table_is_what_the_font_files_say() -> None:
    """The widths that lie in the package are those of the fonts that ship."""
    assert font_widths.TABLE.read_text(encoding="utf-8") == font_widths.page()


@pytest.mark.parametrize("font", FONTS, ids=lambda font: str(font.name))
def test_no_text_is_wider_than_it_is_said_to_be(font: Font) -> None:
    """What a font engine draws, kerning included, is hardly ever wider than what is worked out."""
    pygame.font.init()
    drawn = pygame.font.Font(resources.assets().fonts[font.name], 1000)
    for text in (
        "»Jeg tager en time alene med hver af jer, før vi kører til seminaret.«",
        "if (capital <= 2) or (answer.leave and (capital <= 5))",
        "AVATAR To Ty. Åge, Ærø – Ø… ‘fi’ ‘fl’",
    ):
        assert drawn.size(text)[0] * font.size / 1000 <= font.width(text) * 1.01


@given(st.text(LETTERS, max_size=60), st.floats(20, 300))
def test_what_is_fitted_fits(text: str, room: float) -> None:
    """A fitted text is as wide as the room at most, and the whole text where that fits."""
    font = sans(12)
    fitted = font.fit(text, room)
    assert font.width(fitted) <= room
    if font.width(text) <= room:
        assert fitted == text
    else:
        assert fitted.endswith("…")
        assert text.startswith(fitted[:-1])


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), max_size=20), st.integers(1, 4))
def test_what_is_wrapped_is_whole_or_cut_at_the_end(words: list[str], most: int) -> None:
    """Wrapped lines fit, are no more than asked for, and together are the text or its beginning."""
    font, text = sans(12), " ".join(" ".join(words).split())
    lines = font.wrap(text, 120, most)
    assert len(lines) <= most
    assert all(font.width(line) <= 120 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == text
