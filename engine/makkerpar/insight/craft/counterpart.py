"""Checks of a seat's counterpart rules: a person with reasons, neither a stone nor a thermostat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from makkerpar.diagnostics.model import Where
from makkerpar.focus import Seat
from makkerpar.insight.craft.choices import CAPITAL
from makkerpar.insight.craft.findings import Findings
from makkerpar.insight.craft.turns import Turn
from makkerpar.scenario.expression import Again, Expression, Taken, Variable, Visited, parts

# Of fewer nothing can be said: one decision may well be answered in one way.
MIN_DECISIONS: Final = 3
MIN_CONDITIONS: Final = 2


def look(collector: Findings, seat: Seat, turns: Sequence[Turn], where: Where) -> None:
    """What all rules of a seat have in common that they should not."""
    answered = [turn for turn in turns if turn.side.counterpart]
    if len(answered) < MIN_DECISIONS:
        return
    rules = [rule for turn in answered for rule in turn.side.counterpart]
    conditions = [rule.when.tree for rule in rules if rule.when is not None]
    if not conditions:
        collector.add("counterpart-unconditional", where, seat=seat, count=len(rules))
    elif len(conditions) >= MIN_CONDITIONS and all(map(_capital_alone, conditions)):
        collector.add("counterpart-thermostat", where, seat=seat, count=len(conditions))


def _capital_alone(tree: Expression) -> bool:
    """Whether a condition is a function of the capital and of nothing else."""
    read = {
        part.name if isinstance(part, Variable) else ""
        for part in parts(tree)
        if isinstance(part, Variable | Taken | Visited | Again)
    }
    return read == {CAPITAL}
