"""What reading alone can prove about a scenario that could be read: structure, assets, texts.

Structural questions are asked of the networkx graph. What only the reachable states can tell is
exact analysis, in :mod:`makkerpar.insight`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import networkx as nx

from makkerpar.diagnostics.model import Collector, Diagnostic, Where
from makkerpar.focus import SEATS, Seat, other
from makkerpar.scenario import graph as graphs
from makkerpar.scenario import texts
from makkerpar.scenario.expression import Constant
from makkerpar.scenario.garbage import collector_paused
from makkerpar.scenario.model import (
    Amount,
    Block,
    Decision,
    Effects,
    First,
    Lines,
    Scenario,
)
from makkerpar.text.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Assets:
    """The names of pictures that can be found, by kind: ``portrait``, ``place``, ``prop``."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)


# The languages every scenario should speak: Danish first, English complete.
LANGUAGES = ("da", "en")
# Each loop is told with a whole play into it, which costs; twenty are enough to begin with.
MAX_LOOPS = 20


def check(
    scenario: Scenario,
    *,
    assets: Assets | None = None,
    catalogues: Mapping[str, Catalogue] | None = None,
    graph: graphs.Graph | None = None,
) -> tuple[Diagnostic, ...]:
    """Every structural diagnostic of a scenario that was read without errors.

    Args:
        scenario: as loaded.
        assets: what pictures exist; None: not compared.
        catalogues: the scenario's translations by language; None: not compared.
        graph: the scenario's graph, where it is at hand already.
    """
    collector = Collector()
    with collector_paused():
        _structure(collector, scenario, graph if graph is not None else graphs.build(scenario))
        _clamps(collector, scenario)
        _unheard(collector, scenario)
    if assets is not None:
        _assets(collector, scenario, assets)
    if catalogues is not None:
        _translations(collector, scenario, catalogues)
    return collector.in_order()


# ── structure ───────────────────────────────────────────────────────────────────────────────


def _structure(collector: Collector, scenario: Scenario, graph: graphs.Graph) -> None:
    reached = {scenario.start} | nx.descendants(graph, scenario.start)
    for name, scene in scenario.scenes.items():
        if name not in reached:
            collector.add("scene-unreachable", scene.where, name=name)
    endings = {name for name, data in graph.nodes(data=True) if data["kind"] == "ending"}
    hopeless = reached - _leading_to(graph, endings)
    if hopeless:
        first = min(hopeless, key=lambda name: scenario.scenes[name].where)
        collector.add("no-way-out", scenario.scenes[first].where, name=first)
    else:
        _loops(collector, scenario, graph)


def _leading_to(graph: graphs.Graph, targets: set[str]) -> set[str]:
    found = set(targets)
    for layer in nx.bfs_layers(graph.reverse(copy=False), list(targets)) if targets else ():
        found.update(layer)
    return found


def _loops(collector: Collector, scenario: Scenario, graph: graphs.Graph) -> None:
    """A circle of ways that nothing can stop and that changes nothing repeats for ever."""
    certain: nx.DiGraph[str] = nx.DiGraph()
    certain.add_node(scenario.start)
    quiet: nx.DiGraph[str] = nx.DiGraph()
    for source, target, data in graph.edges(data=True):
        if data["certain"]:
            certain.add_edge(source, target)
            if data["quiet"]:
                quiet.add_edge(source, target)
    reached = {scenario.start} | nx.descendants(certain, scenario.start)
    loops: list[tuple[str, set[str]]] = []
    for component in nx.strongly_connected_components(quiet.subgraph(reached)):
        some = min(component, key=lambda name: scenario.scenes[name].where)
        if len(component) > 1 or quiet.has_edge(some, some):
            loops.append((some, component))
    loops.sort(key=lambda loop: scenario.scenes[loop[0]].where)
    came_from = dict(nx.bfs_predecessors(certain, scenario.start)) if loops else {}
    for some, component in loops[:MAX_LOOPS]:
        into = [some]
        while into[-1] != scenario.start:
            into.append(came_from[into[-1]])
        step = min(
            (next_ for next_ in quiet.successors(some) if next_ in component),
            key=lambda name: scenario.scenes[name].where,
        )
        round_ = nx.shortest_path(quiet.subgraph(component), step, some)
        play = " → ".join([*reversed(into), *round_])
        collector.add("endless-loop", scenario.scenes[some].where, name=some, play=play)


# ── values ──────────────────────────────────────────────────────────────────────────────────


