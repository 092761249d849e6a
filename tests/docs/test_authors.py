from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from makkerpar.diagnostics import Diagnostic
from makkerpar.diagnostics.catalogue import severity
from makkerpar.scenario.shape import SHAPES
from makkerpar.testing import diagnose
from makkerpar.text.interface import LANGUAGES, interface
from makkerpar_tools import cli, keys_page
from tests.docs import ready
from tests.docs.following import TUTORIALS, Part, follow
from tests.docs.pages import DOCS, REFERENCE, blocks, code, prose, read, rows

WRITING = {"en": DOCS / "authors" / "writing.md", "da": DOCS / "da" / "skriv.md"}
INDEX = {"en": DOCS / "authors" / "index.md", "da": DOCS / "da" / "forfattere.md"}
OVERVIEW = DOCS / "da" / "sproget.md"
KEYS = DOCS / "da" / "noegler.md"
# A newcomer's case, the language it is translated into, and a play of it to the end.
CASES = {
    "en": ("swimming-hall", "da", "call:write", "friday:not_deep"),
    "da": ("svoemmehal", "en", "opkald:skriv", "fredag:nej"),
}

_EXAMPLE = re.compile(
    r"<!-- (?P<what>bad: [^>]*|good) -->\n+```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Followed:
    """A tutorial that was followed: the folder in which, and what came of it."""

    language: str
    folder: Path
    parts: list[Part]


@pytest.fixture(scope="module", params=TUTORIALS)
def followed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Followed]:
    """Each tutorial, followed literally from an empty folder, on a system that speaks so."""
    language: str = request.param
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGUAGE", language)
        parts = follow(TUTORIALS[language], folder)
        patch.chdir(folder)
        yield Followed(language, folder, parts)


def test_a_tutorial_shows_what_the_program_says(followed: Followed) -> None:
    """What stands under each command of a tutorial is what the program says there, to the letter.

    After a change of what it says: `python -m tests.docs.following`, and look at the difference.
    """
    for part in followed.parts:
        assert part.text == part.shown, f"{part.page.name}, line {part.line}"


