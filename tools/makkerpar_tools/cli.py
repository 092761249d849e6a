"""The command `makkerpar`: the one composition root. Commands are imported when they are called.

Exit status: 0 done; 1 the scenario has errors; 2 the call was wrong, or the thing cannot be done
here. Nobody sees a traceback: a fault of ours is told in one line with the path of a log file.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import itertools
import os
import sys
from collections.abc import Sequence

import click

from makkerpar import __version__
from makkerpar.errors import MakkerparError
from makkerpar.text.interface import LANGUAGES, Interface, interface, system_language
from makkerpar.text.plain import plain

# Each is a module of this package with a function `command(ui)`; in the order of the help page.
COMMANDS = {
    "play": "play",
    "preview": "preview",
    "list": "listing",
    "assets": "assets",
    "run": "run",
    "new": "new",
    "check": "check",
    "test": "playthroughs",
    "analyse": "analyse",
    "playtest": "playtest",
    "graph": "graph",
    "translate": "translate",
    "diff": "diff",
    "schema": "schema",
}
DONE, SCENARIO_HAS_ERRORS, CANNOT = 0, 1, 2


class _Commands(click.Group):
    """Commands by name, imported when one is asked for."""

    def __init__(self, ui: Interface) -> None:
        # Translators: the first line of `makkerpar --help`.
        about = ui.gettext("Makkerpar: cases for directors and strategic chiefs, played together.")
        super().__init__(name="makkerpar", help=about, invoke_without_command=True)
        self.ui = ui

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        made = importlib.import_module(f"makkerpar_tools.{module}").command(self.ui)
        assert isinstance(made, click.Command)
        return made


def build(ui: Interface) -> click.Group:
    """The whole command line in one language."""
    group = _Commands(ui)
    group.params.append(
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_version,
            help=ui.gettext("Show the version and stop."),
        )
    )

    @click.pass_context
    def start(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            from makkerpar_tools import play  # noqa: PLC0415 - imported late, like every command

            context.exit(play.start(ui))

    group.callback = start
    return group


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"makkerpar {__version__}")
        context.exit()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    _streams()
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: list[str]) -> int:
    """Run one command; its exit status."""
    ui = interface(_asked_language(arguments) or system_language(os.environ))
    try:
        result = build(ui).main(arguments, prog_name="makkerpar", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        return CANNOT
    except (click.Abort, KeyboardInterrupt):
        return CANNOT
    except MakkerparError as problem:
        click.echo(f"makkerpar: {plain(problem.tell(ui.gettext))}", err=True)
        return CANNOT
    except SystemExit:
        # Click's answer to a broken pipe, and to nothing else when it is called as above: whoever
        # read our output has gone, which is no fault, and there is nobody to tell.
        return DONE
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
            _give_up_writing()
            said = ui.gettext("There is no room left on what the output is written to.")
            click.echo(f"makkerpar: {said}", err=True)
            return CANNOT
        from makkerpar_tools import faults  # noqa: PLC0415 - needed for faults alone

        click.echo(f"makkerpar: {faults.tell(ui, fault)}", err=True)
        return CANNOT
    return result if isinstance(result, int) else DONE


def _give_up_writing() -> None:
    """What is not written yet goes nowhere: Python would try once more on its way out."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language of ``--lang``, in which help and refusals are told as well."""
    for word, after in itertools.pairwise([*arguments, ""]):
        option, equals, value = word.partition("=")
        language = value if equals else after
        if option == "--lang" and language in LANGUAGES:
            return language
    return None


def _streams() -> None:
    """UTF-8 on every console, Windows included; and nowhere to write to is no fault."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                reconfigure(encoding="utf-8", errors="replace")
