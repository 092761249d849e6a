"""``makkerpar assets``: the portraits, places and props that scenarios may name."""

from __future__ import annotations

import json

import click

from makkerpar import resources
from makkerpar.text.interface import Interface
from makkerpar_tools import common


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "assets",
        assets,
        ui.gettext("The portraits, places and props that scenarios may name."),
        [common.json_option(ui), common.language_option(ui)],
    )


def assets(as_json: bool, language: str | None) -> int:
    """Print their names."""
    ui = common.spoken(language)
    found = resources.assets()
    if as_json:
        names = {
            "portraits": {name: sorted(moods) for name, moods in found.portraits.items()},
            "places": sorted(found.places),
            "props": sorted(found.props),
        }
        click.echo(json.dumps(names, ensure_ascii=False, indent=1))
        return 0
    click.echo(ui.gettext("Portraits: {names}", names=", ".join(found.portraits)))
    click.echo(ui.gettext("Places: {names}", names=", ".join(found.places)))
    click.echo(ui.gettext("Props: {names}", names=", ".join(found.props)))
    return 0
