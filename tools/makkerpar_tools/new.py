"""``makkerpar new``: a small, complete scenario to write on."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
from importlib import resources
from pathlib import Path
from typing import Final

import click

from makkerpar.errors import Refused
from makkerpar.scenario.load import MAIN_FILE, PLAYS_FILE
from makkerpar.scenario.schema import schema_text
from makkerpar.text.interface import Interface
from makkerpar_tools import common
from makkerpar_tools.writing import write_atomically

# What an editor completes by, without a network: the templates name it in their first line.
SCHEMA_FILE: Final = ".makkerpar-schema.json"
_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,59}")
_ID_LINE: Final = re.compile(r"^id: .*$", re.MULTILINE)


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "new",
        new,
        ui.gettext("A small, complete scenario to start from."),
        [
            click.Argument(["name"], metavar="ID"),
            click.Option(
                ["--into", "into"],
                type=click.Path(path_type=Path),
                default=Path(),
                metavar="DIR",
                help=ui.gettext("Make its folder in this one; the working directory if left out."),
            ),
            common.language_option(ui),
        ],
    )


def new(name: str, into: Path, language: str | None) -> int:
    """Write it, and say what to do next.

    Raises:
        Refused: no scenario can be called that, or something is there already.
    """
    ui = common.spoken(language)
    folder = make(name, into, ui.language)
    click.echo(ui.gettext("Made {folder}:", folder=folder))
    for path in sorted(folder.iterdir()):
        click.echo(f"  {path.name}")
    click.echo(ui.gettext("Next:"))
    # A bare id might be found elsewhere first; a path is this one.
    shown = str(folder) if folder.is_absolute() or len(folder.parts) > 1 else f"./{folder}"
    for word in ("check", "test", "play"):
        click.echo(f"  makkerpar {word} {_quoted(shown)}")
    return 0


def _quoted(word: str) -> str:
    """A word as this machine's shell takes it."""
    return subprocess.list2cmdline([word]) if os.name == "nt" else shlex.quote(word)


def make(name: str, into: Path, language: str) -> Path:
    """Make the folder `name` in `into`; its path.

    Raises:
        Refused: no scenario can be called that, something of that name is there, or it cannot be
            written. Nothing is left of it then.
    """
    if _ID.fullmatch(name) is None:
        raise Refused(
            "“{name}” cannot be a scenario's id: a-z, 0-9 and '-', beginning with a letter, "
            "at most 60 characters.",
            name=name,
        )
    folder = into / name
    files = _files(name, language)
    try:
        folder.mkdir(parents=False)
    except FileExistsError:
        raise Refused("“{name}” is there already. Nothing was changed.", name=str(folder)) from None
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Refused(
            "“{name}” cannot be written: {reason}.", name=str(folder), reason=reason
        ) from None
    try:
        for file, data in files.items():
            write_atomically(folder / file, data)
    except BaseException:
        _take_back(folder, files)
        raise
    return folder


def _take_back(folder: Path, files: dict[str, bytes]) -> None:
    """Remove what was made, and nothing that somebody else put there meanwhile."""
    with contextlib.suppress(OSError):
        for file in files:
            (folder / file).unlink(missing_ok=True)
        folder.rmdir()


def _files(name: str, language: str) -> dict[str, bytes]:
    templates = resources.files(__package__).joinpath("templates", language)
    text = templates.joinpath(MAIN_FILE).read_text(encoding="utf-8")
    return {
        MAIN_FILE: _ID_LINE.sub(f"id: {name}", text, count=1).encode(),
        PLAYS_FILE: templates.joinpath(PLAYS_FILE).read_bytes(),
        SCHEMA_FILE: schema_text(language).encode(),
    }
