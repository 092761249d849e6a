"""Prose has traps in YAML: from the parser's complaint to what the author should write.

The parser says "did not find expected '-' indicator"; the author wrote a line that begins with a
quotation mark. These functions look at the author's lines and find out which trap it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from makkerpar.scenario.shape import SHAPES

_LEAD: Final = re.compile(r"^\s*(?:- +)*(?:[^\s'\"{}\[\]#:][^:'\"{}\[\]#]*: +)?(?:- +)*")
_SIGNS: Final = "{[*!&@%>|`"
_BLOCK_HEAD: Final = re.compile(r"[>|][-+0-9]*\s*(#.*)?$")
_LONE_KEY: Final = re.compile(r"\s*(?:- +)*(\w+)\s*")
_KEY_FOLLOWS: Final = re.compile(r"\s*\w+:(?:\s|$)")
_CUT: Final = re.compile(r"(?<=\S)\s+#[^\s#]")
_HASH: Final = re.compile(r"[ \t]+#[^\s#]")
# ``scene`` or ``goto:slut``: a key whose colon, or the space behind it, was forgotten.
_NO_COLON: Final = re.compile(r"\s*(?:- +)*(\w+)(?::\S.*)?\s*")
_KEYS: Final = frozenset(key for shape in SHAPES.values() for key in shape)
# How far above the complaint a quotation mark may have been left open.
_LOOK_BACK: Final = 30
# No author's bracket is longer than this, and looking on would take time.
_LOOK_AT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Trap:
    """A diagnostic's code, where it belongs (from 0), and its words."""

    code: str
    line: int
    column: int
    words: dict[str, object]


def syntax_trap(
    lines: list[str], line: int, column: int, problem: str, context: tuple[int, int] | None
) -> Trap:
    """The trap behind a syntax error.

    Args:
        lines: the file.
        line: where the parser stopped, from 0.
        column: the same, from 0.
        problem: its complaint.
        context: line and column, from 0, of what it was reading when it stopped.
    """
    if context is not None and context[0] >= len(lines):
        context = None
    if "could not find expected ':'" in problem and context is not None:
        line, column = context  # the complaint itself comes a line later
    line = min(line, len(lines) - 1)
    text = lines[line]
    in_braces = "',' or '" in problem
    if "tab character" in problem or text[column : column + 1] == "\t":
        return Trap("tab", line, min(column, len(text)), {})
    if "unexpected end of stream" in problem and context is not None:
        return Trap("quote-unclosed", *context, {})
    if "block sequence entries" in problem:
        return Trap("starts-with-sign", line, column, {"sign": "-"})
    trap = _line_begins(text, line, column, in_braces=in_braces)
    trap = trap or _quote_above(lines, line, column)
    if trap is None and in_braces:
        trap = _quote_in_braces(text, line, column)
    if trap is not None:
        return trap
    if text[column : column + 1] == "?":
        return Trap("question-in-braces", line, column, {})
    if "mapping values are not allowed" in problem:
        return _second_colon(lines, line, column)
    for above in (line - 1, context[0] if context is not None else -1):
        if above >= 0 and (cut := _CUT.search(lines[above])) is not None:
            return Trap("hash-cuts-text", above, cut.end() - 2, {})
    return _by_complaint(lines, line, column, problem, context)


def _second_colon(lines: list[str], line: int, column: int) -> Trap:
    """A colon where a text is being read: within it, or it is no text and the line is a key."""
    key = _LONE_KEY.fullmatch(lines[line][:column])
    if key is not None:
        above = _NO_COLON.fullmatch(lines[line - 1]) if line > 0 else None
        if above is not None and above.start(1) == key.start(1):
            return Trap("line-without-key", line - 1, above.start(1), {})
        if key[1] in _KEYS:
            return Trap("indentation", line, key.start(1), {})
    return Trap("colon-in-text", line, column, {})


def _by_complaint(
    lines: list[str], line: int, column: int, problem: str, context: tuple[int, int] | None
) -> Trap:
    """No sign of a trap on the line: what the parser says is all there is to go by."""
    if "',' or '" in problem and context is not None:
        sign = lines[context[0]][context[1] :][:1]
        return Trap("bracket-unclosed", *context, {"sign": sign})
    if "node content" in problem and (trap := _bracket_above(lines, line)) is not None:
        return trap
    if "could not find expected ':'" in problem:
        return Trap("line-without-key", line, column, {})
    if "did not find expected key" in problem or "expected '-' indicator" in problem:
        return Trap("indentation", line, column, {})
    return Trap("yaml-syntax", line, column, {"problem": problem})


