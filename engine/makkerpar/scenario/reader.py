"""Typed readings of single values: what is expected, and what to say when it is not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, cast

from makkerpar.diagnostics.model import Collector, Where
from makkerpar.focus import SEATS, Seat
from makkerpar.scenario import expression
from makkerpar.scenario.expression import ExpressionError, Type
from makkerpar.scenario.model import (
    ByWindow,
    Condition,
    FirstOf,
    Phrase,
    Text,
)
from makkerpar.scenario.scope import Scope, type_of
from makkerpar.scenario.shape import REQUIRED, SHAPES
from makkerpar.scenario.source import Mapping, Node, Scalar, Sequence
from makkerpar.text import template

RESERVED: Final = expression.WORDS | {"director", "chief", "only", "when", "first", "lines", "text"}
_USUAL_IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9_]{0,99}")
INTEGER_LITERAL: Final = re.compile(r"[-+]?[0-9]+")
_ASSET: Final = re.compile(r"[^\W_][\w-]*(?:\.(?:svg|png|jpg|jpeg|webp))?")


@dataclass(slots=True)
class Symbols:
    """The names that a scenario declares, known before its scenes are read."""

    scope: Scope
    worded: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    cast: Collection[str] = ()
    acts: Collection[str] = ()


@dataclass(slots=True)
class Fields:
    """The known keys of one mapping."""

    node: Mapping
    entries: dict[str, tuple[Scalar, Node]]

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def get(self, key: str) -> Node | None:
        """The value of a key, if it stands there."""
        entry = self.entries.get(key)
        return entry[1] if entry is not None else None

    def key_where(self, key: str) -> Where:
        """Where the key stands, or the mapping where the key is missing."""
        entry = self.entries.get(key)
        return entry[0].where if entry is not None else self.node.where

    def value_where(self, key: str) -> Where:
        """Where the key's value stands, or the mapping where the key is missing."""
        entry = self.entries.get(key)
        return entry[1].where if entry is not None else self.node.where


