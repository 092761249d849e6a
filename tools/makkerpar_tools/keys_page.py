"""Bring the language reference up to date with the code: its table of keys, and its example.

python -m makkerpar_tools.keys_page            # rewrites the pages below
python -m makkerpar_tools.keys_page --check    # exit 1 if it would change anything
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from makkerpar.scenario.shape import SHAPES, Key

ROOT = Path(__file__).resolve().parents[2]
PAGES: Final = {
    "en": ROOT / "docs" / "scenario-language.md",
    "da": ROOT / "docs" / "da" / "noegler.md",
}
EXAMPLE = ROOT / "tests" / "data" / "reference" / "scenario.yaml"

_HEADS: Final = {"en": ("key", "holds", "means"), "da": ("nøgle", "indeholder", "betyder")}
_NEEDED: Final = {"en": "needed", "da": "skal være der"}
# What the shapes are called where an author reads.
_TITLES: Final = {
    "en": {
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
    },
    "da": {
        "scenario": "Øverst i `scenario.yaml`",
        "further-file": "En fil mere",
        "seats": "`seats`",
        "seat-brief": "En plads",
        "person": "En i `cast`",
        "variable": "En variabel",
        "scene": "En scene",
        "decision": "`decision`",
        "joint": "`joint`",
        "side": "En side af en fælles beslutning",
        "choice": "Et valg",
        "joint-choice": "Et valg i en fælles beslutning",
        "rule": "En regel i `counterpart`",
        "outcome": "Et af `outcomes`",
        "branch": "En gren i `chance`",
        "way": "En vej i `next`",
        "ending": "`ending`",
        "debrief": "`debrief`",
        "questions": "`questions`",
        "insight": "En af `insights`",
        "text-case": "Et tilfælde i et `first` blandt tekster",
    },
}
# What a key holds, as the pages' own legends explain it: in English by the code's own words.
_KINDS_DA: Final = {
    "text": "tekst",
    "phrase": "sætning",
    "term": "ord",
    "lines": "linjer",
    "condition": "betingelse",
    "amounts-set": "værdier",
    "amounts-change": "ændringer",
    "integer": "heltal",
    "switch": "true/false",
    "allow": "tilladelser",
    "avoided": "ord at undgå",
    "value": "værdi",
    "seat": "plads",
    "scene-name": "scene",
    "choice-name": "valg",
    "choice-names": "et eller flere valg",
    "person-name": "person",
    "act-name": "akt",
    "focus": "point",
    "reason": "begrundelse",
    "area": "område",
    "question": "spørgsmål",
    "asset": "billede",
    "place": "sted",
    "meter": "måler",
    "words": "ord til tal",
    "tone": "tone",
    "language": "sprogkode",
    "scenario-id": "mappens navn",
}
_MANY: Final = {"en": ("list of {}", "by id: {}"), "da": ("liste: {}", "med navn: {}")}


def page(text: str, language: str = "en") -> str:
    """The page in a language, with its example, if it shows it, and its keys as they are today."""
    example = EXAMPLE.read_text(encoding="utf-8")
    text = _between(
        text, "example: tests/data/reference/scenario.yaml", "/example", f"```yaml\n{example}```"
    )
    tables = "\n\n".join(_table(shape, language) for shape in SHAPES)
    return _between(text, "keys", "/keys", tables)


def _between(text: str, start: str, end: str, new: str) -> str:
    pattern = re.compile(
        rf"(<!-- {re.escape(start)} -->\n).*?(<!-- {re.escape(end)} -->)", re.DOTALL
    )
    return pattern.sub(lambda found: f"{found[1]}\n{new}\n\n{found[2]}", text, count=1)


def _table(shape: str, language: str) -> str:
    rows = [_row(name, key, language) for name, key in SHAPES[shape].items()]
    head = " | ".join(_HEADS[language])
    return "\n".join(
        [f"### {_TITLES[language][shape]}", "", f"| {head} |", "| --- | --- | --- |", *rows]
    )


def _row(name: str, key: Key, language: str) -> str:
    needed = f" ({_NEEDED[language]})" if key.required else ""
    meaning = (key.help if language == "en" else key.help_da).replace("|", "\\|")
    return f"| `{name}`{needed} | {kind(key.kind, language)} | {meaning} |"


def kind(code: str, language: str = "en") -> str:
    """What a key holds, as the page in a language writes it."""
    many, _, one = code.rpartition(":")
    if language == "en":
        word = one.replace("-", " ")
    else:
        # What has a table of its own is called by the title of that table.
        title = _TITLES[language].get(one, "")
        word = _KINDS_DA.get(one) or title[:1].lower() + title[1:]
    listed, by_id = _MANY[language]
    return {"": "{}", "list": listed, "map": by_id}[many].format(word)


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the page is not up to date.")
def main(check: bool) -> None:
    """Write the pages anew."""
    stale = False
    for language, path in PAGES.items():
        old = path.read_text(encoding="utf-8")
        new = page(old, language)
        stale = stale or new != old
        if not check:
            path.write_text(new, encoding="utf-8", newline="\n")
    raise SystemExit(int(check and stale))


if __name__ == "__main__":
    main()
