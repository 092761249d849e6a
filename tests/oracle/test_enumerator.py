"""The enumerator's own tests: worked examples, play by play, and what the generator covers."""

from __future__ import annotations

import itertools
import math
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.enumerator import (
    AREAS,
    HOLDINGS,
    States,
    TooManyError,
    all_choices,
    enumerate_scenario,
    enumerate_seat,
)
from tests.oracle.generator import make_scenario
from tests.oracle.interpreter import PARTS, SEATS, Entered, Game, Naive
from tests.oracle.reads import live, reads

MANY_PLAYS = 300
MANY_STATES = 1_000


def world(scenes: str, *, variables: str = "{}", top: str = "") -> Naive:
    """A scenario of the given scenes, the first of which is called `talk`."""
    head = f"format: 1\nid: world\nversion: 1\nlanguage: da\nvariables: {variables}\nstart: talk\n"
    body = textwrap.indent(textwrap.dedent(scenes), "  ")
    return Naive({"scenario.yaml": f"{head}{top}\nscenes:\n{body}"})


def seat_of(naive: Naive, held: str, most: float = math.inf) -> dict[str, Any]:
    """The fields of a way of holding the seats that can be played."""
    fields = enumerate_seat(naive, held, most)
    assert fields is not None
    return fields


TWO = """\
    talk:
      decision:
        seat: chief
        choices:
          warn: { focus: { 3A: 2, 3B: -1 }, change: { trust: 4 }, goto: draw }
          wait: { focus: { 3A: -1 }, when: trust > 1, goto: draw }
          tell: { focus: { 1A: -2 } }
        counterpart: [ { take: wait }, { take: tell } ]
      goto: talk_2
    talk_2:
      joint:
        director:
          choices: { back: { focus: { 2B: 1 } }, hold: {} }
          counterpart: [ { take: back } ]
        chief:
          choices: { say: { focus: { 2A: -2, 2B: 1 } }, deny: {} }
          counterpart: [ { take: say } ]
        outcomes:
          - { director: back, chief: say, goto: draw }
          - { goto: bad }
    draw:
      chance:
        - { weight: 3, goto: good }
        - { weight: 1, goto: bad }
        - { weight: 4, when: trust > 9, goto: lost }
    lost: { goto: bad }
    good: { ending: { title: Good } }
    bad: { ending: { title: Bad } }
"""


def test_two_people_in_a_small_world() -> None:
    """Every field of a small world held by two is what one counts by hand."""
    naive = world(TWO, variables="{ trust: { start: 1, max: 3 }, told: false }")
    scores = seat_of(naive, "both")
    assert {key: scores[key] for key in list(scores)[:7]} == {
        "exact": True,
        "states": 6,  # the draw is met with a trust of 1 and of 3, all else once
        "plays": "7",  # warn, 2 draws; tell, 3 pairs straight to an ending and 1 to 2 draws
        "decisions": {"min": 1, "max": 3},
        "unreachable": ["lost"],
        "dead_choices": ["talk:wait"],
        "endings": {
            "good": str(Fraction(1, 2) * Fraction(3, 4) + Fraction(1, 8) * Fraction(3, 4)),
            "bad": str(1 - Fraction(5, 8) * Fraction(3, 4)),
        },
    }
    assert scores["areas"]["chief"]["3"] == {"min": 0, "max": 1, "loss": 0, "gain": 1}
    assert scores["areas"]["chief"]["2"] == {"min": -1, "max": 0, "loss": -1, "gain": 0}
    assert scores["areas"]["director"]["2"] == {"min": 0, "max": 1, "loss": 0, "gain": 1}
    assert scores["parts"]["chief"]["3B"] == {"min": -1, "max": 0}
    assert scores["variables"] == {
        "trust": {"min": 1, "max": 3},
        "told": {"min": False, "max": False},
    }


def test_one_seat_and_the_rules() -> None:
    """Where rules hold a seat, only what they take is alive, and scores are the person's alone."""
    naive = world(TWO, variables="{ trust: { start: 1, max: 3 } }", top="cut: [talk_2]")
    director = seat_of(naive, "director")
    assert director["plays"] == "3"
    assert director["dead_choices"] == ["talk:warn", "talk:wait", "talk_2:deny"]
    assert director["decisions"] == {"min": 1, "max": 1}
    assert director["parts"]["2B"] == {"min": 0, "max": 1}
    assert director["areas"]["1"] == {"min": 0, "max": 0, "loss": 0, "gain": 0}
    assert seat_of(naive, "chief")["parts"]["1A"] == {"min": -2, "max": 0}
    room = seat_of(naive, "room")
    assert room["dead_choices"] == ["talk:warn", "talk:wait"]
    assert room["decisions"] == {"min": 2, "max": 2}
    assert room["parts"]["chief"]["1A"] == {"min": -2, "max": -2}


