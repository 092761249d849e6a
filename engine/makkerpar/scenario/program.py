"""A scenario compiled once to integer-indexed tables, which the rules step.

State is the scene plus a tuple of values: the variables in the order of the file, then the
switches of history that some *rule* asks for (``scene.choice``, ``visited(scene)``, ``again``,
``once``). History that only texts ask for is no part of the state.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, cast

from makkerpar.errors import Refused
from makkerpar.focus import HELD, Seat
from makkerpar.scenario import expression
from makkerpar.scenario.expression import (
    COMPARE,
    COMPUTE,
    Again,
    Arithmetic,
    Comparison,
    Constant,
    Expression,
    IfElse,
    Logic,
    Negative,
    Not,
    Taken,
    Variable,
    Visited,
)
from makkerpar.scenario.garbage import collector_paused
from makkerpar.scenario.model import (
    Amount,
    Chance,
    Choice,
    Condition,
    Decision,
    Effects,
    Ending,
    Rule,
    Scenario,
    Scene,
    Side,
    Way,
)

Values = tuple[int, ...]
Work = Callable[[Values], int]


@dataclass(frozen=True, slots=True)
class Returned:
    """The switch ``again`` of one scene."""

    scene: str


Flag = Taken | Visited | Returned

PLAIN: Final = 0
DECISION: Final = 1
CHANCE: Final = 2
ENDING: Final = 3


@dataclass(frozen=True, slots=True)
class EffectRow:
    """What one step does to one variable: ``amount``, or ``work`` on the state before."""

    slot: int
    sets: bool
    amount: int
    work: Work | None
    least: int
    most: int


WayRow = tuple[Work | None, int]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A choice: ``test`` None means always on offer; ``taken`` is its switch's slot or −1."""

    id: str
    number: int
    test: Work | None
    taken: int
    effects: tuple[EffectRow, ...]
    ways: tuple[WayRow, ...]
    source: Choice


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A counterpart rule: its choice, and its condition together with the choice's own."""

    choice: ChoiceRow
    test: Work | None
    source: Rule


@dataclass(frozen=True, slots=True)
class SideRow:
    """One seat's part of a decision; ``always`` is the offer where no choice has a condition."""

    seat: Seat
    choices: tuple[ChoiceRow, ...]
    by_id: dict[str, ChoiceRow]
    always: tuple[str, ...] | None
    rules: tuple[RuleRow, ...]
    timeout: str | None
    source: Side


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Where two choices meet; ``pairs`` are the pairs of choice numbers it is about."""

    pairs: frozenset[tuple[int, int]]
    test: Work | None
    effects: tuple[EffectRow, ...]
    ways: tuple[WayRow, ...]


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One way a draw can fall."""

    weight: int
    test: Work | None
    target: int


