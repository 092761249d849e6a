"""What a diagnostic is, and the collector that gathers them while a scenario is read."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

MAX_COMPARED: Final = 300


class Severity(enum.StrEnum):
    """How much a diagnostic matters: an error stops play, a warning should be mended."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Where(NamedTuple):
    """A place in an author's file.

    Attributes:
        file: the path as the author knows it.
        line: from 1.
        column: from 1, in characters.
    """

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, or one remark, at one place.

    Attributes:
        code: the stable name, as in ``unknown-scene``.
        where: file, line and column.
        words: what fills the placeholders of the code's message.
        suggestion: the likeliest of the names that exist, for "did you mean".
    """

    code: str
    where: Where
    words: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None


def place(item: Diagnostic) -> tuple[Where, str, tuple[tuple[str, str], ...]]:
    """The order diagnostics are told in: by file, line, column, then code and words."""
    return item.where, item.code, item.words


@dataclass(slots=True)
class Collector:
    """Gathers the diagnostics of one scenario.

    A scenario of a thousand mistakes helps nobody: after ``limit`` of them the rest is counted
    in one last line. Nor do suggestions without end: they cost by far the most, so only ``looks``
    names are compared for them.
    """

    limit: int = 500
    looks: int = 10_000
    items: list[Diagnostic] = field(default_factory=list)
    dropped: int = 0
    dropped_from: Where | None = None

    def add(
        self,
        code: str,
        where: Where,
        among: Iterable[str] | None = None,
        **words: object,
    ) -> None:
        """Note a mistake.

        ``among`` are the names that would have been right; the closest to ``words["name"]``
        becomes the suggestion.
        """
        if len(self.items) >= self.limit:
            self.dropped += 1
            self.dropped_from = self.dropped_from or where
            return
        suggestion = None
        if among is not None:
            suggestion = self.near(str(words.get("name", "")), among)
        filled = tuple((key, shorten(str(value))) for key, value in words.items())
        self.items.append(Diagnostic(code, where, filled, suggestion))

    def take(self, other: Collector) -> None:
        """Add what another has gathered."""
        self.items += other.items
        self.dropped += other.dropped
        self.dropped_from = self.dropped_from or other.dropped_from

    def near(self, name: str, among: Iterable[str]) -> str | None:
        """The likeliest intended name, while there are looks left."""
        if self.looks <= 0:
            return None
        names = tuple(among)
        self.looks -= min(len(names), MAX_COMPARED)
        return closest(name, names)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All of them by file, line and column; the same mistake at the same place once."""
        found = sorted(set(self.items), key=place)
        if self.dropped_from is not None:
            count = (("count", str(self.dropped)),)
            found.append(Diagnostic("too-many", self.dropped_from, count))
        return tuple(found)


def closest(name: str, among: Iterable[str]) -> str | None:
    """The likeliest intended name, or None where nothing is near."""
    known = [candidate for candidate in among if len(candidate) <= 100]
    if not name or len(name) > 100:
        return None
    folded = {candidate.casefold(): candidate for candidate in reversed(known)}
    if name.casefold() in folded:
        return folded[name.casefold()]
    # Past a few hundred names difflib costs more than the hint is worth: shortlist first.
    if len(known) > MAX_COMPARED:
        known = [candidate for candidate in known if candidate[:2] == name[:2]][:MAX_COMPARED]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return near[0] if near else None


def shorten(text: str, length: int = 120) -> str:
    """A quotation short enough for a message: one line, at most ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
