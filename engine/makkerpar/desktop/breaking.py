"""Breaking a text into lines: greedily, without lonely last words, long words hyphenated.

Pure: widths come from a function, so that rules can be tested without a font.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from makkerpar.desktop.clusters import bounds

Measure = Callable[[str], int]

_LONG = 10  # letters; shorter words are never hyphenated
_WIDE = 0.6  # of the line: a word narrower than that goes to the next line whole
_LONELY = 0.2  # of the line: a last line shorter than that gets company
_AFTER = re.compile(r"(?<=[-–/])(?=\w)")  # a compound may also break behind its own hyphen


def break_lines(
    text: str, width: int, measure: Measure, *, language: str = "da", balanced: bool = False
) -> tuple[str, ...]:
    """The lines of a text, none wider than `width` unless a single letter is.

    Args:
        text: paragraphs are separated by a line feed; an empty text is one empty line.
        width: of a line.
        measure: the width of a piece of text, in the same unit.
        language: whose hyphenation, ``da`` or ``en``.
        balanced: lines as even as they can be without becoming more: for headings.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        broken = _greedy(paragraph, width, measure, language)
        if len(broken) > 1:
            narrowed = _evened if balanced else _accompanied
            broken = narrowed(paragraph, width, measure, language, broken)
        lines += broken
    return tuple(lines)


def _greedy(text: str, width: int, measure: Measure, language: str) -> list[str]:
    lines: list[str] = []
    line = ""
    for word, glue in _words(text):
        tried = line + glue + word if line else word
        if measure(tried) <= width:
            line = tried
            continue
        for head, tail in _hyphenated(line + glue if line else "", word, width, measure, language):
            lines.append(head)
            line, word = "", tail  # noqa: PLW2901 - what is left of it
            break
        else:
            if line:
                lines.append(line)
            line = ""
        while measure(word) > width:
            head, word = _cut(word, width, measure, language)  # noqa: PLW2901 - as above
            if not word:  # a single letter is wider than the line
                word = head  # noqa: PLW2901 - as above
                break
            lines.append(head)
        line = word
    return [*lines, line]


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words, each with what stands between it and the one before."""
    for word in text.split(" "):
        if word:
            first, *rest = _AFTER.split(word)
            yield first, " "
            yield from ((part, "") for part in rest)


def _hyphenated(
    before: str, word: str, width: int, measure: Measure, language: str
) -> Iterator[tuple[str, str]]:
    """The longest beginning of a long word that still goes on the line, if hyphenation helps."""
    if len(word) >= _LONG and measure(word) > _WIDE * width:
        for at in reversed(hyphens(word, language)):
            head = f"{before}{word[:at]}-"
            if measure(head) <= width:
                yield head, word[at:]


def _cut(word: str, width: int, measure: Measure, language: str) -> tuple[str, str]:
    """The first line of a word that is wider than a line: by its syllables, else anywhere."""
    for at in reversed(hyphens(word, language)):
        if measure(word[:at] + "-") <= width:
            return word[:at] + "-", word[at:]
    ends: Sequence[int] = bounds(word)[1:]
    if measure(word[: ends[0]]) > width:  # more marks on a letter than a line can hold
        ends = range(1, len(word) + 1)
    fitting = bisect_right(ends, width, key=lambda at: measure(word[:at]))
    at = ends[max(min(fitting, len(ends) - 1), 1) - 1]
    return word[:at], word[at:]


def _accompanied(
    text: str, width: int, measure: Measure, language: str, broken: list[str]
) -> list[str]:
    """Without a short last line, where that costs no line more."""
    wide = width
    while measure(broken[-1]) < _LONELY * width and wide > 0.75 * width:
        wide -= max(1, width // 40)
        tried = _greedy(text, wide, measure, language)
        if len(tried) > len(broken):
            break
        if measure(tried[-1]) >= _LONELY * width:
            return tried
    return broken


def _evened(text: str, width: int, measure: Measure, language: str, broken: list[str]) -> list[str]:
    """As narrow as it goes with no line more."""
    low, high = width // 3, width
    best = broken
    while low < high:
        middle = (low + high) // 2
        tried = _greedy(text, middle, measure, language)
        hyphenated = any(line.endswith("-") for line in tried)
        if len(tried) > len(broken) or hyphenated or any(measure(line) > width for line in tried):
            low = middle + 1
        else:
            best, high = tried, middle
    return best


@lru_cache(maxsize=2000)
def hyphens(word: str, language: str) -> tuple[int, ...]:
    """Where a word may be hyphenated, rising; nowhere near its ends."""
    letters = re.search(r"\w{5,}", word)
    if letters is None:
        return ()
    return tuple(
        letters.start() + at
        for at in _dictionary(language).positions(letters.group())
        if 3 <= at <= len(letters.group()) - 3
    )


@lru_cache(maxsize=2)
def _dictionary(language: str) -> Dictionary:
    from pyphen import Pyphen  # type: ignore[import-untyped]  # noqa: PLC0415 - it reads its patterns only where a word needs them

    found = Pyphen(lang="da_DK" if language == "da" else "en_GB")
    return Dictionary(found.positions)


class Dictionary:
    """The hyphenation of one language."""

    def __init__(self, positions: Callable[[str], list[int]]) -> None:
        self.positions = positions
