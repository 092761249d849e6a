"""``makkerpar schema``: the JSON Schema of the scenario language, for editors."""

from __future__ import annotations

import json

import click

from makkerpar.scenario.schema import schema
from makkerpar.text.interface import Interface
from makkerpar_tools import common


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "schema",
        write,
        ui.gettext("The JSON Schema of the scenario language, for editors."),
        [common.language_option(ui)],
    )


def write(language: str | None) -> int:
    """Print it."""
    click.echo(json.dumps(schema(language=language or "en"), ensure_ascii=False, indent=1))
    return 0
