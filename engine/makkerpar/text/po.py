"""A PO file as its translators keep it: every entry with its comments, flags and history.

:mod:`makkerpar.text.catalogue` reads what players need of such a file; here nothing of it is lost
between reading and writing. Babel does the quoting. Its own catalogue would forget what a text was
before it changed (``#|``) and which obsolete entries were fuzzy, and would fill comments anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from makkerpar.errors import CatalogueError
from makkerpar.text.catalogue import read_po

WIDTH: Final = 100
_LONGEST_WORD: Final = 500
# Which keyword may follow which in an entry, obsolete or not; "" is its beginning.
_FOLLOWS: Final = {
    "msgctxt": ("",),
    "msgid": ("", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
}
FUZZY: Final = "fuzzy"
_STRING: Final = re.compile(
    r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?) )?("[^"\\]*(?:\\.[^"\\]*)*")'
)
_CHARSET: Final = re.compile(r"charset=([^\s;]*)", re.IGNORECASE)
_SAME_BYTES: Final = ("utf-8", "utf8", "us-ascii", "ascii", "charset", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation.

    Attributes:
        msgid, context, plural: what is translated; a context or a plural may be missing.
        msgstr: the translation, in as many forms as there are; empty strings: none yet.
        comments: the translators' own lines, as written, with their ``#``.
        extracted: what the author's file says to translators (``#.``).
        references: where the text stands, as ``file:line`` (``#:``).
        flags: ``fuzzy`` and others.
        previous: the text that the translation was made of (``#|``), where that has changed.
        obsolete: whether the text is gone, and the translation only kept.
        line, msgstr_line: the lines of ``msgid`` and ``msgstr``, from 1; 0: not from a file.
    """

    msgid: str
    msgstr: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None
    obsolete: bool = False
    line: int = 0
    msgstr_line: int = 0

    @property
    def fuzzy(self) -> bool:
        """Whether the translation is to be looked at again; players are not shown it."""
        return FUZZY in self.flags

    @property
    def translated(self) -> bool:
        """Whether there is a translation, fuzzy or not."""
        return all(self.msgstr)

    @property
    def plain(self) -> bool:
        """Whether it is a text of its own, without context or plural."""
        return self.context is None and self.plural is None


@dataclass(frozen=True, slots=True)
class Document:
    """A PO file: its header, if it has one, its entries in order, and what is said after them."""

    header: Entry | None
    entries: tuple[Entry, ...]
    tail: tuple[str, ...] = ()


# ── reading ─────────────────────────────────────────────────────────────────────────────────


def parse(data: bytes, *, language: str) -> Document:
    """Read a PO file, losing nothing.

    Raises:
        CatalogueError: with the line: it is no PO file, or in an encoding other than UTF-8.
    """
    read_po(data, language=language)
    builder = _Builder()
    text = data.decode("utf-8-sig")
    for number, line in enumerate(StringIO(text, newline=None), start=1):
        builder.line(line.strip(), number)
    builder.close()
    heads = (one for one in builder.entries if not (one.msgid or one.obsolete) and one.plain)
    header = next(heads, None)
    if header is not None:
        _same_encoding(header)
    entries = tuple(one for one in builder.entries if one is not header)
    return Document(header, entries, tuple(builder.comments))


def _same_encoding(header: Entry) -> None:
    found = _CHARSET.search(header.msgstr[0])
    if found is not None and found[1].casefold() not in _SAME_BYTES:
        raise CatalogueError(
            "The catalogue's header, line {line}, says that it is in {charset}. Save it as UTF-8.",
            line=header.line,
            charset=found[1],
        )