def _clamps(collector: Collector, scenario: Scenario) -> None:
    """Amounts that leave a variable's bounds whatever it holds."""
    for effects in _all_effects(scenario):
        for amount in effects.set:
            value = _constant(amount)
            variable = scenario.variables[amount.variable]
            if value is not None and not variable.minimum <= value <= variable.maximum:
                _clamp(collector, amount, scenario, value)
        for amount in effects.change:
            value = _constant(amount)
            variable = scenario.variables[amount.variable]
            if value is not None and abs(value) > variable.maximum - variable.minimum:
                _clamp(collector, amount, scenario, value)


def _clamp(collector: Collector, amount: Amount, scenario: Scenario, value: int) -> None:
    variable = scenario.variables[amount.variable]
    collector.add(
        "clamp",
        amount.where,
        name=amount.variable,
        value=value,
        least=variable.minimum,
        most=variable.maximum,
    )


def _constant(amount: Amount) -> int | None:
    return amount.tree.value if isinstance(amount.tree, Constant) else None


def _all_effects(scenario: Scenario) -> list[Effects]:
    found: list[Effects] = []
    for scene in scenario.scenes.values():
        found.append(scene.effects)
        if isinstance(scene.exit, Decision):
            found += [choice.effects for side in scene.exit.sides for choice in side.choices]
            found += [outcome.effects for outcome in scene.exit.outcomes]
    return found


# ── windows ─────────────────────────────────────────────────────────────────────────────────


def _unheard(collector: Collector, scenario: Scenario) -> None:
    """Lines for one seat in a place that only the other one lives through."""
    for scene in scenario.scenes.values():
        here = SEATS if scene.only is None else (scene.only,)
        _for_nobody(collector, scene.lines, here)
        if scene.only is not None:
            _for_nobody(collector, scene.meanwhile, (other(scene.only),))
        if not isinstance(scene.exit, Decision):
            continue
        for side in scene.exit.sides:
            for choice in side.choices:
                _for_nobody(collector, choice.seen, (other(side.seat),))
                _for_nobody(collector, choice.lines, (side.seat,) if scene.exit.joint else here)
        for outcome in scene.exit.outcomes:
            _for_nobody(collector, outcome.lines, here)


def _for_nobody(collector: Collector, items: Lines, seats: tuple[Seat, ...]) -> None:
    for item in items:
        if item.only is not None and item.only not in seats:
            collector.add("only-conflict", item.where, seat=item.only)
            continue
        inside = seats if item.only is None else (item.only,)
        if isinstance(item, Block):
            _for_nobody(collector, item.items, inside)
        elif isinstance(item, First):
            _for_nobody(collector, item.cases, inside)


# ── assets ──────────────────────────────────────────────────────────────────────────────────


def _assets(collector: Collector, scenario: Scenario, assets: Assets) -> None:
    def look(kind: str, name: str | None, where: Where) -> None:
        known = assets.names.get(kind, frozenset())
        if name is not None and name not in known:
            collector.add("asset-unknown", where, among=sorted(known), name=name, kind=kind)

    for person in scenario.cast.values():
        look("portrait", person.portrait, person.where)
    for scene in scenario.scenes.values():
        for place in dict.fromkeys(scene.place):
            look("place", place, scene.where)
        look("prop", scene.prop, scene.where)


# ── translations ────────────────────────────────────────────────────────────────────────────


def _translations(
    collector: Collector, scenario: Scenario, catalogues: Mapping[str, Catalogue]
) -> None:
    phrases = dict.fromkeys(phrase.source for phrase in texts.phrases(scenario))
    first = next(iter(scenario.scenes.values())).where if scenario.scenes else None
    where = Where(first.file, 1, 1) if first is not None else Where("scenario.yaml", 1, 1)
    for language in LANGUAGES:
        if language == scenario.language:
            continue
        catalogue = catalogues.get(language)
        if catalogue is None:
            collector.add("no-catalogue", where, language=language)
    for language, catalogue in catalogues.items():
        if language == scenario.language:
            continue
        missing = [source for source in phrases if not catalogue.has(source)]
        if missing:
            collector.add(
                "untranslated", where, language=language, count=len(missing), first=missing[0]
            )
        _placeholders(collector, scenario, catalogue, language)


def _placeholders(
    collector: Collector, scenario: Scenario, catalogue: Catalogue, language: str
) -> None:
    """A translation may use what its original may use, and nothing that does not exist."""
    for phrase in texts.phrases(scenario):
        translated = catalogue.translate(phrase.source)
        if translated == phrase.source or "{" not in translated:
            continue
        for written in texts.unknown_placeholders(scenario, translated):
            collector.add("translation-placeholder", phrase.where, name=written, language=language)
