"""Placeholders in texts: ``{overspend}``, ``{capital.word}``, ``{kommune}``, ``{Kommune}``."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"([^\W\d]\w*)(\.word)?", re.UNICODE)


class Slot(NamedTuple):
    """One placeholder.

    Attributes:
        name: the variable or term, as it is declared.
        word: whether the variable's word is meant, not its value.
        capital: whether the first letter becomes a capital.
        offset: where the placeholder's opening brace stands in the text.
        written: what stands between the braces.
        valid: whether it has the form of a placeholder at all.
    """

    name: str
    word: bool
    capital: bool
    offset: int
    written: str
    valid: bool


@lru_cache(maxsize=4096)
def parse(template: str) -> tuple[str | Slot, ...]:
    """A text cut into literal pieces and placeholders, in order."""
    if "{" not in template:
        return (template,)
    pieces: list[str | Slot] = []
    end = 0
    for found in _PLACEHOLDER.finditer(template):
        if found.start() > end:
            pieces.append(template[end : found.start()])
        pieces.append(_slot(found))
        end = found.end()
    if end < len(template):
        pieces.append(template[end:])
    return tuple(pieces)


def _slot(found: re.Match[str]) -> Slot:
    written = found[1]
    match = _NAME.fullmatch(written)
    if match is None:
        return Slot(written, False, False, found.start(), written, False)
    name = match[1]
    capital = name[0].isupper()
    if capital:
        name = name[0].lower() + name[1:]
    return Slot(name, match[2] is not None, capital, found.start(), written, True)


def slots(template: str) -> tuple[Slot, ...]:
    """The placeholders of a text."""
    if "{" not in template:
        return ()
    return tuple(piece for piece in parse(template) if isinstance(piece, Slot))


def fill(template: str, value_of: Callable[[Slot], str]) -> str:
    """The text with every placeholder replaced by what ``value_of`` answers."""
    if "{" not in template:
        return template
    out: list[str] = []
    for piece in parse(template):
        if isinstance(piece, str):
            out.append(piece)
        else:
            value = value_of(piece)
            out.append(value[:1].upper() + value[1:] if piece.capital else value)
    return "".join(out)
