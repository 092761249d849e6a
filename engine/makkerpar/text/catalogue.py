"""A translation catalogue: msgid → text, read from an ordinary gettext PO file.

Scenarios and the interface share it. Whatever is not translated, or only fuzzily, comes back as it
was asked for, so a catalogue that lags behind shows the original, never a hole.

Read at run time from `.po`, without `.mo` files that somebody may forget to build. A catalogue is
written by anybody, so `read_po` is strict: it checks each line's form and order itself before Babel
makes messages of them (Babel guesses, or trusts a header that asks for a billion plural forms), and
what it refuses it refuses with a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from io import StringIO
from typing import TYPE_CHECKING

from makkerpar.errors import CatalogueError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

MAX_BYTES = 4_000_000
MAX_HEADER = 10_000  # characters, as the next
MAX_TEXT = 100_000
MAX_PLURALS = 6  # Arabic has the most of all languages

_TWO_FORMS = "(n != 1)"
_LINE = re.compile(
    r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?) )?"[^"\\]*(?:\\.[^"\\]*)*"'
)

# Which keyword may follow which; "" is the beginning of the file.
_FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "msgctxt": ("", "msgstr", "msgstr["),
    "msgid": ("", "msgctxt", "msgstr", "msgstr["),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
}

_Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language; immutable."""

    language: str
    texts: Mapping[_Key, tuple[str, ...]] = field(repr=False)  # (context, msgid) → its forms
    plural_rule: str = _TWO_FORMS  # a C expression over n, as PO headers have it

    @classmethod
    def empty(cls, language: str) -> Catalogue:
        """A catalogue that gives back every text as it is: for the language they are in."""
        return cls(language, {})

    def translate(self, msgid: str, context: str | None = None) -> str:
        """The translation in this context, else the one without any, else `msgid` itself."""
        forms = self._forms(msgid, context)
        return forms[0] if forms else msgid

    def translate_plural(self, one: str, many: str, n: int, context: str | None = None) -> str:
        """As `translate`, in the form that goes with the number `n` by the catalogue's own rule."""
        forms = self._forms(one, context)
        if not forms:
            return one if n == 1 else many
        return forms[min(_plural_index(self.plural_rule, n), len(forms) - 1)]

    def has(self, msgid: str, context: str | None = None) -> bool:
        """Whether there is a translation, with this context or without any."""
        return self._forms(msgid, context) is not None

    def _forms(self, msgid: str, context: str | None) -> tuple[str, ...] | None:
        if context is not None and (found := self.texts.get((context, msgid))):
            return found
        return self.texts.get((None, msgid))


def read_po(data: bytes, *, language: str) -> Catalogue:
    """Read a PO file of at most 4 MB.

    Entries that are empty, fuzzy or obsolete count as untranslated. Raises `CatalogueError`, with
    the line, for whatever is not UTF-8 or not a PO file, and for a text that is translated twice.
    """
    from babel.messages.pofile import (  # noqa: PLC0415 - late: English needs no Babel at all
        PoFileError,
        PoFileParser,
    )

    lines = _Lines(_decode(data))
    catalog = _strict_catalog()
    try:
        PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(lines)
        return Catalogue(language, dict(_translated(catalog)), _checked_rule(catalog.plural_expr))
    except CatalogueError:
        raise
    except PoFileError as error:
        reason = str(error).removesuffix(f" on {error.lineno}")
        raise _unreadable(error.lineno + 1, reason) from error
    except Exception as error:  # Babel raises whatever its parsing of a header runs into
        raise _unreadable(max(lines.number, 1), str(error)) from error


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise CatalogueError("The catalogue is larger than {limit} bytes.", line=1, limit=MAX_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogueError("Line {line} of the catalogue is not UTF-8.", line=line) from error


class _Lines:
    """The lines of a PO file for Babel, each checked for form and order as it is handed out.

    Comments other than flags are handed out blank: nobody reads them here, and Babel takes
    quadratic time to gather them. `number` is the line last handed out, from 1.
    """

    def __init__(self, text: str) -> None:
        self.number = 0
        self._text = text
        self._keyword = ""
        self._size = 0  # of the text that the keyword began

    def __iter__(self) -> Iterator[str]:
        for line in StringIO(self._text, newline=None):
            self.number += 1
            yield self._checked(line.strip())
        if self._keyword not in _FOLLOWS["msgid"]:
            raise CatalogueError(
                "The catalogue ends at line {line} in the middle of an entry.",
                line=max(self.number, 1),
            )

    def _checked(self, line: str) -> str:
        if not line or line.startswith("#"):
            return line if line.startswith("#,") else ""
        match = _LINE.fullmatch(line)
        if match is None:
            raise CatalogueError(
                "Line {line} of the catalogue is neither a comment nor a quoted text.",
                line=self.number,
            )
        keyword = (match[1] or "").rstrip("0123456789]")
        if not keyword:
            if not self._keyword:
                raise CatalogueError(
                    "Line {line} of the catalogue is a quoted text without a keyword.",
                    line=self.number,
                )
        elif self._keyword not in _FOLLOWS[keyword]:
            raise CatalogueError(
                "Line {line} of the catalogue: {keyword} is out of place.",
                line=self.number,
                keyword=match[1],
            )
        else:
            self._keyword = keyword
            self._size = 0
        self._size += len(line)
        if self._size > MAX_TEXT:
            raise CatalogueError(
                "The text at line {line} of the catalogue is too long.", line=self.number
            )
        return line


def _strict_catalog() -> Catalog:
    """Babel's catalogue, with each text once and one header, which cannot ask for much."""
    from babel.messages.catalog import Catalog, Message  # noqa: PLC0415 - late, as above

    class Strict(Catalog):
        seen_header = False

        def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
            line = message.lineno or 1
            if not id and len(str(message.string)) > MAX_HEADER:
                raise CatalogueError("The catalogue's header, line {line}, is too long.", line=line)
            if self.get(message.id, message.context) if id else self.seen_header:
                raise CatalogueError(
                    "Line {line} of the catalogue translates a text for the second time.", line=line
                )
            self.seen_header = self.seen_header or not id
            try:
                super().__setitem__(id, message)
            except Exception as error:  # whatever Babel's reading of the header runs into
                raise _unreadable(line, str(error)) from error
            if not 1 <= self.num_plurals <= MAX_PLURALS:
                raise CatalogueError(
                    "The catalogue's header, line {line}, asks for an impossible number of "
                    "plural forms.",
                    line=line,
                )

    return Strict()


def _translated(catalog: Catalog) -> Iterator[tuple[_Key, tuple[str, ...]]]:
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        plural = isinstance(message.id, (tuple, list))
        msgid = message.id[0] if plural else message.id
        forms = tuple(message.string) if plural else (message.string,)
        if all(forms):
            yield (message.context, str(msgid)), tuple(map(str, forms))


def _checked_rule(rule: str) -> str:
    """`rule` if it can be worked out for the numbers one meets; raises `ValueError` otherwise."""
    for n in range(200):
        _plural_function(rule)(n)
    return rule


def _plural_index(rule: str, n: int) -> int:
    try:
        return max(_plural_function(rule)(n), 0)
    except (ArithmeticError, ValueError):
        return 0 if n == 1 else 1


@lru_cache(maxsize=32)
def _plural_function(rule: str) -> Callable[[int], int]:
    return c2py(rule)


def _unreadable(line: int, reason: str) -> CatalogueError:
    return CatalogueError(
        "Line {line} of the catalogue cannot be read: {reason}.", line=line, reason=reason[:200]
    )
