"""``makkerpar run``: plays the given choices without any screen."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from makkerpar.errors import Refused
from makkerpar.focus import HELD
from makkerpar.play import journal, rules, score
from makkerpar.play.rules import Play
from makkerpar.play.through import elsewhere
from makkerpar.scenario.model import Ending
from makkerpar.scenario.program import Program, compile_program
from makkerpar.text.interface import Interface
from makkerpar_tools import common

# A number, and one that no scenario has too many branches for.
_BRANCH = re.compile(r"[0-9]{1,9}")


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "run",
        run,
        ui.gettext("Play the given choices without any screen."),
        [
            click.Argument(["name"], metavar="SCENARIO"),
            click.Option(
                ["--seat", "held"],
                type=click.Choice(HELD),
                required=True,
                help=ui.gettext("The seat that the choices are taken in."),
            ),
            click.Option(
                ["--take", "takes"],
                multiple=True,
                metavar="SCENE:CHOICE",
                help=ui.gettext("A choice, in order; SCENE:2 makes a draw fall on branch 2."),
            ),
            click.Option(
                ["--seed"],
                type=click.IntRange(min=0, max=2**63 - 1),
                default=0,
                help=ui.gettext("What decides the draws."),
            ),
            common.json_option(ui),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def run(
    name: str,
    held: str,
    takes: tuple[str, ...],
    seed: int,
    as_json: bool,
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Play and print where it leads."""
    ui = common.spoken(language)
    opened = common.open_named(name, folders)
    if opened.scenario is None:
        common.tell_errors(opened, ui.language)
        return 1
    play = follow(compile_program(opened.scenario), held, seed, takes)
    result = as_fields(play)
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        click.echo(_as_text(ui, result))
    return 0


def follow(program: Program, held: str, seed: int, takes: Sequence[str]) -> Play:
    """The play after these takes.

    Raises:
        Refused: one of them is not on offer; the message names it and what was.
    """
    left = [_parsed(take) for take in takes]

    def fate(scene: str, number: int, holding: Sequence[int]) -> int | None:
        if left and left[0][0] == scene and _BRANCH.fullmatch(left[0][1]):
            return int(left.pop(0)[1])
        return None

    play = rules.begin(program, held, seed, fate)
    while left:
        scene, choice = left.pop(0)
        if play.ended or scene != play.here.id:
            raise elsewhere(play, scene, choice)
        play = rules.take(play, choice, fate=fate)
    return play


def _parsed(take: str) -> tuple[str, str]:
    scene, colon, choice = take.partition(":")
    if not (scene and colon and choice):
        raise Refused("“{take}” is not of the form SCENE:CHOICE.", take=take)
    return scene, choice


def as_fields(play: Play) -> dict[str, Any]:
    """A play as the contract of ``run --json`` writes it."""
    scenario = play.program.scenario
    ending = play.here.id if isinstance(play.here.source.exit, Ending) else None
    return {
        "scenario": scenario.id,
        "version": scenario.version,
        "seat": play.held,
        "seed": play.seed,
        "scene": play.here.id,
        "ended": play.ended,
        "ending": ending,
        "variables": play.program.named(play.values),
        "focus": score.sums(play),
        "decisions": [journal.as_fields(entry) for entry in journal.entries(play)],
        "offer": {seat: list(choices) for seat, choices in rules.offer(play).items()},
    }


def _as_text(ui: Interface, result: dict[str, Any]) -> str:
    lines = [
        f"{entry['scene']}:{entry.get('choice', entry.get('branch'))} ({entry['by']})"
        for entry in result["decisions"]
    ]
    if result["ended"]:
        lines.append(ui.gettext("Ended in the scene “{scene}”.", scene=result["ending"]))
    else:
        offer = "; ".join(f"{seat}: {', '.join(ids)}" for seat, ids in result["offer"].items())
        lines.append(
            ui.gettext(
                "Waits in the scene “{scene}”. On offer: {offer}.",
                scene=result["scene"],
                offer=offer,
            )
        )
    variables = ", ".join(f"{name} = {value}" for name, value in result["variables"].items())
    lines.append(variables)
    return "\n".join(line for line in lines if line)
