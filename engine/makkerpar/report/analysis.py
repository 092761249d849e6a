"""The analysis of a scenario as one page of HTML that needs nothing beside it.

No script, no address, no font is fetched: the page may be sent by mail and printed. What an author
wrote is escaped wherever it stands; markup comes from the template and from
:mod:`~makkerpar.report.charts` alone.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from typing import Any, Final

from makkerpar.diagnostics import Diagnostic
from makkerpar.focus import HELD
from makkerpar.insight.analysis import Analysis
from makkerpar.report import analysis_labels, analysis_remarks, analysis_standout
from makkerpar.report.analysis_graph import Picture
from makkerpar.report.analysis_measures import Measures, scales
from makkerpar.report.analysis_overview import overview
from makkerpar.report.analysis_seats import MOST_CARDS, MOST_ROWS, section
from makkerpar.report.analysis_words import Words, harmless
from makkerpar.report.saying import Saying
from makkerpar.report.svg import Colours, colour
from makkerpar.scenario.model import Scenario
from makkerpar.text.interface import Interface

# The palette's colours that the style sheet uses.
COLOURS: Final = (
    *("bg", "surface", "sunken", "line", "line2", "ink", "ink2", "ink3"),
    *("fjord", "brick", "ochre", "ochre_t", "track", "focus"),
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a page is made of.

    Attributes:
        scenario: as loaded.
        words: how many words all its texts have.
        found: the analyses by who holds the seats; None: it cannot be played so.
        remarks: all remarks on it, in the order of the files.
        graph: the picture of its graph, or None.
    """

    scenario: Scenario
    words: int
    found: Mapping[str, Analysis | None]
    remarks: Sequence[Diagnostic]
    graph: Picture | None = None


def page(
    material: Material, ui: Interface, saying: Saying, palettes: tuple[Colours, Colours]
) -> str:
    """The page as HTML.

    Args:
        material: what it is made of.
        ui: the language of the page.
        saying: how the scenario's words and figures are said in it.
        palettes: the colours by day and by night.

    Raises:
        ImportError: the library for templates is not installed.
    """
    import jinja2  # noqa: PLC0415 - in the extra `author` alone

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("makkerpar.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "\n".join((_variables(palettes), _asset("analysis.css")))
    return environment.get_template("analysis.html").render(
        style=style,
        policy=_policy(style),
        language=ui.language,
        **_contents(material, Words(material.scenario, ui, saying)),
    )


def _contents(material: Material, words: Words) -> dict[str, Any]:
    known = [one for one in material.found.values() if one is not None]
    measures = Measures(words, scales(known))
    return {
        "title": words.own(material.scenario.title),
        "head": tuple(_head(material, words)),
        "topics": analysis_standout.topics(words, material.found),
        "overview": overview(words, material.found),
        "graph": material.graph,
        "axis": measures.axis(),
        "sections": tuple(section(words, measures, one) for one in known),
        "impossible": tuple(
            words.saying.held(held) for held in HELD if material.found.get(held) is None
        ),
        "remarks": analysis_remarks.grouped(words, material.remarks),
        "say": analysis_labels.labels(words.ui),
        "most_rows": MOST_ROWS,
        "most_cards": MOST_CARDS,
        "glossary": analysis_labels.glossary(words.ui),
    }


def _head(material: Material, words: Words) -> Iterator[tuple[str, str]]:
    """The scenario in figures: (what, how much)."""
    ui, scenario, number = words.ui, material.scenario, words.saying.number
    yield ui.gettext("Id"), harmless(scenario.id)
    yield ui.gettext("Version"), number(scenario.version)
    yield ui.gettext("Scenes"), number(len(scenario.scenes))
    yield ui.gettext("Choices"), number(len(list(scenario.choices())))
    yield ui.gettext("Words"), number(material.words)
    yield ui.gettext("Minutes"), number(scenario.minutes)


def _variables(palettes: tuple[Colours, Colours]) -> str:
    day, night = (
        "".join(f"--{name.replace('_', '-')}:{colour(palette, name)};" for name in COLOURS)
        for palette in palettes
    )
    dark = "screen and (prefers-color-scheme: dark)"
    return f":root{{{day}}}\n@media {dark}{{:root{{{night}}}}}"


def _policy(style: str) -> str:
    """What a browser may do with the page: apply this style sheet, and show pictures in it."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _asset(name: str) -> str:
    return (
        resources.files("makkerpar.report").joinpath("templates", name).read_text(encoding="utf-8")
    )