def _line_begins(text: str, line: int, column: int, *, in_braces: bool) -> Trap | None:
    """A text that begins with a sign YAML takes for its own."""
    found = _LEAD.match(text)
    start = found.end() if found is not None else 0
    rest = text[start:]
    if not rest:
        return None
    sign = rest[0]
    allowed = (":", "#", ",", "}", "]") if in_braces else (":", "#")
    if sign in "\"'":
        closing = _closing_quote(rest)
        if closing is None or column <= start + closing:
            return None  # the parser stopped before this text ended
        after = rest[closing + 1 :].strip()
        if after and not after.startswith(allowed):
            return Trap("starts-with-quote", line, start, {"sign": sign})
        return None
    if sign in "{[":
        closing = _closing_bracket(rest)
        after = rest[closing + 1 :].strip() if closing is not None else ""
        if after and not after.startswith(allowed):
            return Trap("starts-with-sign", line, start, {"sign": sign})
        return None
    if sign in _SIGNS and not (sign in ">|" and _BLOCK_HEAD.match(rest)):
        return Trap("starts-with-sign", line, start, {"sign": sign})
    return None


def _quote_above(lines: list[str], line: int, column: int) -> Trap | None:
    """A quotation mark further up that was closed too early, or only by the next one."""
    for above in range(line - 1, max(line - _LOOK_BACK, -1), -1):
        text = lines[above]
        found = _LEAD.match(text)
        start = found.end() if found is not None else 0
        rest = text[start:]
        if not rest.startswith(("'", '"')):
            continue
        closing = _closing_quote(rest)
        if closing is None:
            ends = _closing_quote("\n".join([rest, *lines[above + 1 : line], lines[line][:column]]))
            return Trap("quote-unclosed", above, start, {}) if ends is not None else None
        goes_on = column > len(text) - len(text.lstrip()) and not rest[closing + 1 :].strip()
        if goes_on and above == line - 1:
            return Trap("starts-with-quote", above, start, {"sign": rest[0]})
        return None
    return None


def _bracket_above(lines: list[str], line: int) -> Trap | None:
    """The bracket that was still open where the file ended."""
    for above in range(line, max(line - _LOOK_BACK, -1), -1):
        found = _LEAD.match(lines[above])
        start = found.end() if found is not None else 0
        rest = lines[above][start:]
        if rest.startswith(("{", "[")):
            whole = "\n".join([rest, *lines[above + 1 : line + 1]])
            if len(whole) <= _LOOK_AT and _closing_bracket(whole) is None:
                return Trap("bracket-unclosed", above, start, {"sign": rest[0]})
    return None


def _quote_in_braces(text: str, line: int, column: int) -> Trap | None:
    """In ``{ text: "Hej" siger han }`` the parser stops right behind the quotation."""
    before = text[:column].rstrip()
    # A key behind it means that a comma is missing, not that the text goes on.
    if not before.endswith(("'", '"')) or _KEY_FOLLOWS.match(text, column):
        return None
    start = before.rfind(before[-1], 0, len(before) - 1)
    if start < 0:
        return None
    return Trap("starts-with-quote", line, start, {"sign": before[-1]})


def _closing_quote(text: str) -> int | None:
    quote = text[0]
    position = 1
    while position < len(text):
        if text[position] == "\\" and quote == '"':
            position += 2
            continue
        if text[position] == quote:
            if quote == "'" and text[position : position + 2] == "''":
                position += 2
                continue
            return position
        position += 1
    return None


def _closing_bracket(text: str) -> int | None:
    depth = 0
    for position, sign in enumerate(text):
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth == 0:
                return position
    return None


def hash_in_text(lines: list[str], ends: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Where a ``#`` after a space cuts a sentence: (line, column), both from 0.

    ``ends`` tells, for each line, the columns in which an unquoted text ends. A comment is
    written ``# so``, with a space; ``#4`` belongs to the sentence.
    """
    for line, columns in sorted(ends.items()):
        if line >= len(lines):
            continue
        for column in columns:
            found = _HASH.match(lines[line], column)
            if found is not None:
                yield line, found.end() - 2
