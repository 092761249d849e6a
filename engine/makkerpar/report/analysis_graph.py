"""The scenario's graph as a picture for the analysis page, by day and by night."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from makkerpar.insight.analysis import Analysis
from makkerpar.play.moment import Wording
from makkerpar.report import graph_layout, graph_sketch, graph_svg
from makkerpar.report.analysis_never import dead_choices, dead_scenes
from makkerpar.report.analysis_words import harmless
from makkerpar.report.graph_sketch import Dead
from makkerpar.report.svg import Colours
from makkerpar.scenario.model import Scenario
from makkerpar.text.interface import Interface

MOST_SCENES: Final = 120  # more are not seen at the width of a page


@dataclass(frozen=True, slots=True)
class Picture:
    """The graph as two data addresses, and how it is told.

    Attributes:
        light, dark: ``data:`` addresses of an SVG; in a picture element it can run nothing, and
            its style sheet ends at its border.
        width: in pixels.
        told: in words.
    """

    light: str
    dark: str
    width: int
    told: str


def picture(
    scenario: Scenario,
    wording: Wording,
    ui: Interface,
    found: Mapping[str, Analysis | None],
    palettes: tuple[Colours, Colours],
) -> Picture | None:
    """The graph with its dead parts marked; None where it is too large, or cannot be laid out.

    Args:
        scenario: as loaded.
        wording: how it speaks.
        ui: the language of the words that are ours.
        found: the analyses of all ways of holding the seats.
        palettes: the colours by day and by night.
    """
    if len(scenario.scenes) > MOST_SCENES:
        return None
    sketch = graph_sketch.sketch(scenario, wording, ui, dead=_dead(scenario, found))
    try:
        layout = graph_layout.place(sketch, "down")
    except ImportError:
        return None
    light, dark = (graph_svg.svg(layout, palette, ui) for palette in palettes)
    return Picture(
        light=_address(light),
        dark=_address(dark),
        width=round(layout.width),
        told=ui.gettext(
            "The graph of “{title}”. {about}", title=harmless(sketch.title), about=sketch.about
        ),
    )


def _dead(scenario: Scenario, found: Mapping[str, Analysis | None]) -> Dead:
    """What no play comes to, however the seats are held."""
    known = [one for one in found.values() if one is not None]
    return Dead(
        frozenset.intersection(*(frozenset(dead_scenes(scenario, one)) for one in known)),
        frozenset.intersection(*(frozenset(dead_choices(scenario, one)) for one in known)),
    )


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
