"""``makkerpar play``: straight into a scenario; and `makkerpar` alone, which lets one choose.

Both open the window. Where there is no screen they go on in the terminal, and say so in a line;
where nobody sits at one either, they show an example play.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from makkerpar.errors import Refused
from makkerpar.frontend.case import Faulty
from makkerpar.frontend.options import Options
from makkerpar.terminal import console_language, example, has_terminal, run, system_console
from makkerpar.text.interface import Interface
from makkerpar_tools import common

SCENARIO_HAS_ERRORS = 1


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
    return _play(Options(name, seat, language, _terms(terms), folders), text=text)


def start(ui: Interface) -> int:
    """What `makkerpar` without a command does."""
    return _play(Options())


def _play(options: Options, *, text: bool = False) -> int:
    if not text:
        from makkerpar.desktop.screen import has_screen  # noqa: PLC0415 - where one is wanted

        if has_screen():
            return _window(options)
    if not has_terminal():
        return example(options, system_console())
    if not text:
        ui = common.spoken(options.language)
        print(ui.gettext("There is no screen here, so Makkerpar plays in the terminal."))
    return run(options, system_console())


def _window(options: Options) -> int:
    from makkerpar.desktop import start  # noqa: PLC0415 - as above

    try:
        return start.run(options, console_language())
    except Faulty as fault:
        opened = common.open_named(str(fault.folder))
        common.tell_errors(opened, common.spoken(options.language).language)
        return SCENARIO_HAS_ERRORS
    except KeyboardInterrupt:  # Ctrl-C where it was started: all is saved
        return 0


def _terms(given: tuple[str, ...]) -> Mapping[str, str]:
    terms: dict[str, str] = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        if not (name.strip() and equals and text.strip()):
            raise Refused("“{term}” is not of the form NAME=TEXT.", term=pair)
        terms[name.strip()] = text.strip()
    return terms
