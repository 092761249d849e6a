from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from makkerpar.text.interface import interface
from makkerpar_tools import cli
from tests.docs.pages import DOCS, blocks, code, read, rows

PAGE = read(DOCS / "commands.md")
PROGRAM = "makkerpar"


def _options() -> dict[tuple[str, str], click.Option]:
    """Every option there is, by command and flag; the program's own under its name."""
    group = cli.build(interface("en"))
    context = click.Context(group)
    commands: list[tuple[str, click.Command]] = [(PROGRAM, group)]
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        commands.append((name, command))
    return {
        (name, option.opts[0]): option
        for name, command in commands
        for option in command.get_params(click.Context(command))
        if isinstance(option, click.Option)
    }


def _documented() -> dict[tuple[str, str], str]:
    """The flags of the table of options, by command, each with what is written behind it."""
    commands = {name for name, _ in _options()} - {PROGRAM}
    found: dict[tuple[str, str], str] = {}
    for cells in rows(PAGE):
        if cells[0].startswith("`--"):
            flag, _, behind = code(cells[0])[0].partition(" ")
            for name in {*code(cells[1]), *(commands if "all" in cells[1].split() else ())}:
                found[name, flag] = behind
    return found


def test_the_page_has_the_commands_and_options_that_there_are() -> None:
    """Each command has a row and each option one beside its command, and no row has another."""
    named = {code(cells[0])[0].split(" ")[:2][-1] for cells in rows(PAGE) if PROGRAM in cells[0]}
    assert named == {name for name, _ in _options()}
    assert _documented().keys() == _options().keys()


def test_what_an_option_can_be_is_documented() -> None:
    """Behind a flag stand its choices, or a name for its value; behind a switch nothing."""
    documented = _documented()
    for place, option in _options().items():
        behind = documented[place]
        if isinstance(option.type, click.Choice):
            assert behind.split("|") == [str(choice) for choice in option.type.choices], place
        else:
            assert bool(behind) != option.is_flag, place
        if option.metavar:
            assert behind == option.metavar


def _shown(section: str) -> Any:
    """The JSON example of a section."""
    text = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    (block,) = blocks(text, "json")
    return json.loads(block.text)


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    cli.run(list(arguments))
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A scenario with one mistake."""
    folder = tmp_path / "brudt"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")
    return str(folder)


def test_the_examples_have_the_fields_that_the_commands_write(
    capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    """What is shown of a command's JSON has the keys, in the order, that the command writes."""
    listed = _printed(capsys, "list", "--json", "--scenarios", broken)
    good, bad = _shown("list")
    assert list(good) == list(listed[0])
    assert list(bad) == list(listed[-1])
    assert list(_shown("assets")) == list(_printed(capsys, "assets", "--json"))
    found = _printed(capsys, "check", "--format", "json", broken)
    assert list(_shown("check")[0]) == list(found[0])
    played = _printed(
        capsys, "run", "budgetkrisen", "--seat", "chief", "--take", "slides:halve", "--json"
    )
    shown = _shown("run")
    assert list(shown) == list(played)
    assert list(shown["decisions"][0]) == list(played["decisions"][0])
