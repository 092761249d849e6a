"""What exact analysis has to remark on a scenario, as diagnostics at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from makkerpar.diagnostics.model import Collector, Diagnostic
from makkerpar.insight.analysis import Analysis
from makkerpar.insight.endless import EndlessStory
from makkerpar.play.journal import Choice, Entry
from makkerpar.scenario.model import Scenario


def remarks(scenario: Scenario, found: Sequence[Analysis]) -> tuple[Diagnostic, ...]:
    """What no play can ever come to, however the seats are held.

    Args:
        scenario: what was analysed.
        found: the analyses of all ways of holding the seats. What one of them could not prove is
            not remarked on.
    """
    collector = Collector()
    scenes = _nowhere(one.unreachable for one in found)
    dead = _nowhere(one.dead_choices for one in found)
    for name in sorted(scenes):
        collector.add("never-entered", scenario.scenes[name].where, name=name)
    for scene, _, choice in scenario.choices():
        if scene not in scenes and f"{scene}:{choice.id}" in dead:
            collector.add("never-on-offer", choice.where, name=choice.id, scene=scene)
    return collector.in_order()


def _nowhere(found: Iterator[tuple[str, ...] | None]) -> frozenset[str]:
    """What is in all of them."""
    sets = [frozenset(some or ()) for some in found]
    return frozenset.intersection(*sets) if sets else frozenset()


def endless(scenario: Scenario, story: EndlessStory) -> Diagnostic:
    """The remark on a story of which some play never ends: an error."""
    collector = Collector()
    first = story.scenes[0]
    collector.add(
        "endless-story",
        scenario.scenes[first].where,
        name=first,
        way=", ".join(map(_told, story.entries)) or "–",
        play=" → ".join((*story.scenes, first)),
    )
    return collector.in_order()[0]


def _told(entry: Entry) -> str:
    """A decision or draw as ``makkerpar run --take`` takes it."""
    if isinstance(entry, Choice):
        return f"{entry.scene}:{entry.choice}"
    return f"{entry.scene}:{entry.branch}"