def test_a_tutorial_ends_with_a_finished_case(
    followed: Followed, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever follows a tutorial has a case without a remark, tested and translated, that ends."""
    name, translated, *takes = CASES[followed.language]
    assert cli.run(["check", name, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert cli.run(["test", name]) == 0
    assert cli.run(["translate", "check", name]) == 0
    assert (followed.folder / name / f"{translated}.po").is_file()
    capsys.readouterr()
    taken = [word for take in takes for word in ("--take", take)]
    assert cli.run(["run", name, "--seat", "chief", *taken, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ending"] is not None


def test_the_catalogues_that_are_handed_out_are_whole() -> None:
    """The catalogues beside the tutorials translate a new case as its other template has it.

    After a change of the templates: `python -m tests.docs.ready`.
    """
    for path, text in ready.ready().items():
        assert ready.undated(read(path)) == ready.undated(text), path.name


@pytest.mark.parametrize("language", TUTORIALS)
def test_a_tutorial_calls_what_there_is(language: str) -> None:
    """Commands and options that a tutorial leaves to the hand exist as well."""
    group = cli.build(interface(language))
    context = click.Context(group)
    text = "".join(map(read, TUTORIALS[language]))
    called = [line for block in blocks(text, "console") for line in block.text.splitlines()]
    lines = [shlex.split(line[2:]) for line in called if line.startswith("$ makkerpar")]
    assert lines
    for _, name, *arguments in lines:
        command = group.get_command(context, name)
        assert command is not None, name
        command.make_context(name, arguments, resilient_parsing=False)


def _examples(page: Path) -> list[tuple[str, str]]:
    return [(found["what"], found["text"]) for found in _EXAMPLE.finditer(read(page))]


@pytest.mark.parametrize("language", WRITING)
def test_a_good_example_gets_no_remark(language: str) -> None:
    """What the page on writing recommends, `check` does not remark on."""
    good = [text for what, text in _examples(WRITING[language]) if what == "good"]
    assert good
    for text in good:
        assert diagnose({"text": text, "craft": True}) == ()


@pytest.mark.parametrize("language", WRITING)
def test_a_bad_example_gets_its_remarks(language: str) -> None:
    """What the page on writing advises against gets the remarks that stand beside it."""
    bad = [(what, text) for what, text in _examples(WRITING[language]) if what != "good"]
    assert bad
    for what, text in bad:
        found = [item.code for item in diagnose({"text": text, "craft": True})]
        assert sorted(found) == sorted(what.removeprefix("bad: ").split(", "))


@pytest.mark.parametrize("language", WRITING)
def test_every_craft_check_is_on_the_page_on_writing(language: str) -> None:
    """The page on writing names the craft checks that the reference names, and no other."""
    reference = read(REFERENCE).split("\n## Craft\n")[1].split("\n## ")[0]
    checks = {name for _, cell in rows(reference) for name in re.findall(r"\[([^\]]+)\]", cell)}
    heads = {"en": "\n## What `check` looks for\n", "da": "\n## Hvad `check` ser efter\n"}
    section = read(WRITING[language]).split(heads[language])[1].split("\n## ")[0]
    named = {name for cells in rows(section) for name in code(cells[1])}
    assert named == checks


def _errors(found: tuple[Diagnostic, ...]) -> list[str]:
    return [item.code for item in found if severity(item) == "error"]


def test_the_overview_in_danish_is_without_errors() -> None:
    """Each piece of the Danish overview is right as it stands, the first one a whole case."""
    first, *others = blocks(read(OVERVIEW), "yaml")
    assert diagnose({"text": first.text, "complete": False}) == ()
    for block in others:
        assert _errors(diagnose({"text": block.text})) == [], block.line


def test_the_traps_of_the_overview_are_traps() -> None:
    """What the Danish overview says goes wrong does, and what it says to write does not."""
    table = read(OVERVIEW).split("\n## Fælder\n")[1].split("\n## ")[0]
    scene = "scenes:\n  gangen:\n    lines:\n      {}\n    goto: slut\n"
    for trap, _, way_out in rows(table):
        assert diagnose({"text": scene.replace("{}", code(trap)[0])}) != ()
        assert diagnose({"text": scene.replace("{}", code(way_out)[0])}) == ()


def test_the_keys_in_danish_are_up_to_date() -> None:
    """The Danish tables of keys are as `python -m makkerpar_tools.keys_page` writes them."""
    assert keys_page.page(read(KEYS), "da") == read(KEYS)


def test_what_a_key_holds_is_explained_in_danish() -> None:
    """Each kind of value in the Danish tables is in the table before them, or has its own."""
    legend, tables = read(KEYS).split("<!-- keys -->")
    explained = {kind for cells in rows(legend) for kind in cells[0].split(", ")}
    titles = {title.strip().lower() for title in re.findall(r"^### (.*)$", tables, re.MULTILINE)}
    for shape in SHAPES.values():
        for key in shape.values():
            many = ("list:", "map:")
            held = next(
                (key.kind.removeprefix(each) for each in many if each in key.kind), key.kind
            )
            assert keys_page.kind(held, "da").lower() in explained | titles, key.kind


def test_authors_are_led_to_their_pages_in_both_languages() -> None:
    """The authors' index of each language links to its pages on writing and to its tutorial."""
    assert INDEX.keys() == WRITING.keys() == TUTORIALS.keys() == LANGUAGES.keys()
    for language, index in INDEX.items():
        links = re.findall(r"\]\(([^)#\s]+)", prose(read(index)))
        led_to = {Path(os.path.normpath(index.parent / link)) for link in links}
        assert {WRITING[language], TUTORIALS[language][0]} <= led_to
