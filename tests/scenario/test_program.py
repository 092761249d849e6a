from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.focus import HELD
from makkerpar.scenario.expression import Taken, Visited
from makkerpar.scenario.load import load
from makkerpar.scenario.program import (
    CHANCE,
    DECISION,
    ENDING,
    PLAIN,
    Program,
    Returned,
    apply,
    apply_together,
    compile_program,
    enter,
    follow,
)
from tests.insight.world import world
from tests.oracle.generator import make_scenario

KINDS = """\
talk:
  goto: ask
ask:
  decision:
    seat: chief
    choices: { ring: { text: Ring. }, wait: { text: Vent., goto: talk, once: true } }
    counterpart: [ { take: ring } ]
  goto: meet
meet:
  joint:
    director: { choices: { give: { text: Giv. } }, counterpart: [ { take: give } ] }
    chief: { choices: { spend: { text: Brug. } }, counterpart: [ { take: spend } ] }
    outcomes: [ { goto: roll } ]
roll:
  chance: [ { weight: 2, goto: slut }, { weight: 1, when: n > 5, goto: talk_on } ]
talk_on: { goto: slut }
"""
NUMBER = "n: { start: 5, max: 10 }\nm: { start: 1, min: -3, max: 3 }\ns: true"


def test_scenes_are_numbered_in_the_order_of_the_file() -> None:
    """A scene's row stands at its number; ways on, branches and the start are numbers of rows."""
    program = world(KINDS, variables=NUMBER)
    assert [row.id for row in program.scenes] == ["talk", "ask", "meet", "roll", "talk_on", "slut"]
    assert all(program.scenes[at].id == name for name, at in program.numbers.items())
    assert program.start == 0
    assert [row.kind for row in program.scenes] == [
        PLAIN, DECISION, DECISION, CHANCE, PLAIN, ENDING
    ]  # fmt: skip
    assert [branch.target for branch in program.scenes[3].branches] == [5, 4]
    assert [branch.weight for branch in program.scenes[3].branches] == [2, 1]


def test_the_values_begin_with_the_variables_in_their_order() -> None:
    """A state's values are the variables as they start, then every switch of history, unset."""
    program = world(KINDS, variables=NUMBER)
    assert program.variables == ("n", "m", "s")
    assert program.values == (5, 1, 1, 0)
    assert program.flags == (Taken("ask", "wait"),)
    assert program.named(program.values) == {"n": 5, "m": 1, "s": True}
    assert [type(value) for value in program.named(program.values).values()] == [int, int, bool]


def test_only_what_rules_ask_for_is_part_of_the_state() -> None:
    """History that texts alone ask for takes no room in the state, and does not make it grow."""
    texts_only = world(
        """\
        talk:
          lines:
            - { when: again or visited(slut) or talk.ring, text: Igen. }
          decision:
            seat: chief
            prompt: { first: [ { when: talk.wait, text: A }, { text: B } ] }
            choices:
              ring:
                text: { first: [ { when: visited(talk), text: A }, { text: B } ] }
                when: n > 0
                locked: { first: [ { when: again, text: A }, { text: B } ] }
                seen: [ { when: talk.ring, text: Så. } ]
                lines: [ { when: visited(slut), text: Så. } ]
              wait: { text: Vent. }
            counterpart: [ { take: wait } ]
          goto: slut
        slut:
          ending: { title: { first: [ { when: talk.ring, text: A }, { text: B } ] } }
        """,
        variables="n: { start: 5, max: 9 }",
    )
    assert texts_only.flags == ()
    assert all(row.visited == row.again == -1 for row in texts_only.scenes)
    assert all(choice.taken == -1 for choice in texts_only.scenes[0].sides[0].choices)


