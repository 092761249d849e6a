"""Write the documentation of every diagnostic from the files that define them.

    python -m makkerpar_tools.diagnostics_page            # rewrites docs/**/diagnostics.md
    python -m makkerpar_tools.diagnostics_page --check    # exit 1 if they are out of date

For maintainers, from a checkout, after a file in ``diagnostics/codes/`` has changed. Each section
shows the code's first bad and first good example, and what the program really says of the bad one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from makkerpar.diagnostics import Code, Severity, all_codes, code, render
from makkerpar.scenario.load import MAIN_FILE
from makkerpar.testing import diagnose

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = {"en": Path("docs/diagnostics.md"), "da": Path("docs/da/diagnostics.md")}

_WORDS: Final = {
    "en": {
        "title": "Diagnostics",
        "intro": (
            "What `makkerpar check` can say about a scenario, in alphabetical order. An *error*"
            " stops it from being played; a *warning* should be mended; a *note* is good to know."
            " Examples are fragments: what they do not show is in order."
        ),
        "error": "Error",
        "warning": "Warning",
        "note": "Note",
        "errors": "Errors",
        "warnings": "Warnings",
        "notes": "Notes",
        "bad": "Not so:",
        "good": "But so:",
        "says": "line {line}, column {column}",
        "file": "In `{file}`:",
        "folder": "in a folder called `{folder}`",
        "times": "with the last line {times} times",
        "encoding": "saved as {encoding} instead of UTF-8",
        "omit": "and without {omit}",
        "po": "In `{file}`:",
        "play": "found only when it is played",
    },
    "da": {
        "title": "Diagnostik",
        "intro": (
            "Hvad `makkerpar check` kan sige om et scenarie, i alfabetisk orden. En *fejl* gør, at"
            " det ikke kan spilles; en *advarsel* bør rettes; en *bemærkning* er god at vide."
            " Eksemplerne er uddrag: det, de ikke viser, er i orden."
        ),
        "error": "Fejl",
        "warning": "Advarsel",
        "note": "Bemærkning",
        "errors": "Fejl",
        "warnings": "Advarsler",
        "notes": "Bemærkninger",
        "bad": "Ikke sådan:",
        "good": "Men sådan:",
        "says": "linje {line}, kolonne {column}",
        "file": "I `{file}`:",
        "folder": "i en mappe, der hedder `{folder}`",
        "times": "med den sidste linje {times} gange",
        "encoding": "gemt som {encoding} i stedet for UTF-8",
        "omit": "og uden {omit}",
        "po": "I `{file}`:",
        "play": "opdages først, når det spilles",
    },
}


def page(language: str) -> str:
    """The whole page in ``da`` or ``en``, as Markdown."""
    words = _WORDS[language]
    codes = [code(name) for name in all_codes()]
    lines = [f"# {words['title']}", "", words["intro"], ""]
    for severity in Severity:
        names = [f"[{one.name}](#{one.name})" for one in codes if one.severity is severity]
        lines += [f"**{words[f'{severity}s']}:** {' · '.join(names)}", ""]
    for one in codes:
        lines += _section(one, language)
    return "\n".join(lines)


def _section(one: Code, language: str) -> Iterator[str]:
    words = _WORDS[language]
    message = re.sub(r"\{(\w+)\}", "…", one.message[language])
    yield from (f"## {one.name}", "", f"**{words[one.severity]}.** {message}", "")
    yield from (one.explanation[language].strip(), "")
    yield from (words["bad"], "")
    yield from _example(one.bad[0], language)
    yield from (_said(one, language), "")
    yield from (words["good"], "")
    yield from _example(one.good[0], language)


def _said(one: Code, language: str) -> str:
    """What the program says of the first bad example."""
    words = _WORDS[language]
    found = next((item for item in diagnose(one.bad[0]) if item.code == one.name), None)
    if found is None:
        return f"→ {words['play']}"
    message, hint = render(found, language)
    place = words["says"].format(line=found.where.line, column=found.where.column)
    if found.where.file != MAIN_FILE:
        place = f"`{found.where.file}`, {place}"
    return f"→ {place}: {message}{f' ({hint})' if hint else ''}"


def _example(example: Mapping[str, Any], language: str) -> Iterator[str]:
    words = _WORDS[language]
    files = dict(example.get("files", {}))
    if "text" in example:
        files[MAIN_FILE] = example["text"]
    for name, text in files.items():
        if len(files) > 1 or name != MAIN_FILE:
            yield from (words["file"].format(file=name), "")
        yield from _fenced(text, "yaml")
    for catalogue, text in example.get("po", {}).items():
        yield from (words["po"].format(file=f"{catalogue}.po"), "")
        yield from _fenced(text, "po")
    apart = [
        words[key].format(**{key: ", ".join(value) if isinstance(value, list) else value})
        for key, value in example.items()
        if key in ("folder", "times", "encoding", "omit")
    ]
    if apart:
        yield from (f"– {', '.join(apart)}.", "")


def _fenced(text: str, kind: str) -> Iterator[str]:
    # What cannot be seen is shown by its picture, or the page itself would hold it.
    shown = re.sub(r"[\x00-\x08\x0b-\x1f]", lambda sign: chr(0x2400 + ord(sign[0])), text)
    yield from (f"```{kind}", *shown.rstrip("\n").split("\n"), "```", "")


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a page is out of date.")
def main(check: bool) -> None:
    """Write the pages about diagnostics."""
    stale = []
    for language, path in PAGES.items():
        text = page(language).rstrip("\n") + "\n"
        file = ROOT / path
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(str(path))
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(", ".join(stale) or "up to date")
    if check and stale:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
