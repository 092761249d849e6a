"""Names the constructs of the scenario language that a scenario's files use.

`constructs` reads the files as text and as parser events and trees, not what the generator meant
to write; `ALL` is the list by name that the generated scenarios must cover between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from tests.oracle.interpreter import LOADER, SEATS, Naive, Tree
from tests.oracle.window import PLACEHOLDER, SPEAKER

ALL = frozenset(
    line.strip()
    for line in """
    file: several, file: comment, file: flow, file: single quotes, file: double quotes,
    file: folded, file: literal, file: alias,
    top: cut, top: terms, top: acts, top: no acts, top: focus,
    variable: integer, variable: switch, variable: min, variable: no min, variable: negative min,
    variable: start true, variable: meter true, variable: meter director, variable: meter chief,
    variable: words,
    text: string, text: by window, text: first, text: window in first, text: first in window,
    text: {variable}, text: {Variable}, text: {variable.word}, text: {Variable.word},
    text: {term}, text: {Term}, text: bare scalar,
    lines: string, lines: list, lines: narration, lines: text under condition,
    lines: speech, lines: mood, lines: silence, lines: silence with mood, lines: varying speech,
    lines: both windows, lines: director alone, lines: chief alone, lines: windows under condition,
    lines: only item, lines: only block, lines: when item, lines: when block,
    lines: only and when, lines: first, lines: first under condition, lines: first without else,
    lines: block in first, lines: block in block,
    scene: title, scene: act, scene: no act, scene: place, scene: place by window, scene: prop,
    scene: trainer, scene: set, scene: change, scene: lines, scene: no lines,
    scene: only director, scene: only chief, scene: meanwhile, scene: only without meanwhile,
    scene: goto, scene: next, scene: decision, scene: joint, scene: chance, scene: ending,
    scene: decision in only, scene: chance in only,
    decision: prompt, decision: talk, decision: seconds, decision: on_timeout,
    decision: goto of the scene, decision: next of the scene, decision: counterpart,
    joint: prompt, joint: talk, joint: seconds, joint: on_timeout, joint: counterpart,
    joint: goto of the scene, joint: next of the scene,
    choice: when, choice: once, choice: locked, choice: when and once, choice: seen, choice: lines,
    choice: set, choice: change, choice: goto, choice: next, choice: focus, choice: no focus,
    choice: because, choice: because by part, choice: yet, choice: yet by part,
    outcome: one id, outcome: list of ids, outcome: seat left out, outcome: both seats,
    outcome: when, outcome: set, outcome: change, outcome: lines, outcome: goto, outcome: next,
    outcome: no way on,
    rule: when, rule: because, rule: several,
    way: when, branch: weight, branch: when,
    ending: title, ending: tone, ending: tone by window,
    debrief: both, debrief: director, debrief: chief, debrief: question, debrief: question when,
    debrief: insight, debrief: insight seat,
    loop: once, loop: taken, loop: again, loop: visited, loop: counted,
    value: integer, value: negative, value: truth, value: expression,
    expression: <, expression: <=, expression: >, expression: >=, expression: ==, expression: !=,
    expression: chained, expression: and, expression: or, expression: not, expression: +,
    expression: -, expression: *, expression: unary minus, expression: if, expression: (),
    expression: scene.choice, expression: visited, expression: again, expression: true,
    expression: false, expression: number
    """.replace("\n", " ").split(",")
)

BARE = re.compile(r"[\d.:xeF+-]+|no|nej|yes|on|true")
COMPARED = r"(?:<=?|>=?|==|!=)"
SPOKEN_IN = {"lines", "seen", "meanwhile"}
EXPRESSIONS = {
    "<": r"<(?!=)",
    "<=": "<=",
    ">": r">(?!=)",
    ">=": ">=",
    "==": "==",
    "!=": "!=",
    "chained": rf"\w\s*{COMPARED}\s*\w+\s*{COMPARED}",
    "and": r"\band\b",
    "or": r"\bor\b",
    "not": r"\bnot\b",
    "+": r"\+",
    "-": r"[\w)] - ",
    "*": r"\*",
    "unary minus": r"(?:^|[(<>=*+-] ?)-[\w(]",
    "if": r"\bif\b.*\belse\b",
    "()": r"(?:^|\W)\(",
    "scene.choice": r"\w\.\w",
    "visited": r"\bvisited\(\w+\)",
    "again": r"\bagain\b",
    "true": r"\btrue\b",
    "false": r"\bfalse\b",
    "number": r"\b\d+\b",
}


def constructs(files: Mapping[str, str]) -> set[str]:
    """The names, among `ALL`, of what the files use."""
    found = _Finder(Naive(files))
    found.files(files)
    found.head()
    for scene_id, scene in found.naive.scenes.items():
        found.scene(scene_id, scene)
    return found.names


class _Finder:
    def __init__(self, naive: Naive) -> None:
        self.naive = naive
        self.names: set[str] = set()

    def note(self, kind: str, tests: Mapping[str, Any]) -> None:
        self.names |= {f"{kind}: {name}" for name, holds in tests.items() if holds}

    def files(self, files: Mapping[str, str]) -> None:
        events = [event for text in files.values() for event in yaml.parse(text, Loader=LOADER)]
        styles = {event.style for event in events if isinstance(event, yaml.ScalarEvent)}
        self.note(
            "file",
            {
                "several": len(files) > 1,
                "comment": any(re.search(r"^#", text, re.MULTILINE) for text in files.values()),
                "flow": any(getattr(event, "flow_style", False) for event in events),
                "single quotes": "'" in styles,
                "double quotes": '"' in styles,
                "folded": ">" in styles,
                "literal": "|" in styles,
                "alias": any(isinstance(event, yaml.AliasEvent) for event in events),
            },
        )

    def head(self) -> None:
        top = self.naive.scenario
        self.note("top", {name: name in top for name in ("cut", "terms", "acts", "focus")})
        self.note("top", {"no acts": "acts" not in top})
        for variable in self.naive.variables.values():
            self.variable(variable)
        for seat in top["seats"].values():
            self.text(seat["brief"])
        questions = top["debrief"]["questions"]
        self.note("debrief", questions)
        for question in [one for listed in questions.values() for one in listed]:
            self.note("debrief", {"question": True, "question when": "when" in question})
            self.conditional(question)
        for insight in top["debrief"]["insights"]:
            self.note("debrief", {"insight": True, "insight seat": "seat" in insight})
            self.conditional(insight)

    def variable(self, variable: str | Tree) -> None:
        if isinstance(variable, str):
            self.note("variable", {"switch": True, "start true": variable == "true"})
            return
        least = variable.get("min")
        self.note("variable", {"min": least is not None, "no min": least is None, "integer": True})
        self.note("variable", {"negative min": int(least or 0) < 0, "words": "words" in variable})
        self.note("variable", {f"meter {variable.get('meter')}": "meter" in variable})

    def conditional(self, part: str | Tree) -> None:
        if isinstance(part, str):
            self.text(part)
            return
        self.text(part["text"])
        if "when" in part:
            self.expression(part["when"])

    def expression(self, text: str) -> None:
        self.note("expression", {name: re.search(how, text) for name, how in EXPRESSIONS.items()})

    def text(self, text: Any) -> None:
        """A text and its variants."""
        if isinstance(text, str):
            self.note("text", {"string": True, "bare scalar": BARE.fullmatch(text)})
            self.placeholders(text)
        elif "first" in text:
            inner = [case["text"] for case in text["first"]]
            self.note("text", {"first": True, "window in first": any("chief" in x for x in inner)})
            for case in text["first"]:
                self.conditional(case)
        else:
            inner = list(text.values())
            self.note(
                "text", {"by window": True, "first in window": any("first" in x for x in inner)}
            )
            for one in inner:
                self.text(one)

    def placeholders(self, text: str) -> None:
        for name, word in PLACEHOLDER.findall(text):
            lower = name[0].lower() + name[1:]
            kind = "term" if lower in self.naive.scenario["terms"] else "variable"
            kind = kind if name == lower else kind.title()
            self.note("text", {f"{{{kind}{word}}}": True})

    def lines(self, lines: Any, inside: str = "") -> None:
        self.note("lines", {"string": isinstance(lines, str), "list": isinstance(lines, list)})
        for item in [lines] if isinstance(lines, str) else lines:
            if isinstance(item, str):
                self.note("lines", {"narration": True})
                self.text(item)
            else:
                self.item(item, inside)

    def item(self, item: Tree, inside: str) -> None:
        rest = {key: value for key, value in item.items() if key not in ("only", "when")}
        when, only, block = "when" in item, "only" in item, "lines" in item
        if when:
            self.expression(item["when"])
        self.note(
            "lines",
            {
                "text under condition": when and "text" in item,
                "only item": only and not block,
                "only block": only and block,
                "when item": when and not block,
                "when block": when and block,
                "only and when": only and when,
                "both windows": rest.keys() == set(SEATS),
                "director alone": rest.keys() == {"director"},
                "chief alone": rest.keys() == {"chief"},
                "windows under condition": when and rest.keys() == set(SEATS),
                "first": "first" in item,
                "first under condition": "first" in item and when,
                "block in first": block and inside == "first",
                "block in block": block and inside == "lines",
            },
        )
        for key, value in rest.items():
            if key == "lines":
                self.lines(value, "lines")
            elif key == "first":
                self.note("lines", {"first without else": "when" in value[-1]})
                self.lines(value, "first")
            elif key in ("text", *SEATS):
                self.text(value)
            else:
                self.speech(key, value)

    def speech(self, key: str, text: Any) -> None:
        speaker = SPEAKER.fullmatch(key)
        mood = speaker is not None and speaker[2] is not None
        silence = text == ""
        self.note("lines", {"speech": not silence, "mood": mood, "silence": silence})
        self.note("lines", {"silence with mood": silence and mood})
        self.note("lines", {"varying speech": not isinstance(text, str)})
        if not silence:
            self.text(text)

    def parts(self, kind: str, part: Tree) -> None:
        """What scenes, choices and outcomes have in common."""
        names = ("set", "change", "goto", "next", "when", "once", "seen", "meanwhile", "lines")
        self.note(kind, {name: name in part for name in names})
        for name in SPOKEN_IN & part.keys():
            self.lines(part[name])
        if "when" in part:
            self.expression(part["when"])
        for way in part.get("next", []):
            self.note("way", {"when": "when" in way})
            if "when" in way:
                self.expression(way["when"])
        for effect in ("set", "change"):
            for text in part.get(effect, {}).values():
                self.value(text)

    def value(self, text: str) -> None:
        number, truth = re.fullmatch(r"-?\d+", text), text in ("true", "false")
        self.note("value", {"integer": number, "negative": number and text[0] == "-"})
        self.note("value", {"truth": truth, "expression": not number and not truth})
        if not number and not truth:
            self.expression(text)

    def scene(self, scene_id: str, scene: Tree) -> None:
        exits: dict[str, Callable[[Any], None]] = {
            "decision": self.decision,
            "joint": self.joint,
            "chance": self.chance,
            "ending": self.ending,
        }
        plain = ("title", "act", "place", "prop", "trainer", "meanwhile")
        only = scene.get("only")
        self.note("scene", {name: name in scene for name in (*plain, *exits)})
        self.note("scene", {"no act": "act" not in scene, "no lines": "lines" not in scene})
        self.note("scene", {"place by window": isinstance(scene.get("place"), dict)})
        self.note("scene", {f"only {only}": only, "decision in only": only and "decision" in scene})
        self.note("scene", {"only without meanwhile": only and "meanwhile" not in scene})
        self.note("scene", {"chance in only": only and "chance" in scene})
        self.parts("scene", scene)
        for name in {"title", "trainer"} & scene.keys():
            self.text(scene[name])
        for name, look in exits.items():
            if name in scene:
                for way in ("goto", "next"):
                    self.note(name, {f"{way} of the scene": way in scene})
                look(scene[name])
        self.names |= {f"loop: {name}" for name in loops(scene_id, scene)}

    def decision(self, decision: Tree) -> None:
        self.side("decision", decision)

    def joint(self, joint: Tree) -> None:
        self.note("joint", {name: name in joint for name in ("talk", "seconds")})
        for seat in SEATS:
            self.side("joint", joint[seat])
        for outcome in joint["outcomes"]:
            asked = [outcome[seat] for seat in SEATS if seat in outcome]
            self.note("outcome", {"seat left out": len(asked) < 2, "both seats": len(asked) == 2})
            self.note("outcome", {"one id": any(isinstance(ids, str) for ids in asked)})
            self.note("outcome", {"list of ids": any(isinstance(ids, list) for ids in asked)})
            self.note("outcome", {"no way on": not outcome.keys() & {"goto", "next"}})
            self.parts("outcome", outcome)

    def side(self, kind: str, side: Tree) -> None:
        names = ("prompt", "talk", "seconds", "on_timeout", "counterpart")
        self.note(kind, {name: name in side for name in names})
        for choice in side["choices"].values():
            self.choice(choice)
        self.note("rule", {"several": len(side["counterpart"]) > 1})
        for rule in side["counterpart"]:
            self.note("rule", {"when": "when" in rule, "because": "because" in rule})
            self.conditional({**rule, "text": rule["because"]})

    def choice(self, choice: Tree) -> None:
        self.note("choice", {"when and once": {"when", "once"} <= choice.keys()})
        self.note("choice", {"focus": "focus" in choice, "no focus": "focus" not in choice})
        self.parts("choice", choice)
        for name in {"text", "locked"} & choice.keys():
            self.note("choice", {name: name == "locked"})
            self.text(choice[name])
        for name in {"because", "yet"} & choice.keys():
            by_part = (
                isinstance(choice[name], dict) and choice[name].keys() <= choice["focus"].keys()
            )
            self.note("choice", {name: not by_part, f"{name} by part": by_part})
            for text in choice[name].values() if by_part else [choice[name]]:
                self.text(text)

    def chance(self, branches: list[Tree]) -> None:
        for branch in branches:
            self.note("branch", {"weight": "weight" in branch, "when": "when" in branch})
            if "when" in branch:
                self.expression(branch["when"])

    def ending(self, ending: Tree) -> None:
        tone = ending["tone"]
        self.note("ending", {"title": "title" in ending, "tone": isinstance(tone, str)})
        self.note("ending", {"tone by window": isinstance(tone, dict)})
        self.text(ending["title"])


def loops(scene_id: str, scene: Tree) -> Iterator[str]:
    """The kinds of loop that start in a scene, told by what bounds their ways."""
    for way in [*scene.get("next", []), *scene.get("chance", [])]:
        when = way.get("when", "")
        if when == "not again":
            yield "again"
        if when == f"not visited({way['goto']})":
            yield "visited"
        if "runde_" in when and any("runde_" in name for name in scene.get("change", {})):
            yield "counted"
    for name, choice in scene.get("decision", {}).get("choices", {}).items():
        if name.startswith("tilbage_"):
            yield "once" if "once" in choice else "taken"
            if any("runde_" in changed for changed in choice.get("change", {})):
                yield "counted"
