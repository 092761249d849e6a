"""Reading what is told and said: ``lines``, ``seen`` and ``meanwhile``."""

from __future__ import annotations

import re
from typing import Final

from makkerpar.diagnostics.model import Where
from makkerpar.focus import MOODS, SEATS, Seat
from makkerpar.scenario.model import Block, ByWindow, Condition, First, Item, Line, Lines, Text
from makkerpar.scenario.reader import Reader, cut_by_comma, kind_of, sign_taken
from makkerpar.scenario.source import Mapping, Node, Scalar, Sequence

_SPEAKER: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*(?:\(\s*(?P<mood>[^()]*?)\s*\))?")
_MODIFIERS: Final = ("only", "when")
_SENTENCE_ENDS: Final = (".", "!", "?", "…", ":", "«", "”", '"')


def read_lines(reader: Reader, node: Node | None, what: str) -> Lines:
    """One string or a list of items."""
    if node is None:
        return ()
    if isinstance(node, Scalar):
        phrase = reader.phrase(node, what)
        if phrase is None:
            return ()
        return (Line(None, None, phrase, None, None, phrase.where),)
    if isinstance(node, Mapping):
        sign = sign_taken(node)
        if sign is not None:
            reader.collector.add("starts-with-sign", node.where, sign=sign)
        else:
            reader.collector.add("expected-lines", node.where, what=what, found=kind_of(node))
        return ()
    return _items(reader, node)


def _items(reader: Reader, node: Sequence) -> Lines:
    read = [_item(reader, item) for item in node.items]
    comma_traps(reader, node)
    return tuple(item for item in read if item is not None)


def comma_traps(reader: Reader, node: Node | None) -> None:
    """In ``[ jonas: Hej, du ]`` the second half of the sentence has become an item."""
    if not isinstance(node, Sequence) or not node.flow:
        return
    for before, item in zip(node.items, node.items[1:], strict=False):
        if not (isinstance(item, Scalar) and item.plain) or item.empty:
            continue
        if item.value[0].islower() or not _ends_a_sentence(before):
            reader.collector.add("comma-in-brackets", item.where, name=item.value)


def _ends_a_sentence(node: Node) -> bool:
    if isinstance(node, Mapping) and node.entries:
        node = list(node.entries.values())[-1][1]
    return not isinstance(node, Scalar) or node.value.endswith(_SENTENCE_ENDS)


def _item(reader: Reader, node: Node) -> Item | None:
    if isinstance(node, Scalar):
        phrase = reader.phrase(node, "lines")
        return Line(None, None, phrase, None, None, phrase.where) if phrase is not None else None
    if isinstance(node, Sequence):
        _list_as_line(reader, node)
        return None
    only = reader.seat(node.get("only"), "only")
    when = reader.condition(node.get("when"))
    content = [entry for name, entry in node.entries.items() if name not in _MODIFIERS]
    if not content:
        # A block of nothing had a key that could not be read, and has had its diagnostic.
        if node.entries or node.flow:
            reader.collector.add("item-empty", node.where)
        return None
    names = {key.value for key, _ in content}
    if names <= set(SEATS):
        return _window_narration(reader, node, only, when)
    if len(content) > 1:
        _too_much(reader, node, content)
        return None
    key, value = content[0]
    if key.value == "lines":
        return Block(read_lines(reader, value, "lines"), only, when, node.where)
    if key.value == "first":
        return _first(reader, value, only, when, node.where)
    if key.value == "text":
        text = reader.text(value, "text")
        return Line(None, None, text, only, when, key.where) if text is not None else None
    return _speech(reader, node, key, value, only, when)


def _list_as_line(reader: Reader, node: Sequence) -> None:
    """``- - Nej.`` is a list in a list; so is ``- [Han tier.]``."""
    sign = sign_taken(node)
    if sign is None and len(node.items) == 1 and isinstance(node.items[0], Scalar):
        sign = "-"
    if sign is not None:
        reader.collector.add("starts-with-sign", node.where, sign=sign)
    else:
        reader.collector.add("expected-line", node.where, found=kind_of(node))


def _too_much(reader: Reader, node: Mapping, content: list[tuple[Scalar, Node]]) -> None:
    cut = [key for key, value in content[1:] if cut_by_comma(node, value)]
    for key in cut:
        reader.collector.add("comma-in-braces", key.where, name=key.value)
    for key, _ in content[1:] if not cut else ():
        reader.collector.add(
            "item-two-contents", key.where, name=key.value, first=content[0][0].value
        )


def _window_narration(
    reader: Reader, node: Mapping, only: Seat | None, when: Condition | None
) -> Line | None:
    director = reader.text(node.get("director"), "director")
    chief = reader.text(node.get("chief"), "chief")
    if director is not None and chief is not None:
        return Line(None, None, ByWindow(director, chief), only, when, node.where)
    text: Text | None = director if director is not None else chief
    if text is None:
        return None
    seat: Seat = "director" if director is not None else "chief"
    if only is not None and only != seat:
        reader.collector.add("only-conflict", node.where, seat=seat)
    return Line(None, None, text, seat, when, node.where)


def _first(
    reader: Reader, value: Node, only: Seat | None, when: Condition | None, where: Where
) -> First:
    cases: list[Item] = []
    conditional: list[bool] = []
    for item in reader.items(value, "first"):
        case = _item(reader, item)
        conditional.append(_passed_over(item))
        if case is not None:
            cases.append(case)
    if isinstance(value, Sequence):
        if not value.items:
            reader.collector.add("empty-list", value.where, what="first")
        reader.hidden(value, "first", conditional)
    return First(tuple(cases), only, when, where)


def _passed_over(item: Node) -> bool:
    """Whether a case of ``first`` may show nothing to somebody: it or its window is a condition."""
    if not isinstance(item, Mapping):
        return False
    keys = item.entries.keys()
    return bool(keys & set(_MODIFIERS)) or len(keys & set(SEATS)) == 1


def _speech(
    reader: Reader,
    node: Mapping,
    key: Scalar,
    value: Node,
    only: Seat | None,
    when: Condition | None,
) -> Line | None:
    found = _SPEAKER.fullmatch(key.value.strip())
    name = found["name"] if found is not None else key.value
    mood = found["mood"] if found is not None else None
    if name not in reader.symbols.cast:
        _unknown_speaker(reader, node, key, value, name)
        return None
    if mood is not None and mood not in MOODS:
        reader.collector.add(
            "unknown-mood", key.where, among=MOODS, name=mood, choices=", ".join(MOODS)
        )
        mood = None
    if isinstance(value, Scalar) and value.empty:
        return Line(name, mood, None, only, when, key.where)
    text = reader.text(value, name)
    return Line(name, mood, text, only, when, key.where) if text is not None else None


def _unknown_speaker(reader: Reader, node: Mapping, key: Scalar, value: Node, name: str) -> None:
    cast = reader.symbols.cast
    sign = sign_taken(node)
    if sign is not None:
        reader.collector.add("starts-with-sign", node.where, sign=sign)
    elif " " in name or not name[:1].islower():
        reader.collector.add("colon-makes-speaker", key.where, among=cast, name=name)
    else:
        reader.collector.add("unknown-speaker", key.where, among=cast, name=name)