def test_seats_that_cannot_be_played() -> None:
    """Without `cut` there is no room, and with `people_only` there is nothing but two people."""
    two = world(TWO, variables="{ trust: { start: 1, max: 3 } }")
    assert enumerate_seat(two, "room") is None
    naive = world("talk: { ending: {} }", top="people_only: true\ncut: []")
    given = enumerate_scenario(naive)["seats"]
    assert {held for held in HOLDINGS if given[held] is not None} == {"both"}


def test_the_head() -> None:
    """Scenes, choices and words are counted on the files, each place of a text by itself."""
    naive = world(
        """\
        talk:
          title: { director: One two, chief: Three }
          lines:
            - karen (glad): Four five.
            - karen:
            - first: [ { when: again, text: Six }, { lines: [ "Seven {x}." ] } ]
          decision:
            seat: chief
            choices:
              go: { text: Eight, because: { 1A: Nine ten, 1B: Nine ten }, yet: Eleven }
            counterpart: [ { take: go, because: Twelve } ]
          goto: end
        end: { ending: { title: { first: [ { when: talk.go, text: A b }, { text: C } ] } } }
        """
    )
    head = enumerate_scenario(naive)
    assert [head[key] for key in ("scenario", "scenes", "choices")] == ["world", 2, 1]
    assert head["words"] == 3 + 2 + 1 + 2 + 1 + 4 + 1 + 1 + 3


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("capital >= 4 and not is", {"capital", "is"}),
        ("2 if visited(natten) else -x", {"visited(natten)", "x"}),
        ("again or talk.wait or true", {"again", "talk.wait"}),
        ("14", set()),
    ],
)
def test_what_a_condition_reads(text: str, slots: set[str]) -> None:
    """Names, choices, visits and `again` are slots; numbers and words of the language are none."""
    assert reads(text) == slots


def test_live_slots() -> None:
    """A slot lives until it is set anew, and an amount reads only for one that lives on."""
    naive = world(
        """\
        talk: { change: { a: b }, goto: second }
        second: { set: { b: c, d: a }, change: { a: e }, goto: third }
        third:
          chance: [ { weight: 1, when: a > 1 and again, goto: end }, { weight: 1, goto: fourth } ]
        fourth: { set: { c: 1 }, next: [ { when: c > 1, goto: third }, { goto: end } ] }
        end: { set: { e: b }, ending: {} }
        """,
        variables=f"{{ {', '.join(f'{name}: {{ start: 0, max: 9 }}' for name in 'abcde')} }}",
    )
    assert live(naive, "both") == {
        "talk": {"a", "e", "visited(third)"},
        "second": {"a", "visited(third)"},
        "third": {"a", "again", "visited(third)"},
        "fourth": {"a", "c", "visited(third)"},
        "end": set(),
    }


class _ForkError(Exception):
    """A play stands before a draw that nobody has forced yet; says in which scene."""


