"""Reading scenes: their lines, their one exit, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import product
from typing import cast

from makkerpar.diagnostics.model import Where
from makkerpar.focus import PARTS, SEATS, TONES, Seat
from makkerpar.scenario import expression
from makkerpar.scenario.allowances import read_allow
from makkerpar.scenario.lines import read_lines
from makkerpar.scenario.model import (
    NO_EFFECTS,
    Amount,
    Branch,
    Chance,
    Choice,
    Decision,
    Effects,
    Ending,
    Exit,
    Outcome,
    Rule,
    Scene,
    Score,
    Side,
    Text,
    Way,
)
from makkerpar.scenario.reader import INTEGER_LITERAL, Fields, Reader, cut_by_comma
from makkerpar.scenario.source import Mapping, Node, Scalar, Sequence

EXITS = ("decision", "joint", "chance", "ending")
# More than any person can weigh; every pair of a joint is looked at, so it is a limit on work too.
MAX_CHOICES = 20
MAX_OUTCOMES = 100


def read_scene(reader: Reader, key: Scalar, node: Node, *, people_only: bool) -> Scene | None:
    """One scene, or None where too much of it cannot be read."""
    fields = reader.fields(node, "scene")
    if fields is None:
        return None
    only = reader.seat(fields.get("only"), "only")
    ways = read_ways(reader, fields)
    exit_ = _exit(reader, key, fields, only, people_only)
    if "meanwhile" in fields and "only" not in fields:
        reader.collector.add("meanwhile-without-only", fields.key_where("meanwhile"))
    return Scene(
        id=key.value,
        where=key.where,
        title=reader.text(fields.get("title"), "title"),
        act=reader.reference(fields.get("act"), "unknown-act", "act", reader.symbols.acts),
        place=_place(reader, fields.get("place")),
        prop=reader.asset(fields.get("prop"), "prop"),
        only=only,
        meanwhile=read_lines(reader, fields.get("meanwhile"), "meanwhile"),
        lines=read_lines(reader, fields.get("lines"), "lines"),
        effects=read_effects(reader, fields),
        trainer=reader.text(fields.get("trainer"), "trainer"),
        exit=exit_,
        ways=ways,
        allow=read_allow(reader, fields),
    )


def _place(reader: Reader, node: Node | None) -> tuple[str | None, str | None]:
    if isinstance(node, Mapping):
        for name, (key, _) in node.entries.items():
            if name not in SEATS:
                reader.collector.add(
                    "unknown-key", key.where, among=SEATS, name=name, shape="place"
                )
        return (
            reader.asset(node.get("director"), "place"),
            reader.asset(node.get("chief"), "place"),
        )
    place = reader.asset(node, "place")
    return place, place


def _exit(
    reader: Reader, key: Scalar, fields: Fields, only: Seat | None, people_only: bool
) -> Exit:
    present = [name for name in EXITS if name in fields]
    plain = "goto" in fields or "next" in fields
    for extra in present[1:]:
        reader.collector.add("several-exits", fields.key_where(extra), name=extra, first=present[0])
    if not present:
        if not plain:
            reader.collector.add("no-way-on", key.where, name=key.value)
        return None
    kind = present[0]
    node = fields.get(kind)
    if kind in ("chance", "ending") and plain:
        way = "goto" if "goto" in fields else "next"
        reader.collector.add("exit-and-way", fields.key_where(way), name=way, first=kind)
    if only is not None and kind in ("joint", "ending"):
        reader.collector.add("only-scene-exit", fields.key_where(kind), name=kind, seat=only)
    if kind == "decision":
        decision = _decision(reader, node, only, plain, people_only)
        if decision is not None and only is not None and decision.sides[0].seat != only:
            reader.collector.add("only-scene-exit", fields.key_where(kind), name=kind, seat=only)
        return decision
    if kind == "joint":
        return _joint(reader, node, plain, people_only)
    if kind == "chance":
        return _chance(reader, node)
    return _ending(reader, node)


# ── ways, effects ───────────────────────────────────────────────────────────────────────────


def read_ways(reader: Reader, fields: Fields) -> tuple[Way, ...]:
    """``goto`` or ``next``."""
    if "goto" in fields and "next" in fields:
        reader.collector.add("goto-and-next", fields.key_where("next"))
    if "goto" in fields:
        target = reader.scene(fields.get("goto"))
        return (Way(target, None, fields.key_where("goto")),) if target is not None else ()
    node = fields.get("next")
    if node is None:
        return ()
    ways: list[Way] = []
    conditional: list[bool] = []
    for item in reader.items(node, "next"):
        way = reader.fields(item, "way")
        conditional.append(way is None or "when" in way)
        if way is None:
            continue
        when = reader.condition(way.get("when"))
        target = reader.scene(way.get("goto"))
        if target is not None:
            ways.append(Way(target, when, item.where))
    reader.ends_open(node, "next", conditional)
    return tuple(ways)


def read_effects(reader: Reader, fields: Fields) -> Effects:
    """``set`` and ``change``."""
    if "set" not in fields and "change" not in fields:
        return NO_EFFECTS
    both = _names(fields.get("set")) & _names(fields.get("change"))
    for name in sorted(both):
        change = cast("Mapping", fields.get("change"))
        reader.collector.add("set-and-change", change.entries[name][0].where, name=name)
    return Effects(
        _amounts(reader, fields.get("set"), "set"),
        _amounts(reader, fields.get("change"), "change"),
    )


def _names(node: Node | None) -> set[str]:
    return set(node.entries) if isinstance(node, Mapping) else set()


def _amounts(reader: Reader, node: Node | None, what: str) -> tuple[Amount, ...]:
    amounts: list[Amount] = []
    variables = reader.symbols.scope.variables
    for key, value in reader.pairs(node, what):
        kind = variables.get(key.value)
        if kind is None:
            reader.collector.add("unknown-variable", key.where, among=variables, name=key.value)
            continue
        if what == "change" and kind != expression.INTEGER:
            reader.collector.add("change-switch", key.where, name=key.value)
            continue
        tree = _amount(reader, value, key.value, kind)
        if tree is not None:
            amounts.append(Amount(key.value, tree, value.where))
    return tuple(amounts)


def _amount(
    reader: Reader, node: Node, name: str, kind: expression.Type
) -> expression.Expression | None:
    if (
        kind == expression.INTEGER
        and isinstance(node, Scalar)
        and INTEGER_LITERAL.fullmatch(node.value) is not None
        and len(node.value.lstrip("+-")) <= expression.MAX_DIGITS
    ):
        return expression.Constant(int(node.value), expression.INTEGER)
    read = reader.expression(node, name, kind)
    return read[0] if read is not None else None


# ── decisions ───────────────────────────────────────────────────────────────────────────────


def _decision(
    reader: Reader, node: Node | None, only: Seat | None, plain: bool, people_only: bool
) -> Decision | None:
    fields = reader.fields(node, "decision")
    if fields is None:
        return None
    seat = reader.seat(fields.get("seat"), "seat")
    seconds = reader.integer(fields.get("seconds"), "seconds", 5, 3600)
    talk = reader.integer(fields.get("talk"), "talk", 1, 120)
    # Without its seat the rest is still worth reading, for its own mistakes.
    side = _side(reader, fields, seat or only or "director", "choice", people_only)
    _timeout_pair(reader, fields, fields)
    if not plain:
        choices = fields.get("choices")
        for name, (key, choice) in choices.entries.items() if isinstance(choices, Mapping) else ():
            # A way that cannot be read has had its diagnostic.
            if isinstance(choice, Mapping) and choice.entries.keys().isdisjoint(("goto", "next")):
                reader.collector.add("choice-without-way", key.where, name=name)
    return Decision((side,), (), talk, seconds, fields.node.where)


def _timeout_pair(reader: Reader, decision: Fields, side: Fields) -> None:
    if "seconds" in decision and "on_timeout" not in side:
        reader.collector.add("seconds-without-timeout", decision.key_where("seconds"))
    if "on_timeout" in side and "seconds" not in decision:
        reader.collector.add("timeout-without-seconds", side.key_where("on_timeout"))


def _side(reader: Reader, fields: Fields, seat: Seat, shape: str, people_only: bool) -> Side:
    prompt = reader.text(fields.get("prompt"), "prompt")
    choices: list[Choice] = []
    for key, value in reader.pairs(fields.get("choices"), "choices"):
        reader.identifier(key, "choice")
        choice = _choice(reader, key, value, shape)
        if choice is not None:
            choices.append(choice)
    free = {choice.id for choice in choices if choice.when is None and not choice.once}
    node = fields.get("choices")
    if isinstance(node, Mapping) and not node.entries:
        reader.collector.add("empty-list", node.where, what="choices")
    names = _choice_names(fields)
    if len(names) > MAX_CHOICES:
        reader.collector.add("too-many-choices", fields.key_where("choices"), limit=MAX_CHOICES)
    if len(choices) < len(names):
        free |= set(names)  # one that cannot be read has had its diagnostic
    if names and not free:
        reader.collector.add("no-free-choice", fields.key_where("choices"))
    rules = _rules(reader, fields, names, free)
    if "counterpart" not in fields and not people_only and choices:
        reader.collector.add("counterpart-missing", fields.node.where, seat=seat)
    timeout = _choice_here(reader, fields.get("on_timeout"), "on_timeout", names)
    if timeout is not None and timeout not in free:
        reader.collector.add("timeout-choice", fields.value_where("on_timeout"), name=timeout)
    allow = read_allow(reader, fields)
    return Side(seat, fields.node.where, prompt, tuple(choices), rules, timeout, allow)


def _choice_names(fields: Fields) -> Collection[str]:
    """The choices on offer, readable or not; none at all where nobody can tell."""
    node = fields.get("choices")
    return node.entries.keys() if isinstance(node, Mapping) else ()


def _choice_here(
    reader: Reader, node: Node | None, what: str, names: Collection[str]
) -> str | None:
    """The name of a choice of this decision, or of this side of it."""
    if not names:
        return None  # that nothing can be chosen has been said
    return reader.reference(node, "unknown-choice-here", what, names)


def _rules(
    reader: Reader, fields: Fields, names: Collection[str], free: set[str]
) -> tuple[Rule, ...]:
    node = fields.get("counterpart")
    if node is None:
        return ()
    last = node.items[-1] if isinstance(node, Sequence) and node.items else None
    rules: list[Rule] = []
    conditional: list[bool] = []
    for item in reader.items(node, "counterpart"):
        rule = reader.fields(item, "rule")
        conditional.append(rule is None or "when" in rule)
        if rule is None:
            continue
        when = reader.condition(rule.get("when"))
        because = reader.text(rule.get("because"), "because")
        take = _choice_here(reader, rule.get("take"), "take", names)
        # A rule is passed over where its choice is not on offer, too.
        if take is not None and take not in free and item is not last:
            conditional[-1] = True
        if take is not None:
            rules.append(Rule(take, when, because, item.where))
            if item is last and "when" not in rule and free and take not in free:
                reader.collector.add("last-rule-locked", item.where, name=take)
    reader.ends_open(node, "counterpart", conditional)
    return tuple(rules)


def _choice(reader: Reader, key: Scalar, node: Node, shape: str) -> Choice | None:
    fields = reader.fields(node, shape)
    if fields is None:
        return None
    text = reader.text(fields.get("text"), "text")
    seen = read_lines(reader, fields.get("seen"), "seen")
    scores = _scores(reader, fields)
    when = reader.condition(fields.get("when"))
    locked = reader.text(fields.get("locked"), "locked")
    once = reader.switch(fields.get("once"), "once")
    if "locked" in fields and "when" not in fields and once is not True:
        reader.collector.add("locked-without-when", fields.key_where("locked"))
    effects = read_effects(reader, fields)
    lines = read_lines(reader, fields.get("lines"), "lines")
    ways = read_ways(reader, fields) if shape == "choice" else ()
    allow = read_allow(reader, fields)
    if text is None:
        return None
    # `when` that cannot be read is still a condition: the choice is not free.
    if when is None and "when" in fields:
        once = True
    return Choice(
        id=key.value,
        where=key.where,
        text=text,
        seen=seen,
        focus=scores,
        when=when,
        locked=locked,
        once=once is True,
        effects=effects,
        lines=lines,
        ways=ways,
        allow=allow,
    )


def _scores(reader: Reader, fields: Fields) -> tuple[Score, ...]:
    if fields.entries.keys().isdisjoint(("focus", "because", "yet")):
        return ()
    values: dict[str, int] = {}
    for key, value in reader.pairs(fields.get("focus"), "focus"):
        if key.value not in PARTS:
            reader.collector.add("unknown-part", key.where, among=PARTS, name=key.value)
            continue
        number = reader.integer(value, key.value, -2, 2)
        if number is not None:
            values[key.value] = number
    scored = _names(fields.get("focus"))
    because = _reasons(reader, fields, "because", scored)
    yet = _reasons(reader, fields, "yet", scored)
    for part, number in values.items():
        if number and because(part) is None and "because" not in fields:
            reader.collector.add("score-without-because", fields.key_where("focus"), name=part)
            break
        if number and because(part) is None:
            reader.collector.add("score-without-because", fields.key_where("because"), name=part)
    return tuple(Score(part, value, because(part), yet(part)) for part, value in values.items())


def _reasons(
    reader: Reader, fields: Fields, what: str, scored: set[str]
) -> Callable[[str], Text | None]:
    """One reason for all parts, or one a part."""
    node = fields.get(what)
    if isinstance(node, Mapping) and any(name in PARTS for name in node.entries):
        reasons: dict[str, Text | None] = {}
        for name, (key, value) in node.entries.items():
            if cut_by_comma(node, value):
                reader.collector.add("comma-in-braces", key.where, name=name)
            elif name not in PARTS:
                reader.collector.add("unknown-part", key.where, among=PARTS, name=name)
            elif name not in scored:
                reader.collector.add("reason-without-score", key.where, name=name)
            else:
                reasons[name] = reader.text(value, what)
        return reasons.get
    text = reader.text(node, what)
    if text is not None and not scored:
        reader.collector.add("reason-without-score", fields.key_where(what), name=what)
    return lambda part: text


# ── joint decisions ─────────────────────────────────────────────────────────────────────────


def _joint(reader: Reader, node: Node | None, plain: bool, people_only: bool) -> Decision | None:
    fields = reader.fields(node, "joint")
    if fields is None:
        return None
    seconds = reader.integer(fields.get("seconds"), "seconds", 5, 3600)
    talk = reader.integer(fields.get("talk"), "talk", 1, 120)
    sides: list[Side] = []
    names: dict[Seat, Collection[str]] = {}
    for seat in SEATS:
        side = reader.fields(fields.get(seat), "side")
        if side is None:
            continue
        names[seat] = _choice_names(side)
        sides.append(_side(reader, side, seat, "joint-choice", people_only))
        _timeout_pair(reader, fields, side)
    outcomes = _outcomes(reader, fields, names, plain)
    if len(sides) != 2:
        return None
    directors = {choice.id for choice in sides[0].choices}
    for choice in sides[1].choices:
        if choice.id in directors:
            reader.collector.add("joint-same-choice", choice.where, name=choice.id)
    readable = all(0 < len(side.choices) == len(names[side.seat]) for side in sides)
    few = max(map(len, names.values())) <= MAX_CHOICES and len(outcomes) <= MAX_OUTCOMES
    if readable and few:
        _meetings(reader, sides, outcomes)
    return Decision(tuple(sides), outcomes, talk, seconds, fields.node.where)


def _outcomes(
    reader: Reader, fields: Fields, names: dict[Seat, Collection[str]], plain: bool
) -> tuple[Outcome, ...]:
    node = fields.get("outcomes")
    outcomes: list[Outcome] = []
    conditional: list[bool] = []
    for item in reader.items(node, "outcomes"):
        outcome = reader.fields(item, "outcome")
        conditional.append(
            outcome is None or any(key in outcome for key in ("when", "director", "chief"))
        )
        if outcome is None:
            continue
        chosen = [_chosen(reader, outcome.get(seat), seat, names.get(seat, ())) for seat in SEATS]
        when = reader.condition(outcome.get("when"))
        effects = read_effects(reader, outcome)
        lines = read_lines(reader, outcome.get("lines"), "lines")
        ways = read_ways(reader, outcome)
        if not plain and "goto" not in outcome and "next" not in outcome:
            reader.collector.add("outcome-without-way", item.where)
        director, chief = chosen
        if director is not None and chief is not None:
            outcomes.append(Outcome(director, chief, when, effects, lines, ways, item.where))
    if len(outcomes) > MAX_OUTCOMES:
        reader.collector.add("too-many-outcomes", fields.key_where("outcomes"), limit=MAX_OUTCOMES)
    reader.ends_open(node, "outcomes", conditional)
    return tuple(outcomes)


def _chosen(
    reader: Reader, node: Node | None, seat: Seat, names: Collection[str]
) -> tuple[str, ...] | None:
    """The choices an outcome is about; () for any, None where one of them is not there."""
    if node is None:
        return ()
    nodes = node.items if isinstance(node, Sequence) else [node]
    if not nodes:
        reader.collector.add("empty-list", node.where, what=seat)
        return None
    read = [_choice_here(reader, item, seat, names) for item in nodes]
    found = tuple(name for name in read if name is not None)
    return found if len(found) == len(read) else None


def _meetings(reader: Reader, sides: list[Side], outcomes: tuple[Outcome, ...]) -> None:
    """Every pair of choices, with the outcomes it can lead to: the parts of one step.

    Two parts must not both set a variable, nor one set what another changes; and an outcome that
    no pair leads to is never reached.
    """
    reported: set[tuple[Where, str]] = set()

    parts: list[Choice | Outcome] = [*sides[0].choices, *sides[1].choices, *outcomes]
    names = {
        id(part.effects): (_variables(part.effects.set), _variables(part.effects.change))
        for part in parts
    }

    def compare(one: Effects, two: Effects, ids: str) -> None:
        # Asked of every pair and every outcome, and hardly ever is there anything to tell.
        one_set, one_change = names[id(one)]
        two_set, two_change = names[id(two)]
        if two_set.isdisjoint(one_set | one_change) and two_change.isdisjoint(one_set):
            return
        for amount in two.set:
            if amount.variable in one_set | one_change:
                report(amount, ids)
        for amount in two.change:
            if amount.variable in one_set:
                report(amount, ids)

    def report(amount: Amount, ids: str) -> None:
        if (amount.where, amount.variable) not in reported:
            reported.add((amount.where, amount.variable))
            reader.collector.add("joint-conflict", amount.where, name=amount.variable, other=ids)

    met: set[int] = set()
    for left, right in product(sides[0].choices, sides[1].choices):
        compare(left.effects, right.effects, left.id)
        for number, outcome in enumerate(outcomes):
            if outcome.matches(left.id, right.id):
                met.add(number)
                compare(left.effects, outcome.effects, left.id)
                compare(right.effects, outcome.effects, right.id)
                if outcome.when is None:
                    break
    for number, outcome in enumerate(outcomes):
        if number not in met:
            reader.collector.add("never-reached", outcome.where, what="outcomes")


def _variables(amounts: tuple[Amount, ...]) -> frozenset[str]:
    return frozenset(amount.variable for amount in amounts)


# ── draws and endings ───────────────────────────────────────────────────────────────────────


def _chance(reader: Reader, node: Node | None) -> Chance | None:
    branches: list[Branch] = []
    free = False
    for item in reader.items(node, "chance"):
        fields = reader.fields(item, "branch")
        if fields is None:
            continue
        free = free or "when" not in fields
        weight = reader.integer(fields.get("weight"), "weight", 1, 1_000_000)
        when = reader.condition(fields.get("when"))
        target = reader.scene(fields.get("goto"))
        if weight is not None and target is not None:
            branches.append(Branch(weight, when, target, item.where))
    if isinstance(node, Sequence):
        if not node.items:
            reader.collector.add("empty-list", node.where, what="chance")
        elif not free:
            reader.collector.add("chance-all-conditional", node.where)
        return Chance(tuple(branches), node.where)
    return None


def _ending(reader: Reader, node: Node | None) -> Ending | None:
    fields = reader.fields(node, "ending")
    if fields is None:
        return None
    title = reader.text(fields.get("title"), "title")
    tone = fields.get("tone")
    if isinstance(tone, Mapping):
        for key, _ in tone.entries.values():
            if key.value not in SEATS:
                reader.collector.add(
                    "unknown-key", key.where, among=SEATS, name=key.value, shape="tone"
                )
        director, chief = (reader.one_of(tone.get(seat), "tone", TONES) for seat in SEATS)
    else:
        director = chief = reader.one_of(tone, "tone", TONES)
    if title is None:
        return None
    return Ending(title, (director or "mixed", chief or "mixed"), fields.node.where)
