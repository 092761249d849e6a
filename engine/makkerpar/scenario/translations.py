"""Translations of a scenario kept in step with its texts: a template, an update, and a count.

An update loses no translation. A text that has changed takes its old translation along, marked
stale (``fuzzy``, with the text that it was made of); what a text had before stays at the end of the
file as obsolete, so a text that comes back has its translation back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from makkerpar.scenario.matching import Former, matches
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.spots import placeholders, spots
from makkerpar.text.po import FUZZY, Document, Entry

_PLACE: Final = "@ "  # begins the comment that holds a place
# What xgettext and Babel find in the text; our placeholders have rules of their own.
_FOUND_FLAGS: Final = re.compile(r"(?:no-)?python(?:-brace)?-format")
_GENERATOR: Final = "Makkerpar"


def template(scenario: Scenario) -> Document:
    """The catalogue without translations: every text once, where it stands, and what it is."""
    gathered: dict[str, Entry] = {}
    for spot in spots(scenario):
        text, where = spot.phrase.source, spot.phrase.where
        entry = gathered.get(text) or Entry(text)
        reference = f"{_one_word(PurePath(where.file).name)}:{where.line}"
        notes = [_PLACE + spot.path, spot.note]
        gathered[text] = replace(
            entry,
            extracted=(*entry.extracted, *[one for one in notes if one not in entry.extracted]),
            references=tuple(dict.fromkeys((*entry.references, reference))),
        )
    entries = []
    for entry in gathered.values():
        names = placeholders(scenario, entry.msgid)
        more = (names,) if names is not None else ()
        entries.append(replace(entry, extracted=(*entry.extracted, *more)))
    header = _header(_fields(scenario, "", ""))
    return Document(replace(header, flags=(FUZZY,)), tuple(entries))


def _one_word(name: str) -> str:
    return f"\u2068{name}\u2069" if " " in name or "\t" in name else name


# ── the header ──────────────────────────────────────────────────────────────────────────────

_NEEDED: Final = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def _header(fields: Mapping[str, str]) -> Entry:
    everything = {**fields, **_NEEDED, "X-Generator": _GENERATOR}
    return Entry("", ("".join(f"{name}: {value}\n" for name, value in everything.items()),))


def new(scenario: Scenario, language: str, date: str) -> Document:
    """A catalogue for a language, as empty as can be.

    Args:
        scenario: whose texts shall be translated.
        language: as in ``Language:``.
        date: now, as PO headers write it: ``2026-11-24 12:00+0000``.
    """
    return Document(_header(_fields(scenario, date, language)), ())


def _fields(scenario: Scenario, date: str, language: str) -> dict[str, str]:
    return {
        "Project-Id-Version": f"{scenario.id} {scenario.version}",
        "PO-Revision-Date": date,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language.replace("-", "_"),
    }


def _completed(header: Entry, language: str) -> Entry:
    """The header as it is, with what editors need added and its encoding true."""
    said = header.msgstr[0]
    if said and not said.endswith("\n"):
        said += "\n"
    said = re.sub(r"(?im)^(Content-Type:.*?charset=)(?!utf-8)[^\s;]*", r"\1UTF-8", said)
    known = {line.partition(":")[0].casefold() for line in said.splitlines()}
    for name, value in {"Language": language.replace("-", "_"), **_NEEDED}.items():
        if name.casefold() not in known:
            said += f"{name}: {value}\n"
    flags = tuple(flag for flag in header.flags if flag != FUZZY)
    return replace(header, msgstr=(said,), flags=flags, previous=None)


# ── the update ──────────────────────────────────────────────────────────────────────────────


def update(document: Document, scenario: Scenario, language: str) -> Document:
    """A catalogue brought up to date with the texts; twice is once, and no translation is lost."""
    wanted = template(scenario).entries
    texts = {entry.msgid for entry in wanted}
    old = _Old(document, texts)
    fresh = {entry.msgid for entry in wanted if entry.msgid not in old.live}
    fresh = {text for text in fresh if text not in old.kept}
    found = matches(
        {entry.msgid: places(entry) for entry in wanted if entry.msgid in fresh},
        [Former(one, places(one), one.msgid not in texts) for one in old.usable()],
    )
    live = []
    for entry in wanted:
        before = old.take(entry.msgid)
        if before is None and entry.msgid in found:
            before = _stale(found[entry.msgid], entry.msgid)
        live.append(_merged(entry, before))
    header = _completed(document.header or _header({}), language)
    return Document(header, (*live, *old.rest(live)), document.tail)


class _Old:
    """What the catalogue had, handed out once each; the rest stays as obsolete."""

    def __init__(self, document: Document, texts: set[str]) -> None:
        self._entries = list(document.entries)
        self._taken: set[int] = set()
        self.live: dict[str, int] = {}
        self.kept: dict[str, int] = {}
        for number, entry in enumerate(self._entries):
            if not entry.plain or entry.msgid not in texts:
                continue
            if not entry.obsolete:
                self.live.setdefault(entry.msgid, number)
            elif entry.translated and self._better(entry, self.kept.get(entry.msgid)):
                self.kept[entry.msgid] = number

    def _better(self, entry: Entry, than: int | None) -> bool:
        return than is None or (self._entries[than].fuzzy and not entry.fuzzy)

    def take(self, text: str) -> Entry | None:
        """What stands for this text: its live entry, or one kept of it that is better."""
        live, kept = self.live.get(text), self.kept.get(text)
        chosen = live
        if kept is not None:
            shown = self._entries[live] if live is not None else None
            if shown is None or not shown.translated or self._better(self._entries[kept], live):
                chosen = kept
        if chosen is None:
            return None
        self._taken.add(chosen)
        return self._entries[chosen]

    def usable(self) -> list[Entry]:
        """The translations that a changed text may take along."""
        return [one for one in self._entries if one.plain and one.translated]

    def rest(self, live: Iterable[Entry]) -> Iterator[Entry]:
        """What was not taken, as obsolete; each once, and no copies that were only suggestions."""
        kept = [
            replace(entry, obsolete=True, extracted=(), references=(), line=0, msgstr_line=0)
            for number, entry in enumerate(self._entries)
            if number not in self._taken and (any(entry.msgstr) or entry.comments)
        ]
        originals = {
            (one.msgid, one.msgstr, one.comments)
            for one in (*kept, *live)
            if one.previous is None or not one.fuzzy
        }
        for entry in dict.fromkeys(kept):
            copied = entry.fuzzy and (entry.previous, entry.msgstr, entry.comments) in originals
            if not copied:
                yield entry


def _stale(entry: Entry, text: str) -> Entry:
    """A translation for a text that it was not made of."""
    made_of = entry.previous if entry.fuzzy and entry.previous is not None else entry.msgid
    return replace(
        entry,
        flags=tuple(dict.fromkeys((FUZZY, *entry.flags))),
        previous=made_of if made_of != text else None,
    )


def _merged(entry: Entry, before: Entry | None) -> Entry:
    if before is None:
        return entry
    flags = [flag for flag in before.flags if _FOUND_FLAGS.fullmatch(flag) is None]
    if not before.translated:
        flags = [flag for flag in flags if flag != FUZZY]
    return replace(
        entry,
        msgstr=before.msgstr,
        comments=before.comments,
        flags=tuple(flags),
        previous=before.previous if FUZZY in flags else None,
    )


def places(entry: Entry) -> frozenset[str]:
    """The places of a text, as its comments have them."""
    return frozenset(
        line.removeprefix(_PLACE) for line in entry.extracted if line.startswith(_PLACE)
    )
