"""Text that a terminal shows, and does not obey."""

from __future__ import annotations

import re
from typing import Final

# Control characters but the tab and the end of a line; what turns the direction of all that
# follows, and could make a message read as another.
_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"


def plain(text: str) -> str:
    """The text with a sign in place of everything that a terminal would take as an order."""
    return _OBEYED.sub(_INSTEAD, text)
