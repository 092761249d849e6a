"""``makkerpar analyse``: all that can be said exactly about a scenario, seat by seat."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from makkerpar.focus import HELD, SEATS
from makkerpar.scenario import texts
from makkerpar.scenario.model import Scenario
from makkerpar.text import digits
from makkerpar.text.interface import Interface
from makkerpar_tools import common

if TYPE_CHECKING:
    # Analysis imports NumPy and networkx; the help page does not wait for them.
    from makkerpar.insight.analysis import Analysis, Collected, Ending, Known
    from makkerpar.insight.bounds import Range, SeatBounds
    from makkerpar.insight.tension import Pair

Analyses = Mapping[str, "Analysis | None"]


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "analyse",
        analyse,
        ui.gettext("What can be reached, and what it costs and gives: exactly."),
        [
            click.Argument(["name"], metavar="SCENARIO"),
            common.json_option(ui),
            click.Option(
                ["--html", "page"],
                type=click.Path(dir_okay=False, path_type=Path),
                metavar="FILE",
                help=ui.gettext("Write a report with pictures here."),
            ),
            click.Option(
                ["--states"],
                type=click.IntRange(min=1),
                metavar="N",
                help=ui.gettext("Tell at most so many states apart."),
            ),
            click.Option(
                ["--seconds"],
                type=click.FloatRange(min=0, min_open=True),
                default=60.0,
                metavar="S",
                help=ui.gettext("Work at most so long on each way of holding the seats."),
            ),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def analyse(
    name: str,
    as_json: bool,
    page: Path | None,
    states: int | None,
    seconds: float,
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Analyse and print; 1 where the scenario has errors."""
    ui = common.spoken(language)
    opened = common.open_named(name, folders)
    if opened.scenario is None:
        common.tell_errors(opened, ui.language)
        return 1
    from makkerpar.insight.endless import EndlessStory  # noqa: PLC0415 - as above
    from makkerpar.insight.remarks import endless  # noqa: PLC0415
    from makkerpar_tools import analyses  # noqa: PLC0415

    try:
        found = analyses.all_seats(ui, opened.scenario, states, seconds)
    except EndlessStory as story:
        click.echo(common.as_text(endless(opened.scenario, story), ui.language), err=True)
        return 1
    if page is not None:
        from makkerpar_tools import analysis_page  # noqa: PLC0415

        analysis_page.write(ui, opened, found, page)
    if as_json:
        click.echo(json.dumps(as_fields(opened.scenario, found), ensure_ascii=False, indent=1))
    elif page is None:
        from makkerpar_tools import analysis_text  # noqa: PLC0415

        click.echo(analysis_text.told(ui, opened, found))
    else:
        click.echo(ui.gettext("The report is in {file}.", file=page))
    return 0


# ── the contract of --json ──────────────────────────────────────────────────────────────────


def as_fields(scenario: Scenario, found: Analyses) -> dict[str, Any]:
    """The analyses as the contract of ``analyse --json`` writes them."""
    return {
        "scenario": scenario.id,
        "version": scenario.version,
        "scenes": len(scenario.scenes),
        "choices": len(list(scenario.choices())),
        "words": texts.words(scenario),
        "seats": {
            held: _seat(scenario, one) if (one := found[held]) is not None else None
            for held in HELD
        },
    }


def _seat(scenario: Scenario, found: Analysis) -> dict[str, Any]:
    return {
        "exact": found.exact,
        "states": found.states,
        "plays": digits.whole(found.plays) if found.plays is not None else None,
        "decisions": found.decisions._asdict(),
        "unreachable": _listed(found.unreachable),
        "dead_choices": _listed(found.dead_choices),
        "endings": _odds(scenario, found),
        "areas": _by_seat(found, {seat: _areas(found.seats[seat]) for seat in SEATS}),
        "parts": _by_seat(found, {seat: _parts(found.seats[seat]) for seat in SEATS}),
        "variables": {
            name: _values(scenario, name, known) for name, known in found.variables.items()
        },
        "at_endings": _at_endings(scenario, found),
        "tension": _tension(found),
        "reached": len(found.reached),
        "taken": len(found.taken),
        "open": {"scenes": list(found.open_scenes), "choices": list(found.open_choices)},
    }


def _listed(names: tuple[str, ...] | None) -> list[str] | None:
    return list(names) if names is not None else None


def _odds(scenario: Scenario, found: Analysis) -> dict[str, str] | None:
    if found.endings is None:
        return None
    return {
        name: digits.ratio(found.endings[name].odds) if name in found.endings else "0"
        for name in scenario.endings()
    }


def _by_seat(found: Analysis, values: dict[Any, Any]) -> Any:
    """Of one seat alone where one person plays; by seat where people hold both."""
    return values[found.held] if found.held in SEATS else values


def _areas(found: Collected) -> dict[str, Any]:
    return {area: known._asdict() for area, known in found.areas.items()}


def _parts(found: Collected) -> dict[str, Any]:
    return {part: known._asdict() for part, known in found.parts.items()}


def _values(scenario: Scenario, name: str, known: Known | Range) -> dict[str, int | bool | None]:
    switch = scenario.variables[name].type == "switch"
    return {
        end: bool(value) if switch and value is not None else value
        for end, value in (("min", known.min), ("max", known.max))
    }


def _at_endings(scenario: Scenario, found: Analysis) -> dict[str, Any] | None:
    if found.endings is None:
        return None
    return {name: _ending(scenario, found, one) for name, one in found.endings.items()}


def _ending(scenario: Scenario, found: Analysis, ending: Ending) -> dict[str, Any]:
    return {
        "plays": digits.whole(ending.plays),
        "odds": digits.ratio(ending.odds),
        "decisions": {"min": ending.decisions.min, "max": ending.decisions.max},
        "areas": _by_seat(found, {seat: _area_bounds(ending.seats[seat]) for seat in SEATS}),
        "variables": {
            name: _values(scenario, name, range_) for name, range_ in ending.variables.items()
        },
    }


def _area_bounds(found: SeatBounds) -> dict[str, Any]:
    return {
        area: {
            "min": bounds.net.min,
            "max": bounds.net.max,
            "loss": bounds.loss,
            "gain": bounds.gain,
        }
        for area, bounds in found.areas.items()
    }


def _tension(found: Analysis) -> Any:
    if found.tension is None:
        return None
    return _by_seat(found, {seat: [_pair(pair) for pair in found.tension[seat]] for seat in SEATS})


def _pair(pair: Pair) -> dict[str, Any]:
    return {"areas": list(pair.areas), "both": str(pair.both), "at": list(pair.at)}
