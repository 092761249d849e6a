"""The pages of the docs, and what stands on them, for the tests that hold them to the code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
REFERENCE = DOCS / "scenario-language.md"

_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and the line on which it begins."""

    language: str
    text: str
    line: int


def read(page: Path) -> str:
    """A page as it stands."""
    return page.read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[Block]:
    """The fenced blocks of one language."""
    return [
        Block(found["language"], found["text"], text.count("\n", 0, found.start()) + 2)
        for found in _FENCE.finditer(text)
        if found["language"] == language
    ]


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", text)


def between(text: str, mark: str) -> str:
    """What stands between the comments ``<!-- mark -->`` and ``<!-- /mark -->``."""
    found = re.search(rf"<!-- {mark} -->\n(.*?)<!-- /{mark} -->", text, re.DOTALL)
    assert found is not None, mark
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their heads, cell by cell."""
    found: list[list[str]] = []
    head = True
    for line in text.splitlines():
        if not line.startswith("|"):
            head = True
        elif head:
            head = False
        elif not line.startswith("| ---"):
            cells = _CELL.split(line.strip())[1:-1]
            found.append([cell.strip().replace("\\|", "|") for cell in cells])
    return found


def code(cell: str) -> list[str]:
    """What a cell sets in backticks."""
    return re.findall(r"`([^`]+)`", cell)
