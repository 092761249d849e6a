"""YAML text into a tree in which every key and value knows its file, line and column.

The text is read as parser events, never composed by the library: depth, size and aliases are
checked while streaming, so a hostile file is refused before it costs anything. Scalars stay as
written; what reads them knows whether it expects a text, a number or a switch, which is all that
YAML 1.2's core schema could have told.

A mistake becomes a diagnostic, whatever the bytes; nothing is raised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import yaml

from makkerpar.diagnostics.model import Collector, Where
from makkerpar.scenario.traps import hash_in_text, syntax_trap

MAX_BYTES: Final = 4_000_000
MAX_NODES: Final = 250_000
MAX_DEPTH: Final = 64
_HASH: Final = re.compile(r"[ \t]#[^\s#]")
# What the parser takes for the end of a line, which is more than ``str.split("\n")`` does.
_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class Scalar:
    """A key or a value without parts.

    ``plain`` tells that it stands without quotes and is no block (``|``, ``>``): only then may it
    be read as a number or a switch, and only then is an empty one "nothing at all". ``verbatim``
    tells that it stands on one line letter by letter, so that an offset in it is a column.
    """

    __slots__ = ("_end", "_start", "file", "plain", "value")

    def __init__(self, value: str, plain: bool, file: str, start: Any, end: Any) -> None:
        # The parser's own marks: most places are never asked for.
        self.value = value
        self.plain = plain
        self.file = file
        self._start = start
        self._end = end

    @property
    def line(self) -> int:
        """From 1."""
        return self.where.line

    @property
    def column(self) -> int:
        """From 1, in characters."""
        return self.where.column

    @property
    def verbatim(self) -> bool:
        """Whether it stands on one line, letter by letter."""
        if self._start.line != self._end.line:
            return False
        written = self._end.column - self._start.column - (0 if self.plain else 2)
        return bool(len(self.value) == written)

    @property
    def where(self) -> Where:
        """The place of its first character."""
        start = self._start
        return Where(self.file, start.line + 1, start.column + 1)

    @property
    def empty(self) -> bool:
        """Whether nothing stands where a value could."""
        return self.plain and not self.value


class Mapping:
    """Keys and values in the order of the file; ``flow`` tells ``{ … }`` from lines."""

    __slots__ = ("column", "entries", "file", "flow", "line")

    def __init__(self, flow: bool, file: str, line: int, column: int) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.flow = flow
        self.file = file
        self.line = line
        self.column = column

    @property
    def where(self) -> Where:
        """The place of its first character."""
        return Where(self.file, self.line, self.column)

    def get(self, key: str) -> Node | None:
        """The value of a key, if it stands there."""
        entry = self.entries.get(key)
        return entry[1] if entry is not None else None


class Sequence:
    """A list; ``flow`` tells ``[ … ]`` from dashes."""

    __slots__ = ("column", "file", "flow", "items", "line")

    def __init__(self, flow: bool, file: str, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.flow = flow
        self.file = file
        self.line = line
        self.column = column

    @property
    def where(self) -> Where:
        """The place of its first character."""
        return Where(self.file, self.line, self.column)


Node = Scalar | Mapping | Sequence


# In the place of a key that cannot be one: its value is read and dropped.
_SKIPPED: Final = Scalar("", True, "", None, None)


class _Refused(Exception):
    """Reading this file ends here; the diagnostic has been noted."""


@dataclass(slots=True)
class _Anchor:
    node: Node
    size: int
    height: int
    where: Where
    used: bool = False


class _Open(NamedTuple):
    """The collection around the one being filled, as it was left."""

    node: Mapping | Sequence
    key: Scalar | None
    anchor: str | None
    nodes_before: int
    height: int


@dataclass(slots=True)
class _Tree:
    file: str
    collector: Collector
    anchors: dict[str, _Anchor] = field(default_factory=dict)
    opening: set[str] = field(default_factory=set)

    def refuse(self, code: str, where: Where, **words: object) -> _Refused:
        # After a mistake that ends the reading, the earlier ones may be its echo.
        self.collector = Collector()
        self.collector.add(code, where, None, **words)
        return _Refused()


def read(file: str, data: bytes, collector: Collector) -> Node | None:
    """The tree of one file, or None where it cannot be read; why is in the collector.

    ``data`` may be cut off one byte past ``MAX_BYTES``: it is refused all the same.
    """
    start = Where(file, 1, 1)
    if len(data) > MAX_BYTES:
        collector.add("file-too-large", start, limit=f"{MAX_BYTES // 1_000_000} MB")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8-sig", "replace")
        collector.add("not-utf8", _end_of(before, file))
        return None
    tree = _Tree(file, Collector())
    root = _read_text(tree, text)
    collector.take(tree.collector)
    return root


def _read_text(tree: _Tree, text: str) -> Node | None:
    file = tree.file
    try:
        root = _build(tree, text)
    except _Refused:
        return None
    except yaml.reader.ReaderError as problem:
        # libyaml counts bytes here, and characters everywhere else.
        before = text.encode()[: problem.position].decode("utf-8", "ignore")
        where = _end_of(before, file)
        sign = problem.character
        number = ord(sign) if isinstance(sign, str) else int(sign)
        tree.refuse("control-character", where, character=f"U+{number:04X}")
        return None
    except yaml.YAMLError as problem:
        _syntax_error(tree, text, problem)
        return None
    for anchor in tree.anchors.values():
        if not anchor.used:
            tree.collector.add("anchor-unused", anchor.where)
    _hash_traps(tree, text)
    return root


def _end_of(before: str, file: str) -> Where:
    """The place right after a text that begins the file."""
    lines = _BREAK.split(before)
    return Where(file, len(lines), len(lines[-1]) + 1)


def _syntax_error(tree: _Tree, text: str, problem: yaml.YAMLError) -> None:
    mark = getattr(problem, "problem_mark", None)
    context = getattr(problem, "context_mark", None)
    what = str(getattr(problem, "problem", None) or problem)
    line = mark.line if mark is not None else 0
    column = mark.column if mark is not None else 0
    opened = (context.line, context.column) if context is not None else None
    trap = syntax_trap(_BREAK.split(text), line, column, what, opened)
    where = Where(tree.file, trap.line + 1, trap.column + 1)
    tree.refuse(trap.code, where, **trap.words)


def _hash_traps(tree: _Tree, text: str) -> None:
    if _HASH.search(text) is None:
        return
    # Rare, so worth a second reading: where do the plain texts end?
    ends: dict[int, list[int]] = {}
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and not event.style:
            mark: Any = event.end_mark
            ends.setdefault(mark.line, []).append(mark.column)
    for line, column in hash_in_text(_BREAK.split(text), ends):
        tree.collector.add("hash-in-text", Where(tree.file, line + 1, column + 1))


def _build(tree: _Tree, text: str) -> Node:  # noqa: C901, PLR0912, PLR0915 - one hot loop
    """The tree of a text: the one loop that every node passes, so it is written flat.

    ``here`` is the collection being filled, with the key whose value is to come; those around it
    wait on the stack. ``_SKIPPED`` stands for a key that cannot be one.
    """
    file = tree.file
    stack: list[_Open] = []
    root: Node | None = None
    here: Mapping | Sequence | None = None
    items: list[Node] | None = None
    entries: dict[str, tuple[Scalar, Node]] = {}
    key: Scalar | None = None
    anchor: str | None = None
    nodes = nodes_before = height = 0
    parser = yaml.CSafeLoader(text)
    next_event = parser.get_event
    try:
        while True:
            # The stubs know neither the events' marks nor which event a type test leaves.
            event: Any = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                scalar = Scalar(
                    event.value, not event.style, file, event.start_mark, event.end_mark
                )
                if event.tag is not None or event.anchor is not None:
                    _properties(tree, event, scalar)
                node: Node = scalar
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if here is not None:
                    stack.append(_Open(here, key, anchor, nodes_before, height))
                here = _opened(tree, len(stack) + 1 if here is not None else 1, event)
                key, anchor, nodes_before, height = None, event.anchor, nodes, 1
                if isinstance(here, Mapping):
                    items, entries = None, here.entries
                else:
                    items = here.items
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                assert here is not None
                node = here
                if anchor is not None:
                    tree.opening.discard(anchor)
                    size = nodes - nodes_before + 1
                    tree.anchors[anchor] = _Anchor(node, size, height, node.where)
                if stack:
                    inner = height
                    here, key, anchor, nodes_before, height = stack.pop()
                    height = max(height, inner + 1)
                    if isinstance(here, Mapping):
                        items, entries = None, here.entries
                    else:
                        items = here.items
                else:
                    here = None
            elif kind is yaml.AliasEvent:
                node, size, inner = _alias(tree, nodes, len(stack) + 1, event)
                nodes += size - 1
                height = max(height, inner + 1)
            elif kind is yaml.DocumentStartEvent:
                if root is not None:
                    raise tree.refuse(
                        "several-documents", Where(file, event.start_mark.line + 1, 1)
                    )
                continue
            elif kind is yaml.StreamEndEvent:
                break
            else:
                continue
            nodes += 1
            if nodes > MAX_NODES:
                raise tree.refuse("too-many-nodes", node.where, limit=MAX_NODES)
            if here is None:
                root = node
            elif items is not None:
                items.append(node)
            elif key is None:
                key = _key(tree, entries, node)
            else:
                if key is not _SKIPPED:
                    entries[key.value] = (key, node)
                key = None
    finally:
        parser.dispose()
    if root is None or (isinstance(root, Scalar) and root.empty):
        raise tree.refuse("file-empty", Where(file, 1, 1))
    return root


def _opened(tree: _Tree, depth: int, event: Any) -> Mapping | Sequence:
    mark = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    if depth > MAX_DEPTH:
        raise tree.refuse("too-deep", Where(tree.file, line, column), limit=MAX_DEPTH)
    flow = bool(event.flow_style)
    node: Mapping | Sequence
    if isinstance(event, yaml.MappingStartEvent):
        node = Mapping(flow, tree.file, line, column)
    else:
        node = Sequence(flow, tree.file, line, column)
    if event.tag is not None:
        tree.collector.add("tag", node.where, name=_tag(event.tag))
    if event.anchor is not None:
        tree.opening.add(event.anchor)
    return node


def _properties(tree: _Tree, event: Any, node: Scalar) -> None:
    if event.tag is not None:
        tree.collector.add("tag", node.where, name=_tag(event.tag))
    if event.anchor is not None:
        tree.anchors[event.anchor] = _Anchor(node, 1, 0, node.where)


def _tag(tag: str) -> str:
    """A tag as the author wrote it."""
    return tag.replace("tag:yaml.org,2002:", "!!")


def _alias(tree: _Tree, nodes: int, depth: int, event: Any) -> tuple[Node, int, int]:
    """What an alias stands for, its size in nodes and its height."""
    where = Where(tree.file, event.start_mark.line + 1, event.start_mark.column + 1)
    if event.anchor in tree.opening:
        raise tree.refuse("alias-recursive", where, name=event.anchor)
    anchor = tree.anchors.get(event.anchor)
    if anchor is None:
        tree.collector.add("alias-unknown", where, name=event.anchor)
        lost = Scalar(f"*{event.anchor}", True, tree.file, event.start_mark, event.end_mark)
        return lost, 1, 0
    anchor.used = True
    # Counted as if written out: a small file must not stand for a large one.
    if nodes + anchor.size > MAX_NODES:
        raise tree.refuse("too-many-nodes", where, limit=MAX_NODES)
    if depth + anchor.height > MAX_DEPTH:
        raise tree.refuse("too-deep", where, limit=MAX_DEPTH)
    return anchor.node, anchor.size, anchor.height


def _key(tree: _Tree, entries: dict[str, tuple[Scalar, Node]], node: Node) -> Scalar:
    """``node`` as the key of the value to come, unless it cannot be one."""
    if not isinstance(node, Scalar):
        tree.collector.add("key-not-text", node.where)
    elif node.value == "<<" and node.plain:
        tree.collector.add("merge-key", node.where)
    elif node.value in entries:
        first = entries[node.value][0]
        tree.collector.add("duplicate-key", node.where, name=node.value, line=first.line)
    else:
        return node
    return _SKIPPED
