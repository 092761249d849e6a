"""Reading what an author says to the craft checks: ``allow`` at a place, ``avoid`` at the top."""

from __future__ import annotations

import re
from typing import Final

from makkerpar.diagnostics.craft import CODES
from makkerpar.scenario.model import Allowance
from makkerpar.scenario.reader import Fields, Reader

# Words with one space between them. '*' ends a word that may go on; '…', once, stands for whatever
# comes between within a sentence.
_WORDS: Final = r"[^\W_][\w'’-]*\*?(?: [^\W_][\w'’-]*\*?)*"
_AVOIDED: Final = re.compile(rf"{_WORDS}(?: … {_WORDS})?")
MAX_AVOIDED: Final = 100  # characters


def read_allow(reader: Reader, fields: Fields) -> tuple[Allowance, ...]:
    """``allow``: craft codes, each with the reason why it is silent here."""
    found: list[Allowance] = []
    for key, value in reader.pairs(fields.get("allow"), "allow"):
        if key.value not in CODES:
            reader.collector.add("unknown-code", key.where, among=CODES, name=key.value)
            continue
        reason = reader.scalar(value, "allow")
        if reason is None:
            continue
        if reason.value.strip():
            found.append(Allowance(key.value, reason.value, key.where))
        else:
            reader.collector.add("empty-value", reason.where, what="allow")
    return tuple(found)


def read_avoid(reader: Reader, fields: Fields) -> tuple[str, ...]:
    """``avoid``: the author's own words to do without, folded and with single spaces."""
    found: list[str] = []
    for item in reader.items(fields.get("avoid"), "avoid"):
        scalar = reader.scalar(item, "avoid")
        if scalar is None:
            continue
        word = " ".join(scalar.value.casefold().split())
        if len(word) > MAX_AVOIDED or _AVOIDED.fullmatch(word) is None:
            reader.collector.add("avoid-word", scalar.where, name=scalar.value)
        else:
            found.append(word)
    return tuple(found)
