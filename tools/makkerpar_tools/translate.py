"""``makkerpar translate``: a scenario's gettext catalogues, kept in step with its texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from makkerpar import resources
from makkerpar.diagnostics.model import Diagnostic, Where
from makkerpar.errors import CatalogueError, Refused
from makkerpar.scenario.folder import Folder, open_scenario, read_folder
from makkerpar.scenario.model import Scenario
from makkerpar.text.interface import Interface
from makkerpar.text.plain import plain
from makkerpar_tools import common
from makkerpar_tools.writing import write_atomically

if TYPE_CHECKING:
    from makkerpar.scenario.coverage import Coverage, Fault
    from makkerpar.text.po import Document

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
ACTIONS: Final = ("extract", "update", "status", "check")
_TOLD: Final = 20  # faults of one kind in one language that are told one by one
_QUOTED: Final = 60  # characters


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "translate",
        translate,
        ui.gettext("A scenario's translations, as gettext catalogues for any PO editor."),
        [
            click.Argument(
                ["action"], type=click.Choice(ACTIONS), metavar="extract|update|status|check"
            ),
            click.Argument(["name"], metavar="SCENARIO"),
            click.Argument(["into"], metavar="[LANGUAGE]", required=False),
            click.Option(
                ["--output", "-o"],
                type=click.Path(path_type=Path),
                metavar="FILE",
                help=ui.gettext("Where 'extract' writes; SCENARIO.pot beside the scenario."),
            ),
            common.json_option(ui),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A scenario with its folder and the catalogues in it, not yet read."""

    path: Path
    folder: Folder
    scenario: Scenario