@dataclass(slots=True)
class PlayByPlay:
    """Every complete play, each played from its beginning for every decision in it."""

    naive: Naive
    held: str
    games: list[Game] = field(default_factory=list)
    odds: list[Fraction] = field(default_factory=list)
    offered: set[tuple[str, str]] = field(default_factory=set)

    def played(self, takes: list[tuple[str, str]], draws: list[int]) -> Game | str | None:
        """The play so far, the scene of a draw that it stands before, None if it cannot be."""

        def forced(scene: str, n: int) -> int:
            if n > len(draws):
                raise _ForkError(scene)
            return draws[n - 1]

        try:
            game = self.naive.begin(self.held, forced=forced)
            for seat, choice in takes:
                game.take(seat, choice)
        except _ForkError as fork:
            return str(fork)
        except ValueError as error:
            if "cannot be drawn" not in str(error):
                raise
            return None
        return game

    def explore(self, takes: list[tuple[str, str]], draws: list[int], odds: Fraction) -> None:
        """Go on from here in every way."""
        game = self.played(takes, draws)
        if isinstance(game, Game):
            self.decide(game, takes, draws, odds)
        elif game is not None:
            branches = enumerate(self.naive.scenes[game]["chance"], start=1)
            weights = {
                n: int(branch["weight"])
                for n, branch in branches
                if self.played(takes, [*draws, n]) is not None
            }
            for n, weight in weights.items():
                self.explore(takes, [*draws, n], odds * Fraction(weight, sum(weights.values())))

    def decide(
        self, game: Game, takes: list[tuple[str, str]], draws: list[int], odds: Fraction
    ) -> None:
        offer = game.offer()
        self.offered |= {(game.scene, one) for listed in offer.values() for one in listed}
        if not offer:
            self.games.append(game)
            self.odds.append(odds)
            return
        pairs = list(itertools.product(*offer.values()))
        for pair in pairs:
            more = list(zip(offer, pair, strict=True))
            self.explore([*takes, *more], draws, odds / len(pairs))


def play_by_play(naive: Naive, held: str) -> PlayByPlay:
    """All plays of a way of holding the seats."""
    told = PlayByPlay(naive, held)
    told.explore([], [], Fraction(1))
    return told


def fields_of(naive: Naive, held: str, told: PlayByPlay) -> dict[str, Any]:
    """The fields of a way of holding the seats, from all its plays one beside the other."""
    results = [game.result() for game in told.games]
    entered = [one for game in told.games for one in game.happened if isinstance(one, Entered)]
    decided = [
        (entry, naive.sides(entry["scene"])[entry["seat"]]["choices"][entry["choice"]])
        for result in results
        for entry in result["decisions"]
        if "choice" in entry
    ]
    alive = told.offered | {
        (entry["scene"], entry["choice"]) for entry, _ in decided if entry["by"] == "counterpart"
    }
    counts = [sum(one.get("by") == "person" for one in result["decisions"]) for result in results]
    lives = live(naive, held)
    seats = [held] if held in SEATS else list(SEATS)
    areas = {seat: {area: area_of(naive, results, seat, area) for area in AREAS} for seat in seats}
    parts = {
        seat: {part: ends([result["focus"][seat][part] for result in results]) for part in PARTS}
        for seat in seats
    }
    endings = {scene: Fraction(0) for scene, one in naive.scenes.items() if "ending" in one}
    for result, odds in zip(results, told.odds, strict=True):
        endings[result["ending"]] += odds
    return {
        "exact": True,
        "states": len({(one.scene, *answers(one, lives[one.scene])) for one in entered}),
        "plays": str(len(results)),
        "decisions": ends(counts),
        "unreachable": [one for one in naive.scenes if one not in {past.scene for past in entered}],
        "dead_choices": [
            f"{scene}:{choice}"
            for scene, choice, _ in all_choices(naive)
            if (scene, choice) not in alive
        ],
        "endings": {scene: str(odds) for scene, odds in endings.items()},
        "areas": areas.get(held, areas),
        "parts": parts.get(held, parts),
        "variables": {
            name: ends([result["variables"][name] for result in results])
            for name in naive.variables
        },
    }


def ends(values: list[Any]) -> dict[str, Any]:
    """The least and the greatest of some values."""
    return {"min": min(values), "max": max(values)}


def answers(one: Entered, slots: frozenset[str]) -> Iterator[int | bool]:
    """What the slots hold at a moment of a play."""
    for slot in sorted(slots):
        if slot == "again":
            yield one.moment.again
        elif slot.startswith("visited("):
            yield slot[8:-1] in one.moment.visited
        elif "." in slot:
            yield tuple(slot.split(".")) in one.moment.taken
        else:
            yield one.moment.variables[slot]


def area_of(naive: Naive, results: list[dict[str, Any]], seat: str, area: str) -> dict[str, int]:
    """The bounds of an area, from what each decision of each play was worth in it."""
    sums, losses, gains = [], [], []
    for result in results:
        values = []
        for entry in result["decisions"]:
            if entry.get("seat") == seat:
                choice = naive.sides(entry["scene"])[seat]["choices"][entry["choice"]]
                scores = choice.get("focus", {})
                values.append(sum(int(scores[part]) for part in scores if part[0] == area))
        sums.append(sum(values))
        losses.append(sum(value for value in values if value < 0))
        gains.append(sum(value for value in values if value > 0))
    return {**ends(sums), "loss": min(losses), "gain": max(gains)}


