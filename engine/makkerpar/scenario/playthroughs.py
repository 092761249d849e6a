"""Playthroughs: plays that an author has written down, with what shall come of them.

They stand in ``plays.yaml`` beside the scenario and are no part of it: nobody who plays reads them,
and a mistake in them keeps nobody from playing. Reading them is by the same events, limits and
places as a scenario's own files; :mod:`makkerpar.play.through` plays them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from makkerpar.diagnostics.model import Collector, Diagnostic, Where
from makkerpar.focus import HELD, PARTS, SEATS
from makkerpar.scenario import expression, source
from makkerpar.scenario.model import Chance, Decision, Ending, Scenario, Scene
from makkerpar.scenario.reader import Reader, kind_of
from makkerpar.scenario.source import Node

MAX_SEED: Final = 2**63 - 1
KEYS: Final = ("name", "seat", "seed", "takes", "expect")
_NEEDED: Final = ("name", "seat")
# What can be expected besides variables; a variable of such a name cannot be.
SPECIAL: Final = ("ending", "scene", "offer", "focus", "sees")
NO_ENDING: Final = "null"
_TAKE: Final = re.compile(r"([^\s:]+):([^\s:]+)")
_BRANCH: Final = re.compile(r"[0-9]{1,9}")

Value = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Take:
    """A person's choice, or the number of the branch (from 1) on which a draw shall fall."""

    scene: str
    choice: str
    where: Where

    @property
    def branch(self) -> int | None:
        """The branch, where it may be one."""
        return int(self.choice) if _BRANCH.fullmatch(self.choice) else None

    def __str__(self) -> str:
        return f"{self.scene}:{self.choice}"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that shall be so when the takes are used up.

    Attributes:
        path: what: ``("ending",)``, ``("scene",)``, a variable's name, ``("offer", "chief")``,
            ``("focus", "director", "1A")`` or ``("sees", "chief")``.
        value: an id, a number, a switch, the ids of choices or pieces of text; None: no ending yet.
        where: the place of the value.
    """

    path: tuple[str, ...]
    value: Value
    where: Where

    @property
    def what(self) -> str:
        """The path in one word."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Playthrough:
    """A play to be repeated.

    Attributes:
        number: its place in the file, from 0.
        name: told in every message; no two share one.
        held, seed: how the play is begun.
        takes: in order.
        expected: what shall be so at the end; None where nothing is said.
        where: the place of its first character.
    """

    number: int
    name: str
    held: str
    seed: int
    takes: tuple[Take, ...]
    expected: tuple[Expectation, ...] | None
    where: Where


