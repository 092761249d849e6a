"""``makkerpar preview``: the window for authors; it plays a scenario while it is being written."""

from __future__ import annotations

from pathlib import Path

import click

from makkerpar import resources
from makkerpar.errors import Refused
from makkerpar.frontend.options import Options
from makkerpar.text.interface import Interface
from makkerpar_tools import common, faults


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "preview",
        preview,
        ui.gettext("Play a scenario while you write it: it is read again when you save."),
        [
            click.Argument(["name"], metavar="SCENARIO"),
            click.Option(
                ["--seat"],
                type=click.Choice(["director", "chief", "both"]),
                help=ui.gettext("The seat you take; both is two people at one machine."),
            ),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def preview(name: str, seat: str | None, language: str | None, folders: tuple[Path, ...]) -> int:
    """Open the author's window; the exit status."""
    from makkerpar.desktop.screen import has_screen  # noqa: PLC0415 - imported late, like pygame

    folder = resources.find_scenario(name, folders)
    if not has_screen():
        raise Refused("There is no screen here, and a preview needs one.")
    from makkerpar.desktop.preview import start  # noqa: PLC0415 - as above
    from makkerpar.desktop.preview.bench import Work  # noqa: PLC0415 - as above

    work = Work(folder, seat, common.shipped_assets())
    options = Options(scenario=name, seat=seat, language=language, folders=folders)
    try:
        return start.run(work, options, common.spoken(None).language, faults.tell)
    except KeyboardInterrupt:  # Ctrl-C where it was started: nothing is lost
        return 0
