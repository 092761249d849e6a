"""What the strip says: how the files are, where the author stands, and which keys are of use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from makkerpar.desktop.canvas import Act
from makkerpar.desktop.preview.bench import Bench
from makkerpar.desktop.preview.problems import counted
from makkerpar.desktop.preview.strip import Strip, StripKey
from makkerpar.diagnostics.model import Severity
from makkerpar.text.interface import Interface


def strip_of(
    bench: Bench, ui: Interface, where: str, acts: Mapping[str, Act], *, debriefing: bool
) -> Strip:
    """The strip by now.

    Args:
        bench: the play and the files.
        ui: the interface's texts.
        where: the scene that is shown, by its id; empty: none is.
        acts: what the author's keys do.
        debriefing: whether the play is over, and its debrief is shown.
    """
    told, fill, ink = _told(bench, ui)
    needed = fill != "sunken"  # that nothing is wrong need not be said where there is no room
    mark = ui.gettext("What if") if bench.supposed is not None else ui.gettext("Preview")
    keys = list(_keys(bench, ui, acts, debriefing=debriefing))
    return Strip(mark, where, told, keys, fill=fill, ink=ink, needed=needed)


def _told(bench: Bench, ui: Interface) -> tuple[str, str, str]:
    """How things are in a sentence, and the colours it is told in."""
    if not bench.playable and bench.case is not None:
        return ui.gettext("This is the last version that could be played."), "brick_t", "brick"
    if not bench.playable:
        return "", "brick_t", "brick"
    if bench.note is not None:
        return bench.note(ui), "ochre_t", "ochre"
    if bench.supposed is not None:
        told = ui.gettext("Begun in “{scene}”, beside the play.", scene=bench.supposed.scene)
        return told, "plum_t", "plum"
    if bench.times > 1:
        form = "%H.%M.%S" if ui.language == "da" else "%H:%M:%S"
        at = bench.read_at.astimezone().strftime(form)
        return ui.gettext("Read again at {time}.", time=at), "sunken", "brick"
    return "", "sunken", "brick"


def _keys(
    bench: Bench, ui: Interface, acts: Mapping[str, Act], *, debriefing: bool
) -> Iterator[StripKey]:
    if bench.supposed is not None:
        yield StripKey("F4", ui.gettext("Back to the play"), acts["f4"])
    if bench.course is not None:
        yield StripKey("F6", ui.gettext("Go to"), acts["f6"])
    if bench.course is not None and not debriefing:
        yield StripKey("F7", ui.gettext("Scores"), acts["f7"])
        yield StripKey("F9", ui.gettext("Both windows"), acts["f9"])
    said = counted(bench, ui)
    if said or bench.trouble is not None:
        warned = bench.reading.count(Severity.WARNING)
        plain = "ochre" if warned and bench.supposed is None else "ink2"
        colour = plain if bench.playable else "brick"
        text = said or ui.gettext("It cannot be played.")
        count = str(len(bench.reading.diagnostics) or "!")
        yield StripKey("F8", text, acts["f8"], count, colour)
