"""``makkerpar diff``: what changed for kept plays, scores and bounds between two versions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import click

from makkerpar import resources
from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.model import Severity
from makkerpar.errors import NotFound
from makkerpar.scenario import fingerprint
from makkerpar.scenario.folder import read_folder
from makkerpar.scenario.load import MAIN_FILE, PLAYS_FILE, load, playable
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.program import Program, compile_program
from makkerpar.text.interface import Interface
from makkerpar_tools import common, plays_file

# Of the fields of `analyse --json`; the others would tell the same at greater length.
_COMPARED: Final = (
    *("exact", "plays", "decisions", "unreachable", "dead_choices", "endings", "areas", "parts"),
    "variables",
)
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Version:
    """One of the two: a scenario, and where it lies."""

    folder: Path
    scenario: Scenario
    program: Program


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "diff",
        diff,
        ui.gettext("What changed for kept plays, scores and bounds between two versions."),
        [
            click.Argument(["old"], metavar="OLD"),
            click.Argument(["new"], metavar="NEW"),
            click.Option(
                ["--seconds"],
                type=click.FloatRange(min=0.1),
                default=60.0,
                metavar="S",
                help=ui.gettext("How long to analyse at most for each way of holding the seats."),
            ),
            common.json_option(ui),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def diff(
    old: str,
    new: str,
    seconds: float,
    as_json: bool,
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Compare and print; 1 where one of them has errors."""
    ui = common.spoken(language)
    versions = [_opened(ui, name, folders) for name in (old, new)]
    before, after = versions
    if before is None or after is None:
        return 1
    fields = as_fields(before, after)
    fields["bounds"] = _bounds(ui, before.scenario, after.scenario, seconds)
    fields["playthroughs"] = _playthroughs(before, after)
    if as_json:
        click.echo(json.dumps(fields, ensure_ascii=False, indent=1))
    else:
        from makkerpar_tools import diff_text  # noqa: PLC0415 - only where it is told

        click.echo(diff_text.told(ui, fields))
    return 0


def _opened(ui: Interface, name: str, folders: Sequence[Path]) -> _Version | None:
    """A version, whatever its folder is called; None where it has errors, which are told."""
    from makkerpar.scenario.check import check  # noqa: PLC0415 - networkx comes with it

    path = resources.find_scenario(name, folders)
    folder = read_folder(path)
    first = next(iter(folder.files), None)
    if first is None or Path(first).name != MAIN_FILE:
        raise NotFound("“{name}” has no scenario.yaml.", name=name)
    loaded = load(folder.files)
    found = list(loaded.diagnostics)
    if loaded.scenario is not None:
        found += check(loaded.scenario)
    if loaded.scenario is None or not playable(found):
        for item in found:
            if severity(item) is Severity.ERROR:
                click.echo(common.as_text(item, ui.language), err=True)
        return None
    inside = path if path.is_dir() else path.parent
    return _Version(inside, loaded.scenario, compile_program(loaded.scenario))


# ── the contract of --json ──────────────────────────────────────────────────────────────────


def as_fields(old: _Version, new: _Version) -> Fields:
    """What reading alone tells, as the contract of ``diff --json`` writes it."""
    from makkerpar.scenario.changes import compare  # noqa: PLC0415 - Babel comes with it

    changes = compare(old.scenario, new.scenario)
    before, after = _identity(old.scenario), _identity(new.scenario)
    return {
        "old": before,
        "new": after,
        "same_scenario": before["scenario"] == after["scenario"],
        "same_structure": before["structure"] == after["structure"],
        "same_texts": before["texts"] == after["texts"],
        "changes": [
            {
                "kind": one.kind,
                "thing": one.thing,
                "name": one.name,
                "fact": one.fact or None,
                "old": one.old,
                "new": one.new,
                "ends_plays": one.ends_plays,
                **one.where._asdict(),
            }
            for one in changes.things
        ],
        "scores": [
            {
                "choice": one.choice,
                "part": one.part,
                "old": one.old,
                "new": one.new,
                **one.where._asdict(),
            }
            for one in changes.scores
        ],
        "reasons": [
            {"choice": one.choice, "changed": list(one.reasons), **one.where._asdict()}
            for one in changes.reasons
        ],
        "texts": asdict(changes.texts),
    }


def _identity(scenario: Scenario) -> Fields:
    return {
        "scenario": scenario.id,
        "version": scenario.version,
        "structure": fingerprint.structure(scenario),
        "texts": fingerprint.texts(scenario),
    }


# ── bounds ──────────────────────────────────────────────────────────────────────────────────


def _bounds(ui: Interface, old: Scenario, new: Scenario, seconds: float) -> Fields | None:
    """What differs of the exact analyses; None where a play of one of them never ends."""
    if fingerprint.structure(old) == fingerprint.structure(new):
        return {}
    from makkerpar.insight.endless import EndlessStory  # noqa: PLC0415 - numpy comes with it
    from makkerpar_tools import analyse, analyses  # noqa: PLC0415

    try:
        before, after = (
            analyse.as_fields(one, analyses.all_seats(ui, one, seconds=seconds))["seats"]
            for one in (old, new)
        )
    except EndlessStory:
        return None
    return _differing(_chosen(before), _chosen(after)) or {}


def _chosen(seats: Fields) -> Fields:
    return {
        held: {name: found[name] for name in _COMPARED} if found is not None else None
        for held, found in seats.items()
    }


def _differing(old: Any, new: Any) -> Any:
    """The same tree with only what differs, each leaf as ``old`` and ``new``; None: nothing."""
    if isinstance(old, dict) and isinstance(new, dict) and not _is_range(old, new):
        found = {
            name: _differing(old.get(name), new.get(name)) for name in dict.fromkeys((*old, *new))
        }
        return {name: one for name, one in found.items() if one is not None} or None
    return {"old": old, "new": new} if old != new else None


def _is_range(old: Fields, new: Fields) -> bool:
    return "min" in old and "min" in new


# ── playthroughs ────────────────────────────────────────────────────────────────────────────


def _playthroughs(old: _Version, new: _Version) -> list[Fields]:
    """The playthroughs of the old version that end otherwise in the new one."""
    from makkerpar.scenario.playthroughs import read_playthroughs  # noqa: PLC0415

    path = plays_file.in_folder(old.folder)
    if path is None:
        return []
    found = []
    for one in read_playthroughs(PLAYS_FILE, plays_file.read(path), old.scenario).items:
        # What they expect may name variables that the new version has not.
        bare = replace(one, expected=None)
        before, after = _end(old.program, bare), _end(new.program, bare)
        if before != after:
            found.append({"name": one.name, "old": before, "new": after})
    return found


def _end(program: Program, playthrough: Any) -> Fields:
    from makkerpar.play import through  # noqa: PLC0415

    result = through.run(program, playthrough)
    play, stop = result.play, result.stop
    return {
        "scene": play.here.id if play is not None else None,
        "ended": play is not None and play.ended,
        "stopped": str(stop.take) if stop is not None and stop.take is not None else None,
    }
