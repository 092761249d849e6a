from __future__ import annotations

import unicodedata

import pytest

from makkerpar.text.plain import plain


@pytest.mark.parametrize(
    "text", ["Æblegrød på øen\n\tog »mere«", "a\u00adb\u00a0c", "👩\u200d🏫", "שלום"]
)
def test_what_people_write_stays(text: str) -> None:
    """Letters of every script, ends of lines, tabs and what joins characters are left alone."""
    assert plain(text) == text


def test_what_a_terminal_obeys_is_shown_as_a_sign() -> None:
    """No control character and no mark that turns the direction is left."""
    every = "".join(map(chr, range(0x2100)))
    left = {sign for sign in plain(every) if unicodedata.category(sign) == "Cc"}
    assert left == {"\n", "\t"}
    assert plain("\x1b[31mrød\u202e") == "\ufffd[31mrød\ufffd"
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not turning & set(map(unicodedata.bidirectional, plain(every)))
