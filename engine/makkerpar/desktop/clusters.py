"""Grapheme clusters: what a reader calls one character, and a caret never enters.

The rules are those of Unicode's annex 29 as far as normalised (NFC) text needs them. Python
knows no emoji property; symbols and the emoji planes stand in for it. Offsets are counted in
code points, as Python indexes its strings.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

Kind = Literal["word", "space", "mark", "line"]

ZWNJ: Final = "\u200c"
ZWJ: Final = "\u200d"


def is_tag(character: str) -> bool:
    """Whether it is a tag character, as in the flag of Scotland."""
    return "\U000e0020" <= character <= "\U000e007f"


@lru_cache(maxsize=8)
def bounds(text: str) -> tuple[int, ...]:
    """Every offset where a caret may stand, rising: 0, those between clusters, the text's end."""
    found = [0]
    for at, character in enumerate(text[1:], 1):
        # Nothing below combines: Danish and English take the short way.
        if character < "\u0300" or not _joins(text[found[-1] : at], character):
            found.append(at)
    return (*found, len(text)) if text else (0,)


def split(text: str) -> list[str]:
    """The clusters of a text, in order."""
    return [text[start:end] for start, end in pairwise(bounds(text))]


def before(text: str, at: int) -> int:
    """The bound before an offset; 0 at the start."""
    found = bounds(text)
    return found[max(bisect_left(found, at) - 1, 0)]


def after(text: str, at: int) -> int:
    """The bound after an offset; the text's end at the end."""
    found = bounds(text)
    return found[min(bisect_right(found, at), len(found) - 1)]


def floor(text: str, at: int) -> int:
    """The offset itself where it is a bound, else the bound before it; any integer will do."""
    return before(text, at + 1)


def ceiling(text: str, at: int) -> int:
    """The offset itself where it is a bound, else the bound after it; any integer will do."""
    return after(text, at - 1)


def cut(text: str, room: int) -> str:
    """As many whole clusters from the start as fit in ``room``, 0 or more, code points."""
    # A bound depends on nothing behind it, so a clipboard's whole book need not be split.
    return text[: floor(text[: room + 1], room)] if len(text) > room else text


def word_before(text: str, at: int) -> int:
    """The start of the word or run of marks before an offset; a line's start is a stop."""
    start = _run_start(text, at, "space")
    if start == 0 or (start < at and text[start - 1] == "\n"):
        return start
    return _run_start(text, start, _kind(text, before(text, start)))


def word_after(text: str, at: int) -> int:
    """The start of the next word, run of marks or line after an offset."""
    return _run_end(text, _run_end(text, at, _kind(text, at)), "space")


def word_around(text: str, at: int) -> tuple[int, int]:
    """Where the word at an offset starts and ends: a word rather than the space or mark by it.

    On an empty line both are the offset.
    """
    at = floor(text, at)
    kind, left = _kind(text, at), _kind(text, before(text, at)) if at else "line"
    if kind == "line" or (kind != "word" and left == "word"):
        kind = left
    return (at, at) if kind == "line" else (_run_start(text, at, kind), _run_end(text, at, kind))


def _joins(cluster: str, character: str) -> bool:
    """Whether a character goes on a cluster rather than starting one."""
    if "\n" in (cluster, character):
        return False
    if _extends(character):
        return True
    if cluster[-1] == ZWJ:
        return _is_pictograph(cluster[0]) and _is_pictograph(character)
    return len(cluster) == 1 and _is_regional(cluster) and _is_regional(character)


def _extends(character: str) -> bool:
    return (
        unicodedata.category(character).startswith("M")  # variation selectors are marks too
        or character in (ZWJ, ZWNJ)
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or "\uff9e" <= character <= "\uff9f"  # halfwidth voicing
        or is_tag(character)
    )


def _is_pictograph(character: str) -> bool:
    return (
        unicodedata.category(character) == "So"
        or "\u2190" <= character <= "\u21ff"  # some arrows are mathematical by category
        or "\U0001f000" <= character <= "\U0001faff"  # younger than Python's tables, maybe
    )


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _kind(text: str, at: int) -> Kind:
    """What stands at an offset; the text's end counts as a line's."""
    character = text[at : at + 1] or "\n"
    if character == "\n":
        return "line"
    if character.isalnum():
        return "word"
    return "space" if character.isspace() else "mark"


def _run_start(text: str, at: int, kind: Kind) -> int:
    """Back over clusters of a kind; over one line break only."""
    while at and _kind(text, before(text, at)) == kind:
        at = before(text, at)
        if kind == "line":
            break
    return at


def _run_end(text: str, at: int, kind: Kind) -> int:
    """On over clusters of a kind; over one line break only."""
    while at < len(text) and _kind(text, at) == kind:
        at = after(text, at)
        if kind == "line":
            break
    return at