@pytest.mark.parametrize("tens", range(3))
def test_play_by_play(tens: int) -> None:
    """Where plays are few, going through them one by one gives every field that states give."""
    compared = 0
    for seed in range(1_000 + 10 * tens, 1_010 + 10 * tens):
        naive = Naive(make_scenario(seed, people_only=seed % 10 == 9))
        for held in naive.seats():
            try:
                fields = seat_of(naive, held, MANY_STATES)
            except TooManyError:
                continue
            if int(fields["plays"]) <= MANY_PLAYS:
                assert fields == fields_of(naive, held, play_by_play(naive, held)), (seed, held)
                compared += 1
    assert compared >= 15, f"only {compared} had few enough plays"


@pytest.mark.parametrize("seed", range(2_000, 2_020))
def test_live_slots_say_all_that_is_to_come(seed: int) -> None:
    """States that the live slots do not tell apart go on alike."""
    naive = Naive(make_scenario(seed))
    for held in ("director", "chief", "room"):
        if held not in naive.seats():
            continue
        states = States(naive, held)
        lives = live(naive, held)
        merged = [
            (one.scene, *answers(Entered(one.scene, states.moment(one)), lives[one.scene]))
            for one in states.all
        ]
        futures: dict[tuple[Any, ...], list[Any]] = {}
        for one, steps in zip(merged, states.steps, strict=True):
            future = [(step.choices, step.odds, merged[step.onto]) for step in steps]
            assert futures.setdefault(one, future) == future, (seed, held, one)


class _Clamping(Naive):
    """Counts how often a bound holds a value back."""

    clamps = 0

    def clamped(self, name: str, value: int | bool) -> int | bool:
        kept = super().clamped(name, value)
        self.clamps += kept != value
        return kept


def test_the_generator_covers_what_analysis_meets() -> None:
    """Three hundred generated scenarios have rooms, loops, draws and outcomes with conditions."""
    seen: Counter[str] = Counter()
    for seed in range(300):
        naive = Naive(make_scenario(seed))
        scenes = naive.scenes.values()
        text = str(naive.scenes)
        outcomes = [one for scene in scenes for one in scene.get("joint", {}).get("outcomes", [])]
        branches = [branch for scene in scenes for branch in scene.get("chance", [])]
        seen["room"] += "room" in naive.seats()
        seen["room that leaves some to rules"] += any(
            scene_id not in naive.cut for scene_id in naive.scenes if naive.sides(scene_id)
        ) and bool(naive.cut)
        seen["once"] += "'once': 'true'" in text
        seen["again"] += re.search(r"'(goto|when)': '[^']*\bagain\b", text) is not None
        seen["conditional draw"] += any("when" in branch for branch in branches)
        seen["conditional outcome"] += any("when" in outcome for outcome in outcomes)
    assert all(number >= 20 for number in seen.values()), seen


def test_the_generator_covers_what_analysis_finds() -> None:
    """Generated scenarios have dead choices, lost scenes, loops that turn, and bounds hit."""
    found: Counter[str] = Counter()
    for seed in range(60):
        naive = _Clamping(make_scenario(seed))
        states = States(naive, "chief")
        reached = {one.scene for one in states.all}
        found["dead choice"] += any(
            (scene_id, choice) not in states.offered
            for scene_id, choice, _ in all_choices(naive)
            if "chief" in naive.sides(scene_id)
            and choice in naive.sides(scene_id)["chief"]["choices"]
        )
        found["unreachable scene"] += len(reached) < len(naive.scenes)
        found["scene again"] += any(one.again for one in states.all)
        found["circle of scenes"] += _circles(states)
        found["bound hit"] += naive.clamps > 0
        found["more than one ending"] += len({states.all[end].scene for end in states.ends()}) > 1
    assert all(number >= 5 for number in found.values()), found


def _circles(states: States) -> bool:
    """Whether some scene is followed, in the end, by itself."""
    later: list[set[str]] = [set() for _ in states.all]
    for number in reversed(states.order):
        for step in states.steps[number]:
            later[number] |= later[step.onto] | {states.all[step.onto].scene}
    return any(one.scene in after for one, after in zip(states.all, later, strict=True))
