"""Write the shipped pictures that are drawn by program, and the pages that show them.

python -m makkerpar_tools.art             # rewrites what it draws in assets/, and docs/pictures.md
python -m makkerpar_tools.art --sheets    # and the contact sheets in docs/pictures/
python -m makkerpar_tools.art --check     # exit 1 if any of them but the sheets would change
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from makkerpar_tools.art import places, portraits, props, scenery
from makkerpar_tools.art.portrait_cast import CAST
from makkerpar_tools.art.portrait_sheets import contact_sheets

ROOT = Path(__file__).resolve().parents[3]
PAGE = Path("docs/pictures.md")


def drawings() -> Mapping[str, str]:
    """Every picture's SVG text by its path under `assets/`."""
    drawn: dict[str, str] = {}
    for module in (places, portraits, props, scenery):
        drawn |= module.drawings()
    return drawn


def files(root: Path) -> Mapping[Path, str]:
    """What is to stand in the checkout `root`, by its path there: the pictures and their page."""
    wanted = {Path("assets", path): text for path, text in drawings().items()}
    wanted[PAGE] = page((root / PAGE).read_text(encoding="utf-8"))
    return wanted


def page(text: str) -> str:
    """The page about pictures with its table of people as they are today."""
    rows = ["| name | look |", "| --- | --- |"]
    rows += [f"| `{name}` | {person.look} |" for name, person in sorted(CAST.items())]
    table = "\n".join(rows)
    return re.sub(
        r"(<!-- portraits -->\n).*?(<!-- /portraits -->)",
        lambda found: f"{found[1]}\n{table}\n\n{found[2]}",
        text,
        count=1,
        flags=re.DOTALL,
    )


def changed(root: Path, wanted: Mapping[Path, str]) -> list[Path]:
    """The files that are missing in `root`, or not as wanted."""
    return sorted(
        path
        for path, text in wanted.items()
        if not (root / path).is_file() or (root / path).read_bytes() != text.encode()
    )


def surplus(root: Path, wanted: Mapping[Path, str]) -> list[Path]:
    """The pictures in folders that are drawn by program which no program draws."""
    folders = {path.parent for path in wanted if path.suffix == ".svg"}
    there = {file.relative_to(root) for folder in folders for file in (root / folder).glob("*.svg")}
    return sorted(there - set(wanted))


def write(file: Path, data: bytes) -> None:
    """Replace a file in one step, so that a game that is running never reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_bytes(data)
    fresh.replace(file)


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything is not as drawn.")
@click.option("--sheets", is_flag=True, help="Draw the contact sheets in docs/pictures/ too.")
def main(check: bool, sheets: bool) -> None:
    """Draw the pictures anew. What nothing draws is named, and left to you."""
    wanted = files(ROOT)
    stale, unknown = changed(ROOT, wanted), surplus(ROOT, wanted)
    for path in stale:
        click.echo(f"{'not as drawn' if check else 'written'}: {path.as_posix()}")
    for path in unknown:
        click.echo(f"drawn by no program: {path.as_posix()}")
    if check:
        raise SystemExit(int(bool(stale or unknown)))
    for path in stale:
        write(ROOT / path, wanted[path].encode())
    if sheets:
        for name, png in contact_sheets(drawings()).items():
            write(ROOT / "docs" / "pictures" / f"{name}.png", png)


if __name__ == "__main__":
    main()
