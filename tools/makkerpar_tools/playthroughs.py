"""``makkerpar test``: plays the playthroughs that authors keep beside their scenarios."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from makkerpar.diagnostics.model import shorten
from makkerpar.errors import NotFound, Refused
from makkerpar.play import journal, through
from makkerpar.play.through import Result
from makkerpar.scenario.playthroughs import Value, read_playthroughs
from makkerpar.scenario.program import Program, compile_program
from makkerpar.text.interface import Interface
from makkerpar.text.plain import plain
from makkerpar_tools import common, plays_file
from makkerpar_tools.accepting import accepted, as_yaml
from makkerpar_tools.writing import write_atomically

# How many of the last decisions are told of a play that went another way.
LAST = 6


@dataclass(frozen=True, slots=True)
class Tested:
    """One scenario's playthroughs as they were played."""

    scenario: str
    program: Program
    path: Path
    data: bytes
    results: tuple[Result, ...]
    changed: frozenset[int] = frozenset()


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "test",
        compare,
        ui.gettext("Play a scenario's own playthroughs, and compare."),
        [
            click.Argument(["names"], metavar="SCENARIO...", nargs=-1, required=True),
            click.Option(
                ["--name", "part"],
                metavar="PART",
                help=ui.gettext("Only the playthroughs with this in their name."),
            ),
            click.Option(
                ["--accept"],
                is_flag=True,
                help=ui.gettext("Record what happens now as what is expected."),
            ),
            common.json_option(ui),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def compare(
    names: tuple[str, ...],
    part: str | None,
    accept: bool,
    as_json: bool,
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Play them; 1 where one fails or cannot be read."""
    ui = common.spoken(language)
    tested: list[Tested] = []
    readable = True
    for name in dict.fromkeys(names):
        one = _tested(name, folders, part, ui)
        readable = readable and one is not None
        tested += [one] if one is not None else []
    if not readable:
        return 1
    if not any(one.results for one in tested) and part is not None:
        raise NotFound("No playthrough has “{name}” in its name.", name=part)
    if accept:
        tested = [_accept(one) for one in tested]
    failed = sum(not result.passed for one in tested for result in one.results)
    if as_json:
        rows = [row for one in tested for row in _rows(one, ui)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        _tell(tested, failed, ui)
    return 1 if failed else 0


def _tested(name: str, folders: Sequence[Path], part: str | None, ui: Interface) -> Tested | None:
    """What came of a scenario's playthroughs; None where it, or they, have errors, now told."""
    opened = common.open_named(name, folders)
    if opened.scenario is None:
        common.tell_errors(opened, ui.language)
        return None
    path = plays_file.find(name, folders)
    if path is None:
        raise NotFound("“{name}” has no playthroughs: there is no plays.yaml.", name=name)
    data = plays_file.read(path)
    found = read_playthroughs(str(path), data, opened.scenario)
    if found.diagnostics:
        for item in found.diagnostics:
            click.echo(common.as_text(item, ui.language), err=True)
        return None
    program = compile_program(opened.scenario)
    wanted = [one for one in found.items if part is None or part.casefold() in one.name.casefold()]
    results = tuple(through.run(program, one) for one in wanted)
    return Tested(opened.scenario.id, program, path, data, results)


# ── recording ───────────────────────────────────────────────────────────────────────────────


def _accept(one: Tested) -> Tested:
    """Record what came of these playthroughs, and play them again by what now stands there.

    Raises:
        Refused: they cannot be recorded; the file is as it was.
    """
    data = accepted(one.data, one.results)
    if data == one.data:
        return one
    found = read_playthroughs(str(one.path), data, one.program.scenario)
    again = {item.number: item for item in found.items}
    results = tuple(
        through.run(one.program, again[result.playthrough.number])
        for result in one.results
        if result.playthrough.number in again
    )
    if found.diagnostics or [result.passed for result in results] != [
        result.stop is None for result in one.results
    ]:
        # Never met; but an author's file is worth a look before it is replaced.
        raise Refused("“{name}” cannot be edited. Write what is expected by hand.", name=one.path)
    write_atomically(one.path, data)
    changed = frozenset(
        result.playthrough.number
        for result in one.results
        if result.stop is None and (result.differences or result.playthrough.expected is None)
    )
    return Tested(one.scenario, one.program, one.path, data, results, changed)


# ── telling ─────────────────────────────────────────────────────────────────────────────────


def _rows(one: Tested, ui: Interface) -> Iterator[dict[str, Any]]:
    """Playthroughs as the contract of ``test --json`` writes them."""
    for result in one.results:
        case, stop, play = result.playthrough, result.stop, result.play
        yield {
            "scenario": one.scenario,
            "file": str(one.path),
            "line": case.where.line,
            "column": case.where.column,
            "name": case.name,
            "seat": case.held,
            "seed": case.seed,
            "passed": result.passed,
            "accepted": case.number in one.changed,
            "stopped": None
            if stop is None
            else {
                "take": str(stop.take) if stop.take is not None else None,
                "number": stop.number + 1 if stop.number is not None else None,
                "line": (stop.take or case).where.line,
                "column": (stop.take or case).where.column,
                "message": stop.reason.tell(ui.gettext),
                "offer": {seat: list(choices) for seat, choices in stop.offer.items()},
                "suggestion": stop.suggestion,
            },
            "differences": [
                {
                    "what": each.expected.what,
                    "expected": _plain(each.expected.value),
                    "got": _plain(each.got),
                    "line": each.expected.where.line,
                    "column": each.expected.where.column,
                }
                for each in result.differences
            ],
            "decisions": []
            if play is None
            else [journal.as_fields(entry) for entry in journal.entries(play)],
        }


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _tell(tested: Sequence[Tested], failed: int, ui: Interface) -> None:
    for one in tested:
        for result in one.results:
            if result.playthrough.number in one.changed:
                click.echo(_head(one, result, ui.gettext("recorded")))
            elif not result.passed:
                click.echo(_head(one, result, ui.gettext("failed")))
                for line in _story(one, result, ui):
                    click.echo(plain(f"  {line}") if line else "")
                click.echo()
    count = sum(len(one.results) for one in tested)
    click.echo(
        ui.ngettext(
            "{n} playthrough, {failed} failed.",
            "{n} playthroughs, {failed} failed.",
            count,
            failed=failed,
        )
    )


def _head(one: Tested, result: Result, word: str) -> str:
    stop, where = result.stop, result.playthrough.where
    if stop is not None and stop.take is not None:
        where = stop.take.where
    elif result.differences:
        where = result.differences[0].expected.where
    name = shorten(result.playthrough.name)
    return plain(f"{one.path}:{where.line}:{where.column}: {word}: {name}")


def _story(one: Tested, result: Result, ui: Interface) -> Iterator[str]:
    stop = result.stop
    if stop is None:
        yield from _compared(one, result, ui)
        return
    if stop.take is not None:
        yield ui.gettext("At take {number}, {take}:", number=(stop.number or 0) + 1, take=stop.take)
    yield stop.reason.tell(ui.gettext)
    if stop.suggestion is not None:
        yield ui.gettext("Did you mean: {names}?", names=stop.suggestion)
    yield from _way(result, ui)


def _compared(one: Tested, result: Result, ui: Interface) -> Iterator[str]:
    otherwise = {each.expected.path: each.got for each in result.differences}
    ending = next((each for each in result.differences if each.expected.path == ("ending",)), None)
    if ending is not None and ending.got is None and result.play is not None:
        yield ui.gettext(
            "Expected the ending “{expected}”, but the play waits in the scene “{here}”.",
            expected=ending.expected.value,
            here=result.play.here.id,
        )
    elif ending is not None and ending.expected.value is None:
        yield ui.gettext("Expected no ending, but came to “{got}”.", got=ending.got)
    elif ending is not None:
        yield ui.gettext(
            "Expected the ending “{expected}”, but came to “{got}”.",
            expected=ending.expected.value,
            got=ending.got,
        )
    if ending is not None or ("scene",) in otherwise:
        yield from _way(result, ui)
    expected = result.playthrough.expected or ()
    before = [f"{each.what}: {as_yaml(each.value)}" for each in expected]
    after = [f"{each.what}: {as_yaml(otherwise.get(each.path, each.value))}" for each in expected]
    yield from difflib.unified_diff(
        before,
        after,
        ui.gettext("expected"),
        ui.gettext("happened"),
        n=len(before),
        lineterm="",
    )


def _way(result: Result, ui: Interface) -> Iterator[str]:
    """The last decisions, which led to where it stands."""
    if result.play is None:
        return
    entries = journal.entries(result.play)[-LAST:]
    if entries:
        yield ui.gettext("The last decisions on the way:")
    for entry in entries:
        fields = journal.as_fields(entry)
        by = _by(ui, str(fields["by"]))
        yield f"  {fields['scene']}:{fields.get('choice', fields.get('branch'))} ({by})"


def _by(ui: Interface, by: str) -> str:
    """Who decided, in words."""
    return {
        "person": ui.pgettext("decided by", "a person"),
        "counterpart": ui.pgettext("decided by", "the counterpart's rules"),
        "chance": ui.pgettext("decided by", "chance"),
        "timeout": ui.pgettext("decided by", "the clock"),
    }[by]
