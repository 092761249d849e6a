"""Random valid scenarios of 6 to 20 scenes, driven by a seed; together they use every construct.

How a scenario is made sure to be valid:

* Its scenes stand in a row, the endings last; a way on leads forward, every scene but the first
  has a way to it from an earlier one, and the last of every list of ways on is unconditional.
* A way back exists only as a *loop* that can be gone finitely often in any play: a choice with
  ``once``; a choice under ``not scene.choice`` of itself; a way under ``not again`` of its own
  scene; a way to a scene under ``not visited(…)`` of it; a way under a bound on a counter that
  nothing but this loop changes, and only upward.
* At a joint each variable has one part: set by choices of the director alone, by choices of the
  chief alone, by outcomes alone, or changed by any of them.
* One free choice (no ``when``, no ``once``) on every side is what the last counterpart rule and
  ``on_timeout`` take.

Where the reference leaves a choice:

* ``label``, ``start``, ``max``, ``weight`` and a rule's ``because`` are always given; a switch is
  always a plain ``true``/``false``; a joint has at least one outcome, of which the last names
  neither seat nor condition; insights always have a ``when``.
* ``prop`` is put on scenes, beside ``place``; ``talk`` and ``seconds`` of a joint beside its seats.
* ``meanwhile`` stands on scenes with ``only``; ``locked`` on choices with ``when``; ``yet`` on
  choices with a score; ``seconds`` never without ``on_timeout``.
* The scenario's title and summary, labels and the cast's titles name no variables or terms.
* A further file holds ``scenes:`` and nothing else.
* Words that Python reserves but the language does not are fit for ids (``is``, ``for``).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.interpreter import PARTS, SEATS
from tests.oracle.prose import Audience, Prose
from tests.oracle.writer import Raw, write

INTEGERS = ("capital", "overspend", "tillid", "sager", "døgn", "pres")
SWITCHES = ("chair_warned", "åben", "is", "udvalg_2", "lovet", "mødt")
TERMS = {"kommune": "Egeskov Kommune", "økonomi": "økonomicentret", "by_1": "byen Æbelø"}
CAST = {"karen": "Karen", "jonas": "Jonas", "mette": "Mette", "øjvind": "Øjvind"}
SCENES = ("møde", "opkald", "friday", "gang", "ål", "board_room", "natten", "døren")
CHOICES = ("ring", "vent", "spørg", "for", "is", "luk_2", "åbn", "tie", "skriv", "gå", "wait")
ACTS = {"calm": "Før stormen", "gust": "Første vindstød", "storm": "Stormen", "after": "Bagefter"}
WORDS = ("skrøbelig", "bærende", "stærk", "øm")
PLACES = ("office", "meeting_room", "corridor")
OTHER_FILES = ("anden_del.yaml", "scener-2.yaml", "z.yaml")
LOOPS = ("once", "taken", "again", "visited", "counted", "counted choice")


def make_scenario(seed: int, *, people_only: bool = False) -> dict[str, str]:
    """A scenario's files, name to text; its folder is to be called `scenario_id(seed)`.

    With `people_only` it has no counterpart and can be played by ``both`` alone.
    """
    rng = random.Random(seed)
    document = _Author(rng, seed, people_only).document()
    scenes = document["scenes"]
    names = ["scenario.yaml"]
    if rng.random() < 0.4:
        names += rng.sample(OTHER_FILES, rng.randint(1, 2))
    parts: list[dict[str, Any]] = [{} for _ in names]
    for number, (scene_id, scene) in enumerate(scenes.items()):
        parts[number * len(parts) // len(scenes)][scene_id] = scene
    trees = [{**document, "scenes": parts[0]}, *({"scenes": part} for part in parts[1:])]
    return {name: write(tree, rng) for name, tree in zip(names, trees, strict=True)}


def make_document(seed: int, *, people_only: bool = False) -> dict[str, Any]:
    """The same scenario as one tree of mappings, lists, strings, numbers, truth values and None."""
    return _Author(random.Random(seed), seed, people_only).document()


def scenario_id(seed: int) -> str:
    """The id of the scenario of a seed, and thus the name of its folder."""
    return f"sag-{seed}"


@dataclass(slots=True)
class _Plan:
    """A scene before it is written: its kind, who decides, and where it may lead."""

    id: str
    kind: str
    only: str | None = None
    sides: dict[str, list[str]] = field(default_factory=dict)
    """The choices of each seat that decides."""
    due: list[str] = field(default_factory=list)
    """Scenes to which this one has to have a way."""
    onward: list[str] = field(default_factory=list)
    """Scenes to which it may have one."""
    guarded: list[tuple[Raw, str]] = field(default_factory=list)
    """Conditions under which it leads back, or aside."""
    back: dict[str, tuple[dict[str, Any], str]] = field(default_factory=dict)
    """Choices that lead back: what bounds them, and where to."""
    counter: str | None = None
    """The counter that goes up on entering."""

    @property
    def audience(self) -> Audience:
        return "both" if self.only is None else "director" if self.only == "director" else "chief"


class _Author:
    """Writes one scenario."""

    def __init__(self, rng: random.Random, seed: int, people_only: bool) -> None:
        self.rng = rng
        self.seed = seed
        self.people_only = people_only
        self.cast = rng.sample(list(CAST), rng.randint(2, 4))
        self.acts = list(ACTS)[: rng.choice((0, 2, 3, 4))]
        self.counters: list[str] = []
        self.plans = self.planned()
        self.integers = self.sample(INTEGERS, 2, 4)
        self.worded = self.sample(self.integers, 1, 2)
        self.switches = self.sample(SWITCHES, 1, 4)
        self.terms = self.sample(list(TERMS), 1, 3)
        self.prose = Prose(
            rng,
            [*self.integers, *self.counters],
            self.switches,
            self.worded,
            self.terms,
            self.cast,
            scenes=[plan.id for plan in self.plans],
            choices=[
                (plan.id, choice)
                for plan in self.plans
                for side in plan.sides.values()
                for choice in side
            ],
        )

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def sample(self, pool: Sequence[str], least: int, most: int) -> list[str]:
        return self.rng.sample(list(pool), min(len(pool), self.rng.randint(least, most)))

    # The plan: scenes, ways, loops

    def planned(self) -> list[_Plan]:
        inner = self.rng.randint(4, 15)
        endings = self.rng.randint(2, 4)
        names = [f"{self.rng.choice(SCENES)}_{number}" for number in range(1, inner + endings + 1)]
        plans = [_Plan(name, "ending") for name in names]
        for number, plan in enumerate(plans[:inner]):
            plan.kind = self.rng.choices(
                ("decision", "joint", "chance", "plain"),
                (42, 20, 18, 20) if number else (1, 1, 0, 0),
            )[0]
            plan.onward = names[number + 1 :][:3]
            self.populate(plan)
        for number in range(1, len(plans)):
            nearest = range(max(0, number - 3), min(number, inner))
            parents = nearest or range(inner - 1, inner)
            plans[self.rng.choice(parents)].due.append(names[number])
        aside = [
            added
            for loop in self.rng.sample(LOOPS, self.rng.randint(0, 4))
            if (added := self.loop(loop, plans[:inner])) is not None
        ]
        return [*plans[:inner], *aside, *plans[inner:]]

    def populate(self, plan: _Plan) -> None:
        """Give a scene its deciding seats and their choices, or make it one seat's alone."""
        seat = self.rng.choice(SEATS)
        if plan.kind != "joint" and self.chance(0.25):
            plan.only = seat
        if plan.kind == "decision":
            plan.sides = {seat: self.sample(CHOICES, 2, 3)}
        elif plan.kind == "joint":
            ids = self.sample(CHOICES, 4, 6)
            middle = self.rng.randint(2, len(ids) - 2)
            plan.sides = {"director": ids[:middle], "chief": ids[middle:]}

    def loop(self, loop: str, plans: list[_Plan]) -> _Plan | None:
        """Add a loop of one kind; gives the scene it leads aside to, if there is one."""
        deciding = [plan for plan in plans if plan.kind == "decision"]
        through_choice = loop in ("once", "taken", "counted choice")
        if through_choice and not deciding:
            return None
        host = self.rng.choice(deciding if through_choice else plans)
        back = self.rng.choice(plans[: plans.index(host) + 1]).id
        limit = self.rng.randint(1, 3)
        if loop == "visited":
            aside = _Plan(
                f"aside_{plans.index(host)}",
                self.rng.choice(("plain", "decision")),
                due=[host.id],
                onward=[host.id],
            )
            self.populate(aside)
            host.guarded.append((Raw(f"not visited({aside.id})"), aside.id))
            return aside
        if loop == "again":
            host.guarded.append((Raw("not again"), back))
        elif loop == "counted":
            host.counter = self.counter()
            host.guarded.append((self.below(host.counter, limit + 1), back))
        else:
            choice = f"tilbage_{len(host.back)}"
            bound: dict[str, Any] = {"once": True}
            if loop == "taken":
                bound = {"when": Raw(f"not {host.id}.{choice}")}
            elif loop == "counted choice":
                counter = self.counter()
                bound = {"when": self.below(counter, limit), "change": {counter: 1}}
            host.back[choice] = (bound, back)
            next(iter(host.sides.values())).append(choice)
        return None

    def counter(self) -> str:
        self.counters.append(f"runde_{len(self.counters) + 1}")
        return self.counters[-1]

    def below(self, counter: str, limit: int) -> Raw:
        return Raw(
            self.rng.choice(
                (
                    f"{counter} < {limit}",
                    f"{counter} <= {limit - 1}",
                    f"{limit} > {counter}",
                    f"not {counter} >= {limit}",
                    f"0 <= {counter} < {limit}",
                )
            )
        )

    # The document

    def document(self) -> dict[str, Any]:
        deciding = [plan.id for plan in self.plans if plan.sides]
        scenes = {plan.id: self.scene(plan, number) for number, plan in enumerate(self.plans)}
        head: dict[str, Any] = {
            "format": 1,
            "id": Raw(scenario_id(self.seed)),
            "version": self.rng.randint(1, 9),
            "language": Raw("da"),
            "title": self.prose.plain(named=False),
            "summary": self.prose.plain(named=False),
            "minutes": self.rng.randint(10, 40),
            "focus": sorted(self.rng.sample(range(1, 6), self.rng.randint(1, 5))),
        }
        if self.people_only:
            head["people_only"] = True
        else:
            head["cut"] = [Raw(name) for name in self.sample(deciding, 1, len(deciding))]
        head["seats"] = {
            seat: {"character": Raw(self.cast[index]), "brief": self.brief()}
            for index, seat in enumerate(SEATS)
        }
        head["cast"] = {
            name: {
                "name": CAST[name],
                "title": self.prose.plain(named=False),
                "portrait": Raw(name),
            }
            for name in self.cast
        }
        head["terms"] = {name: TERMS[name] for name in self.terms}
        head["variables"] = self.variables()
        if self.acts:
            head["acts"] = {act: ACTS[act] for act in self.acts}
        head["start"] = Raw(self.plans[0].id)
        return {**head, "scenes": scenes, "debrief": self.debrief()}

    def brief(self) -> Any:
        if self.chance(0.3):
            return f"{self.prose.plain()}\n{self.prose.plain()}"
        return self.prose.text("start")

    def variables(self) -> dict[str, Any]:
        variables: dict[str, Any] = {}
        for name in self.integers:
            least = self.rng.choice((0, 0, -3, 1))
            most = self.rng.randint(least + 6, least + 24)
            variable: dict[str, Any] = {
                "label": self.prose.plain(named=False),
                "start": self.rng.randint(least, most),
                "max": most,
            }
            if least or self.chance(0.2):
                variable["min"] = least
            if self.chance(0.6):
                variable["meter"] = self.rng.choice((True, *map(Raw, SEATS)))
            if name in self.worded:
                above = sorted(self.rng.sample(range(least + 1, most), self.rng.randint(1, 3)))
                variable["words"] = dict(zip([least, *above], WORDS, strict=False))
            variables[name] = variable
        for name in self.counters:
            variables[name] = {"label": self.prose.plain(named=False), "start": 0, "max": 5}
        switches = {name: self.chance(0.3) for name in self.switches}
        return {**switches, **variables} if self.chance(0.3) else {**variables, **switches}

    def debrief(self) -> dict[str, Any]:
        questions: dict[str, Any] = {
            window: [self.question() for _ in range(self.rng.randint(1, 3))]
            for window in self.sample(("both", *SEATS), 1, 3)
        }
        insights = []
        for _ in range(self.rng.randint(1, 3)):
            insight: dict[str, Any] = {"when": self.prose.condition("play")}
            if self.chance(0.5):
                insight["seat"] = Raw(self.rng.choice(SEATS))
            insights.append({**insight, "text": self.prose.text("play")})
        return {"questions": questions, "insights": insights}

    def question(self) -> Any:
        if self.chance(0.5):
            return self.prose.plain()
        return {"when": self.prose.condition("play"), "text": self.prose.text("play")}

    # Scenes

    def scene(self, plan: _Plan, number: int) -> dict[str, Any]:
        scene: dict[str, Any] = {}
        if self.chance(0.4):
            scene["title"] = self.prose.text()
        if self.acts and not plan.id.startswith("aside") and self.chance(0.75):
            scene["act"] = Raw(self.acts[number * len(self.acts) // len(self.plans)])
        if self.chance(0.3):
            place = Raw(self.rng.choice(PLACES))
            other = Raw(self.rng.choice(PLACES))
            scene["place"] = {"director": place, "chief": other} if self.chance(0.3) else place
        if self.chance(0.1):
            scene["prop"] = Raw("spreadsheet")
        if plan.only is not None:
            scene["only"] = Raw(plan.only)
            if self.chance(0.6):
                scene["meanwhile"] = self.prose.lines(other_than(plan.only))
        scene |= self.entering(plan)
        if self.chance(0.75):
            scene["lines"] = self.prose.lines(plan.audience)
        if self.chance(0.2):
            scene["trainer"] = self.prose.text()
        exits: dict[str, Callable[[_Plan, dict[str, Any]], dict[str, Any]]] = {
            "decision": self.decision,
            "joint": self.joint,
            "chance": self.draw,
            "plain": self.plain,
            "ending": self.ending,
        }
        return {**scene, **exits[plan.kind](plan, scene)}

    def entering(self, plan: _Plan) -> dict[str, Any]:
        """What a scene sets and changes on entering."""
        effects = self.effects(self.integers + self.switches, self.integers, 0.25)
        if plan.counter is not None:
            effects.setdefault("change", {})[plan.counter] = 1
        return effects

    def effects(
        self, settable: Sequence[str], changeable: Sequence[str], probability: float
    ) -> dict[str, Any]:
        """A `set`, a `change`, both or none, of different variables."""
        effects: dict[str, Any] = {}
        touched: list[str] = []
        if settable and self.chance(probability):
            touched = self.sample(settable, 1, 2)
            effects["set"] = {name: self.new_value(name) for name in touched}
        changeable = [name for name in changeable if name not in touched]
        if changeable and self.chance(2 * probability):
            effects["change"] = {
                name: self.prose.value(name)
                if self.chance(0.25)
                else self.rng.choice((-4, -2, -1, 1, 2, 5))
                for name in self.sample(changeable, 1, 2)
            }
        return effects

    def new_value(self, name: str) -> Any:
        if self.chance(0.35):
            return self.prose.value(name)
        return self.rng.randint(-5, 30) if name in self.integers else self.chance(0.5)

    def way(self, plan: _Plan, targets: list[str], *, guards: bool = False) -> dict[str, Any]:
        """Ways on to all of some scenes, with those that lead back or aside first, if asked for."""
        ways: list[dict[str, Any]] = []
        if guards:
            ways = [{"when": when, "goto": Raw(scene)} for when, scene in plan.guarded]
        *conditional, last = targets or [self.rng.choice(plan.onward)]
        if self.chance(0.15):
            conditional.append(self.rng.choice(plan.onward))
        ways += [{"when": self.prose.condition(), "goto": Raw(scene)} for scene in conditional]
        if not ways and self.chance(0.85):
            return {"goto": Raw(last)}
        return {"next": [*ways, {"goto": Raw(last)}]}

    def plain(self, plan: _Plan, scene: dict[str, Any]) -> dict[str, Any]:
        return self.way(plan, plan.due, guards=True)

    def ending(self, plan: _Plan, scene: dict[str, Any]) -> dict[str, Any]:
        tones = [Raw(self.rng.choice(("bright", "mixed", "dark"))) for _ in SEATS]
        tone = dict(zip(SEATS, tones, strict=True)) if self.chance(0.4) else tones[0]
        return {"ending": {"title": self.prose.text(), "tone": tone}}

    def draw(self, plan: _Plan, scene: dict[str, Any]) -> dict[str, Any]:
        branches = [{"when": when, "goto": Raw(back)} for when, back in plan.guarded]
        targets = [*plan.due, *(self.rng.choice(plan.onward) for _ in range(2))][:4]
        targets += plan.due[4:]
        certain = self.rng.randrange(len(targets))
        for index, target in enumerate(targets):
            if index != certain and self.chance(0.4):
                branches.append({"when": self.prose.condition(), "goto": Raw(target)})
            else:
                branches.append({"goto": Raw(target)})
        return {"chance": [{"weight": self.rng.randint(1, 5), **branch} for branch in branches]}

    def decision(self, plan: _Plan, scene: dict[str, Any]) -> dict[str, Any]:
        ((seat, ids),) = plan.sides.items()
        due = list(plan.due)
        decision: dict[str, Any] = {"seat": Raw(seat), **self.side(plan, seat, plan.audience)}
        for choice_id in self.rng.sample(ids, len(ids)):
            choice = decision["choices"][choice_id]
            if choice_id in plan.back:
                bound, back = plan.back[choice_id]
                choice |= {**bound, "goto": Raw(back)}
                continue
            choice |= self.effects(self.integers + self.switches, self.integers, 0.3)
            if self.chance(0.4):
                choice |= self.way(plan, [due.pop()] if due else [])
            if "lines" in scene and self.chance(0.04):
                choice["lines"] = scene["lines"]  # one list in two places: an alias
        self.clock(decision, [decision])
        falls_through = [
            choice
            for choice in decision["choices"].values()
            if not choice.keys() & {"goto", "next"}
        ]
        if (due or plan.guarded) and not falls_through:
            free = decision["choices"][always_on_offer(decision)]
            due += [way["goto"] for way in free.pop("next", [])]
            due += [free.pop("goto")] if "goto" in free else []
            falls_through = [free]
        way = self.way(plan, due, guards=True) if falls_through else {}
        return {"decision": decision, **way}

    def joint(self, plan: _Plan, scene: dict[str, Any]) -> dict[str, Any]:
        sides = {seat: self.side(plan, seat, seat) for seat in SEATS}
        names = self.integers + self.switches
        parts = {name: self.rng.choice((*SEATS, "outcomes", "changed")) for name in names}
        changed = [name for name in self.integers if parts[name] == "changed"]

        def effects(part: str) -> dict[str, Any]:
            return self.effects([name for name in names if parts[name] == part], changed, 0.3)

        for seat, side in sides.items():
            for choice in side["choices"].values():
                choice.update(effects(seat))
        due = list(plan.due)
        matches = [self.match(plan) for _ in range(self.rng.randint(0, 3))]
        outcomes = [
            {**match, **effects("outcomes"), **self.reaction("both", 0.5)}
            for match in [*matches, {}]
        ]
        for outcome in outcomes:
            if self.chance(0.5) and not (outcome is outcomes[-1] and (due or plan.guarded)):
                outcome.update(self.way(plan, [due.pop()] if due else []))
        if not outcomes[-1]:  # an outcome that says nothing at all is none
            outcomes[-1]["lines"] = self.prose.lines()
        joint: dict[str, Any] = dict(sides)
        self.clock(joint, list(sides.values()))
        joint["outcomes"] = outcomes
        falls_through = any(not outcome.keys() & {"goto", "next"} for outcome in outcomes)
        return {"joint": joint, **(self.way(plan, due, guards=True) if falls_through else {})}

    def match(self, plan: _Plan) -> dict[str, Any]:
        """What an outcome asks for: seats' choices, a condition, or both."""
        match: dict[str, Any] = {}
        for seat, ids in plan.sides.items():
            roll = self.rng.random()
            if roll < 0.4:
                match[seat] = Raw(self.rng.choice(ids))
            elif roll < 0.65:
                match[seat] = [Raw(choice) for choice in self.sample(ids, 1, 2)]
        if not match or self.chance(0.25):
            match["when"] = self.prose.condition()
        return match

    def clock(self, shared: dict[str, Any], sides: list[dict[str, Any]]) -> None:
        """Minutes to talk, and seconds to decide in."""
        if self.chance(0.3):
            shared["talk"] = self.rng.randint(1, 6)
        if self.chance(0.3):
            shared["seconds"] = self.rng.choice((20, 60, 90))
            for side in sides:
                side["on_timeout"] = Raw(always_on_offer(side))

    # Sides and choices

    def side(self, plan: _Plan, seat: str, audience: Audience | str) -> dict[str, Any]:
        """What a seat decides: prompt, choices, counterpart."""
        side: dict[str, Any] = {"prompt": self.prose.text()} if self.chance(0.4) else {}
        ids = plan.sides[seat]
        free = self.rng.choice([choice for choice in ids if choice not in plan.back])
        lines_for: Audience = "both" if audience == "both" else "director"
        if audience == "chief":
            lines_for = "chief"
        side["choices"] = {
            choice: self.choice(seat, lines_for, bounded=choice != free and choice not in plan.back)
            for choice in ids
        }
        if not self.people_only:
            rules = [
                {"take": Raw(choice), "when": self.prose.condition()}
                for choice in self.sample(ids, 0, 3)
            ]
            rules = [*rules, {"take": Raw(free)}]
            side["counterpart"] = [{**rule, "because": self.prose.text()} for rule in rules]
        return side

    def choice(self, seat: str, audience: Audience, *, bounded: bool) -> dict[str, Any]:
        """A choice without its effects and ways on; if `bounded`, it may have `when` and `once`."""
        choice: dict[str, Any] = {"text": self.prose.text()}
        if bounded and self.chance(0.4):
            choice["when"] = self.prose.condition()
            if self.chance(0.5):
                choice["locked"] = self.prose.text()
        if bounded and self.chance(0.2):
            choice["once"] = True
        if self.chance(0.5):
            choice["seen"] = self.prose.lines(other_than(seat), depth=1)
        if self.chance(0.6):
            parts = self.rng.sample(PARTS, self.rng.randint(1, 3))
            choice["focus"] = {part: self.rng.choice((-2, -1, 1, 2)) for part in parts}
            choice["because"] = self.reason(parts)
            if self.chance(0.3) or any(abs(score) == 2 for score in choice["focus"].values()):
                choice["yet"] = self.reason(parts)
        return {**choice, **self.reaction(audience, 0.5)}

    def reason(self, parts: Sequence[str]) -> Any:
        """One text, or one for each part that is scored."""
        if self.chance(0.3):
            return {part: self.prose.text() for part in parts}
        return self.prose.text()

    def reaction(self, audience: Audience, probability: float) -> dict[str, Any]:
        return {"lines": self.prose.lines(audience)} if self.chance(probability) else {}


def other_than(seat: str) -> Audience:
    """The other seat."""
    return "chief" if seat == "director" else "director"


def always_on_offer(side: dict[str, Any]) -> str:
    """A choice of a side that is always on offer."""
    choices: dict[str, dict[str, Any]] = side["choices"]
    return next(name for name, choice in choices.items() if not choice.keys() & {"when", "once"})
