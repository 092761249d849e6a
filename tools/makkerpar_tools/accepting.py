"""Recording what came of playthroughs in ``plays.yaml``, with every other character left as it is.

The text is edited by the places of its values, never written anew from what was read: an author's
comments, order and line breaks are nobody's to tidy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml

from makkerpar.errors import Refused
from makkerpar.play import through
from makkerpar.play.through import Result
from makkerpar.scenario.playthroughs import NO_ENDING, Value
from makkerpar.scenario.reader import is_identifier

_WIDTH = 100
_LINE_END = re.compile("[\r\n\x85\u2028\u2029]")
_BOM = "\ufeff"


class _Edit(NamedTuple):
    """The characters from `start` up to `end` become `text`."""

    start: int
    end: int
    text: str


def accepted(data: bytes, results: Sequence[Result]) -> bytes:
    """The file with what came of these playthroughs as what is expected of them.

    One that could not be played to its end stays as it is; so does every expectation that holds.

    Args:
        data: the file, which was read without a mistake.
        results: of the playthroughs in it, or of some of them.

    Raises:
        Refused: pieces of the file are repeated by ``&`` and ``*``, so that one place is two.
    """
    written = data.decode("utf-8")
    mark = _BOM if written.startswith(_BOM) else ""
    text = written.removeprefix(_BOM)
    if any(getattr(event, "anchor", None) for event in yaml.parse(text, yaml.CSafeLoader)):
        raise Refused("Nothing was recorded: the file repeats pieces with & and *. Write them out.")
    root = yaml.compose(text, yaml.CSafeLoader)
    assert isinstance(root, yaml.SequenceNode)
    newline = "\r\n" if "\r\n" in text else "\n"
    edits = [
        edit
        for result in results
        if result.play is not None and result.stop is None
        for edit in _edits(text, root.value[result.playthrough.number], result, newline)
    ]
    return (mark + "".join(_edited(text, sorted(edits)))).encode()


def _edited(text: str, edits: Sequence[_Edit]) -> Iterator[str]:
    """The pieces of a text after edits that rise and do not overlap."""
    at = 0
    for edit in edits:
        yield text[at : edit.start]
        yield edit.text
        at = edit.end
    yield text[at:]


def _edits(text: str, node: yaml.MappingNode, result: Result, newline: str) -> Iterator[_Edit]:
    expect = _child(node, "expect")
    if expect is None:
        yield _added(text, node, result, newline)
        return
    for difference in result.differences:
        old = expect
        for step in difference.expected.path:
            child = _child(old, step)
            assert child is not None
            old = child
        yield _Edit(old.start_mark.index, _end(text, old), as_yaml(difference.got))


def _child(node: yaml.Node, key: str) -> yaml.Node | None:
    assert isinstance(node, yaml.MappingNode)
    found: yaml.Node | None = next((value for name, value in node.value if name.value == key), None)
    return found


def _end(text: str, node: yaml.Node) -> int:
    """Where a value's last character has been passed."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    # A block of text ends where the next thing begins, and so does a list of nothing.
    end = node.end_mark.index
    while text[end - 1].isspace():
        end -= 1
    return end


def _added(text: str, node: yaml.MappingNode, result: Result, newline: str) -> _Edit:
    """A first ``expect``, behind all that the playthrough has."""
    assert result.play is not None
    entries = through.summary(result.play)
    end = _end(text, node.value[-1][1])
    if node.flow_style:
        return _Edit(end, end, f", expect: {_flow(entries)}")
    rest = _LINE_END.search(text, end)
    end = rest.start() if rest is not None else len(text)
    indent = " " * node.start_mark.column
    line = f"{indent}expect: {_flow(entries)}"
    if len(line) > _WIDTH:
        lines = [f"{indent}  {name}: {as_yaml(value)}" for name, value in entries.items()]
        line = newline.join([f"{indent}expect:", *lines])
    return _Edit(end, end, newline + line)


def _flow(entries: Mapping[str, Value]) -> str:
    return f"{{ {', '.join(f'{name}: {as_yaml(value)}' for name, value in entries.items())} }}"


def as_yaml(value: Value) -> str:
    """A value as an author writes it."""
    if value is None:
        return NO_ENDING
    if isinstance(value, tuple):
        return f"[{', '.join(_item(item) for item in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _item(text: str) -> str:
    """An id as it is, a piece of text between quotation marks, which are YAML's as well."""
    return text if is_identifier(text) else json.dumps(text, ensure_ascii=False)
