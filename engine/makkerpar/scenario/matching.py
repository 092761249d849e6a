"""Which text a new one was before: by its place first, then by likeness.

Places alone would go wrong where a line is put in and all that follow move on by one, and likeness
alone where a text is written anew. So: the same place and alike; alike within the same scene; the
same place, of a text that is gone; and at last very much alike anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from makkerpar.text.po import Entry

ALIKE: Final = 0.6
VERY_ALIKE: Final = 0.75
MAX_COMPARED: Final = 100_000  # pairs; beyond them a text counts as new
COMMON: Final = 200  # texts that a word stands in; from there on it says nothing
CANDIDATES: Final = 10
_SCENE: Final = re.compile(r"scenes\.[^.]+|[^.]+")


@dataclass(frozen=True, slots=True)
class Former:
    """A text that has a translation.

    Attributes:
        entry: with its translation.
        places: where it stood, if that is known.
        gone: whether it stands nowhere any more.
    """

    entry: Entry
    places: frozenset[str]
    gone: bool


def matches(new: Mapping[str, frozenset[str]], former: Sequence[Former]) -> dict[str, Entry]:
    """For each new text that was another before: the entry of that.

    Args:
        new: the new texts with their places.
        former: what there was.
    """
    return {text: one.entry for text, one in _Matching(new, former).found.items()}


class _Matching:
    def __init__(self, new: Mapping[str, frozenset[str]], former: Sequence[Former]) -> None:
        self.found: dict[str, Former] = {}
        self._new = new
        self._left = MAX_COMPARED
        self._claimed: set[int] = set()
        self._matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
        self._compared = ""
        by_place = _indexed(former, lambda one: one.places)
        gone = [one for one in former if one.gone]
        by_scene = _indexed(gone, lambda one: _scenes(one.places))
        self._same_place(by_place, alike=True)
        self._closest(ALIKE, lambda text: _under(by_scene, _scenes(new[text])))
        self._same_place(by_place, alike=False)
        by_word = _indexed(gone, lambda one: _words(one.entry.msgid))
        self._closest(VERY_ALIKE, lambda text: _sharing(by_word, text))

    def _open(self) -> Iterator[str]:
        return (text for text in self._new if text not in self.found)

    def _take(self, text: str, former: Former) -> None:
        self.found[text] = former
        self._claimed.add(id(former))

    def _same_place(self, by_place: Mapping[str, list[Former]], *, alike: bool) -> None:
        chosen: list[tuple[str, Former]] = []
        for text in self._open():
            for one in _under(by_place, sorted(self._new[text])):
                if alike:
                    fits = self._likeness(text, one.entry.msgid, ALIKE) >= ALIKE
                else:
                    fits = one.gone and id(one) not in self._claimed
                if fits:
                    chosen.append((text, one))
                    break
        for text, one in chosen:
            self._take(text, one)

    def _closest(self, least: float, among: Callable[[str], Iterable[Former]]) -> None:
        """The best pairs first, each former text once."""
        pairs: list[tuple[float, int, str, Former]] = []
        for text in self._open():
            for one in among(text):
                if id(one) not in self._claimed:
                    likeness = self._likeness(text, one.entry.msgid, least)
                    if likeness >= least:
                        pairs.append((likeness, len(pairs), text, one))
        for _, _, text, one in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
            if text not in self.found and id(one) not in self._claimed:
                self._take(text, one)

    def _likeness(self, one: str, two: str, least: float) -> float:
        """How alike two texts are, from 0 to 1; 0 where it is below what is asked for."""
        both = len(one) + len(two)
        if self._left <= 0 or 2 * min(len(one), len(two)) < least * both:
            return 0
        self._left -= 1
        # It remembers much about its second text, and the new one is compared with many.
        if self._compared != one:
            self._matcher.set_seq2(one)
            self._compared = one
        self._matcher.set_seq1(two)
        return self._matcher.ratio() if self._matcher.quick_ratio() >= least else 0


def _indexed(
    former: Iterable[Former], keys: Callable[[Former], Collection[str]]
) -> dict[str, list[Former]]:
    found: dict[str, list[Former]] = {}
    for one in former:
        for key in keys(one):
            found.setdefault(key, []).append(one)
    return found


def _under(index: Mapping[str, list[Former]], keys: Iterable[str]) -> list[Former]:
    found = {id(one): one for key in keys for one in index.get(key, ())}
    return list(found.values())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _sharing(by_word: Mapping[str, list[Former]], text: str) -> list[Former]:
    """The texts that share most words with this one, of words that are not everywhere."""
    shared: Counter[int] = Counter()
    found: dict[int, Former] = {}
    for word in sorted(_words(text)):
        among = by_word.get(word, [])
        if len(among) <= COMMON:
            found.update((id(one), one) for one in among)
            shared.update(map(id, among))
    return [found[one] for one, _ in shared.most_common(CANDIDATES)]


def _scenes(places: Collection[str]) -> list[str]:
    found = (_SCENE.match(place) for place in sorted(places))
    return list(dict.fromkeys(match[0] for match in found if match is not None))
