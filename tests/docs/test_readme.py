from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from makkerpar.terminal import Console, Options, run
from tests.docs.pages import ROOT, blocks, read

README = read(ROOT / "README.md")


def _shown(folder: Path, choices: Iterator[str]) -> str:
    """What a terminal of eighty columns shows of the chief's play of these choices."""
    page: list[str] = []

    def typed(prompt: str) -> str:
        page.append(prompt)
        line = next(choices, None) if prompt.startswith("Your choice") else ""
        if line is None:
            raise EOFError
        page.append(line + "\n")
        return line

    console = Console(
        read=typed,
        write=page.append,
        size=lambda: (80, 24),
        clock=lambda: 0.0,
        now=lambda: datetime(2026, 8, 25, tzinfo=UTC),
    )
    run(Options("budgetkrisen", "chief", "en", home=folder, seed=0), console)
    lines = "".join(page).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def test_the_excerpt_is_what_the_terminal_shows(tmp_path: Path) -> None:
    """What the README shows of a play is a piece of it, to the letter."""
    section = README.split("## What it looks like")[1].split("\n## ")[0]
    (excerpt,) = blocks(section, "text")
    assert excerpt.text.strip() in _shown(tmp_path, iter("313"))


def test_the_quick_start_is_two_commands() -> None:
    """The quick start is `make play` and `make test`, and the same without make."""
    start = README.split("## Quick start")[1].split("\n## ")[0]
    shown = [line for block in blocks(start, "console") for line in block.text.splitlines()]
    said = [line.split("#")[0].strip() for line in shown]
    assert said[:2] == ["make play", "make test"]
    assert {r"py tools\dev.py play", r"py tools\dev.py test"} <= set(said)
