"""``makkerpar analyse --html``: gathers what the page is made of, and writes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from makkerpar.desktop.tokens import DARK, PALETTES, WARM
from makkerpar.diagnostics import Diagnostic
from makkerpar.diagnostics.model import place
from makkerpar.errors import Refused
from makkerpar.insight.analysis import Analysis
from makkerpar.insight.remarks import remarks
from makkerpar.play.moment import Wording
from makkerpar.report import analysis, analysis_graph
from makkerpar.report.saying import Saying
from makkerpar.report.svg import Colours
from makkerpar.scenario.folder import Opened
from makkerpar.scenario.texts import words
from makkerpar.text.interface import Interface
from makkerpar_tools import common
from makkerpar_tools.writing import write_atomically


def write(ui: Interface, opened: Opened, found: Mapping[str, Analysis | None], page: Path) -> None:
    """Write the page of a scenario that was read without errors.

    Raises:
        Refused: it cannot be written, or the library that it takes is not installed.
    """
    scenario = opened.scenario
    assert scenario is not None
    palettes: tuple[Colours, Colours] = (PALETTES[WARM], PALETTES[DARK])
    wording = Wording(scenario, opened.catalogue(ui.language), {})
    material = analysis.Material(
        scenario=scenario,
        words=words(scenario),
        found=found,
        remarks=_remarks(opened, found),
        graph=analysis_graph.picture(scenario, wording, ui, found, palettes),
    )
    try:
        made = analysis.page(material, ui, Saying(ui, opened, scenario), palettes)
    except ImportError:
        raise Refused(
            "Drawing needs more than is installed: {command}",
            command='pip install "makkerpar[author]"',
        ) from None
    write_atomically(page, made.encode())


def _remarks(opened: Opened, found: Mapping[str, Analysis | None]) -> list[Diagnostic]:
    assert opened.scenario is not None
    known = [one for one in found.values() if one is not None]
    return sorted({*common.remarks(opened), *remarks(opened.scenario, known)}, key=place)