@pytest.mark.parametrize(
    ("rule", "flags"),
    [
        ("change: { n: 1 if talk.ring else 0 }", {Taken("talk", "ring")}),
        ("set: { s: visited(slut) }", {Visited("slut")}),
        ("set: { s: again }", {Visited("talk"), Returned("talk")}),
        ("lines: Intet.", set()),
    ],
)
@pytest.mark.parametrize("place", ["scene", "choice", "outcome"])
def test_a_switch_that_an_effect_asks_for_is_part_of_the_state(
    rule: str, flags: set[object], place: str
) -> None:
    """Whatever decides what happens, wherever it stands, brings its switches into the state."""
    here = {one: rule if one == place else "" for one in ("scene", "choice", "outcome")}
    program = world(
        f"""\
        talk:
          {here["scene"]}
          joint:
            director:
              choices: {{ give: {{ text: Giv. }} }}
              counterpart: [ {{ take: give }} ]
            chief:
              choices:
                ring:
                  text: Ring.
                  {here["choice"]}
              counterpart: [ {{ take: ring }} ]
            outcomes:
              - goto: slut
                {here["outcome"]}
        """,
        variables=NUMBER,
    )
    assert set(program.flags) == flags


@pytest.mark.parametrize(
    ("place", "with_"),
    [
        ("ring: { text: Ring.", "ring: { text: Ring., when: COND"),
        ("{ take: ring }", "{ take: ring, when: COND }, { take: ring }"),
        ("goto: slut", "next: [ { when: COND, goto: slut }, { goto: slut } ]"),
    ],
)
def test_a_switch_that_a_condition_asks_for_is_part_of_the_state(place: str, with_: str) -> None:
    """The conditions of choices, rules and ways bring their switches into the state."""
    story = """\
talk:
  decision:
    seat: chief
    choices: { ring: { text: Ring. }, wait: { text: Vent. } }
    counterpart: [ { take: ring }, { take: wait } ]
  goto: slut
"""
    assert place in story
    cond = "not talk.wait"
    program = world(story.replace(place, with_.replace("COND", cond)), variables=NUMBER)
    assert program.flags == (Taken("talk", "wait"),)


def test_who_is_asked_depends_on_who_holds_the_seats() -> None:
    """A row says for each way of holding the seats who is asked there, director first."""
    program = world(KINDS, variables=NUMBER, top="cut: [meet]")
    _, ask, meet, roll, *_ = program.scenes
    assert ask.asked == {
        "director": (), "chief": ("chief",), "both": ("chief",), "room": (), "nobody": ()
    }  # fmt: skip
    assert meet.asked == {
        "director": ("director",),
        "chief": ("chief",),
        "both": ("director", "chief"),
        "room": ("director", "chief"),
        "nobody": (),
    }
    assert set(roll.asked.values()) == {()}


@pytest.mark.parametrize(
    ("top", "held"),
    [
        ("", ["director", "chief", "both", "nobody"]),
        ("cut: [ask]", ["director", "chief", "both", "room", "nobody"]),
        ("people_only: true", ["both"]),
    ],
)
def test_how_a_scenario_can_be_played(top: str, held: list[str]) -> None:
    """A room needs a cut, whoever plays alone needs rules, and nothing else is a way to play."""
    program = world(KINDS, variables=NUMBER, top=top)
    asked = [*HELD, "nobody", "", "Both", "trainer"]
    assert [one for one in asked if program.playable_as(one)] == held


def _effects(text: str) -> tuple[Program, int]:
    program = world(f"talk: {{ {text}, goto: slut }}", variables=NUMBER)
    return program, program.numbers["talk"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("change: { n: 2 }", (7, 1, 1)),
        ("change: { n: 8, m: -9 }", (10, -3, 1)),
        ("change: { n: -8 }", (0, 1, 1)),
        ("set: { n: m, m: n }", (1, 3, 1)),
        ("set: { s: n > 5 }", (5, 1, 0)),
        ("set: { s: not s, n: 7 if s else 3 }", (7, 1, 0)),
        ("change: { n: -n * 2 + 3 }", (0, 1, 1)),
        ("set: { n: 3 }, change: { m: n }", (3, 3, 1)),
    ],
)
def test_effects_are_worked_out_on_the_values_before(
    text: str, values: tuple[int, int, int]
) -> None:
    """Set and change read the values before, whatever else the same place does, and are clamped."""
    program, talk = _effects(text)
    row = program.scenes[talk]
    assert tuple(apply(program.values, row.effects)) == values
    assert enter(row, program.values) == values
    assert tuple(apply_together(program.values, (row.effects,))) == values


