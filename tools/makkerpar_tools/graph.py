"""``makkerpar graph``: a picture of a scenario's graph, in the format of the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from makkerpar import resources
from makkerpar.desktop.tokens import PALETTES, WARM
from makkerpar.errors import Refused
from makkerpar.focus import SEATS, Seat
from makkerpar.play.moment import Wording
from makkerpar.report.graph_options import DIRECTIONS, LABELS, Direction, Labels
from makkerpar.scenario.model import Scenario
from makkerpar.text.interface import Interface
from makkerpar_tools import common
from makkerpar_tools.writing import write_atomically

if TYPE_CHECKING:
    # Sketching imports networkx; the help page does not wait for it.
    from makkerpar.report.graph_sketch import Dead, Sketch

# Of a PNG: as many take some 300 MB to make. Smaller than the least zoom nobody could read it.
_MOST_PIXELS: Final = 40_000_000
_SHARP: Final = 1.5
_LEAST_ZOOM: Final = 0.5
# What a picture is worth waiting for: analysing a larger story takes longer than drawing it.
_MOST_SCENES: Final = 400
_MOST_STATES: Final = 50_000
_SECONDS: Final = 5.0
_PALETTE: Final = PALETTES[WARM]


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "graph",
        graph,
        ui.gettext("Draw the scenes of a scenario and the ways between them."),
        [
            click.Argument(["name"], metavar="SCENARIO"),
            click.Option(
                ["--output", "-o"],
                type=click.Path(path_type=Path, dir_okay=False),
                required=True,
                metavar="FILE",
                help=ui.gettext("The file to write: .svg, .png, .dot, .mmd or .graphml."),
            ),
            click.Option(
                ["--labels"],
                type=click.Choice(LABELS),
                help=ui.gettext("What stands on the ways; by the number of scenes if left out."),
            ),
            click.Option(
                ["--seat"],
                type=click.Choice(SEATS),
                help=ui.gettext("Label only what this seat decides."),
            ),
            click.Option(
                ["--direction"],
                type=click.Choice(DIRECTIONS),
                default="down",
                help=ui.gettext("Where the story goes."),
            ),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def graph(
    name: str,
    output: Path,
    labels: Labels | None,
    seat: Seat | None,
    direction: Direction,
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Write the picture; 1 where the scenario has errors."""
    ui = common.spoken(language)
    write = _FORMATS.get(output.suffix.lower())
    if write is None:
        raise Refused(
            "“{name}” has none of the endings that tell what to write: {endings}.",
            name=output.name,
            endings=", ".join(_FORMATS),
        )
    opened = common.open_named(name, folders)
    if opened.scenario is None:
        common.tell_errors(opened, ui.language)
        return 1
    from makkerpar.report.graph_sketch import sketch  # noqa: PLC0415 - as above

    wording = Wording(opened.scenario, opened.catalogue(ui.language), {})
    dead = never(opened.scenario, ui)
    made = sketch(opened.scenario, wording, ui, labels=labels, seat=seat, dead=dead)
    write_atomically(output, write(made, direction, ui))
    click.echo(ui.gettext("The graph is in {file}.", file=output))
    return 0


def never(scenario: Scenario, ui: Interface) -> Dead | None:
    """What no play comes to, however the seats are held; None where that is not looked for.

    Where people hold both seats they can do all that the rules of a counterpart could.
    """
    if len(scenario.scenes) > _MOST_SCENES:
        return None
    from makkerpar.insight.analysis import analyse  # noqa: PLC0415 - slow to import
    from makkerpar.insight.endless import EndlessStory  # noqa: PLC0415
    from makkerpar.scenario.program import compile_program  # noqa: PLC0415
    from makkerpar_tools import analyses, progress  # noqa: PLC0415

    try:
        with progress.bar(ui.gettext("Analysing")) as advance:
            watch = analyses.watching(advance, 0, 1, _SECONDS)
            found = analyse(compile_program(scenario), "both", states=_MOST_STATES, watch=watch)
    except EndlessStory:  # which `check` and `analyse` tell of
        return None
    if found.unreachable is None and found.dead_choices is None:
        return None
    from makkerpar.report.graph_sketch import Dead  # noqa: PLC0415 - as above

    return Dead(frozenset(found.unreachable or ()), frozenset(found.dead_choices or ()))


def _svg(made: Sketch, direction: Direction, ui: Interface) -> bytes:
    return _drawn(made, direction, ui)[0].encode()


def _png(made: Sketch, direction: Direction, ui: Interface) -> bytes:
    text, width, height = _drawn(made, direction, ui)
    zoom = min(_SHARP, (_MOST_PIXELS / (width * height)) ** 0.5)
    if zoom < _LEAST_ZOOM:
        raise Refused(
            "The graph is too large for a .png: {width} × {height} pixels. Write it as .svg.",
            width=round(width),
            height=round(height),
        )
    try:
        import resvg_py  # noqa: PLC0415 - in the extra `author` alone
    except ImportError:
        raise _not_installed() from None
    fonts = [str(file) for file in resources.assets().fonts.values()]
    return resvg_py.svg_to_bytes(
        svg_string=text, skip_system_fonts=True, font_files=fonts, zoom=round(zoom, 3)
    )


def _drawn(made: Sketch, direction: Direction, ui: Interface) -> tuple[str, float, float]:
    """The drawing as SVG, with its width and height in pixels."""
    from makkerpar.report.graph_layout import place  # noqa: PLC0415 - for drawings alone
    from makkerpar.report.graph_svg import size, svg  # noqa: PLC0415

    try:
        layout = place(made, direction)
    except ImportError:
        raise _not_installed() from None
    return svg(layout, _PALETTE, ui), *size(layout, ui)


def _not_installed() -> Refused:
    return Refused(
        "Drawing needs more to be installed: {command}", command='pip install "makkerpar[author]"'
    )


def _dot(made: Sketch, direction: Direction, ui: Interface) -> bytes:
    from makkerpar.report.graph_formats import dot  # noqa: PLC0415 - for this format alone

    return dot(made, direction, _PALETTE, ui).encode()


def _mermaid(made: Sketch, direction: Direction, ui: Interface) -> bytes:
    from makkerpar.report.graph_formats import mermaid  # noqa: PLC0415 - for this format alone

    return mermaid(made, direction, _PALETTE, ui).encode()


def _graphml(made: Sketch, direction: Direction, ui: Interface) -> bytes:
    from makkerpar.report.graph_formats import graphml  # noqa: PLC0415 - for this format alone

    return graphml(made)


_FORMATS: Final[dict[str, Callable[[Sketch, Direction, Interface], bytes]]] = {
    ".svg": _svg,
    ".png": _png,
    ".dot": _dot,
    ".mmd": _mermaid,
    ".graphml": _graphml,
}
