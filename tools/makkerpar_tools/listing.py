"""``makkerpar list``: the scenarios found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from makkerpar import resources
from makkerpar.errors import NotFound
from makkerpar.focus import AREA_NAMES
from makkerpar.play.moment import Moment, Wording
from makkerpar.scenario.folder import Opened, open_scenario, read_folder
from makkerpar.scenario.model import Scenario, Text
from makkerpar.text.interface import Interface
from makkerpar_tools import common


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "list",
        list_scenarios,
        ui.gettext("The scenarios found, with seats, minutes, languages and focus areas."),
        [common.json_option(ui), common.language_option(ui), common.scenarios_option(ui)],
    )


def list_scenarios(as_json: bool, language: str | None, folders: tuple[Path, ...]) -> int:
    """Print them."""
    ui = common.spoken(language)
    found = [described(folder, ui.language) for folder in resources.scenario_folders(folders)]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    if not found:
        click.echo(ui.gettext("No scenarios were found."))
    for item in found:
        click.echo(_as_text(ui, item))
    return 0


def described(folder: Path, language: str) -> dict[str, Any]:
    """A scenario as the list tells it: one that cannot be read keeps no other from being told."""
    broken = {"scenario": folder.name, "folder": str(folder), "playable": False}
    try:
        opened = open_scenario(read_folder(folder))
    except NotFound:
        return broken
    scenario = opened.scenario
    if scenario is None:
        return broken
    return {
        "scenario": scenario.id,
        "folder": str(folder),
        "playable": True,
        "title": _said(scenario, opened, scenario.title, language),
        "summary": _said(scenario, opened, scenario.summary, language),
        "seats": ["both"] if scenario.people_only else ["director", "chief", "both"],
        "room": bool(scenario.cut),
        "minutes": scenario.minutes,
        "languages": list(opened.languages()),
        "focus": list(scenario.focus),
    }


def _said(scenario: Scenario, opened: Opened, text: Text, language: str) -> str:
    """A head text as it is before any play."""
    values = {name: variable.start for name, variable in scenario.variables.items()}
    before = Moment(values, frozenset(), frozenset(), again=False)
    wording = Wording(scenario, opened.catalogue(language), {})
    return wording.say(before.phrase(text, "director"), values)


def _as_text(ui: Interface, item: dict[str, Any]) -> str:
    if not item["playable"]:
        return ui.gettext(
            "{scenario}: has errors; see: makkerpar check {folder}",
            scenario=item["scenario"],
            folder=item["folder"],
        )
    seats = {
        "director": ui.gettext("director"),
        "chief": ui.gettext("chief"),
        "both": ui.gettext("two people"),
    }
    areas = ", ".join(AREA_NAMES[area][ui.language] for area in item["focus"])
    return "\n".join(
        (
            f"{item['scenario']}: {item['title']}",
            f"  {item['summary']}",
            "  "
            + ui.gettext(
                "About {minutes} minutes. Seats: {seats}. Languages: {languages}.",
                minutes=item["minutes"],
                seats=", ".join(seats[seat] for seat in item["seats"]),
                languages=", ".join(item["languages"]),
            ),
            "  " + ui.gettext("Trains: {areas}.", areas=areas),
        )
    )
