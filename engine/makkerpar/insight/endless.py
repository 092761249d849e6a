"""A story that goes round in circles, and the shortest play that shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Final

from makkerpar.errors import MakkerparError
from makkerpar.play import journal
from makkerpar.play.journal import Entry
from makkerpar.play.successors import Successor, first, successors
from makkerpar.scenario.program import Program, Values
from makkerpar.text.interface import N_

if TYPE_CHECKING:
    import networkx as nx

# Up to so many states the circle shown is the nearest; more are only looked at until one is found.
NEAREST_WITHIN: Final = 20_000


class EndlessStory(MakkerparError):
    """Some play of this scenario never ends: the author's mistake, proven.

    Attributes:
        held: who holds the seats in that play.
        entries: the decisions and draws of a shortest play (by scenes entered) that leads to the
            first scene of the circle.
        scenes: the scenes of the circle, in order; after the last comes the first again.
    """

    def __init__(self, held: str, entries: tuple[Entry, ...], scenes: tuple[str, ...]) -> None:
        super().__init__(
            N_("A play that comes to the scene “{scene}” can go round in circles: {scenes}."),
            scene=scenes[0],
            scenes=" → ".join((*scenes, scenes[0])),
        )
        self.held = held
        self.entries = entries
        self.scenes = scenes


def circle(program: Program, held: str, key: Callable[[int, Values], Hashable]) -> EndlessStory:
    """The nearest circle of a story that is known to have one.

    Breadth first, so that the first state found on a circle is a nearest one. The search widens
    until a circle lies in what it has seen: a story too large to be searched whole is still shown
    a real circle, perhaps not the nearest.

    Args:
        program: the tables.
        held: who holds the seats.
        key: what tells states apart.
    """
    import networkx as nx  # noqa: PLC0415 - slow to import, and a story in circles is rare

    limit = NEAREST_WITHIN
    root = first(program)
    start = key(*root)
    came: dict[Hashable, tuple[Hashable, Successor] | None] = {start: None}
    graph: nx.DiGraph[Hashable] = nx.DiGraph()
    graph.add_node(start)
    waiting = deque([(start, *root)])
    while True:
        while waiting and len(came) < limit:
            here, scene, values = waiting.popleft()
            for after in successors(program, held, scene, values):
                there = key(after.scene, after.values)
                graph.add_edge(here, there)
                if there not in came:
                    came[there] = (here, after)
                    waiting.append((there, after.scene, after.values))
        found = _nearest(graph, list(came))
        if found is not None:
            entries = _play(program, came, found[0])
            return EndlessStory(held, entries, tuple(_scene(program, state) for state in found))
        limit *= 2


def _nearest(graph: nx.DiGraph[Hashable], in_order: list[Hashable]) -> list[Hashable] | None:
    """The states of a shortest circle through the first state that lies on one."""
    turning: set[Hashable] = set()
    import networkx as nx  # noqa: PLC0415 - as above

    for component in nx.strongly_connected_components(graph):
        if len(component) > 1 or any(graph.has_edge(state, state) for state in component):
            turning |= component
    for state in in_order:
        if state in turning:
            return _round(graph, state)
    return None


def _round(graph: nx.DiGraph[Hashable], state: Hashable) -> list[Hashable]:
    """A shortest circle through a state that lies on one."""
    came: dict[Hashable, Hashable] = {}
    waiting = deque([state])
    while state not in came:
        here = waiting.popleft()
        for there in graph.successors(here):
            if there not in came:
                came[there] = here
                waiting.append(there)
    found = [came[state]]
    while found[-1] != state:
        found.append(came[found[-1]])
    return found[::-1]


def _play(
    program: Program,
    came: dict[Hashable, tuple[Hashable, Successor] | None],
    state: Hashable,
) -> tuple[Entry, ...]:
    found: list[Entry] = []
    step = came[state]
    while step is not None:
        before, after = step
        found += reversed(_entries(program, before, after))
        step = came[before]
    return tuple(reversed(found))


def _entries(program: Program, before: Hashable, after: Successor) -> list[Entry]:
    scene = _scene(program, before)
    row = program.scenes[program.numbers[scene]]
    if after.branch:
        return [journal.Draw(scene, after.branch)]
    return [
        journal.Choice(scene, pick.seat, row.side(pick.seat).choices[pick.choice].id, pick.by)
        for pick in after.picks
    ]


def _scene(program: Program, state: Hashable) -> str:
    assert isinstance(state, tuple)
    return program.scenes[state[0]].id