@dataclass(frozen=True, slots=True)
class SceneRow:
    """A scene.

    Attributes:
        kind: ``PLAIN``, ``DECISION``, ``CHANCE`` or ``ENDING``.
        visited, again: the slots of these switches, −1 where no rule asks.
        still: nothing at all changes on entering.
        asked: who is asked here as a person, for each way of holding the seats.
    """

    id: str
    kind: int
    visited: int
    again: int
    effects: tuple[EffectRow, ...]
    still: bool
    sides: tuple[SideRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    ways: tuple[WayRow, ...]
    branches: tuple[BranchRow, ...]
    asked: dict[str, tuple[Seat, ...]]
    source: Scene

    def side(self, seat: Seat) -> SideRow:
        """The part of a seat that decides here."""
        return self.sides[0] if self.sides[0].seat == seat else self.sides[1]


@dataclass(frozen=True, slots=True)
class Program:
    """The tables of one scenario.

    Attributes:
        scenario: what they were compiled from.
        scenes: by number, in the order of the files; ``numbers`` finds a number by id.
        variables: the names of the first slots; ``flags`` the switches of history behind them.
        start: the number of the first scene, and the values before it is entered.
    """

    scenario: Scenario
    scenes: tuple[SceneRow, ...]
    numbers: dict[str, int]
    variables: tuple[str, ...]
    flags: tuple[Flag, ...]
    start: int
    values: Values

    def named(self, values: Values) -> dict[str, int | bool]:
        """The author's variables by name: whole numbers and switches."""
        kinds = self.scenario.variables
        return {
            name: bool(value) if kinds[name].type == expression.SWITCH else value
            for name, value in zip(self.variables, values, strict=False)
        }

    def playable_as(self, held: str) -> bool:
        """Whether the scenario can be played with the seats held so."""
        if held == "both":
            return True
        if held == "room" and not self.scenario.cut:
            return False
        return held in (*HELD, "nobody") and not self.scenario.people_only

    def require(self, held: str) -> None:
        """Refuse a way of holding the seats in which the scenario cannot be played.

        Raises:
            Refused: it is one.
        """
        if not self.playable_as(held):
            raise Refused(
                "“{scenario}” cannot be played with the seats held as “{seat}”.",
                scenario=self.scenario.id,
                seat=held,
            )


def compile_program(scenario: Scenario) -> Program:
    """The tables of a scenario that was read without errors."""
    with collector_paused():
        return _compile(scenario)


def _compile(scenario: Scenario) -> Program:
    flags = tuple(dict.fromkeys(_asked_flags(scenario)))
    slots: dict[str | Flag, int] = {name: at for at, name in enumerate(scenario.variables)}
    slots.update({flag: len(scenario.variables) + at for at, flag in enumerate(flags)})
    numbers = {name: at for at, name in enumerate(scenario.scenes)}
    compiler = _Compiler(scenario, slots, numbers)
    return Program(
        scenario=scenario,
        scenes=tuple(compiler.scene(scene) for scene in scenario.scenes.values()),
        numbers=numbers,
        variables=tuple(scenario.variables),
        flags=flags,
        start=numbers[scenario.start],
        values=tuple(variable.start for variable in scenario.variables.values())
        + (0,) * len(flags),
    )


# ── which switches of history are part of the state ─────────────────────────────────────────


def rule_trees(scene: Scene) -> Iterator[Expression]:
    """Every expression of a scene that decides what happens, not what is said."""
    yield from _effect_trees(scene.effects)
    yield from _way_trees(scene.ways)
    exit_ = scene.exit
    if isinstance(exit_, Chance):
        yield from (branch.when.tree for branch in exit_.branches if branch.when is not None)
    elif isinstance(exit_, Decision):
        for side in exit_.sides:
            for choice in side.choices:
                if choice.when is not None:
                    yield choice.when.tree
                yield from _effect_trees(choice.effects)
                yield from _way_trees(choice.ways)
            yield from (rule.when.tree for rule in side.counterpart if rule.when is not None)
        for outcome in exit_.outcomes:
            if outcome.when is not None:
                yield outcome.when.tree
            yield from _effect_trees(outcome.effects)
            yield from _way_trees(outcome.ways)


def _effect_trees(effects: Effects) -> Iterator[Expression]:
    yield from (amount.tree for amount in (*effects.set, *effects.change))


def _way_trees(ways: tuple[Way, ...]) -> Iterator[Expression]:
    yield from (way.when.tree for way in ways if way.when is not None)


def _asked_flags(scenario: Scenario) -> Iterator[Flag]:
    for scene in scenario.scenes.values():
        for tree in rule_trees(scene):
            for part in expression.parts(tree):
                if isinstance(part, Taken | Visited | Again):
                    yield from _flags_of(part, scene.id)
        if isinstance(scene.exit, Decision):
            for side in scene.exit.sides:
                for choice in side.choices:
                    if choice.once:
                        yield Taken(scene.id, choice.id)


def _flags_of(part: Taken | Visited | Again, scene: str) -> Iterator[Flag]:
    """The switches behind one mention, without its place; ``again`` needs ``visited`` as well."""
    match part:
        case Taken():
            yield Taken(part.scene, part.choice)
        case Visited():
            yield Visited(part.scene)
        case Again():
            yield Visited(scene)
            yield Returned(scene)


# ── compiling ───────────────────────────────────────────────────────────────────────────────


class _Compiler:
    def __init__(
        self, scenario: Scenario, slots: dict[str | Flag, int], numbers: dict[str, int]
    ) -> None:
        self._scenario = scenario
        self._slots = slots
        self._numbers = numbers
        self._scene = ""

    def scene(self, scene: Scene) -> SceneRow:
        self._scene = scene.id
        exit_ = scene.exit
        sides: tuple[SideRow, ...] = ()
        outcomes: tuple[OutcomeRow, ...] = ()
        branches: tuple[BranchRow, ...] = ()
        kind = PLAIN
        ways = self._ways(scene.ways)
        if isinstance(exit_, Decision):
            kind = DECISION
            sides = tuple(self._side(side, ways) for side in exit_.sides)
            outcomes = self._outcomes(exit_, sides, ways)
        elif isinstance(exit_, Chance):
            kind = CHANCE
            branches = tuple(
                BranchRow(branch.weight, self._test(branch.when), self._numbers[branch.goto])
                for branch in exit_.branches
            )
        elif isinstance(exit_, Ending):
            kind = ENDING
        effects = self._effects(scene.effects)
        visited = self._slots.get(Visited(scene.id), -1)
        again = self._slots.get(Returned(scene.id), -1)
        return SceneRow(
            id=scene.id,
            kind=kind,
            visited=visited,
            again=again,
            effects=effects,
            still=not effects and visited < 0,
            sides=sides,
            outcomes=outcomes,
            ways=ways,
            branches=branches,
            asked={held: self._asked(scene, held) for held in (*HELD, "nobody")},
            source=scene,
        )

    def _asked(self, scene: Scene, held: str) -> tuple[Seat, ...]:
        if not isinstance(scene.exit, Decision):
            return ()
        everyone = held == "both" or (held == "room" and scene.id in self._scenario.cut)
        return tuple(side.seat for side in scene.exit.sides if everyone or side.seat == held)

    def _side(self, side: Side, ways: tuple[WayRow, ...]) -> SideRow:
        choices = tuple(
            self._choice(choice, number, ways) for number, choice in enumerate(side.choices)
        )
        by_id = {choice.id: choice for choice in choices}
        rules = tuple(
            RuleRow(by_id[rule.take], _both(by_id[rule.take].test, self._test(rule.when)), rule)
            for rule in side.counterpart
        )
        free = all(choice.test is None for choice in choices)
        return SideRow(
            seat=side.seat,
            choices=choices,
            by_id=by_id,
            always=tuple(by_id) if free else None,
            rules=rules,
            timeout=side.on_timeout,
            source=side,
        )

    def _choice(self, choice: Choice, number: int, ways: tuple[WayRow, ...]) -> ChoiceRow:
        taken = self._slots.get(Taken(self._scene, choice.id), -1)
        test = self._test(choice.when)
        if choice.once:
            test = _both(_not(operator.itemgetter(taken)), test)
        return ChoiceRow(
            id=choice.id,
            number=number,
            test=test,
            taken=taken,
            effects=self._effects(choice.effects),
            ways=self._ways(choice.ways) or ways,
            source=choice,
        )

    def _outcomes(
        self, decision: Decision, sides: tuple[SideRow, ...], ways: tuple[WayRow, ...]
    ) -> tuple[OutcomeRow, ...]:
        return tuple(
            OutcomeRow(
                pairs=frozenset(
                    (left.number, right.number)
                    for left in sides[0].choices
                    for right in sides[1].choices
                    if outcome.matches(left.id, right.id)
                ),
                test=self._test(outcome.when),
                effects=self._effects(outcome.effects),
                ways=self._ways(outcome.ways) or ways,
            )
            for outcome in decision.outcomes
        )

    def _ways(self, ways: tuple[Way, ...]) -> tuple[WayRow, ...]:
        return tuple((self._test(way.when), self._numbers[way.goto]) for way in ways)

    def _effects(self, effects: Effects) -> tuple[EffectRow, ...]:
        return tuple(
            self._effect(amount, sets)
            for amounts, sets in ((effects.set, True), (effects.change, False))
            for amount in amounts
        )

    def _effect(self, amount: Amount, sets: bool) -> EffectRow:
        variable = self._scenario.variables[amount.variable]
        constant = amount.tree.value if isinstance(amount.tree, Constant) else None
        return EffectRow(
            slot=self._slots[amount.variable],
            sets=sets,
            amount=constant if constant is not None else 0,
            work=self._work(amount.tree) if constant is None else None,
            least=variable.minimum,
            most=variable.maximum,
        )

    def _test(self, condition: Condition | None) -> Work | None:
        return self._work(condition.tree) if condition is not None else None

    def _work(self, tree: Expression) -> Work:
        """The expression as a function of the values."""
        match tree:
            case Constant():
                value = tree.value
                return lambda values: value
            case Variable():
                return _slot(self._slots[tree.name])
            case Taken():
                return _slot(self._slots[Taken(tree.scene, tree.choice)])
            case Visited():
                return _slot(self._slots[Visited(tree.scene)])
            case Again():
                return _slot(self._slots[Returned(self._scene)])
            case Not():
                return _not(self._work(tree.operand))
            case Negative():
                operand = self._work(tree.operand)
                return lambda values: -operand(values)
            case Arithmetic():
                compute = COMPUTE[tree.operator]
                left, right = self._work(tree.left), self._work(tree.right)
                return lambda values: compute(left(values), right(values))
            case Comparison():
                return self._comparison(tree)
            case Logic():
                works = tuple(self._work(operand) for operand in tree.operands)
                if tree.operator == "and":
                    return lambda values: all(work(values) for work in works)
                return lambda values: any(work(values) for work in works)
            case IfElse():
                condition = self._work(tree.condition)
                then, otherwise = self._work(tree.then), self._work(tree.otherwise)
                return lambda values: then(values) if condition(values) else otherwise(values)

    def _comparison(self, tree: Comparison) -> Work:
        sign, right_tree = tree.rest[0]
        compare = COMPARE[sign]
        if len(tree.rest) == 1 and isinstance(right_tree, Constant):
            bound = right_tree.value
            if isinstance(tree.first, Variable):
                slot = self._slots[tree.first.name]
                return lambda values: compare(values[slot], bound)
        first = self._work(tree.first)
        if len(tree.rest) == 1:
            second = self._work(right_tree)
            return lambda values: compare(first(values), second(values))
        links = tuple((COMPARE[link], self._work(operand)) for link, operand in tree.rest)

        def chain(values: Values) -> bool:
            left = first(values)
            for test, work in links:
                right = work(values)
                if not test(left, right):
                    return False
                left = right
            return True

        return chain


def _slot(slot: int) -> Work:
    return cast("Work", operator.itemgetter(slot))


def _not(work: Callable[[Values], int]) -> Work:
    return lambda values: not work(values)


def _both(one: Work | None, two: Work | None) -> Work | None:
    if one is None or two is None:
        return one if two is None else two
    first, second = one, two
    return lambda values: first(values) and second(values)


# ── applying ────────────────────────────────────────────────────────────────────────────────


def apply(values: Values, effects: tuple[EffectRow, ...]) -> list[int]:
    """The values after the effects of one place, worked out on the state before."""
    after = list(values)
    for effect in effects:
        value = effect.amount if effect.work is None else int(effect.work(values))
        slot = effect.slot
        if not effect.sets:
            value += values[slot]
        if value < effect.least:
            value = effect.least
        elif value > effect.most:
            value = effect.most
        after[slot] = value
    return after


def apply_together(values: Values, groups: tuple[tuple[EffectRow, ...], ...]) -> list[int]:
    """The values after several places act in one step: added up, then clamped once."""
    totals: dict[int, int] = {}
    bounds: dict[int, EffectRow] = {}
    for effects in groups:
        for effect in effects:
            value = effect.amount if effect.work is None else int(effect.work(values))
            base = 0 if effect.sets else values[effect.slot]
            totals[effect.slot] = totals.get(effect.slot, base) + value
            bounds[effect.slot] = effect
    after = list(values)
    for slot, total in totals.items():
        after[slot] = min(max(total, bounds[slot].least), bounds[slot].most)
    return after


def enter(row: SceneRow, values: Values) -> Values:
    """The values once a scene has been entered."""
    if row.still:
        return values
    if row.visited >= 0:
        marked = list(values)
        if row.again >= 0:
            marked[row.again] = values[row.visited]
        marked[row.visited] = 1
        values = tuple(marked)
    return tuple(apply(values, row.effects)) if row.effects else values


def follow(ways: tuple[WayRow, ...], values: Values) -> int:
    """The number of the scene that the first way which holds leads to."""
    for test, target in ways:
        if test is None or test(values):
            return target
    raise AssertionError("the last way has no condition")
