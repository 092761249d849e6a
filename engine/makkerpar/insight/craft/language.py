"""Checks of single words: what nobody says, what an option gives away, where nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from makkerpar.focus import AREA_NAMES, PART_NAMES, area_of
from makkerpar.insight.craft.findings import Findings
from makkerpar.insight.craft.passages import Passage
from makkerpar.insight.craft.vocabulary import (
    Pattern,
    areas,
    avoided,
    base,
    cues,
    matches,
    pattern,
    possible,
    vocabulary,
)
from makkerpar.scenario.model import Scenario
from makkerpar.text.catalogue import Catalogue

ORIGINAL: Final = "original"
# What stands between quotation marks is said, whoever reports it.
_QUOTED: Final = re.compile(r"»[^«]*«?|“[^”]*”?|„[^“]*“?|\"[^\"]*\"?|‘[^’]*’")


def look(
    collector: Findings,
    scenario: Scenario,
    all_passages: Sequence[Passage],
    catalogues: Mapping[str, Catalogue],
) -> None:
    """Every remark about words, in the original and in the translations at hand."""
    own = base(scenario.language)
    folded = [(passage, passage.phrase.source.casefold()) for passage in all_passages]
    extra = tuple(pattern(word) for word in scenario.avoid)
    _words(collector, folded, (*avoided(own), *extra), own, ORIGINAL)
    for language, catalogue in catalogues.items():
        if language == scenario.language:
            continue
        other = base(language)
        translated = list(_translated(all_passages, catalogue))
        _words(collector, translated, avoided(other), other, other)
    for passage in all_passages:
        if passage.kind == "offered":
            _motive(collector, passage, own)
        if "!" in passage.phrase.source and passage.kind in ("told", "offered", "asked", "titled"):
            _exclamation(collector, passage)


def _translated(
    all_passages: Sequence[Passage], catalogue: Catalogue
) -> Iterator[tuple[Passage, str]]:
    for passage in all_passages:
        source = passage.phrase.source
        if catalogue.has(source):
            yield passage, catalogue.translate(source).casefold()


def _words(
    collector: Findings,
    folded: Sequence[tuple[Passage, str]],
    banned: Sequence[Pattern],
    language: str,
    wording: str,
) -> None:
    known = vocabulary(words for _, words in folded)
    banned = possible(banned, known)
    naming = {one: area for area, some in _names(language).items() for one in possible(some, known)}
    for passage, words in folded:
        for _, found in matches(banned, words):
            collector.add(
                "word-banned", passage.phrase.where, at=passage.at, name=found, wording=wording
            )
        if naming and passage.kind == "offered":
            _area(collector, passage, words, naming, wording)


def _area(
    collector: Findings, passage: Passage, words: str, naming: Mapping[Pattern, str], wording: str
) -> None:
    found = next(matches(naming, words), None)
    if found is not None:
        area = naming[found[0]]
        collector.add(
            "area-in-choice",
            passage.phrase.where,
            at=passage.at,
            name=found[1],
            area=area,
            wording=wording,
        )


@cache
def _names(language: str) -> dict[str, tuple[Pattern, ...]]:
    """What names each area: its name, those of its parts, and words for it."""
    found = {
        area: [pattern(names[language])] for area, names in AREA_NAMES.items() if language in names
    }
    for part, names in PART_NAMES.items():
        if language in names:
            found[area_of(part)].append(pattern(names[language]))
    return {area: (*some, *areas(language).get(area, ())) for area, some in found.items()}


def _motive(collector: Findings, passage: Passage, language: str) -> None:
    told = _QUOTED.sub(" ", passage.phrase.source).casefold()
    found = next(matches(cues("motive", language), told), None)
    if found is not None:
        collector.add("choice-motive", passage.phrase.where, at=passage.at, name=found[1])


def _exclamation(collector: Findings, passage: Passage) -> None:
    if "!" in _QUOTED.sub("", passage.phrase.source):
        collector.add("exclamation-outside-speech", passage.phrase.where, at=passage.at)
