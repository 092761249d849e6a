"""``makkerpar play``: straight into a scenario; and `makkerpar` alone, which lets one choose.

The window comes later: until then both open the terminal, or, where nobody sits at one, show an
example play.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from makkerpar.errors import Refused
from makkerpar.terminal import Options, example, has_terminal, run, system_console
from makkerpar.text.interface import Interface
from makkerpar_tools import common


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "play",
        play,
        ui.gettext("Play a scenario."),
        [
            click.Argument(["name"], required=False, metavar="[SCENARIO]"),
            click.Option(
                ["--seat"],
                type=click.Choice(["director", "chief", "both"]),
                help=ui.gettext("The seat you take; both is two people at one machine."),
            ),
            click.Option(
                ["--text"], is_flag=True, help=ui.gettext("Play in the terminal, as plain text.")
            ),
            click.Option(
                ["--term", "terms"],
                multiple=True,
                metavar="NAME=TEXT",
                help=ui.gettext("Your own word for one of the scenario's terms."),
            ),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def play(
    name: str | None,
    seat: str | None,
    text: bool,
    terms: tuple[str, ...],
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Play; the exit status."""
    return _play(Options(name, seat, language, _terms(terms), folders))


def start(ui: Interface) -> int:
    """What `makkerpar` without a command does."""
    return _play(Options())


def _play(options: Options) -> int:
    if has_terminal():
        return run(options, system_console())
    return example(options, system_console())


def _terms(given: tuple[str, ...]) -> Mapping[str, str]:
    terms: dict[str, str] = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        if not (name.strip() and equals and text.strip()):
            raise Refused("“{term}” is not of the form NAME=TEXT.", term=pair)
        terms[name.strip()] = text.strip()
    return terms
