"""What the craft checks find, less what the author has allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from makkerpar.diagnostics.model import Collector, Diagnostic, Where
from makkerpar.scenario.model import Allowance, Decision, Scenario

At = tuple[str, ...]
"""Where in a scenario: (), (scene,), (scene, seat) or (scene, seat, choice)."""

# Craft diagnostics beyond the collector's limit are only counted, and that is no error.
TOO_MANY: Final = "too-many"


class Findings:
    """Collects craft diagnostics; one that is allowed where it stands, or further out, is dropped.

    Args:
        scenario: whose allowances count.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._collector = Collector()
        self._allowed = {(at, one.code): one for at, one in _allowances(scenario)}
        self._unused = dict(self._allowed)

    def add(self, code: str, where: Where, *, at: At = (), **words: object) -> None:
        """Note a fault at a place; ``words`` fill the code's message."""
        if self._allowed:
            for depth in range(len(at), -1, -1):
                if (at[:depth], code) in self._allowed:
                    self._unused.pop((at[:depth], code), None)
                    return
        self._collector.add(code, where, None, **words)

    def tell_unused(self, unasked: Collection[str] = ()) -> None:
        """Note every allowance that has silenced nothing, unless its code was not asked about."""
        for one in self._unused.values():
            if one.code not in unasked:
                self._collector.add("allow-unused", one.where, name=one.code)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All of them by file, line and column; past the limit one last line counts the rest."""
        found = self._collector.in_order()
        if found and found[-1].code == TOO_MANY:
            last = found[-1]
            return (*found[:-1], Diagnostic("too-many-remarks", last.where, last.words))
        return found


def _allowances(scenario: Scenario) -> Iterator[tuple[At, Allowance]]:
    for one in scenario.allow:
        yield (), one
    for scene in scenario.scenes.values():
        for one in scene.allow:
            yield (scene.id,), one
        if not isinstance(scene.exit, Decision):
            continue
        for side in scene.exit.sides:
            for one in side.allow:
                yield (scene.id, side.seat), one
            for choice in side.choices:
                for one in choice.allow:
                    yield (scene.id, side.seat, choice.id), one