@given(st.lists(st.integers(-30, 30), min_size=1, max_size=3), st.integers(0, 10))
def test_effects_of_several_places_are_added_before_they_are_clamped(
    amounts: list[int], start: int
) -> None:
    """Together, places change a variable by their sum, which is held to its bounds once."""
    program = world(
        "".join(
            f"s{at}: {{ change: {{ n: {one} }}, goto: slut }}\n" for at, one in enumerate(amounts)
        ),
        variables=f"n: {{ start: {start}, max: 10 }}",
    )
    groups = tuple(row.effects for row in program.scenes if row.id != "slut")
    assert apply_together(program.values, groups) == [min(max(start + sum(amounts), 0), 10)]


def test_a_scene_in_which_nothing_changes_is_still() -> None:
    """Entering a scene without effects or switches gives back the very same values."""
    program = world(KINDS, variables=NUMBER)
    row = program.scenes[0]
    assert row.still
    assert enter(row, program.values) is program.values
    _, talk = _effects("change: { n: 1 }")
    assert not _effects("change: { n: 1 }")[0].scenes[talk].still


def test_the_first_way_that_holds_is_followed() -> None:
    """Ways are tried in their order; the last needs no condition."""
    program = world(
        """\
        talk:
          next:
            - { when: n > 7, goto: one }
            - { when: n > 3, goto: two }
            - { goto: slut }
        one: { goto: slut }
        two: { goto: slut }
        """,
        variables=NUMBER,
    )
    ways = program.scenes[0].ways
    led = {n: program.scenes[follow(ways, (n, 0, 0))].id for n in (0, 3, 4, 7, 8, 10)}
    assert led == {0: "slut", 3: "slut", 4: "two", 7: "two", 8: "one", 10: "one"}


def test_outcomes_know_the_pairs_they_are_about() -> None:
    """An outcome's pairs are all that its lists allow; what it leaves out stands for any."""
    program = world(
        """\
        talk:
          joint:
            director:
              choices: { a: { text: A. }, b: { text: B. } }
              counterpart: [ { take: a } ]
            chief:
              choices: { x: { text: X. }, y: { text: Y. }, z: { text: Z. } }
              counterpart: [ { take: x } ]
            outcomes:
              - { director: b, chief: [x, z] }
              - { chief: y }
              - {}
          goto: slut
        """
    )
    pairs = [sorted(outcome.pairs) for outcome in program.scenes[0].outcomes]
    assert pairs == [
        [(1, 0), (1, 2)],
        [(0, 1), (1, 1)],
        [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)],
    ]
    slut = program.numbers["slut"]
    assert all(outcome.ways == ((None, slut),) for outcome in program.scenes[0].outcomes)


def test_an_offer_without_conditions_is_known_beforehand() -> None:
    """A side of which every choice is always open knows its whole offer, another knows none."""
    program = world(KINDS, variables=NUMBER)
    assert program.scenes[1].sides[0].always is None
    assert program.scenes[2].side("director").always == ("give",)
    assert program.scenes[2].side("chief").always == ("spend",)


@given(st.integers(0, 60))
def test_compiling_is_pure(seed: int) -> None:
    """The same scenario compiles to the same numbers, slots and values each time."""
    loaded = load({name: text.encode() for name, text in make_scenario(seed).items()})
    assert loaded.scenario is not None
    one, two = compile_program(loaded.scenario), compile_program(loaded.scenario)
    assert (one.numbers, one.flags, one.values) == (two.numbers, two.flags, two.values)
    for left, right in zip(one.scenes, two.scenes, strict=True):
        assert (left.asked, left.visited, left.again) == (right.asked, right.visited, right.again)
    assert len(one.values) == len(one.variables) + len(one.flags)
    assert len(set(one.flags)) == len(one.flags)
