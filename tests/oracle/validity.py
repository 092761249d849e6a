"""What of the reference's rules a scenario breaks: the conscience of the generator.

`faults` reads a scenario as the reference's sections Shape, Nothing can get stuck, A step, Two
windows, Conditions and Names ask, and tells each breach in words. It is no `check`: it tells no
place and gives no advice, and it knows only the loops that the generator makes.
"""

from __future__ import annotations

import graphlib
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.oracle.expression import Moment, evaluate
from tests.oracle.interpreter import SEATS, Naive, Tree

ID = re.compile(r"[a-zæøåöäüé][a-zæøåöäüé0-9_]*")
CONDITION_WORDS = {"and", "or", "not", "if", "else", "true", "false", "visited", "again"}
BOUND = re.compile(r"(0 <= )?n <=? \d+|\d+ > n|not n >= \d+")
RESERVED = CONDITION_WORDS | {"director", "chief", "only", "when", "first", "lines", "text"}
EXITS = ("decision", "joint", "chance", "ending")
MOODS = {"neutral", "glad", "worried", "sceptical", "annoyed"}
Way = tuple[str, str, Tree, str]
"""From, to, and what bounds it: the part that carries the condition, and the condition."""


def faults(naive: Naive) -> list[str]:
    """All breaches that are found, in words; empty for a valid scenario."""
    return [
        *_ids(naive),
        *(fault for one in naive.scenes.items() for fault in _scene(naive, *one)),
        *_conditions(naive),
        *_ways(naive),
        *_counters(naive),
    ]


def _ids(naive: Naive) -> Iterator[str]:
    top = naive.scenario
    spaces: dict[str, list[str]] = {
        "names": [*naive.variables, *top.get("terms", {})],
        "scenes": list(naive.scenes),
        "cast": list(top["cast"]),
        "acts": list(top.get("acts", {})),
    }
    for scene_id, scene in naive.scenes.items():
        spaces[scene_id] = [name for side in _sides(scene).values() for name in side["choices"]]
    for space, ids in spaces.items():
        for name, times in Counter(ids).items():
            well_formed = ID.fullmatch(name) and unicodedata.is_normalized("NFC", name)
            if not well_formed or name in RESERVED or times > 1:
                yield f"{space}: {name} is no id, reserved, or twice there"
    for name in naive.cut:
        if not _sides(naive.scenes[name]):
            yield f"cut: {name} is no decision"
    for seat in SEATS:
        if top["seats"][seat]["character"] not in top["cast"]:
            yield f"the {seat} is not of the cast"
    for name, variable in naive.variables.items():
        value = naive.start()[name]
        if naive.clamped(name, value) != value:
            yield f"{name} starts out of bounds"
        words = variable.get("words") if isinstance(variable, dict) else None
        if words and min(map(int, words)) != int(variable.get("min", 0)):
            yield f"{name} has values without a word"


def _sides(scene: Tree) -> dict[str, Tree]:
    if "joint" in scene:
        return {seat: scene["joint"][seat] for seat in SEATS}
    return {scene["decision"]["seat"]: scene["decision"]} if "decision" in scene else {}


def _scene(naive: Naive, scene_id: str, scene: Tree) -> Iterator[str]:
    exits = [name for name in EXITS if name in scene]
    plain = [name for name in ("goto", "next") if name in scene]
    sides = _sides(scene)
    only = scene.get("only")
    if len(exits) > 1 or len(plain) > 1 or not exits + plain:
        yield f"{scene_id}: {exits} and {plain} are not one exit"
    if plain and not sides and exits:
        yield f"{scene_id}: a way on beside {exits}"
    if only and ("joint" in scene or "ending" in scene or not sides.keys() <= {only}):
        yield f"{scene_id}: not the {only}'s alone"
    if "meanwhile" in scene and not only:
        yield f"{scene_id}: meanwhile, but both are there"
    if scene.get("act") not in (None, *naive.scenario.get("acts", {})):
        yield f"{scene_id}: no such act"
    if "chance" in scene and all("when" in branch for branch in scene["chance"]):
        yield f"{scene_id}: the draw can have no branch"
    for seat, side in sides.items():
        yield from (f"{scene_id}, {seat}: {fault}" for fault in _side(naive, side))
    parts = [choice for side in sides.values() for choice in side["choices"].values()]
    if "joint" in scene:
        yield from (f"{scene_id}: {fault}" for fault in _joint(scene["joint"]))
        parts = scene["joint"]["outcomes"]
    if any(not part.keys() & {"goto", "next"} for part in parts) and not plain:
        yield f"{scene_id}: no way on"
    for part in [scene, *parts]:
        if (
            "next" in part
            and [way for way in part["next"] if "when" not in way] != part["next"][-1:]
        ):
            yield f"{scene_id}: the last way on, and it alone, has no condition"
    for lines, seats in _heard(scene):
        yield from (f"{scene_id}: {fault}" for fault in _lines(naive, lines, seats))


