"""What a decision moved of what could still be reached, and which areas pull: in words."""

from __future__ import annotations

from makkerpar.debrief.forks import Measure
from makkerpar.debrief.lanes import Lanes
from makkerpar.debrief.turning import Attained
from makkerpar.focus import AREA_NAMES, Seat
from makkerpar.frontend.case import Case
from makkerpar.text.interface import Interface


def moved(one: Attained, case: Case, seat: Seat, ui: Interface) -> list[str]:
    """A line for each area and variable that a decision moved; what moved most comes first.

    A variable that is told in words is told where its word changed.
    """
    found: list[str] = []
    for measure, turn in one.moved:
        before, after = one.before[measure], one.after[measure]
        had, has = (before.max, after.max) if turn == "lost" else (before.min, after.min)
        name, told = _named(measure, case, seat, ui), _told(measure, has, case, ui)
        then = _told(measure, had, case, ui)
        if told == then:
            continue
        if turn == "lost":
            text = ui.gettext(
                "{name}: at best {after}, before the choice {before}.",
                name=name,
                after=told,
                before=then,
            )
        else:
            text = ui.gettext(
                "{name}: at worst {after}, before the choice {before}.",
                name=name,
                after=told,
                before=then,
            )
        found.append(text)
    return found or [ui.gettext("Nothing was out of reach after it that had not been before.")]


def tense(lanes: Lanes, ui: Interface) -> str:
    """Which two areas cannot both be high in this case; empty where all can."""
    if lanes.tense is None:
        return ""
    one, other = (AREA_NAMES[area][ui.language] for area in lanes.tense)
    return ui.gettext(
        "In this case “{one}” and “{other}” cannot both be high, whatever you choose.",
        one=one,
        other=other,
    )


def _named(measure: Measure, case: Case, seat: Seat, ui: Interface) -> str:
    if measure.kind == "area":
        return AREA_NAMES[measure.id][ui.language]
    label = case.scenario.variables[measure.id].label
    return measure.id if label is None else case.before_play(label, ui.language, seat)


def _told(measure: Measure, value: int, case: Case, ui: Interface) -> str:
    if measure.kind == "variable":
        return case.wording(ui.language).word(measure.id, value)
    return f"+{value}" if value > 0 else str(value).replace("-", "−")