@dataclass(slots=True)
class Reader:
    """Reads values and notes what does not fit."""

    collector: Collector
    symbols: Symbols = field(default_factory=lambda: Symbols(Scope({}, {}, frozenset(), False)))

    # ── shapes ──────────────────────────────────────────────────────────────────────────────

    def fields(self, node: Node | None, shape: str) -> Fields | None:
        """The keys of a mapping of that shape; unknown and missing ones are noted."""
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.collector.add("expected-mapping", node.where, shape=shape, found=kind_of(node))
            return None
        entries = node.entries
        names = entries.keys()
        known = SHAPES[shape].keys()
        # A key that is only misspelt is told as that, and not missed as well.
        meant = {self.collector.near(name, known) for name in names - known}
        for name in REQUIRED[shape]:
            if name not in names and name not in meant:
                self.collector.add("missing-key", node.where, name=name, shape=shape)
        if names <= known:
            return Fields(node, entries)
        for name, (key, value) in entries.items():
            if name not in known:
                self._unknown_key(node, key, value, shape)
        return Fields(node, {name: entry for name, entry in entries.items() if name in known})

    def _unknown_key(self, node: Mapping, key: Scalar, value: Node, shape: str) -> None:
        if shape == "joint-choice" and key.value in ("goto", "next"):
            self.collector.add("joint-choice-way", key.where, name=key.value)
        elif cut_by_comma(node, value):
            self.collector.add("comma-in-braces", key.where, name=key.value)
        else:
            self.collector.add(
                "unknown-key", key.where, among=SHAPES[shape], name=key.value, shape=shape
            )

    def items(self, node: Node | None, what: str) -> Iterator[Node]:
        """The items of a list."""
        if node is None:
            return
        if not isinstance(node, Sequence):
            self.collector.add("expected-list", node.where, what=what, found=kind_of(node))
            return
        yield from node.items

    def pairs(self, node: Node | None, what: str) -> Iterator[tuple[Scalar, Node]]:
        """Keys and values of a mapping whose keys the author chooses."""
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.collector.add("expected-mapping", node.where, shape=what, found=kind_of(node))
            return
        if not node.flow:
            yield from node.entries.values()
            return
        for key, value in node.entries.values():
            if cut_by_comma(node, value):
                self.collector.add("comma-in-braces", key.where, name=key.value)
            else:
                yield key, value

    # ── scalars ─────────────────────────────────────────────────────────────────────────────

    def scalar(self, node: Node | None, what: str) -> Scalar | None:
        """A value without parts that is not empty."""
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.collector.add("expected-value", node.where, what=what, found=kind_of(node))
            return None
        if node.empty:
            self.collector.add("empty-value", node.where, what=what)
            return None
        return node

    def integer(self, node: Node | None, what: str, least: int, most: int) -> int | None:
        """A whole number within bounds."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        if not scalar.plain or INTEGER_LITERAL.fullmatch(scalar.value) is None:
            self.collector.add("expected-integer", scalar.where, what=what, written=_quoted(scalar))
            return None
        value = int(scalar.value) if len(scalar.value) < 12 else 10**12
        if not least <= value <= most:
            self.collector.add(
                "integer-range",
                scalar.where,
                what=what,
                written=scalar.value,
                least=least,
                most=most,
            )
            return None
        return value

    def switch(self, node: Node | None, what: str) -> bool | None:
        """``true`` or ``false``."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        if not scalar.plain or scalar.value not in ("true", "false"):
            self.collector.add("expected-switch", scalar.where, what=what, written=_quoted(scalar))
            return None
        return scalar.value == "true"

    def one_of(self, node: Node | None, what: str, among: tuple[str, ...]) -> str | None:
        """One of a few words."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        if scalar.value not in among:
            self.collector.add(
                "not-one-of",
                scalar.where,
                among=among,
                name=scalar.value,
                what=what,
                choices=", ".join(among),
            )
            return None
        return scalar.value

    def seat(self, node: Node | None, what: str) -> Seat | None:
        """``director`` or ``chief``."""
        return cast("Seat | None", self.one_of(node, what, SEATS))

    def identifier(self, key: Scalar, kind: str) -> bool:
        """Whether a name chosen by the author may be one."""
        name = key.value
        if name in RESERVED:
            self.collector.add("reserved-name", key.where, name=name)
            return False
        if not is_identifier(name):
            self.collector.add("bad-name", key.where, name=name, kind=kind)
            return False
        return True

    def reference(
        self, node: Node | None, code: str, what: str, among: Collection[str]
    ) -> str | None:
        """The name of something declared elsewhere."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        if scalar.value not in among:
            self.collector.add(code, scalar.where, among=among, name=scalar.value)
            return None
        return scalar.value

    def scene(self, node: Node | None, what: str = "goto") -> str | None:
        """The name of a scene."""
        return self.reference(node, "unknown-scene", what, self.symbols.scope.scenes)

    def asset(self, node: Node | None, what: str) -> str | None:
        """The name of a picture, which can never lead out of its folder."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        if _ASSET.fullmatch(scalar.value) is None:
            self.collector.add("asset-name", scalar.where, name=scalar.value, kind=what)
            return None
        return scalar.value

    # ── expressions ─────────────────────────────────────────────────────────────────────────

    def expression(
        self, node: Node | None, what: str, wanted: Type
    ) -> tuple[expression.Expression, Where] | None:
        """An expression of the wanted type, names known."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        try:
            tree = expression.parse(scalar.value)
        except ExpressionError as problem:
            self.collector.add(problem.code, _inside(scalar, problem.offset), None, **problem.words)
            return None
        found, problems = type_of(tree, self.symbols.scope)
        for item in problems:
            place = _inside(scalar, item.offset)
            self.collector.add(item.code, place, item.among, **item.words)
        if problems:
            return None
        if found != wanted:
            self.collector.add(
                "expression-type", scalar.where, what=what, expected=wanted, found=found
            )
            return None
        return tree, scalar.where

    def condition(self, node: Node | None) -> Condition | None:
        """A condition; None where there is none (or none that can be read)."""
        if node is None:
            return None
        read = self.expression(node, "when", expression.SWITCH)
        return Condition(*read) if read is not None else None

    # ── texts ───────────────────────────────────────────────────────────────────────────────

    def phrase(self, node: Node | None, what: str) -> Phrase | None:
        """A text that does not vary."""
        scalar = self.scalar(node, what)
        return self._phrase(scalar, what) if scalar is not None else None

    def _phrase(self, scalar: Scalar, what: str) -> Phrase | None:
        source = scalar.value
        if not source.strip():
            self.collector.add("empty-value", scalar.where, what=what)
            return None
        if "{" in source or "}" in source:
            self.placeholders(source, scalar)
        return Phrase(source.strip("\n"), scalar.where)

    def placeholders(self, source: str, scalar: Scalar) -> None:
        """Note placeholders that nothing fills."""
        names = self.symbols.scope.variables
        found = template.slots(source)
        for slot in found:
            where = _inside(scalar, slot.offset)
            if not slot.valid:
                self.collector.add("bad-placeholder", where, name=slot.written)
            elif slot.name not in names and slot.name not in self.symbols.terms:
                among = chain(names, self.symbols.terms)
                self.collector.add("unknown-placeholder", where, among=among, name=slot.name)
            elif slot.word and slot.name not in self.symbols.worded:
                self.collector.add("no-words", where, name=slot.name)
        if source.count("{") != len(found) or source.count("}") != len(found):
            self.collector.add("stray-brace", scalar.where)

    def text(self, node: Node | None, what: str) -> Text | None:
        """A text, which may vary by window and by condition."""
        if node is None:
            return None
        if isinstance(node, Scalar):
            scalar = self.scalar(node, what)
            return self._phrase(scalar, what) if scalar is not None else None
        if isinstance(node, Mapping):
            if "first" in node.entries:
                return self._first_text(node, what)
            if "director" in node.entries or "chief" in node.entries:
                return self._window_text(node, what)
        self._not_a_text(node, what)
        return None

    def _not_a_text(self, node: Node, what: str) -> None:
        sign = sign_taken(node)
        if sign is not None:
            self.collector.add("starts-with-sign", node.where, sign=sign)
        else:
            self.collector.add("expected-text", node.where, what=what, found=kind_of(node))

    def _stray_keys(self, node: Mapping, known: tuple[str, ...], what: str) -> None:
        for name, (key, value) in node.entries.items():
            if name in known:
                continue
            if cut_by_comma(node, value):
                self.collector.add("comma-in-braces", key.where, name=name)
            else:
                self.collector.add("unknown-key", key.where, among=known, name=name, shape=what)

    def _window_text(self, node: Mapping, what: str) -> Text | None:
        self._stray_keys(node, SEATS, "window")
        for seat in SEATS:
            if seat not in node.entries:
                self.collector.add("window-missing", node.where, seat=seat)
        director = self.text(node.get("director"), what)
        chief = self.text(node.get("chief"), what)
        if director is None or chief is None:
            return None
        return ByWindow(director, chief)

    def _first_text(self, node: Mapping, what: str) -> Text | None:
        self._stray_keys(node, ("first",), "first")
        cases: list[tuple[Condition | None, Text]] = []
        conditional: list[bool] = []
        for item in self.items(node.get("first"), "first"):
            fields = self.fields(item, "text-case")
            # What cannot be read has had its diagnostic; it hides nothing and closes nothing.
            conditional.append(fields is None or "when" in fields)
            if fields is None:
                continue
            when = self.condition(fields.get("when"))
            text = self.text(fields.get("text"), what)
            if text is not None:
                cases.append((when, text))
        self.ends_open(node.get("first"), "first", conditional)
        return FirstOf(tuple(cases)) if cases else None

    def ends_open(self, node: Node | None, what: str, conditional: list[bool]) -> None:
        """Note a list whose last item has a condition, or that cannot get past an earlier one.

        ``conditional`` tells, for each item of the list, whether it may be passed over.
        """
        if not isinstance(node, Sequence):
            return
        if not node.items:
            self.collector.add("empty-list", node.where, what=what)
            return
        last = node.items[-1]
        if conditional[-1] and isinstance(last, Mapping):
            self.collector.add("last-conditional", last.where, what=what)
        self.hidden(node, what, conditional)

    def hidden(self, node: Sequence, what: str, conditional: list[bool]) -> None:
        """Note the first item behind one that is never passed over."""
        if not all(conditional[:-1]):
            after = node.items[conditional.index(False) + 1]
            self.collector.add("never-reached", after.where, what=what)


