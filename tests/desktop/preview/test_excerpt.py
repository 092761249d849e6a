from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from makkerpar.desktop.preview.excerpt import parted, shortened


def test_the_word_at_a_column_is_parted_from_its_line() -> None:
    """Columns count from 1; a sign that is no letter stands alone; past the end is nothing."""
    assert parted("  goto: meting  ", 9) == ("  goto: ", "meting", "")
    assert parted("a: [b", 4) == ("a: ", "[", "b")
    assert parted("ab", 7) == ("ab", "", "")
    assert parted("    text", None) == ("    ", "", "text")


@given(st.text(max_size=80), st.integers(1, 100))
def test_parting_loses_nothing_before_the_place(text: str, column: int) -> None:
    """What is before the place is as long as it was, and everything can be drawn on one line."""
    before, word, after = parted(text, column)
    assert len(before) == min(column - 1, len(text.rstrip()))
    assert (before + word + after).isprintable()


@given(st.text(max_size=60), st.integers(0, 60))
def test_what_is_shortened_fits(text: str, room: int) -> None:
    """A text is whole where it fits; else as much of its beginning as fits before an ellipsis."""
    short = shortened(text, room, len)
    assert len(short) <= room
    assert short in ("", text) or (short.endswith("…") and text.startswith(short[:-1]))
    assert len(text) > room or short == text