class _Builder:
    """Gathers lines into entries."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._clear()

    def _clear(self) -> None:
        self.comments: list[str] = []
        self._extracted: list[str] = []
        self._references: list[str] = []
        self._flags: list[str] = []
        self._texts: dict[str, list[str]] = {}
        self._lines: dict[str, int] = {}
        self._keyword = ""
        self._last = ""
        self._obsolete = False

    def line(self, line: str, number: int) -> None:
        """Take in one line."""
        if not line:
            return
        if not line.startswith("#"):
            self._string(line, number)
        elif line.startswith(("#~", "#|")):
            self._marked(line, number)
        else:
            self._comment(line)

    def _marked(self, line: str, number: int) -> None:
        """What an obsolete entry says, or what a text was before."""
        rest = line[1:]
        obsolete = rest.startswith("~")
        rest = rest[1:].lstrip() if obsolete else rest
        if rest.startswith("#"):
            self._comment(rest)
            return
        before = rest.startswith("|")
        rest = rest[1:].lstrip() if before else rest
        if rest:
            self._string(rest, number, obsolete=obsolete, before=before)

    def _comment(self, line: str) -> None:
        self._begin_anew()
        kind, rest = line[:2], line[2:].strip()
        if kind == "#.":
            self._extracted += [rest] if rest else []
        elif kind == "#:":
            self._references += _locations(rest)
        elif kind == "#,":
            self._flags += [flag.strip() for flag in rest.split(",") if flag.strip()]
        else:
            self.comments.append(line)

    def _string(
        self, line: str, number: int, *, obsolete: bool = False, before: bool = False
    ) -> None:
        found = _STRING.fullmatch(line)
        if found is None:
            raise CatalogueError(
                "Line {line} of the catalogue is neither a comment nor a quoted text.", line=number
            )
        name = f"|{found[1]}" if before else found[1]
        if before or name in ("msgid", "msgctxt", *self._texts) or obsolete != self._obsolete:
            self._begin_anew()
        if found[1]:
            self._in_order(found[1], number, before=before)
            self._keyword = name
            self._lines.setdefault(self._keyword, number)
        elif not self._keyword or before != self._keyword.startswith("|"):
            raise CatalogueError(
                "Line {line} of the catalogue is a quoted text without a keyword.", line=number
            )
        self._obsolete |= obsolete
        self._texts.setdefault(self._keyword, []).append(found[2])

    def _in_order(self, keyword: str, number: int, *, before: bool) -> None:
        """What a text was stands in front of an entry; the rest has an order of its own."""
        kind = keyword.rstrip("0123456789]")
        if before:
            wrong = bool(self._last) or kind.startswith("msgstr")
        else:
            wrong = self._last not in _FOLLOWS[kind]
            self._last = kind
        if wrong:
            raise _out_of_place(number, keyword)

    def _begin_anew(self) -> None:
        """An entry is whole once something new follows its translation."""
        if any(name.startswith("msgstr") for name in self._texts):
            self._finish()

    def close(self) -> None:
        """The end of the file."""
        self._begin_anew()
        if self._texts:
            raise CatalogueError(
                "The catalogue ends at line {line} in the middle of an entry.",
                line=max(self._lines.values()),
            )

    def _finish(self) -> None:
        texts = {name: _unquoted(lines) for name, lines in self._texts.items()}
        forms = [name for name in texts if name.startswith("msgstr")]
        entry = Entry(
            msgid=texts["msgid"],
            msgstr=tuple(texts[name] for name in forms),
            context=texts.get("msgctxt"),
            plural=texts.get("msgid_plural"),
            comments=tuple(self.comments),
            extracted=tuple(self._extracted),
            references=tuple(self._references),
            flags=tuple(dict.fromkeys(self._flags)),
            previous=texts.get("|msgid"),
            obsolete=self._obsolete,
            line=self._lines["msgid"],
            msgstr_line=self._lines[forms[0]],
        )
        self.entries.append(entry)
        self._clear()


def _out_of_place(line: int, keyword: str) -> CatalogueError:
    return CatalogueError(
        "Line {line} of the catalogue: {keyword} is out of place.", line=line, keyword=keyword
    )


def _unquoted(lines: Sequence[str]) -> str:
    from babel.messages.pofile import unescape  # noqa: PLC0415 - late, as in `catalogue`

    return "".join(map(unescape, lines))


def _locations(line: str) -> list[str]:
    """The places of a ``#:`` line; gettext puts one with a blank in it between two marks."""
    return re.findall(r"\u2068[^\u2069]*\u2069\S*|\S+", line)


# ── writing ─────────────────────────────────────────────────────────────────────────────────


def write(document: Document) -> bytes:
    """The file, in the one form in which the same content always comes out the same."""
    header = [document.header] if document.header is not None else []
    live = [one for one in document.entries if not one.obsolete]
    gone = [one for one in document.entries if one.obsolete]
    blocks = ["\n".join(_written(one)) + "\n" for one in (*header, *live, *gone)]
    if document.tail:
        blocks.append("\n".join(document.tail) + "\n")
    return "\n".join(blocks).encode("utf-8")


def _written(entry: Entry) -> Iterator[str]:
    mark = "#~ " if entry.obsolete else ""
    yield from entry.comments
    if not entry.obsolete:
        yield from (f"#. {line}" for line in entry.extracted)
        yield from _filled(entry.references)
    if entry.flags:
        ordered = sorted(entry.flags, key=lambda flag: flag != FUZZY)
        yield f"#, {', '.join(ordered)}"
    if entry.previous is not None:
        yield from _string_lines("#~| " if entry.obsolete else "#| ", "msgid", entry.previous)
    if entry.context is not None:
        yield from _string_lines(mark, "msgctxt", entry.context)
    yield from _string_lines(mark, "msgid", entry.msgid)
    if entry.plural is None:
        yield from _string_lines(mark, "msgstr", entry.msgstr[0])
        return
    yield from _string_lines(mark, "msgid_plural", entry.plural)
    for number, form in enumerate(entry.msgstr):
        yield from _string_lines(mark, f"msgstr[{number}]", form)


def _string_lines(mark: str, keyword: str, text: str) -> Iterator[str]:
    from babel.messages.pofile import normalize  # noqa: PLC0415 - late, as above

    # To look for places to break a line at takes Babel the square of a word's length.
    endless = any(len(word) > _LONGEST_WORD for word in text.split())
    first, *rest = normalize(text, width=0 if endless else WIDTH - len(mark)).split("\n")
    yield f"{mark}{keyword} {first}"
    yield from (mark + line for line in rest)


def _filled(references: Sequence[str]) -> Iterator[str]:
    line = ""
    for reference in references:
        if line and len(line) + len(reference) >= WIDTH:
            yield f"#:{line}"
            line = ""
        line += f" {reference}"
    if line:
        yield f"#:{line}"
