"""The generator's own tests: its scenarios are valid, cover the language, and can be played."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from tests.oracle.constructs import ALL, constructs
from tests.oracle.expression import Moment, holds
from tests.oracle.generator import make_document, make_scenario, scenario_id
from tests.oracle.interpreter import SEATS, Entered, Game, Naive, Tree
from tests.oracle.validity import faults
from tests.oracle.window import window

SEEDS = range(300)


@cache
def files(seed: int) -> dict[str, str]:
    """The files of a generated scenario; nobody changes them."""
    return make_scenario(seed)


@cache
def scenario(seed: int) -> Naive:
    """A generated scenario; nobody changes it."""
    return Naive(files(seed))


def random_play(naive: Naive, seat: str, seed: int) -> Game:
    """A play to its end, with takes at random."""
    rng = random.Random(f"{seat}:{seed}")
    game = naive.begin(seat, seed)
    while offer := game.offer():
        chooser = rng.choice(list(offer))
        game.take(chooser, rng.choice(offer[chooser]), by=rng.choice(("person", "timeout")))
    return game


def test_a_seed_gives_the_same_scenario() -> None:
    """The same seed gives the same files, another seed another scenario."""
    assert [make_scenario(seed) for seed in (0, 1, 2)] == [
        make_scenario(seed) for seed in (0, 1, 2)
    ]
    assert make_scenario(3) != make_scenario(4)
    assert scenario(7).scenario["id"] == scenario_id(7)


VALID = """\
format: 1
id: whole
version: 1
cut: [talk]
seats: { director: { character: karen }, chief: { character: jonas } }
cast: { karen: { name: Karen }, jonas: { name: Jonas } }
variables: { x: { start: 2, max: 9, words: { 0: lidt } }, on: false, runde_1: { start: 0, max: 5 } }
acts: { calm: Før }
start: talk
scenes:
  talk:
    act: calm
    joint:
      director:
        choices: { a: { text: A, set: { x: 1 } }, b: { text: B, when: on } }
        counterpart: [ { take: b, when: x > 2 }, { take: a } ]
        on_timeout: a
      chief:
        choices: { c: { text: C }, d: { text: D, focus: { 1A: 2 }, because: Jo, yet: Nej } }
        counterpart: [ { take: c } ]
      outcomes: [ { director: [a], chief: c, goto: shut }, { lines: Nå } ]
    goto: shut
  shut:
    only: chief
    meanwhile: [ { when: talk.a, text: Tys } ]
    change: { runde_1: 1 }
    lines: [ jonas (glad): Ja, { first: [ { when: again, text: Igen }, Nu ] } ]
    decision:
      seat: chief
      choices:
        e: { text: E, seen: [ director: Nyt ] }
        f: { text: F, once: true, goto: talk }
      counterpart: [ { take: e } ]
    next: [ { when: runde_1 < 3, goto: shut }, { when: not again, goto: shut }, { goto: luck } ]
  luck: { chance: [ { goto: home }, { when: on, goto: home } ] }
  home: { ending: { title: Hjem } }
debrief:
  questions: { both: [ { when: visited(shut), text: Hvad } ] }
  insights: []
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{ take: a }", "{ take: a, when: on }"),
        ("{ take: a }", "{ take: b }"),
        ("{ take: c }", "{ take: z }"),
        ("on_timeout: a", "on_timeout: b"),
        ("{ a: { text: A", "{ a: { text: A, once: true"),
        ("{ text: B", "{ text: B, goto: home"),
        ("c: { text: C }", "a: { text: C }"),
        ("c: { text: C }", "c: { text: C, change: { x: 1 } }"),
        ("c: { text: C }", "c: { text: C, locked: Lukket }"),
        ("{ lines: Nå }", "{ lines: Nå, set: { x: 3 } }"),
        ("{ lines: Nå }", "{ lines: Nå, when: on }"),
        ("{ lines: Nå }", "{}"),
        ("director: [a], chief: c,", ""),
        ("director: [a]", "director: [c]"),
        ("set: { x: 1 }", "set: { x: on }"),
        ("set: { x: 1 }", "set: { x: talk.z }"),
        ("when: x > 2", "when: x"),
        ("1A: 2", "1A: 3"),
        ("because: Jo, ", ""),
        (", yet: Nej", ""),
        ("    goto: shut\n  shut", "  shut"),
        ("only: chief", "only: director"),
        ("    only: chief\n", ""),
        ("jonas (glad)", "jonas (sur)"),
        ("jonas (glad): Ja", "jens: Ja"),
        ("jonas (glad): Ja", "director: Ja"),
        ("director: Nyt", "chief: Nyt"),
        ("{ when: again, text: Igen }", "Igen"),
        ("once: true, ", ""),
        ("when: not again, ", ""),
        ("when: runde_1 < 3", "when: runde_1 < x"),
        ("seen: [", "change: { runde_1: -1 }, seen: ["),
        ("{ goto: luck } ]", "{ goto: luck, when: on } ]"),
        ("{ goto: luck } ]", "{ goto: home } ]"),
        ("{ goto: luck } ]", "{ goto: nowhere } ]"),
        ("{ goto: home }, {", "{ goto: home, when: on }, {"),
        ("ending: {", "goto: talk, ending: {"),
        ("visited(shut)", "again"),
        ("visited(shut)", "visited(nowhere)"),
        ("cut: [talk]", "cut: [luck]"),
        ("character: jonas", "character: jens"),
        ("act: calm", "act: storm"),
        ("start: 2", "start: 10"),
        ("0: lidt", "1: lidt"),
        ("on: false", "On: false"),
        ("acts: {", "acts: { first: Nej,"),
    ],
)
def test_a_breach_is_found(old: str, new: str) -> None:
    """A scenario that keeps the rules has no fault, and each breach of one is found."""
    assert faults(Naive({"scenario.yaml": VALID})) == []
    assert old in VALID

    try:
        found = faults(Naive({"scenario.yaml": VALID.replace(old, new, 1)}))
    except (ValueError, KeyError) as error:  # what cannot even be interpreted
        found = [str(error)]

    assert found


