"""The scenario as a networkx graph: scenes as nodes, ways on as edges.

Node attributes: ``act``, ``only``, ``kind`` (``plain decision joint chance ending``).
Edge attributes: ``kind`` (``way choice outcome branch``), ``seat``, ``choice`` (an outcome has
``director`` and ``chief``, tuples of choices, empty for any), ``weight``, ``condition`` (what
must hold, written canonically, or ``""``), and two that proofs need: ``certain`` (nothing can
stand in its way) and ``quiet`` (taking it changes no variable).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, TypeAlias

import networkx as nx

from makkerpar.scenario.expression import canonical
from makkerpar.scenario.garbage import collector_paused
from makkerpar.scenario.model import (
    NO_EFFECTS,
    Chance,
    Condition,
    Decision,
    Ending,
    Scenario,
    Scene,
    Side,
    Way,
)

Graph: TypeAlias = "nx.MultiDiGraph[str]"
_Edge = tuple[str, str, dict[str, Any]]


def build(scenario: Scenario) -> Graph:
    """The graph of a scenario that was read without errors."""
    with collector_paused():
        return _build(scenario)


def _build(scenario: Scenario) -> Graph:
    graph: Graph = nx.MultiDiGraph(id=scenario.id, start=scenario.start)
    for scene in scenario.scenes.values():
        graph.add_node(scene.id, act=scene.act, only=scene.only, kind=kind(scene))
    for scene in scenario.scenes.values():
        graph.add_edges_from(_edges(scene, scenario))
    return graph


def kind(scene: Scene) -> str:
    """How a scene is left."""
    match scene.exit:
        case Decision():
            return "joint" if scene.exit.joint else "decision"
        case Chance():
            return "chance"
        case Ending():
            return "ending"
        case None:
            return "plain"


def _edges(scene: Scene, scenario: Scenario) -> Iterator[_Edge]:
    exit_ = scene.exit
    if exit_ is None:
        yield from _ways(scene, scene.ways, scenario, {"kind": "way"}, certain=True, quiet=True)
    elif isinstance(exit_, Chance):
        for branch in exit_.branches:
            quiet = scenario.scenes[branch.goto].effects == NO_EFFECTS
            yield (
                scene.id,
                branch.goto,
                {
                    "kind": "branch",
                    "weight": branch.weight,
                    "condition": _condition(branch.when),
                    "certain": branch.when is None,
                    "quiet": quiet,
                },
            )
    elif isinstance(exit_, Decision):
        yield from (
            _joint(scene, exit_, scenario)
            if exit_.joint
            else _choices(scene, exit_.sides[0], scenario)
        )


def _choices(scene: Scene, side: Side, scenario: Scenario) -> Iterator[_Edge]:
    for choice in side.choices:
        attributes = {"kind": "choice", "seat": side.seat, "choice": choice.id}
        yield from _ways(
            scene,
            choice.ways or scene.ways,
            scenario,
            attributes,
            when=choice.when,
            certain=choice.when is None and not choice.once,
            quiet=choice.effects == NO_EFFECTS,
        )


def _joint(scene: Scene, decision: Decision, scenario: Scenario) -> Iterator[_Edge]:
    certain = _certain_outcomes(decision)
    for number, outcome in enumerate(decision.outcomes):
        attributes = {
            "kind": "outcome",
            "director": outcome.director,
            "chief": outcome.chief,
        }
        quiet = outcome.effects == NO_EFFECTS and all(
            choice.effects == NO_EFFECTS for side in decision.sides for choice in side.choices
        )
        yield from _ways(
            scene,
            outcome.ways or scene.ways,
            scenario,
            attributes,
            when=outcome.when,
            certain=number in certain,
            quiet=quiet,
        )


def _certain_outcomes(decision: Decision) -> set[int]:
    """Outcomes that a pair of choices always on offer leads to, whatever the state."""
    free = [
        [choice.id for choice in side.choices if choice.when is None and not choice.once]
        for side in decision.sides
    ]
    certain: set[int] = set()
    for director, chief in product(*free):
        for number, outcome in enumerate(decision.outcomes):
            if outcome.matches(director, chief):
                if outcome.when is None:
                    certain.add(number)
                break
    return certain


def _ways(
    scene: Scene,
    ways: tuple[Way, ...],
    scenario: Scenario,
    attributes: dict[str, Any],
    *,
    certain: bool,
    quiet: bool,
    when: Condition | None = None,
) -> Iterator[_Edge]:
    for position, way in enumerate(ways):
        conditions = [text for text in (_condition(when), _condition(way.when)) if text]
        yield (
            scene.id,
            way.goto,
            {
                **attributes,
                "condition": " and ".join(
                    f"({text})" if len(conditions) > 1 else text for text in conditions
                ),
                "certain": certain and position == 0 and way.when is None,
                "quiet": quiet and scenario.scenes[way.goto].effects == NO_EFFECTS,
            },
        )


def _condition(condition: Condition | None) -> str:
    return canonical(condition.tree) if condition is not None else ""
