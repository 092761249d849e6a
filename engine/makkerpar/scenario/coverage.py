"""How far a translation goes, and where it falls short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from makkerpar.diagnostics.model import Where
from makkerpar.scenario import texts
from makkerpar.scenario.model import Scenario
from makkerpar.text.po import Document, Entry


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many texts players read in a language.

    Attributes:
        texts: how many there are; the next three sum to it.
        translated, stale, missing: those with a translation that is shown; with one that was made
            of another text, or is marked to be looked at, and is not shown; with none.
        obsolete: translations that are kept of texts that are gone.
    """

    texts: int
    translated: int
    stale: int
    missing: int
    obsolete: int

    @property
    def percent(self) -> int:
        """How much is translated, rounded down: 100 is all."""
        return 100 * self.translated // self.texts if self.texts else 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One text that is not as it should be in a language.

    Attributes:
        kind: ``new`` (not in the catalogue, ``where`` is the author's file), ``missing``, ``stale``
            or ``placeholder``.
        text: the text in the scenario's own language.
        where: in the catalogue.
        name: the placeholder that does not exist.
    """

    kind: Literal["new", "missing", "stale", "placeholder"]
    text: str
    where: Where
    name: str = ""


def coverage(document: Document, scenario: Scenario) -> Coverage:
    """The count for a catalogue."""
    wanted = {phrase.source for phrase in texts.phrases(scenario)}
    live = _live(document)
    found = [live[text] for text in wanted if text in live and live[text].translated]
    stale = sum(entry.fuzzy for entry in found)
    unwanted = sum(
        entry.translated and (entry.obsolete or entry.msgid not in wanted)
        for entry in document.entries
    )
    return Coverage(len(wanted), len(found) - stale, stale, len(wanted) - len(found), unwanted)


def faults(document: Document, scenario: Scenario, file: str, data: bytes) -> Iterator[Fault]:
    """Everything that keeps a translation from being whole, in the order of the scenario.

    Args:
        document: the catalogue as parsed.
        scenario: whose texts it translates.
        file: the catalogue's path to show.
        data: what `document` was parsed from, for the columns of placeholders.
    """
    live = _live(document)
    lines = list(StringIO(data.decode("utf-8-sig"), newline=None))
    seen: set[str] = set()
    for phrase in texts.phrases(scenario):
        if phrase.source in seen:
            continue
        seen.add(phrase.source)
        entry = live.get(phrase.source)
        if entry is None:
            yield Fault("new", phrase.source, phrase.where)
        elif not entry.translated:
            yield Fault("missing", phrase.source, Where(file, entry.msgstr_line, 1))
        elif entry.fuzzy:
            yield Fault("stale", phrase.source, Where(file, entry.line, 1))
        else:
            for written in texts.unknown_placeholders(scenario, entry.msgstr[0]):
                where = _find(lines, entry, written, file)
                yield Fault("placeholder", phrase.source, where, written)


def _live(document: Document) -> dict[str, Entry]:
    """What the reader of catalogues finds for each text."""
    return {
        entry.msgid: entry
        for entry in document.entries
        if not entry.obsolete and entry.context is None
    }


def _find(lines: Sequence[str], entry: Entry, written: str, file: str) -> Where:
    """Where a placeholder stands; the translation's first line if it is cut in two."""
    for number in range(entry.msgstr_line, len(lines) + 1):
        line = lines[number - 1]
        if number > entry.msgstr_line and not line.lstrip().startswith('"'):
            break
        if (column := line.find(f"{{{written}}}")) >= 0:
            return Where(file, number, column + 1)
    return Where(file, entry.msgstr_line, 1)
