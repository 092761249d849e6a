"""From the files of a scenario's folder to a :class:`Scenario` and its diagnostics.

Names are gathered first (variables, terms, cast, acts, scenes, choices), so that one pass over
the files, in their order, can say everything that is wrong with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.model import Collector, Diagnostic, Severity, Where
from makkerpar.focus import AREAS, PARTS, SEATS, Seat, area_of
from makkerpar.scenario import expression, source
from makkerpar.scenario.allowances import read_allow, read_avoid
from makkerpar.scenario.expression import Type
from makkerpar.scenario.garbage import collector_paused
from makkerpar.scenario.lines import comma_traps
from makkerpar.scenario.model import (
    Decision,
    Person,
    Phrase,
    Remark,
    Scenario,
    Scene,
    SeatBrief,
    Text,
    Variable,
)
from makkerpar.scenario.reader import Fields, Reader, Symbols
from makkerpar.scenario.scenes import read_scene
from makkerpar.scenario.scope import Scope
from makkerpar.scenario.source import Node, Scalar

FORMAT: Final = 1
MAIN_FILE: Final = "scenario.yaml"
PLAYS_FILE: Final = "plays.yaml"
_SCENARIO_ID: Final = re.compile(r"[a-z][a-z0-9-]*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
# Where names cannot be read at all, each use of one would only repeat it.
_ECHOES: Final[dict[str, frozenset[str]]] = {
    "scenes": frozenset({"unknown-scene", "scene-as-variable", "unknown-variable", "no-ending"}),
    "cast": frozenset({"unknown-speaker", "colon-makes-speaker", "unknown-person"}),
    "variables": frozenset({"unknown-variable", "unknown-placeholder", "no-words"}),
    "terms": frozenset({"unknown-placeholder"}),
    "acts": frozenset({"unknown-act"}),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading a scenario gave: the scenario, unless an error stands in the way."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]


def load(files: Mapping[str, bytes], *, folder: str | None = None) -> Loaded:
    """Read a scenario.

    Args:
        files: the folder's ``*.yaml`` files by the path that diagnostics shall name; the main
            file is the one called ``scenario.yaml`` and comes first.
        folder: the folder's name, which the scenario's id must equal; None: not compared.
    """
    with collector_paused():
        return _load(files, folder)


def _load(files: Mapping[str, bytes], folder: str | None) -> Loaded:
    collector = Collector()
    roots: dict[str, Node] = {}
    for name, data in files.items():
        root = source.read(name, data, collector)
        if root is not None:
            roots[name] = root
    if next(iter(files)) not in roots:
        # Without the main file's variables and cast, nothing can be said about the others.
        return Loaded(None, collector.in_order())
    scenario = _Load(Reader(collector), roots, folder).scenario()
    if len(roots) < len(files):
        _silence(collector, "scenes")
        return Loaded(None, collector.in_order())
    diagnostics = collector.in_order()
    return Loaded(scenario if playable(diagnostics) else None, diagnostics)


def _silence(collector: Collector, key: str) -> None:
    """Drop what only follows from that these names could not be read."""
    collector.items = [item for item in collector.items if item.code not in _ECHOES[key]]


class _Load:
    def __init__(self, reader: Reader, roots: dict[str, Node], folder: str | None) -> None:
        self._reader = reader
        self._collector = reader.collector
        self._roots = roots
        self._folder = folder

    def scenario(self) -> Scenario | None:
        main, *others = self._roots.values()
        reader = self._reader
        fields = reader.fields(main, "scenario")
        if fields is None:
            return None
        version = reader.integer(fields.get("format"), "format", 1, 10**6)
        if version is not None and version > FORMAT:
            node = fields.get("format")
            assert node is not None
            self._collector.add("format-newer", node.where, written=version, known=FORMAT)
            return None
        further = [reader.fields(root, "further-file") for root in others]
        sources = [fields, *(item for item in further if item is not None)]
        self._gather(fields, sources)
        variables = self._variables(fields)
        people_only = reader.switch(fields.get("people_only"), "people_only") is True
        header = self._header(fields)
        scenes = self._scenes(sources, people_only)
        questions, insights = self._debrief(fields)
        focus = self._focus(fields)
        seats = self._seats(fields)
        cast, terms, acts = self._cast(fields), self._terms(fields), self._acts(fields)
        start = reader.scene(fields.get("start"), "start")
        cut = self._cut(fields, scenes)
        avoid, allow = read_avoid(reader, fields), read_allow(reader, fields)
        self._whole(fields, sources, focus, scenes)
        for key in _ECHOES:
            unread = not isinstance(fields.get(key), source.Mapping)
            if unread and (key in fields or key in ("cast", "scenes")):
                _silence(self._collector, key)
        if header is None or start is None or len(seats) != 2:
            return None
        id_, number, language, title, summary, minutes = header
        return Scenario(
            id=id_,
            version=number,
            language=language,
            title=title,
            summary=summary,
            minutes=minutes,
            focus=focus,
            cut=cut,
            people_only=people_only,
            seats=seats,
            cast=cast,
            terms=terms,
            variables=variables,
            acts=acts,
            start=start,
            scenes=scenes,
            questions=questions,
            insights=insights,
            avoid=avoid,
            allow=allow,
            places=_places(fields),
        )

    # ── names ───────────────────────────────────────────────────────────────────────────────

    def _gather(self, fields: Fields, sources: list[Fields]) -> None:
        """Collect the names that texts, conditions and ways may use."""
        scenes: dict[str, Scalar] = {}
        choices: dict[str, tuple[str, ...]] = {}
        for item in sources:
            for name, (key, node) in _entries(item.get("scenes")).items():
                if name in scenes:
                    self._collector.add(
                        "duplicate-scene",
                        key.where,
                        name=name,
                        file=scenes[name].file,
                        line=scenes[name].line,
                    )
                else:
                    scenes[name] = key
                    offered = _choice_names(node)
                    if offered:
                        choices[name] = offered
        kinds = {name: _kind(node) for name, (_, node) in _entries(fields.get("variables")).items()}
        self._reader.symbols = Symbols(
            scope=Scope(kinds, choices, frozenset(scenes), inside_scene=False),
            worded=frozenset(
                name
                for name, (_, node) in _entries(fields.get("variables")).items()
                if isinstance(node, source.Mapping) and "words" in node.entries
            ),
            terms=frozenset(_entries(fields.get("terms"))),
            cast=_entries(fields.get("cast")).keys(),
            acts=_entries(fields.get("acts")).keys(),
        )

    # ── the head ────────────────────────────────────────────────────────────────────────────

    def _header(self, fields: Fields) -> tuple[str, int, str, Text, Text, int] | None:
        reader = self._reader
        id_ = self._id(fields)
        version = reader.integer(fields.get("version"), "version", 1, 10**9)
        language = reader.scalar(fields.get("language"), "language")
        if language is not None and _LANGUAGE.fullmatch(language.value) is None:
            self._collector.add("bad-language", language.where, name=language.value)
            language = None
        title = reader.text(fields.get("title"), "title")
        summary = reader.text(fields.get("summary"), "summary")
        minutes = reader.integer(fields.get("minutes"), "minutes", 1, 240)
        if (
            id_ is None
            or version is None
            or language is None
            or title is None
            or summary is None
            or minutes is None
        ):
            return None
        return id_, version, language.value, title, summary, minutes

    def _id(self, fields: Fields) -> str | None:
        scalar = self._reader.scalar(fields.get("id"), "id")
        if scalar is None:
            return None
        if _SCENARIO_ID.fullmatch(scalar.value) is None or len(scalar.value) > 60:
            self._collector.add("bad-scenario-id", scalar.where, name=scalar.value)
            return None
        if self._folder is not None and scalar.value != self._folder:
            self._collector.add(
                "id-not-folder", scalar.where, name=scalar.value, folder=self._folder
            )
        return scalar.value

    def _focus(self, fields: Fields) -> tuple[str, ...]:
        areas: list[str] = []
        for item in self._reader.items(fields.get("focus"), "focus"):
            area = self._reader.one_of(item, "focus", AREAS)
            if area is not None and area not in areas:
                areas.append(area)
        return tuple(areas)

    def _cut(self, fields: Fields, scenes: dict[str, Scene]) -> tuple[str, ...]:
        names: list[str] = []
        for item in self._reader.items(fields.get("cut"), "cut"):
            name = self._reader.scene(item, "cut")
            if name is None:
                continue
            if name in scenes and not isinstance(scenes[name].exit, Decision):
                self._collector.add("cut-not-decision", item.where, name=name)
            elif name not in names:
                names.append(name)
        return tuple(names)

    def _seats(self, fields: Fields) -> dict[Seat, SeatBrief]:
        seats: dict[Seat, SeatBrief] = {}
        both = self._reader.fields(fields.get("seats"), "seats")
        if both is None:
            return seats
        for seat in SEATS:
            one = self._reader.fields(both.get(seat), "seat-brief")
            if one is None:
                continue
            cast = self._reader.symbols.cast
            character = self._reader.reference(
                one.get("character"), "unknown-person", "character", cast
            )
            brief = self._reader.text(one.get("brief"), "brief")
            if character is not None and brief is not None:
                seats[seat] = SeatBrief(character, brief)
        return seats

    # ── what is declared ────────────────────────────────────────────────────────────────────

    def _cast(self, fields: Fields) -> dict[str, Person]:
        cast: dict[str, Person] = {}
        for key, node in self._reader.pairs(fields.get("cast"), "cast"):
            self._reader.identifier(key, "cast")
            person = self._reader.fields(node, "person")
            if person is None:
                continue
            name = self._reader.phrase(person.get("name"), "name")
            title = self._reader.text(person.get("title"), "title")
            portrait = self._reader.asset(person.get("portrait"), "portrait")
            if name is not None:
                cast[key.value] = Person(key.value, key.where, name, title, portrait)
        return cast

    def _terms(self, fields: Fields) -> dict[str, Phrase]:
        terms: dict[str, Phrase] = {}
        for key, node in self._reader.pairs(fields.get("terms"), "terms"):
            self._reader.identifier(key, "term")
            if key.value in self._reader.symbols.scope.variables:
                self._collector.add("name-twice", key.where, name=key.value)
            if isinstance(node, Scalar) and "{" in node.value:
                self._collector.add("placeholder-in-term", node.where)
                continue
            phrase = self._reader.phrase(node, "terms")
            if phrase is not None:
                terms[key.value] = phrase
        return terms

    def _acts(self, fields: Fields) -> dict[str, Text]:
        acts: dict[str, Text] = {}
        for key, node in self._reader.pairs(fields.get("acts"), "acts"):
            self._reader.identifier(key, "act")
            title = self._reader.text(node, "acts")
            if title is not None:
                acts[key.value] = title
        return acts

    def _variables(self, fields: Fields) -> dict[str, Variable]:
        variables: dict[str, Variable] = {}
        for key, node in self._reader.pairs(fields.get("variables"), "variables"):
            self._reader.identifier(key, "variable")
            variable = self._variable(key, node)
            if variable is not None:
                variables[key.value] = variable
        return variables

    def _variable(self, key: Scalar, node: Node) -> Variable | None:
        if isinstance(node, Scalar):
            if node.plain and node.value in ("true", "false"):
                start = int(node.value == "true")
                return Variable(key.value, key.where, expression.SWITCH, None, start, 0, 1, (), ())
            self._collector.add("variable-shape", node.where, name=key.value)
            return None
        fields = self._reader.fields(node, "variable")
        if fields is None:
            return None
        label = self._reader.text(fields.get("label"), "label")
        if _kind(node) == expression.SWITCH:
            return self._switch(key, fields, label)
        return self._number(key, fields, label)

    def _switch(self, key: Scalar, fields: Fields, label: Text | None) -> Variable:
        for name in ("min", "max", "meter", "words"):
            if name in fields:
                self._collector.add("switch-with-bounds", fields.key_where(name), name=name)
        start = self._reader.switch(fields.get("start"), "start") is True
        return Variable(key.value, key.where, expression.SWITCH, label, int(start), 0, 1, (), ())

    def _number(self, key: Scalar, fields: Fields, label: Text | None) -> Variable | None:
        reader = self._reader
        bound = 999_999_999
        start = reader.integer(fields.get("start"), "start", -bound, bound)
        least = reader.integer(fields.get("min"), "min", -bound, bound) if "min" in fields else 0
        most = reader.integer(fields.get("max"), "max", -bound, bound)
        if "max" not in fields:
            self._collector.add("missing-key", fields.node.where, name="max", shape="variable")
        meter = self._meter(fields.get("meter"))
        if start is None or least is None or most is None:
            return None
        if least > most:
            self._collector.add(
                "bounds-reversed", fields.value_where("max"), least=least, most=most
            )
        elif not least <= start <= most:
            self._collector.add(
                "start-outside", fields.value_where("start"), start=start, least=least, most=most
            )
        words = self._words(fields, least, most)
        return Variable(
            key.value, key.where, expression.INTEGER, label, start, least, most, meter, words
        )

    def _meter(self, node: Node | None) -> tuple[Seat, ...]:
        if node is None:
            return ()
        choice = self._reader.one_of(node, "meter", ("true", "false", "director", "chief"))
        if choice == "true":
            return SEATS
        return tuple(seat for seat in SEATS if seat == choice)

    def _words(self, fields: Fields, least: int, most: int) -> tuple[tuple[int, Phrase], ...]:
        words: list[tuple[int, Phrase]] = []
        for key, node in self._reader.pairs(fields.get("words"), "words"):
            number = self._reader.integer(key, "words", least, most)
            word = self._reader.phrase(node, "words")
            if number is not None and word is not None:
                words.append((number, word))
        words.sort(key=lambda item: item[0])
        if words and words[0][0] > least:
            self._collector.add(
                "words-gap", fields.key_where("words"), first=words[0][0], least=least
            )
        return tuple(words)

    # ── scenes and debrief ──────────────────────────────────────────────────────────────────

    def _scenes(self, sources: list[Fields], people_only: bool) -> dict[str, Scene]:
        scenes: dict[str, Scene] = {}
        symbols = self._reader.symbols
        symbols.scope = replace(symbols.scope, inside_scene=True)
        for item in sources:
            for key, node in self._reader.pairs(item.get("scenes"), "scenes"):
                self._reader.identifier(key, "scene")
                if key.value in scenes:
                    continue
                scene = read_scene(self._reader, key, node, people_only=people_only)
                if scene is not None:
                    scenes[key.value] = scene
        symbols.scope = replace(symbols.scope, inside_scene=False)
        return scenes

    def _debrief(self, fields: Fields) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
        reader = self._reader
        debrief = reader.fields(fields.get("debrief"), "debrief")
        questions: list[Remark] = []
        insights: list[Remark] = []
        if debrief is not None:
            groups = reader.fields(debrief.get("questions"), "questions")
            for name in ("both", *SEATS) if groups is not None else ():
                assert groups is not None
                seat: Seat | None = next((one for one in SEATS if one == name), None)
                comma_traps(reader, groups.get(name))
                for item in reader.items(groups.get(name), "questions"):
                    remark = self._question(item, seat)
                    if remark is not None:
                        questions.append(remark)
            for item in reader.items(debrief.get("insights"), "insights"):
                insight = reader.fields(item, "insight")
                if insight is None:
                    continue
                when = reader.condition(insight.get("when"))
                seat = reader.seat(insight.get("seat"), "seat")
                text = reader.text(insight.get("text"), "text")
                if text is not None:
                    insights.append(Remark(seat, when, text))
        return tuple(questions), tuple(insights)

    def _question(self, node: Node, seat: Seat | None) -> Remark | None:
        reader = self._reader
        if isinstance(node, source.Mapping) and "text" in node.entries:
            fields = reader.fields(node, "text-case")
            assert fields is not None
            when = reader.condition(fields.get("when"))
            text = reader.text(fields.get("text"), "text")
            return Remark(seat, when, text) if text is not None else None
        text = reader.text(node, "questions")
        return Remark(seat, None, text) if text is not None else None

    # ── the whole ───────────────────────────────────────────────────────────────────────────

    def _whole(
        self,
        fields: Fields,
        sources: list[Fields],
        focus: tuple[str, ...],
        scenes: dict[str, Scene],
    ) -> None:
        """What only the scenario as a whole can lack."""
        written = [node for item in sources for _, node in _entries(item.get("scenes")).values()]
        if written and not any(
            isinstance(node, source.Mapping) and "ending" in node.entries for node in written
        ):
            self._collector.add("no-ending", fields.key_where("scenes"))
        if not playable(self._collector.items):
            return  # what could not be read may hold the scores
        scored = {
            score.part
            for scene in scenes.values()
            if isinstance(scene.exit, Decision)
            for side in scene.exit.sides
            for choice in side.choices
            for score in choice.focus
            if score.value
        }
        for part in PARTS:
            if area_of(part) in focus and part not in scored:
                self._collector.add(
                    "part-never-scored", fields.key_where("focus"), name=part, area=area_of(part)
                )


def _entries(node: Node | None) -> dict[str, tuple[Scalar, Node]]:
    return node.entries if isinstance(node, source.Mapping) else {}


def _places(fields: Fields) -> dict[str, Where]:
    """Where the keys of the head stand, and the two seats'."""
    entries = {**fields.entries, **_entries(fields.get("seats"))}
    return {name: key.where for name, (key, _) in entries.items()}


def _kind(node: Node) -> Type:
    start = node.get("start") if isinstance(node, source.Mapping) else node
    if isinstance(start, Scalar) and start.plain and start.value in ("true", "false"):
        return expression.SWITCH
    return expression.INTEGER


def _choice_names(scene: Node) -> tuple[str, ...]:
    """The choices of a scene's decision or of both sides of its joint, unread."""
    if not isinstance(scene, source.Mapping):
        return ()
    decision = scene.get("decision")
    joint = scene.get("joint")
    holders: list[Node | None] = [decision]
    if isinstance(joint, source.Mapping):
        holders += [joint.get(seat) for seat in SEATS]
    names: list[str] = []
    for holder in holders:
        if isinstance(holder, source.Mapping):
            names += _entries(holder.get("choices"))
    return tuple(names)


def playable(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether none of these is an error."""
    return all(severity(item) is not Severity.ERROR for item in diagnostics)
