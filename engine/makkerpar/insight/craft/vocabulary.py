"""Words and phrases to look for, written as an author would, and found quickly in much text.

A pattern is words with a space between them. ``*`` ends a word that may go on (``facilit*``), and
``…`` stands for whatever comes between within a sentence (``ikke bare … men``). Case is ignored.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

# How far apart the two halves of a pattern with '…' may stand, in characters.
_REACH: Final = 200
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern made ready.

    Attributes:
        written: as it was written.
        words: its words without ``*``, each with whether it may go on.
        finder: what finds it in folded text.
    """

    written: str
    words: tuple[tuple[str, bool], ...]
    finder: re.Pattern[str]


@cache
def pattern(written: str) -> Pattern:
    """The pattern that is written so."""
    folded = written.casefold()
    halves = [
        r"\s+".join(re.escape(word.rstrip("*")) + r"\w*" * word.endswith("*") for word in half)
        for half in (part.split() for part in folded.split("…"))
    ]
    words = tuple(
        (plain, goes_on)
        for word in folded.replace("…", " ").split()
        for plain, goes_on in _plain(word)
    )
    between = rf"\b[^.!?]{{0,{_REACH}}}?\b"
    return Pattern(written, words, re.compile(rf"(?<!\w){between.join(halves)}(?!\w)"))


def _plain(word: str) -> Iterator[tuple[str, bool]]:
    """The runs of letters in a word; the last may go on where the word may."""
    runs = _WORD.findall(word)
    for number, run in enumerate(runs, 1):
        yield run, number == len(runs) and word.endswith("*")


def vocabulary(texts: Iterable[str]) -> Sequence[str]:
    """The different words of some folded texts, sorted."""
    return sorted(set(_WORD.findall("\n".join(texts))))


def possible(patterns: Iterable[Pattern], words: Sequence[str]) -> tuple[Pattern, ...]:
    """The patterns of which every word is among these, sorted ones: hardly any, as a rule."""
    return tuple(
        one for one in patterns if all(_has(words, word, goes_on) for word, goes_on in one.words)
    )


def _has(words: Sequence[str], word: str, goes_on: bool) -> bool:
    place = bisect_left(words, word)
    if place == len(words):
        return False
    return words[place].startswith(word) if goes_on else words[place] == word


def matches(patterns: Iterable[Pattern], folded: str) -> Iterator[tuple[Pattern, str]]:
    """The patterns found in a folded text, each with the words that it found first."""
    for one in patterns:
        if one.words[0][0] in folded:
            found = one.finder.search(folded)
            if found is not None:
                yield one, " ".join(found[0].split())


def has_any(patterns: Collection[Pattern], text: str) -> bool:
    """Whether one of the patterns is in a text."""
    return next(matches(patterns, text.casefold()), None) is not None


# ── our own lists ───────────────────────────────────────────────────────────────────────────


def avoided(language: str) -> tuple[Pattern, ...]:
    """The words that nobody says in a town hall, in that language; none for others than ours."""
    return tuple(pattern(word) for word in _read("avoid.yaml").get(language, ()))


def cues(what: str, language: str) -> tuple[Pattern, ...]:
    """The words of that list (``polite``, ``warning``, ``motive``) in that language."""
    return tuple(pattern(word) for word in _read("cues.yaml")[what].get(language, ()))


def areas(language: str) -> dict[str, tuple[Pattern, ...]]:
    """The words that name a focus area, by area."""
    found = _read("cues.yaml")["area"].get(language, {})
    return {str(area): tuple(pattern(word) for word in words) for area, words in found.items()}


@cache
def _read(name: str) -> dict[str, Any]:
    source = resources.files(__package__).joinpath(name)
    data: dict[str, Any] = yaml.load(source.read_bytes(), yaml.CSafeLoader)  # our own data
    return data


def base(language: str) -> str:
    """The language without its country: ``en`` of ``en-GB``."""
    return language.partition("-")[0]