def test_generated_scenarios_keep_the_rules() -> None:
    """No generated scenario breaks a rule of the reference, and none has more than 20 scenes."""
    for seed in SEEDS:
        assert faults(scenario(seed)) == [], seed
        assert 6 <= len(scenario(seed).scenes) <= 20


def test_generated_scenarios_use_every_construct() -> None:
    """Every construct of the language appears in some generated scenario."""
    found = set[str]()
    for seed in SEEDS:
        found |= constructs(files(seed))

    assert sorted(ALL - found) == []
    assert sorted(found - ALL) == []


def read_back(node: Any) -> Any:
    """What a YAML reader without types makes of a tree."""
    if isinstance(node, dict):
        return {str(key): read_back(value) for key, value in node.items()}
    if isinstance(node, list):
        return [read_back(value) for value in node]
    if isinstance(node, bool):
        return str(node).lower()
    return "" if node is None else str(node)


def test_what_is_written_is_what_was_meant() -> None:
    """The YAML of a scenario reads back as its document, by Python's reader and by libyaml."""
    for seed in range(40):
        document = read_back(make_document(seed))
        for loader in (yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            trees = [yaml.load(text, Loader=loader) for text in files(seed).values()]
            scenes = {name: scene for tree in trees for name, scene in tree["scenes"].items()}
            assert {**trees[0], "scenes": scenes} == document, seed
        for text in files(seed).values():
            assert list(yaml.parse(text)), seed


def test_people_only_has_no_counterpart() -> None:
    """A scenario for people only has no rules, breaks none, and can be played by both alone."""
    naive = Naive(make_scenario(11, people_only=True))

    assert (naive.seats(), faults(naive)) == (["both"], [])
    assert random_play(naive, "both", 0).result()["ended"]
    with pytest.raises(ValueError, match="cannot be played"):
        naive.begin("chief")


def test_every_play_ends() -> None:
    """Random plays of every seat end, and the same takes and seed give the same play."""
    for seed in SEEDS:
        for seat in ("director", "chief", "both", "room"):
            result = random_play(scenario(seed), seat, seed).result()
            assert result["ended"]
            assert result["offer"] == {}
            assert len(result["decisions"]) < 1_000
            assert random_play(scenario(seed), seat, seed).result() == result


def test_windows_hold_finished_texts() -> None:
    """No window shows a placeholder, a stranger or two announcements in a row of the same act."""
    for seed in SEEDS:
        game = random_play(scenario(seed), "both", seed)
        for seat in SEATS:
            events = window(game, seat)
            acts = [event[1] for event in events if event[0] == "act"]
            assert all(one != other for one, other in itertools.pairwise(acts))
            assert {event[1] for event in events if event[0] == "say"} <= {
                None,
                *scenario(seed).scenario["cast"],
            }
            assert "{" not in "".join(event[-1] or "" for event in events)


def test_generated_plays_meet_what_is_rare() -> None:
    """Plays of generated scenarios clamp, come again, exhaust, lock, skip rules and miss acts."""
    met = set[str]()
    for seed in SEEDS:
        for seat in ("director", "both"):
            met |= set(rarities(random_play(scenario(seed), seat, seed)))

    assert met == {
        *("came again", "at the least", "at the most", "act unseen", "branch closed"),
        *("choice exhausted", "choice shut", "later outcome", "news from afar", "rule skipped"),
    }


def rarities(game: Game) -> Iterator[str]:
    """What happened in a play that few plays meet."""
    acts = {seat: {event[1] for event in window(game, seat)} for seat in SEATS}
    for event in game.happened:
        scene, moment = game.naive.scenes[event.scene], event.moment
        if isinstance(event, Entered):
            yield from met_on_entering(game.naive, scene, moment)
            if any(scene.get("act") not in {None, *acts[seat]} for seat in SEATS):
                yield "act unseen"
        elif event.outcome is None:
            (choice,) = event.choices.values()
            if "only" in scene and "seen" in scene["decision"]["choices"][choice]:
                yield "news from afar"
        elif event.outcome != scene["joint"]["outcomes"][0]:
            yield "later outcome"
    for entry in game.decisions:
        if entry["by"] == "counterpart":
            scene = game.naive.scenes[entry["scene"]]
            side = scene["decision"] if "decision" in scene else scene["joint"][entry["seat"]]
            if side["counterpart"][0]["take"] != entry["choice"]:
                yield "rule skipped"


def met_on_entering(naive: Naive, scene: Tree, moment: Moment) -> Iterator[str]:
    """The rare things that a scene shows when it is entered."""
    if moment.again:
        yield "came again"
    if not all(holds(branch, moment) for branch in scene.get("chance", [])):
        yield "branch closed"
    for name, bounds in naive.variables.items():
        if isinstance(bounds, dict) and moment.variables[name] != int(bounds["start"]):
            if moment.variables[name] == int(bounds["max"]):
                yield "at the most"
            if moment.variables[name] == int(bounds.get("min", 0)):
                yield "at the least"
    for choice_id, choice in scene.get("decision", {}).get("choices", {}).items():
        taken = any(
            name == choice_id for scene_id, name in moment.taken if naive.scenes[scene_id] is scene
        )
        if taken and "once" in choice:
            yield "choice exhausted"
        if not holds(choice, moment):
            yield "choice shut"
