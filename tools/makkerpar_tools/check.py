"""``makkerpar check``: every diagnostic of one or many scenarios."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from makkerpar import __version__
from makkerpar.diagnostics import Diagnostic, code, render
from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.model import place
from makkerpar.scenario.load import playable
from makkerpar.text.interface import Interface
from makkerpar_tools import common, plays_file

_SARIF_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "check",
        check,
        ui.gettext("Every mistake and remark in one or many scenarios."),
        [
            click.Argument(["names"], nargs=-1, required=True, metavar="SCENARIO..."),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["text", "json", "sarif"]),
                default="text",
                help=ui.gettext("How to write them."),
            ),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def check(
    names: tuple[str, ...], form: str, language: str | None, folders: tuple[Path, ...]
) -> int:
    """Print the diagnostics; 1 where there is an error."""
    ui = common.spoken(language)
    found: list[Diagnostic] = []
    for name in dict.fromkeys(names):
        opened = common.open_named(name, folders)
        found += common.remarks(opened)
        found += plays_file.mistakes(name, folders, opened.scenario)
    found.sort(key=place)
    if form == "json":
        click.echo(
            json.dumps(
                [as_fields(item, ui.language) for item in found], ensure_ascii=False, indent=1
            )
        )
    elif form == "sarif":
        click.echo(json.dumps(as_sarif(found, ui.language), ensure_ascii=False, indent=1))
    else:
        for item in found:
            click.echo(common.as_text(item, ui.language))
        click.echo(_summary(ui, found, len(set(names))))
    return 0 if playable(found) else 1


def as_fields(item: Diagnostic, language: str) -> dict[str, Any]:
    """A diagnostic as the contract of ``check --format json`` writes it."""
    message, hint = render(item, language)
    return {
        "file": item.where.file,
        "line": item.where.line,
        "column": item.where.column,
        "severity": severity(item).value,
        "code": item.code,
        "message": message,
        "hint": hint,
    }


def as_sarif(found: Sequence[Diagnostic], language: str) -> dict[str, Any]:
    """The diagnostics as a SARIF 2.1.0 log (OASIS), which code hosts and editors show in place."""
    codes = sorted({item.code for item in found})
    return {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "makkerpar",
                        "version": __version__,
                        "rules": [_sarif_rule(name, language) for name in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(item, codes, language) for item in found],
            }
        ],
    }


def _sarif_rule(name: str, language: str) -> dict[str, Any]:
    meaning = code(name)
    explanation = meaning.explanation.get(language) or meaning.explanation["en"]
    return {
        "id": name,
        "shortDescription": {"text": name.replace("-", " ")},
        "fullDescription": {"text": explanation},
        "defaultConfiguration": {"level": _SARIF_LEVELS[meaning.severity.value]},
    }


def _sarif_result(item: Diagnostic, codes: list[str], language: str) -> dict[str, Any]:
    message, hint = render(item, language)
    return {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": _SARIF_LEVELS[severity(item).value],
        "message": {"text": f"{message} ({hint})" if hint else message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(item.where.file)},
                    "region": {"startLine": item.where.line, "startColumn": item.where.column},
                }
            }
        ],
    }


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _summary(ui: Interface, found: Sequence[Diagnostic], scenarios: int) -> str:
    counts = [severity(item).value for item in found]
    if not counts:
        return ui.ngettext(
            "Nothing to remark on in {n} scenario.",
            "Nothing to remark on in {n} scenarios.",
            scenarios,
        )
    return ui.gettext(
        "Errors: {errors}. Warnings: {warnings}. Notes: {notes}.",
        errors=counts.count("error"),
        warnings=counts.count("warning"),
        notes=counts.count("note"),
    )
