"""What several commands share: their options, and opening a scenario by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from makkerpar import resources
from makkerpar.diagnostics import Diagnostic, Severity, render
from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.model import place
from makkerpar.scenario.folder import Opened, open_scenario, read_folder
from makkerpar.text.interface import Interface, interface, system_language
from makkerpar.text.plain import plain


def scenarios_option(ui: Interface) -> click.Option:
    """``--scenarios DIR``: another folder to look for scenarios in."""
    return click.Option(
        ["--scenarios", "folders"],
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="DIR",
        help=ui.gettext("Look for scenarios in this folder too."),
    )


def language_option(ui: Interface) -> click.Option:
    """``--lang da|en``: another language than the system's."""
    return click.Option(
        ["--lang", "language"],
        type=click.Choice(["da", "en"]),
        help=ui.gettext("The language; the system's if left out."),
    )


def json_option(ui: Interface) -> click.Option:
    """``--json``: for machines."""
    return click.Option(["--json", "as_json"], is_flag=True, help=ui.gettext("Write JSON."))


def spoken(language: str | None) -> Interface:
    """The interface in the language asked for, else the system's."""
    return interface(language or system_language(os.environ))


def shipped_assets() -> dict[str, frozenset[str]]:
    """The names of the shipped pictures by kind."""
    found = resources.assets()
    return {
        "portrait": frozenset(found.portraits),
        "place": frozenset(found.places),
        "prop": frozenset(found.props),
    }


def open_named(name: str, folders: Sequence[Path] = ()) -> Opened:
    """The scenario of that name or path, with its diagnostics.

    Raises:
        NotFound: there is none.
    """
    folder = resources.find_scenario(name, folders)
    return open_scenario(read_folder(folder), shipped_assets())


def remarks(opened: Opened) -> tuple[Diagnostic, ...]:
    """All that an author is told of a scenario: its mistakes, and the craft checks' remarks."""
    if opened.scenario is None:
        return opened.diagnostics
    # Only authors ask; whoever plays does not wait for it.
    from makkerpar.insight.craft import craft  # noqa: PLC0415

    found = [*opened.diagnostics, *craft(opened.scenario, opened.catalogues)]
    return tuple(sorted(found, key=place))


def as_text(item: Diagnostic, language: str) -> str:
    """A diagnostic in one line, in the form that editors and terminals make clickable."""
    message, hint = render(item, language)
    spot = f"{item.where.file}:{item.where.line}:{item.where.column}"
    kind = {"da": {"error": "fejl", "warning": "advarsel", "note": "bemærkning"}}.get(
        language, {}
    ).get(severity(item).value, severity(item).value)
    line = f"{spot}: {kind}[{item.code}]: {message}"
    return plain(f"{line} ({hint})" if hint else line)


def tell_errors(opened: Opened, language: str) -> None:
    """The errors of a scenario, on standard error."""
    for item in opened.diagnostics:
        if severity(item) is Severity.ERROR:
            click.echo(as_text(item, language), err=True)


def command(
    name: str, call: Callable[..., int], about: str, params: Sequence[click.Parameter]
) -> click.Command:
    """A command whose function returns its exit status."""
    return click.Command(name, callback=call, help=about, params=list(params))