@dataclass(frozen=True, slots=True)
class Playthroughs:
    """What reading ``plays.yaml`` gave; those with a mistake in them are left out."""

    items: tuple[Playthrough, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_playthroughs(file: str, data: bytes, scenario: Scenario | None) -> Playthroughs:
    """Read ``plays.yaml``.

    Args:
        file: the path that diagnostics shall name.
        data: its bytes.
        scenario: whose plays they are; None where it has errors: then names are not looked at.
    """
    collector = Collector()
    root = source.read(file, data, collector)
    items = _Reading(collector, scenario).all(root) if root is not None else ()
    return Playthroughs(items, collector.in_order())


class _Reading:
    def __init__(self, collector: Collector, scenario: Scenario | None) -> None:
        self._collector = collector
        self._reader = Reader(collector)
        self._scenario = scenario
        self._scenes: Mapping[str, Scene] = scenario.scenes if scenario is not None else {}

    def all(self, root: Node) -> tuple[Playthrough, ...]:
        names: dict[str, Where] = {}
        found: list[Playthrough] = []
        for number, node in enumerate(self._reader.items(root, "plays.yaml")):
            said = len(self._collector.items)
            one = self._playthrough(number, node)
            if one is None:
                continue
            if one.name in names:
                self._collector.add(
                    "play-name-twice", one.where, name=one.name, line=names[one.name].line
                )
            names.setdefault(one.name, one.where)
            if len(self._collector.items) == said:
                found.append(one)
        return tuple(found)

    def _playthrough(self, number: int, node: Node) -> Playthrough | None:
        fields = self._fields(node, "playthrough", KEYS, _NEEDED)
        if fields is None:
            return None
        name = self._reader.scalar(fields.get("name"), "name")
        held = self._reader.one_of(fields.get("seat"), "seat", HELD)
        seed = self._reader.integer(fields.get("seed"), "seed", 0, MAX_SEED)
        takes = [self._take(item) for item in self._reader.items(fields.get("takes"), "takes")]
        expected = self._expected(fields["expect"]) if "expect" in fields else None
        if name is None or held is None:
            return None
        return Playthrough(
            number=number,
            name=name.value,
            held=held,
            seed=seed or 0,
            takes=tuple(take for take in takes if take is not None),
            expected=expected,
            where=node.where,
        )

    # ── takes ───────────────────────────────────────────────────────────────────────────────

    def _take(self, node: Node) -> Take | None:
        scalar = self._reader.scalar(node, "takes")
        if scalar is None:
            return None
        parts = _TAKE.fullmatch(scalar.value)
        if parts is None:
            self._collector.add("play-take-form", scalar.where, written=scalar.value)
            return None
        take = Take(parts[1], parts[2], scalar.where)
        if self._scenario is not None:
            self._look(take)
        return take

    def _look(self, take: Take) -> None:
        """Note a take that no play of this scenario can ever make."""
        scene = self._scene(take.scene, take.where)
        if scene is None:
            return
        exit_ = scene.exit
        if isinstance(exit_, Chance):
            most = len(exit_.branches)
            if take.branch is None or not 1 <= take.branch <= most:
                self._collector.add(
                    "play-branch", take.where, scene=take.scene, name=take.choice, most=most
                )
        elif isinstance(exit_, Decision):
            known = [choice.id for side in exit_.sides for choice in side.choices]
            if take.choice not in known:
                self._unknown_choice(take.scene, take.choice, take.where, known)
        else:
            self._collector.add("play-nothing-to-take", take.where, scene=take.scene)

    def _unknown_choice(self, scene: str, name: str, where: Where, known: Collection[str]) -> None:
        self._collector.add("unknown-choice", where, known, scene=scene, name=name)

    def _scene(self, name: str, where: Where) -> Scene | None:
        scene = self._scenes.get(name)
        if scene is None and self._scenario is not None:
            self._collector.add("unknown-scene", where, among=self._scenes, name=name)
        return scene

    # ── what is expected ────────────────────────────────────────────────────────────────────

    def _expected(self, node: Node) -> tuple[Expectation, ...]:
        variables = () if self._scenario is None else tuple(self._scenario.variables)
        known = None if self._scenario is None else (*SPECIAL, *variables)
        found: list[Expectation] = []
        for name, value in (self._fields(node, "expect", known) or {}).items():
            if name in ("ending", "scene"):
                found += self._place(name, value)
            elif name == "offer":
                found += self._offer(value)
            elif name == "focus":
                found += self._focus(value)
            elif name == "sees":
                found += self._sees(value)
            elif self._scenario is not None:
                found += self._variable(self._scenario, name, value)
        return tuple(found)

    def _place(self, key: str, node: Node) -> list[Expectation]:
        scalar = self._reader.scalar(node, key)
        if scalar is None:
            return []
        name = scalar.value
        if key == "ending" and name == NO_ENDING and scalar.plain and name not in self._scenes:
            return [Expectation((key,), None, scalar.where)]
        scene = self._scene(name, scalar.where)
        if key == "ending" and scene is not None and not isinstance(scene.exit, Ending):
            endings = [one.id for one in self._scenes.values() if isinstance(one.exit, Ending)]
            self._collector.add("play-not-ending", scalar.where, among=endings, name=name)
        return [Expectation((key,), name, scalar.where)]

    def _offer(self, node: Node) -> list[Expectation]:
        found: list[Expectation] = []
        for seat, value in (self._fields(node, "offer", SEATS) or {}).items():
            names = [
                self._reader.one_of(item, "offer", self._choices(seat))
                for item in self._reader.items(value, "offer")
                if self._scenario is not None
            ]
            offered = tuple(name for name in names if name is not None)
            found.append(Expectation(("offer", seat), offered, value.where))
        return found

    def _sees(self, node: Node) -> list[Expectation]:
        found: list[Expectation] = []
        for seat, value in (self._fields(node, "sees", SEATS) or {}).items():
            pieces = [
                self._reader.scalar(item, "sees") for item in self._reader.items(value, "sees")
            ]
            texts = tuple(piece.value for piece in pieces if piece is not None)
            found.append(Expectation(("sees", seat), texts, value.where))
        return found

    def _choices(self, seat: str) -> tuple[str, ...]:
        """All that a seat can ever choose."""
        decisions = [one.exit for one in self._scenes.values() if isinstance(one.exit, Decision)]
        sides = [side for one in decisions for side in one.sides if side.seat == seat]
        return tuple(dict.fromkeys(choice.id for side in sides for choice in side.choices))

    def _focus(self, node: Node) -> list[Expectation]:
        found: list[Expectation] = []
        for seat, parts in (self._fields(node, "focus", SEATS) or {}).items():
            for part, value in (self._fields(parts, "focus", PARTS) or {}).items():
                number = self._reader.integer(value, part, -(10**9), 10**9)
                if number is not None:
                    found.append(Expectation(("focus", seat, part), number, value.where))
        return found

    def _variable(self, scenario: Scenario, name: str, node: Node) -> list[Expectation]:
        variable = scenario.variables[name]
        value: Value
        if variable.type == expression.SWITCH:
            value = self._reader.switch(node, name)
        else:
            value = self._reader.integer(node, name, variable.minimum, variable.maximum)
        return [] if value is None else [Expectation((name,), value, node.where)]

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def _fields(
        self,
        node: Node,
        shape: str,
        known: Collection[str] | None,
        needed: Collection[str] = (),
    ) -> dict[str, Node] | None:
        """The keys that belong there, with their values; what else stands there is noted."""
        if not isinstance(node, source.Mapping):
            self._collector.add("expected-mapping", node.where, shape=shape, found=kind_of(node))
            return None
        entries = node.entries
        unknown = [
            key for key, _ in entries.values() if known is not None and key.value not in known
        ]
        # A key that is only misspelt is told as that, and not missed as well.
        meant = {self._collector.near(key.value, known or ()) for key in unknown}
        for key in unknown:
            self._collector.add("unknown-key", key.where, among=known, name=key.value, shape=shape)
        for name in needed:
            if name not in entries and name not in meant:
                self._collector.add("missing-key", node.where, name=name, shape=shape)
        return {
            name: value for name, (_, value) in entries.items() if known is None or name in known
        }