def is_identifier(name: str) -> bool:
    """Lower-case letters (Danish ones too), digits and ``_``, beginning with a letter, NFC."""
    if _USUAL_IDENTIFIER.fullmatch(name) is not None:
        return True
    return (
        0 < len(name) <= 100
        and name[0].isalpha()
        and all(sign == "_" or sign.isdecimal() or sign.isalpha() for sign in name)
        and name == name.lower()
        and unicodedata.is_normalized("NFC", name)
    )


def kind_of(node: Node) -> str:
    """What stands there, in the diagnostics' words."""
    if isinstance(node, Mapping):
        return "mapping"
    if isinstance(node, Sequence):
        return "list"
    return "nothing" if node.empty else "value"


def cut_by_comma(node: Mapping, value: Node) -> bool:
    """In ``{ text: Kom, nu }`` the second half of the sentence has become a key of its own."""
    return node.flow and isinstance(value, Scalar) and value.empty


def sign_taken(node: Node) -> str | None:
    """The sign at the head of a text that YAML took for its own, as in ``{kommune}``."""
    if isinstance(node, Sequence) and node.flow:
        return "["
    if isinstance(node, Mapping) and node.entries:
        values = [value for _, value in node.entries.values()]
        if all(cut_by_comma(node, value) for value in values):
            return "{"
        key = next(iter(node.entries.values()))[0]
        if not node.flow and key.column != node.column:
            return "?"
    return None


def _quoted(scalar: Scalar) -> str:
    """What stands there, with quotation marks where they are what is wrong with it."""
    return scalar.value if scalar.plain else f'"{scalar.value}"'


def _inside(scalar: Scalar, offset: int) -> Where:
    """The place ``offset`` characters into a value, or its beginning where that is not known."""
    if not scalar.verbatim:
        return scalar.where
    shift = offset if scalar.plain else offset + 1
    return Where(scalar.file, scalar.line, scalar.column + shift)
