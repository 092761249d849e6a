"""Checks of whole decisions: that they matter later, that both seats have them, in the areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from makkerpar.diagnostics.model import Where
from makkerpar.focus import SEATS, Seat, area_of, other
from makkerpar.insight.craft.asked import Asked
from makkerpar.insight.craft.choices import written
from makkerpar.insight.craft.findings import Findings
from makkerpar.insight.craft.turns import Turn
from makkerpar.scenario.expression import canonical
from makkerpar.scenario.model import Choice, Condition, Scenario, Way

# The debrief says "too few to say" of an area with fewer decisions.
ENOUGH: Final = 3
# A seat has far fewer decisions where it has less than this share, and at least so many fewer.
SHARE: Final = (2, 3)
MIN_FEWER: Final = 2


# ── consequences ────────────────────────────────────────────────────────────────────────────


def consequence(collector: Findings, turn: Turn, asked: Asked) -> None:
    """A decision of which nothing later depends on what was chosen."""
    choices = turn.side.choices
    if len(choices) < 2 or any(choice.once for choice in choices):
        return  # what can be chosen once only decides what is on offer the next time
    if any((turn.scene.id, choice.id) in asked.choices for choice in choices):
        return
    first, *others = (_traces(turn, choice, asked) for choice in choices)
    if all(trace == first for trace in others):
        collector.add(
            "decision-without-consequence",
            turn.side.where,
            at=turn.at,
            scene=turn.scene.id,
            count=len(choices),
        )


def _traces(turn: Turn, choice: Choice, asked: Asked) -> tuple[object, ...]:
    """All that a choice leaves behind: what it does to variables, and the ways on from it."""
    own = written(choice.effects, asked.variables)
    if not turn.decision.joint:
        return own, _ways(choice.ways or turn.scene.ways)
    across = turn.decision.side(other(turn.side.seat))
    met = [
        tuple(_meetings(turn, choice, one, asked))
        for one in (across.choices if across is not None else ())
    ]
    return own, *met


def _meetings(turn: Turn, choice: Choice, across: Choice, asked: Asked) -> Iterator[object]:
    """What the outcomes that two choices of a joint can have leave behind."""
    pair = (choice.id, across.id) if turn.side.seat == SEATS[0] else (across.id, choice.id)
    for outcome in turn.decision.outcomes:
        if outcome.matches(*pair):
            yield (
                _when(outcome.when),
                written(outcome.effects, asked.variables),
                _ways(outcome.ways or turn.scene.ways),
            )
            if outcome.when is None:
                return


def _ways(ways: tuple[Way, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((_when(way.when), way.goto) for way in ways)


def _when(condition: Condition | None) -> str:
    return canonical(condition.tree) if condition is not None else ""


# ── how many ────────────────────────────────────────────────────────────────────────────────


def balance(
    collector: Findings,
    scenario: Scenario,
    turns: Mapping[Seat, Sequence[Turn]],
    places: Mapping[Seat, Where],
) -> None:
    """A seat that decides far less often than the other."""
    if scenario.people_only:
        return
    few, many = sorted(SEATS, key=lambda seat: len(turns[seat]))
    fewer, more = len(turns[few]), len(turns[many])
    if more - fewer >= MIN_FEWER and fewer * SHARE[1] < more * SHARE[0]:
        collector.add("seat-few-decisions", places[few], seat=few, count=fewer, other=more)


def focus(
    collector: Findings, scenario: Scenario, turns: Mapping[Seat, Sequence[Turn]], where: Where
) -> None:
    """An area that is to be trained, and that few decisions of a seat touch.

    Of a seat with fewer than three decisions in all nothing is said, nor of an area that nobody
    scores: that has its own diagnostic.
    """
    for area in scenario.focus:
        touched = {seat: sum(_touches(turn, area) for turn in some) for seat, some in turns.items()}
        if not any(touched.values()):
            continue
        for seat, count in touched.items():
            if count < ENOUGH <= len(turns[seat]):
                collector.add(
                    "focus-hardly-touched",
                    where,
                    area=area,
                    seat=seat,
                    count=count,
                    decisions=len(turns[seat]),
                )


def _touches(turn: Turn, area: str) -> bool:
    return any(area_of(s.part) == area and s.value for c in turn.side.choices for s in c.focus)