def translate(
    action: str,
    name: str,
    into: str | None,
    output: Path | None,
    as_json: bool,
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Do one of the four."""
    ui = common.spoken(language)
    _fitting(action, into, output, as_json)
    path = resources.find_scenario(name, folders)
    folder = read_folder(path)
    # A catalogue that cannot be read says nothing about the scenario, nor about the others.
    opened = open_scenario(replace(folder, catalogues={}, labels={}), checked=False)
    if opened.scenario is None:
        common.tell_errors(opened, ui.language)
        return 1
    case = _Case(path if path.is_dir() else path.parent, folder, opened.scenario)
    if action == "extract":
        return _extract(ui, case, output)
    if action == "update":
        return _update(ui, case, into or "")
    return _status(ui, case, as_json) if action == "status" else _check(ui, case)


def _fitting(action: str, into: str | None, output: Path | None, as_json: bool) -> None:
    """Refuse what the action has no use for."""
    if action == "update" and into is None:
        raise Refused("Say which language: translate update SCENARIO LANGUAGE.")
    if action != "update" and into is not None:
        raise Refused(
            "“{action}” is about all languages: leave out “{name}”.", action=action, name=into
        )
    if action != "extract" and output is not None:
        raise Refused("Only “extract” has --output.")
    if action != "status" and as_json:
        raise Refused("Only “status” has --json.")


# ── extract and update ──────────────────────────────────────────────────────────────────────


def _extract(ui: Interface, case: _Case, output: Path | None) -> int:
    from makkerpar.scenario import translations  # noqa: PLC0415 - Babel comes with it
    from makkerpar.text import po  # noqa: PLC0415

    document = translations.template(case.scenario)
    file = output if output is not None else _template(case)
    write_atomically(file, po.write(document))
    count = len(document.entries)
    click.echo(ui.ngettext("{file}: {n} text.", "{file}: {n} texts.", count, file=str(file)))
    return 0


def _template(case: _Case) -> Path:
    """Where the template goes unless another place is named: never out by a link, nor to a pipe."""
    file = case.path / f"{case.scenario.id}.pot"
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise _not_of_the_folder(file)
    return file


def _not_of_the_folder(file: Path) -> Refused:
    return Refused("“{name}” is not a file of the scenario's folder.", name=str(file))


def _update(ui: Interface, case: _Case, into: str) -> int:
    from makkerpar.scenario import translations  # noqa: PLC0415
    from makkerpar.scenario.coverage import coverage  # noqa: PLC0415
    from makkerpar.text import po  # noqa: PLC0415

    if _LANGUAGE.fullmatch(into) is None:
        raise Refused("“{name}” is not the code of a language, as “en” and “en-GB” are.", name=into)
    if into == case.scenario.language:
        raise Refused("“{name}” is the language that the scenario is written in.", name=into)
    file = case.path / f"{into}.po"
    before = _parsed(ui, case, into, file)
    if isinstance(before, Diagnostic):
        click.echo(common.as_text(before, ui.language), err=True)
        return 1
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    after = translations.update(
        before or translations.new(case.scenario, into, now), case.scenario, into
    )
    data = po.write(after)
    _readable(data, into, file)
    if data != case.folder.catalogues.get(into):
        write_atomically(file, data)
    click.echo(_told(ui, str(file), coverage(after, case.scenario)))
    return 0


def _parsed(ui: Interface, case: _Case, into: str, file: Path) -> Document | Diagnostic | None:
    """A catalogue of the scenario; None where there is none yet, a diagnostic if it is broken."""
    from makkerpar.text import po  # noqa: PLC0415

    data = case.folder.catalogues.get(into)
    if data is None:
        if file.is_symlink() or file.exists():
            raise _not_of_the_folder(file)
        return None
    try:
        return po.parse(data, language=into)
    except CatalogueError as problem:
        where = Where(case.folder.labels[into], problem.line, 1)
        return Diagnostic("catalogue-unreadable", where, (("problem", problem.tell(ui.gettext)),))


def _readable(data: bytes, language: str, file: Path) -> None:
    """Hold that players will be able to read what is about to be written."""
    from makkerpar.text.catalogue import read_po  # noqa: PLC0415

    try:
        read_po(data, language=language)
    except CatalogueError as problem:
        raise Refused(
            "“{name}” is left as it was: {problem}", name=str(file), problem=str(problem)
        ) from None


# ── status and check ────────────────────────────────────────────────────────────────────────


def _status(ui: Interface, case: _Case, as_json: bool) -> int:
    from makkerpar.scenario.coverage import coverage  # noqa: PLC0415

    rows: list[tuple[str, str, Coverage]] = []
    broken: list[Diagnostic] = []
    for language in _languages(case):
        file = case.folder.labels[language]
        found = _parsed(ui, case, language, Path(file))
        if isinstance(found, Diagnostic):
            broken.append(found)
        elif found is not None:
            rows.append((language, file, coverage(found, case.scenario)))
    for item in broken:
        click.echo(common.as_text(item, ui.language), err=True)
    if broken:
        return 1
    if as_json:
        fields = [_as_fields(language, file, count) for language, file, count in rows]
        answer = {"scenario": case.scenario.id, "language": case.scenario.language}
        click.echo(json.dumps({**answer, "translations": fields}, ensure_ascii=False))
    elif rows:
        click.echo(_table(ui, rows))
    else:
        click.echo(_none_yet(ui, case))
    return 0


def _languages(case: _Case) -> list[str]:
    return [name for name in case.folder.catalogues if name != case.scenario.language]


def _as_fields(language: str, file: str, count: Coverage) -> dict[str, Any]:
    return {"language": language, "file": file, **asdict(count), "percent": count.percent}


def _table(ui: Interface, rows: Sequence[tuple[str, str, Coverage]]) -> str:
    heads = [
        ui.gettext("language"),
        ui.gettext("translated"),
        ui.gettext("stale"),
        ui.gettext("missing"),
        ui.gettext("obsolete"),
        ui.gettext("share"),
    ]
    lines = [heads]
    for language, _, one in rows:
        numbers = (one.translated, one.stale, one.missing, one.obsolete)
        lines.append([language, *map(str, numbers), f"{one.percent} %"])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def _none_yet(ui: Interface, case: _Case) -> str:
    return ui.gettext("“{name}” has no translations yet.", name=case.scenario.id)


def _told(ui: Interface, file: str, count: Coverage) -> str:
    return ui.gettext(
        "{file}: {translated} translated, {stale} stale, {missing} missing, {obsolete} obsolete.",
        file=file,
        translated=count.translated,
        stale=count.stale,
        missing=count.missing,
        obsolete=count.obsolete,
    )


def _check(ui: Interface, case: _Case) -> int:
    from makkerpar.scenario.coverage import coverage, faults  # noqa: PLC0415

    whole = True
    for language in _languages(case):
        file = case.folder.labels[language]
        found = _parsed(ui, case, language, Path(file))
        if isinstance(found, Diagnostic):
            click.echo(common.as_text(found, ui.language))
            whole = False
        elif found is not None:
            data = case.folder.catalogues[language]
            faulty = list(faults(found, case.scenario, file, data))
            whole = whole and not faulty
            for line in _faults(ui, language, faulty):
                click.echo(line)
            click.echo(_told(ui, file, coverage(found, case.scenario)))
    if not _languages(case):
        click.echo(_none_yet(ui, case))
    return 0 if whole else 1


def _faults(ui: Interface, language: str, faulty: Iterable[Fault]) -> Iterable[str]:
    """A line for each fault, but not hundreds of one kind."""
    for _, group in groupby(sorted(faulty, key=lambda one: one.kind), lambda one: one.kind):
        listed = list(group)
        for one in sorted(listed[:_TOLD], key=lambda one: one.where):
            where = f"{one.where.file}:{one.where.line}:{one.where.column}"
            yield plain(f"{where}: {_fault(ui, language, one)}")
        more = len(listed) - _TOLD
        if more > 0:
            yield ui.ngettext("… and {n} more.", "… and {n} more.", more)


def _fault(ui: Interface, language: str, fault: Fault) -> str:
    text = " ".join(fault.text.split())
    text = text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
    tell: dict[str, Callable[[], str]] = {
        "new": lambda: ui.gettext(
            "not in “{language}” yet: “{text}”. Run 'translate update'.",
            language=language,
            text=text,
        ),
        "missing": lambda: ui.gettext("not translated: “{text}”", text=text),
        "stale": lambda: ui.gettext("stale, to be looked at: “{text}”", text=text),
        "placeholder": lambda: ui.gettext(
            "there is no “{name}” to stand in the translation of “{text}”",
            name=f"{{{fault.name}}}",
            text=text,
        ),
    }
    return tell[fault.kind]()
