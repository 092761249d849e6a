"""A file as an editor's language server sees it: YAML 1.2 core values under string keys."""

from __future__ import annotations

import re
from typing import Any, Final

from makkerpar.diagnostics.model import Collector
from makkerpar.scenario import source

_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE: Final = frozenset({"true", "True", "TRUE"})
_FALSE: Final = frozenset({"false", "False", "FALSE"})
_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE: Final = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# Beyond this Python refuses to read a number; to a schema it is simply too large.
_MAX_DIGITS: Final = 4000


def read(data: bytes) -> Any:
    """The value of a file that is YAML and has no mistake of form."""
    collector = Collector()
    root = source.read("scenario.yaml", data, collector)
    assert root is not None, collector.items
    return value(root)


def value(node: source.Node) -> Any:
    """The value of one node."""
    if isinstance(node, source.Mapping):
        return {name: value(child) for name, (_, child) in node.entries.items()}
    if isinstance(node, source.Sequence):
        return [value(child) for child in node.items]
    return _plain(node.value) if node.plain else node.value


def _plain(text: str) -> Any:
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _NO_NUMBER.fullmatch(text):
        return 0.5
    if len(text) > _MAX_DIGITS:
        return 10**_MAX_DIGITS if _INTEGER.fullmatch(text) else text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text
