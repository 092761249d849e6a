"""What is to be seen of a scenario's graph: scenes, ways on and acts, without a place for any.

All kinds of pictures are made from one :class:`Sketch`. Several ways between the same two scenes
are one :class:`Arrow` with several labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

import networkx as nx

from makkerpar.focus import CHIEF, DIRECTOR, SEATS, Seat
from makkerpar.play.moment import Wording
from makkerpar.report.graph_acts import act_of
from makkerpar.report.graph_options import Labels
from makkerpar.scenario import graph as graphs
from makkerpar.scenario.model import (
    Decision,
    Ending,
    FirstOf,
    Phrase,
    Scenario,
    Scene,
    Text,
)
from makkerpar.text.interface import Interface

# Up to here a picture has room for texts; beyond the second, for no labels at all.
_MOST_TEXTS: Final = 60
_MOST_IDS: Final = 400


@dataclass(frozen=True, slots=True)
class Dead:
    """What no play ever comes to.

    Attributes:
        scenes: by id.
        choices: each as ``scene:choice``.
    """

    scenes: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Node:
    """A scene.

    Attributes:
        id: the scene's own.
        kind: ``plain``, ``decision``, ``joint``, ``chance`` or ``ending``.
        act: the act's position in :attr:`Sketch.acts`; -1 before the first.
        title: the scene's title, or the ending's; may be empty.
        seats: who decides here, director first.
        only: the seat that lives the scene alone.
        tones: an ending's, as (director's, chief's), in words; else empty.
        start: whether plays begin here.
        dead: whether none ever comes here.
        pale: whether it is none of the asked seat's business.
    """

    id: str
    kind: str
    act: int
    title: str = ""
    seats: tuple[Seat, ...] = ()
    only: Seat | None = None
    tones: tuple[str, ...] = ()
    start: bool = False
    dead: bool = False
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One way of taking an arrow.

    Attributes:
        parts: (who, what) in order; nobody for chance and plain ways.
        condition: what must hold, in words; may be empty.
        dead: whether no play ever takes it.
    """

    parts: tuple[tuple[Seat | None, str], ...] = ()
    condition: str = ""
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """All ways from one scene straight to another."""

    source: str
    target: str
    labels: tuple[Label, ...] = ()
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A scenario's graph, ready to be drawn.

    Attributes:
        id: the scenario's.
        title: the scenario's.
        about: how large it is, in a sentence.
        language: of the texts.
        labels: how much is written on it.
        acts: their names in order; empty where the scenario has none.
        graph: what it was made of.
        dead_ways: the edges of that graph that no play takes, as (source, target, key).
    """

    id: str
    title: str
    about: str
    language: str
    labels: Labels
    acts: tuple[str, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    graph: graphs.Graph = field(repr=False, compare=False)
    dead_ways: frozenset[tuple[str, str, int]] = field(repr=False)


def sketch(
    scenario: Scenario,
    wording: Wording,
    ui: Interface,
    *,
    labels: Labels | None = None,
    seat: Seat | None = None,
    dead: Dead | None = None,
) -> Sketch:
    """The sketch of a scenario that was read without errors.

    Args:
        scenario: as loaded.
        wording: how it speaks in the language of the picture.
        ui: the language of the words that are ours.
        labels: how much is written on it; by the number of scenes if left out.
        seat: label only what this seat decides, and set scenes of the other alone back.
        dead: what no play comes to; if left out, the scenes to which no way leads.
    """
    graph = graphs.build(scenario)
    dead = unreached(graph) if dead is None else dead
    amount = labels or _amount(len(graph))
    maker = _Maker(scenario, wording, ui, graph, amount, seat, dead)
    acts, names = act_of(graph, tuple(scenario.acts)), tuple(scenario.acts.values())
    return Sketch(
        id=scenario.id,
        title=maker.say(scenario.title),
        about=_about(scenario, ui),
        language=ui.language,
        labels=amount,
        acts=tuple(maker.say(name) for name in names),
        nodes=tuple(maker.node(scene, acts[scene.id]) for scene in scenario.scenes.values()),
        arrows=tuple(maker.arrows()),
        graph=graph,
        dead_ways=frozenset(
            (source, target, key)
            for source, target, key, edge in graph.edges(keys=True, data=True)
            if maker.is_dead(source, target, edge)
        ),
    )


def unreached(graph: graphs.Graph) -> Dead:
    """What reading alone proves dead: the scenes to which no way leads from the start."""
    start = graph.graph["start"]
    reached = {start, *nx.descendants(nx.DiGraph(graph), start)}
    return Dead(frozenset(graph) - reached)


def _amount(scenes: int) -> Labels:
    if scenes <= _MOST_TEXTS:
        return "text"
    return "id" if scenes <= _MOST_IDS else "none"


def _about(scenario: Scenario, ui: Interface) -> str:
    decisions = [
        scene.exit for scene in scenario.scenes.values() if isinstance(scene.exit, Decision)
    ]
    choices = sum(len(side.choices) for decision in decisions for side in decision.sides)
    return ui.gettext(
        "Scenes: {scenes}. Decisions: {decisions}. Choices: {choices}.",
        scenes=len(scenario.scenes),
        decisions=len(decisions),
        choices=choices,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    scenario: Scenario
    wording: Wording
    ui: Interface
    graph: graphs.Graph
    amount: Labels
    seat: Seat | None
    dead: Dead

    def say(self, text: Text | None, seat: Seat = DIRECTOR) -> str:
        """A text on one line, its variables left as the placeholders they are."""
        if text is None:
            return ""
        return " ".join(self.wording.say(_plain(text, seat), {}).split())

    def node(self, scene: Scene, act: int) -> Node:
        made = Node(
            id=scene.id,
            kind=graphs.kind(scene),
            act=act,
            title=self.say(scene.title, scene.only or DIRECTOR),
            only=scene.only,
            start=scene.id == self.scenario.start,
            dead=scene.id in self.dead.scenes,
            pale=self.seat is not None and scene.only not in (None, self.seat),
        )
        match scene.exit:
            case Decision():
                return replace(made, seats=tuple(side.seat for side in scene.exit.sides))
            case Ending():
                tones = _tones(self.ui)
                title = self.say(scene.exit.title)
                return replace(
                    made, title=title, tones=tuple(tones[tone] for tone in scene.exit.tone)
                )
            case _:
                return made

    def arrows(self) -> Iterable[Arrow]:
        ways: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for source, target, edge in self.graph.edges(data=True):
            ways.setdefault((source, target), []).append(edge)
        for (source, target), edges in ways.items():
            gone = [self.is_dead(source, target, edge) for edge in edges]
            labels = [
                replace(label, dead=is_dead)
                for edge, is_dead in zip(edges, gone, strict=True)
                if (label := self._label(source, edge)) is not None
            ]
            yield Arrow(source, target, tuple(dict.fromkeys(labels)), dead=all(gone))

    def is_dead(self, source: str, target: str, edge: dict[str, Any]) -> bool:
        """Whether no play takes a way."""
        if source in self.dead.scenes or target in self.dead.scenes:
            return True
        if edge["kind"] == "choice":
            return f"{source}:{edge['choice']}" in self.dead.choices
        if edge["kind"] == "outcome":
            return any(self._none_left(source, seat, edge[seat]) for seat in SEATS)
        return False

    def _none_left(self, source: str, seat: Seat, named: tuple[str, ...]) -> bool:
        """Whether every choice of that seat which leads to an outcome is dead."""
        decision = self.scenario.scenes[source].exit
        assert isinstance(decision, Decision)
        side = decision.side(seat)
        assert side is not None
        choices = named or tuple(choice.id for choice in side.choices)
        return all(f"{source}:{choice}" in self.dead.choices for choice in choices)

    def _label(self, source: str, edge: dict[str, Any]) -> Label | None:
        if self.amount == "none":
            return None
        condition = self._condition(source, edge)
        match edge["kind"]:
            case "choice":
                if self.seat not in (None, edge["seat"]):
                    return None
                return Label(
                    ((edge["seat"], self._choice(source, edge["seat"], edge["choice"])),), condition
                )
            case "outcome":
                parts = self._outcome(source, edge)
                return Label(parts, condition) if parts or condition else None
            case "branch":
                return Label(((None, self._share(source, edge)),), condition)
            case _:
                return Label((), condition) if condition else None

    def _choice(self, source: str, seat: Seat, choice: str) -> str:
        if self.amount == "id":
            return choice
        decision = self.scenario.scenes[source].exit
        assert isinstance(decision, Decision)
        side = decision.side(seat)
        found = side.choice(choice) if side is not None else None
        assert found is not None
        return self.say(found.text, seat) or choice

    def _outcome(self, source: str, edge: dict[str, Any]) -> tuple[tuple[Seat | None, str], ...]:
        """The choices that meet, by their ids; nothing where the decision has one outcome only."""
        decision = self.scenario.scenes[source].exit
        assert isinstance(decision, Decision)
        if len(decision.outcomes) == 1 and not (edge[DIRECTOR] or edge[CHIEF]):
            return ()
        seats = SEATS if self.seat is None else (self.seat,)
        any_ = self.ui.pgettext("choice", "any")
        return tuple((seat, " / ".join(edge[seat]) or any_) for seat in seats)

    def _share(self, source: str, edge: dict[str, Any]) -> str:
        """A branch's weight, of all weights where none of them depends on anything."""
        branches = [other for _, _, other in self.graph.out_edges(source, data=True)]
        if any(branch["condition"] for branch in branches):
            return self.ui.gettext("weight {weight}", weight=edge["weight"])
        return f"{edge['weight']}/{sum(branch['weight'] for branch in branches)}"

    def _condition(self, source: str, edge: dict[str, Any]) -> str:
        if edge["condition"]:
            return self.ui.gettext("if {condition}", condition=edge["condition"])
        same = [
            other
            for _, _, other in self.graph.out_edges(source, data=True)
            if all(other.get(key) == edge.get(key) for key in ("kind", "choice", DIRECTOR, CHIEF))
        ]
        if edge["kind"] != "branch" and any(other["condition"] for other in same):
            return self.ui.gettext("otherwise")
        return ""


def _plain(text: Text, seat: Seat) -> Phrase:
    """The phrase of a text in one window, where nothing that it asks for holds."""
    while not isinstance(text, Phrase):
        if isinstance(text, FirstOf):
            text = text.cases[-1][1]
        else:
            text = text.director if seat == DIRECTOR else text.chief
    return text


def _tones(ui: Interface) -> dict[str, str]:
    # Translators: the tone in which a story ends.
    return {
        "bright": ui.gettext("bright"),
        "mixed": ui.gettext("mixed"),
        "dark": ui.gettext("dark"),
    }
