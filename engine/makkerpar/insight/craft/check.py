"""Every craft check of a scenario, in one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from makkerpar.diagnostics.model import Diagnostic, Where
from makkerpar.focus import SEATS
from makkerpar.insight.craft import (
    answers,
    choices,
    counterpart,
    decisions,
    language,
    readability,
    roads,
)
from makkerpar.insight.craft.asked import asked
from makkerpar.insight.craft.findings import Findings
from makkerpar.insight.craft.passages import passages
from makkerpar.insight.craft.turns import turns
from makkerpar.insight.craft.vocabulary import base
from makkerpar.scenario.garbage import collector_paused
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.texts import of_text
from makkerpar.text.catalogue import Catalogue

# What is also looked for in translations: without them, an allowance may be there for their sake.
_IN_TRANSLATIONS: Final = frozenset({"area-in-choice", "choice-too-long", "word-banned"})
# LIX was made for the Scandinavian languages, and its marks here are for Danish.
_WITH_LIX: Final = "da"


def craft(
    scenario: Scenario, catalogues: Mapping[str, Catalogue] | None = None
) -> tuple[Diagnostic, ...]:
    """Every remark about a scenario's craft, by file, line and column.

    What the author has allowed is left out; an allowance that silences nothing is noted.

    Args:
        scenario: one that was read without errors.
        catalogues: its translations by language, which are looked through for words and lengths;
            None: not at hand.
    """
    with collector_paused():
        return _craft(scenario, catalogues)


def _craft(
    scenario: Scenario, catalogues: Mapping[str, Catalogue] | None
) -> tuple[Diagnostic, ...]:
    collector = Findings(scenario)
    own = base(scenario.language)
    everything = list(passages(scenario))
    by_seat = turns(scenario)
    wanted = asked(scenario, everything)
    for seat in SEATS:
        for turn in by_seat[seat]:
            choices.look(collector, turn, wanted.variables, catalogues or {})
            decisions.consequence(collector, turn, wanted)
        where = _place(scenario, seat)
        answers.look(collector, seat, by_seat[seat], where, own)
        counterpart.look(collector, seat, by_seat[seat], where)
    places = {seat: _place(scenario, seat) for seat in SEATS}
    decisions.balance(collector, scenario, by_seat, places)
    decisions.focus(collector, scenario, by_seat, _place(scenario, "focus"))
    roads.pace(collector, scenario, _place(scenario, "minutes"))
    # Single words last: of these there may be more than anybody wants to be told.
    language.look(collector, scenario, everything, catalogues or {})
    if own == _WITH_LIX:
        for scene in scenario.scenes.values():
            readability.hard(collector, scene)
    collector.tell_unused(_IN_TRANSLATIONS if catalogues is None else ())
    return collector.in_order()


def _place(scenario: Scenario, key: str) -> Where:
    """Where a key of the head or a seat stands."""
    title = next(of_text(scenario.title)).where
    return scenario.places.get(key, Where(title.file, 1, 1))