def _side(naive: Naive, side: Tree) -> Iterator[str]:
    free = [name for name, one in side["choices"].items() if not one.keys() & {"when", "once"}]
    rules = side.get("counterpart", [])
    if len(side["choices"]) < 2 or not free:
        yield "no choice that is always on offer"
        return
    if not naive.people_only:
        if any(rule["take"] not in side["choices"] for rule in rules):
            yield "a rule takes what is not there"
        if [rule for rule in rules if "when" not in rule] != rules[-1:]:
            yield "the last rule, and it alone, has no condition"
        if rules[-1]["take"] not in free:
            yield "the last rule takes what may not be on offer"
    elif rules:
        yield "rules, though people alone play"
    if side.get("on_timeout", free[0]) not in free:
        yield "time can run out into what is not on offer"
    for name, choice in side["choices"].items():
        yield from (f"{name}: {fault}" for fault in _conflicts(choice))
        scores = [int(score) for score in choice.get("focus", {}).values()]
        if "locked" in choice and "when" not in choice:
            yield f"{name}: locked without a condition"
        if scores and ("because" not in choice or not -2 <= min(scores) <= max(scores) <= 2):
            yield f"{name}: scores without a reason, or out of bounds"
        if 2 in map(abs, scores) and "yet" not in choice:
            yield f"{name}: the best argument of one who disagrees is missing"


def _joint(joint: Tree) -> Iterator[str]:
    outcomes = joint["outcomes"]
    if {"when", *SEATS} & outcomes[-1].keys() or not all(outcomes):
        yield "the last outcome has a condition, or one is empty"
    for outcome in outcomes[:-1]:
        if not {"when", *SEATS} & outcome.keys():
            yield "an outcome before the last has no condition"
    for seat in SEATS:
        choices = joint[seat]["choices"]
        if any({"goto", "next"} & choice.keys() for choice in choices.values()):
            yield f"a choice of the {seat} leads on"
        asked = [outcome[seat] for outcome in outcomes if seat in outcome]
        ids = [name for one in asked for name in ([one] if isinstance(one, str) else one)]
        if not set(ids) <= choices.keys():
            yield f"an outcome asks for what the {seat} cannot take"
    both = [joint[seat]["choices"].values() for seat in SEATS]
    for parts in itertools.product(*both, outcomes):
        yield from _conflicts(*parts)


def _conflicts(*parts: Tree) -> Iterator[str]:
    """Variables both set and changed in one step, or set twice."""
    sets = Counter(name for part in parts for name in part.get("set", {}))
    changes = {name for part in parts for name in part.get("change", {})}
    for name, times in sets.items():
        if times > 1 or name in changes:
            yield f"{name} is set beside another set or change"


def _heard(scene: Tree) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """All lines of a scene, each with the seats that can hear them."""
    only = scene.get("only")
    here = SEATS if only is None else (str(only),)
    yield scene.get("lines", []), here
    yield scene.get("meanwhile", []), tuple(seat for seat in SEATS if seat != only)
    for seat, side in _sides(scene).items():
        for choice in side["choices"].values():
            yield choice.get("seen", []), tuple(other for other in SEATS if other != seat)
            yield choice.get("lines", []), (seat,) if "joint" in scene else here
    for outcome in scene.get("joint", {}).get("outcomes", []):
        yield outcome.get("lines", []), here


def _lines(naive: Naive, lines: Any, seats: Sequence[str]) -> Iterator[str]:
    for item in [] if isinstance(lines, str) else lines:
        if isinstance(item, str):
            continue
        rest = item.keys() - {"only", "when"}
        if item.get("only", seats[0]) not in seats or (rest & set(SEATS)) - set(seats):
            yield f"{sorted(item)}: for nobody who is there"
        if rest <= set(SEATS) and rest:
            continue
        if len(rest) != 1:
            yield f"{sorted(item)}: no item"
        (key,) = rest
        speaker, _, mood = key.partition(" ")
        if key == "lines":
            inside = (item["only"],) if "only" in item else seats
            yield from _lines(naive, item["lines"], inside)
        elif key == "first":
            if any(isinstance(case, str) or "when" not in case for case in item["first"][:-1]):
                yield "a first with an item that hides the next"
            yield from _lines(naive, item["first"], seats)
        elif key != "text" and speaker not in naive.scenario["cast"]:
            yield f"{speaker} is not of the cast"
        elif mood and mood[1:-1] not in MOODS:
            yield f"{mood} is no mood"


