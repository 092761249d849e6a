"""Bring the interface's Danish catalogue up to date with the texts in the code.

    python -m makkerpar_tools.messages            # after texts have changed: rewrites locale/da.po
    python -m makkerpar_tools.messages --check    # says what is missing; exit 1 if anything is

For maintainers, from a checkout. New texts come in empty or, where an old one was similar, marked
fuzzy with its translation to be looked at; texts that are gone are dropped. What it writes is an
ordinary PO file.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from makkerpar import errors
from makkerpar.text import interface

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (ROOT / "engine" / "makkerpar", ROOT / "tools" / "makkerpar_tools")
DANISH = ROOT / "engine" / "makkerpar" / "text" / "locale" / "da.po"
TRANSLATORS = "Translators:"

_Places = tuple[int | tuple[int, str], ...]


def extract(folders: Sequence[Path] = SOURCES, root: Path = ROOT) -> Catalog:
    """All texts marked for translation in the Python files below `folders`.

    Returns a catalogue without translations. Locations are files relative to `root`, without line
    numbers, which would change with every edit.
    """
    template = Catalog()
    keywords = _keywords(folders)
    for folder in folders:
        for name, _line, message, comments, context in extract_from_dir(
            folder,
            [("**.py", "python")],
            keywords=keywords,
            comment_tags=[TRANSLATORS],
            strip_comment_tags=True,
        ):
            where = (folder / name).relative_to(root).as_posix()
            template.add(message, locations=[(where, 1)], auto_comments=comments, context=context)
    return template


def read(file: Path = DANISH) -> Catalog:
    """The catalogue in `file`, obsolete entries and all."""
    with file.open("rb") as data:
        return read_po(data, locale="da", abort_invalid=True)


def update(catalog: Catalog, template: Catalog) -> bytes:
    """`catalog` brought up to date with `template`, as the bytes of a PO file."""
    created = catalog.creation_date
    catalog.update(template)
    # A date that changes with every run would make each run a change, and every merge a conflict.
    catalog.creation_date = created
    catalog.fuzzy = False
    written = BytesIO()
    write_po(
        written, catalog, width=100, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    # Nor should a new version of Babel be a change.
    return re.sub(rb'"Generated-By: .*"\n', b"", written.getvalue(), count=1)


def problems(catalog: Catalog, template: Catalog) -> list[str]:
    """One line for each text of `template` that `catalog` lacks or has wrongly, or has too many."""
    found = []
    for message in template:
        if not message.id:
            continue
        translated = catalog.get(message.id, message.context)
        if translated is None or not all(_forms(translated.string)):
            found.append(f"untranslated: {message.id!r}")
        elif translated.fuzzy:
            found.append(f"fuzzy: {message.id!r}")
        elif _plural(translated) != _plural(message):
            found.append(f"plural in one, not in the other: {message.id!r}")
        else:
            found += _wrong_placeholders(message, translated)
    for message in catalog:
        if message.id and template.get(message.id, message.context) is None:
            found.append(f"no longer in the code: {message.id!r}")
    found += [f"obsolete: {message.id!r}" for message in catalog.obsolete.values()]
    return found


def hidden_texts(template: Catalog, folders: Sequence[Path] = SOURCES) -> list[str]:
    """`file:line` of each call that translates a text the extractor cannot see.

    Such a text is built up on the spot, or stands inside an f-string, which is one token to the
    extractor.
    """
    seen = {form for message in template for form in _forms(message.id)}
    keywords = _keywords(folders)
    return [
        f"{file}:{node.lineno}"
        for file, node in _nodes(folders)
        if isinstance(node, ast.Call) and (name := _name(node.func)) in keywords
        if any(_hidden(text, seen) for text in _texts(node, keywords[name]))
    ]


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; say what is missing, exit 1 if anything is."
)
def main(check: bool) -> None:
    """Update the interface's Danish catalogue from the texts in the code."""
    template = extract()
    if not check:
        DANISH.write_bytes(update(read(), template))
    found = problems(read(), template) + [
        f"not a literal text: {where}" for where in hidden_texts(template)
    ]
    for problem in found:
        click.echo(problem)
    click.echo(f"{len(template)} texts, {len(found)} to be looked at")
    if check and found:
        raise SystemExit(1)


def _wrong_placeholders(message: Message, translated: Message) -> Iterator[str]:
    texts = _forms(message.id)
    for index, form in enumerate(_forms(translated.string)):
        # "{n} choice" may well be "et valg", so {n} alone may be left out of a plural.
        free = {"n"} if _plural(message) else set()
        if _placeholders(form) - free != _placeholders(texts[min(index, len(texts) - 1)]) - free:
            yield f"placeholders differ: {message.id!r}"


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:  # a lone brace: a text that is shown as it is written
        return set()


def _plural(message: Message) -> bool:
    return not isinstance(message.id, str)


def _forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _hidden(text: ast.expr, seen: set[str]) -> bool:
    if isinstance(text, ast.Constant):
        return isinstance(text.value, str) and text.value not in seen
    return isinstance(text, (ast.JoinedStr, ast.BinOp))


def _keywords(folders: Sequence[Path]) -> dict[str, _Places | None]:
    """The functions that translate, and every class that is a `MakkerparError` in the end."""
    bases = {
        node.name: {_name(base) for base in node.bases}
        for _, node in _nodes(folders)
        if isinstance(node, ast.ClassDef)
    }
    found = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    while more := {name for name in bases.keys() - found if bases[name] & found}:
        found |= more
    return {**interface.KEYWORDS, **dict.fromkeys(found)}


def _nodes(folders: Sequence[Path]) -> Iterator[tuple[Path, ast.AST]]:
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                yield file, node


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _texts(call: ast.Call, places: _Places | None) -> list[ast.expr]:
    """The texts of a call; a context, written ``(place, "c")``, is none."""
    texts = [place for place in places or (1,) if isinstance(place, int)]
    return [call.args[place - 1] for place in texts if place <= len(call.args)]


if __name__ == "__main__":
    main()
