"""Bring the language reference up to date with the code: its table of keys, and its example.

python -m makkerpar_tools.keys_page            # rewrites docs/scenario-language.md
python -m makkerpar_tools.keys_page --check    # exit 1 if it would change anything
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from makkerpar.scenario.shape import SHAPES, Key

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "scenario-language.md"
EXAMPLE = ROOT / "tests" / "data" / "reference" / "scenario.yaml"

# What the shapes are called where an author reads.
_TITLES = {
    "scenario": "The top of `scenario.yaml`",
    "further-file": "A further file",
    "seats": "`seats`",
    "seat-brief": "A seat",
    "person": "Somebody of the `cast`",
    "variable": "A variable",
    "scene": "A scene",
    "decision": "`decision`",
    "joint": "`joint`",
    "side": "A side of a joint",
    "choice": "A choice",
    "joint-choice": "A choice of a joint",
    "rule": "A rule of `counterpart`",
    "outcome": "One of the `outcomes`",
    "branch": "A branch of `chance`",
    "way": "A way of `next`",
    "ending": "`ending`",
    "debrief": "`debrief`",
    "questions": "`questions`",
    "insight": "One of the `insights`",
    "text-case": "A case of a `first` among texts",
}


def page(text: str) -> str:
    """The page with its example and its keys as they are today."""
    example = EXAMPLE.read_text(encoding="utf-8")
    text = _between(
        text, "example: tests/data/reference/scenario.yaml", "/example", f"```yaml\n{example}```"
    )
    return _between(text, "keys", "/keys", "\n\n".join(_table(shape) for shape in SHAPES))


def _between(text: str, start: str, end: str, new: str) -> str:
    pattern = re.compile(
        rf"(<!-- {re.escape(start)} -->\n).*?(<!-- {re.escape(end)} -->)", re.DOTALL
    )
    return pattern.sub(lambda found: f"{found[1]}\n{new}\n\n{found[2]}", text, count=1)


def _table(shape: str) -> str:
    rows = [_row(name, key) for name, key in SHAPES[shape].items()]
    return "\n".join(
        [f"### {_TITLES[shape]}", "", "| key | holds | means |", "| --- | --- | --- |", *rows]
    )


def _row(name: str, key: Key) -> str:
    needed = " (needed)" if key.required else ""
    kind = key.kind.replace("list:", "list of ").replace("map:", "by id: ").replace("-", " ")
    meaning = key.help.replace("|", "\\|")
    return f"| `{name}`{needed} | {kind} | {meaning} |"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the page is not up to date.")
def main(check: bool) -> None:
    """Write the page anew."""
    old = PAGE.read_text(encoding="utf-8")
    new = page(old)
    if check:
        raise SystemExit(int(new != old))
    PAGE.write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