def _conditions(naive: Naive) -> Iterator[str]:
    moment = Moment(naive.start())
    asked = [("", text) for text in _whens(naive.scenario["debrief"])]
    asked += [("", text) for text in _whens(naive.scenario["seats"])]
    for scene_id, scene in naive.scenes.items():
        asked += [(scene_id, text) for text in _whens(scene)]
    for scene_id, text in asked:
        if not isinstance(evaluate(text, moment), bool):
            yield f"{text!r} is no condition"
        yield from _names(naive, scene_id, text)
    for scene_id, scene in naive.scenes.items():
        for name, text in _effects(scene):
            if type(evaluate(text, moment)) is not type(moment.variables[name]):
                yield f"{text!r} is no value for {name}"
            yield from _names(naive, scene_id, text)


def _names(naive: Naive, scene_id: str, text: str) -> Iterator[str]:
    if not scene_id and re.search(r"\bagain\b", text):
        yield f"{text!r}: again, where no scene is"
    for scene in re.findall(r"visited\((\w+)\)", text):
        if scene not in naive.scenes:
            yield f"{text!r}: no scene {scene}"
    for scene, choice in re.findall(r"([^\W\d]\w*)\.(\w+)", text):
        sides = _sides(naive.scenes[scene]).values()
        if not any(choice in side["choices"] for side in sides):
            yield f"{text!r}: no choice {scene}.{choice}"


def _nodes(node: Any) -> Iterator[Tree]:
    """Every mapping in a tree."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict | list):
            yield from _nodes(child)


def _whens(tree: Any) -> Iterator[str]:
    return (node["when"] for node in _nodes(tree) if "when" in node)


def _effects(tree: Any) -> Iterator[tuple[str, str]]:
    for node in _nodes(tree):
        for effect in ("set", "change"):
            yield from node.get(effect, {}).items()


def _all_ways(scene_id: str, scene: Tree) -> Iterator[Way]:
    def of(part: Tree) -> Iterator[Way]:
        for way in [*([part] if "goto" in part else []), *part.get("next", [])]:
            yield scene_id, way["goto"], part, way.get("when", "")

    yield from of(scene)
    for branch in scene.get("chance", []):
        yield scene_id, branch["goto"], scene, branch.get("when", "")
    for side in _sides(scene).values():
        for choice in side["choices"].values():
            yield from of(choice)
    for outcome in scene.get("joint", {}).get("outcomes", []):
        yield from of(outcome)


def _ways(naive: Naive) -> Iterator[str]:
    """Ways to nowhere, scenes no way leads to, and cycles that nothing bounds."""
    ways = [way for one in naive.scenes.items() for way in _all_ways(*one)]
    for here, there, _, _ in ways:
        if there not in naive.scenes:
            yield f"{here}: no scene {there}"
    reached = {naive.scenario["start"]}
    for _ in naive.scenes:
        reached |= {there for here, there, _, _ in ways if here in reached}
    for scene_id in naive.scenes.keys() - reached:
        yield f"no way leads to {scene_id}"
    onward: dict[str, set[str]] = {scene_id: set() for scene_id in naive.scenes}
    for way in ways:
        if not _bounded(naive, way):
            onward[way[0]].add(way[1])
    try:
        graphlib.TopologicalSorter(onward).prepare()
    except graphlib.CycleError as error:
        yield f"nothing bounds the cycle {error.args[1]}"


def _bounded(naive: Naive, way: Way) -> bool:
    """Whether a way can be gone finitely often in any play, by what it says itself."""
    here, there, part, when = way
    choices: dict[str, Tree] = naive.scenes[here].get("decision", {}).get("choices", {})
    taken = [f"not {here}.{name}" for name, choice in choices.items() if choice is part]
    return (
        "once" in part
        or when in ("not again", f"not visited({there})", *taken)
        or any(
            BOUND.fullmatch(when.replace(name, "n"))
            and not evaluate(when, Moment({name: int(naive.variables[name]["max"])}))
            for name in part.get("change", {})
            if name.startswith("runde_")
        )
    )


def _counters(naive: Naive) -> Iterator[str]:
    """Counters that anything but one upward change touches."""
    effects: Mapping[str, list[str]] = {name: [] for name in naive.variables}
    for name, text in _effects(naive.scenes):
        effects[name].append(text)
    for name, texts in effects.items():
        if name.startswith("runde_") and texts != ["1"]:
            yield f"{name} does not only count: {texts}"
