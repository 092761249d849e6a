"""The oracle's own tests: worked examples for expressions, steps and windows."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from tests.oracle.expression import Moment, evaluate
from tests.oracle.interpreter import SEATS, EndlessError, Game, Naive, drawn
from tests.oracle.window import Event, window


def world(scenes: str, *, variables: str = "{}", top: str = "cut: [talk]") -> Naive:
    """A scenario of the given scenes, the first of which is called `talk`."""
    head = textwrap.dedent(
        f"""\
        format: 1
        id: world
        version: 3
        language: da
        terms: {{ kommune: egeskov }}
        variables: {variables}
        start: talk
        """
    )
    return Naive(
        {"scenario.yaml": f"{head}{top}\nscenes:\n{textwrap.indent(textwrap.dedent(scenes), '  ')}"}
    )


def told(game: Game, *names: str) -> list[Any]:
    """Some fields of a play's result."""
    result = game.result()
    return [result[name] for name in names]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("2 - 3 - 4", -5),
        ("-2 * 3", -6),
        ("2 * -for", -10),
        ("--3", 3),
        ("(1 + 2) * 3", 9),
        ("1 if true else 2 + 5", 1),
        ("(1 if true else 2) + 5", 6),
        ("1 if false else 2 if false else 3", 3),
        ("for>=5 and for<=5", True),
        ("1 < 2 < 3", True),
        ("1 < 3 < 2", False),
        ("3 > 1 != 1", False),
        ("not false and false", False),
        ("not (false and false)", True),
        ("true or false and false", True),
        ("not 1 == 2", True),
        ("is or mødt", True),
        ("visited(møde_1) and not visited(møde_2)", True),
        ("møde_1.ring and not møde_1.is", True),
        ("again", True),
    ],
)
def test_an_expression_is_read_as_python_groups_it(text: str, value: int | bool) -> None:
    """An expression groups as Python's does and keeps integers and switches apart."""
    moment = Moment(
        variables={"for": 5, "is": True, "mødt": False},
        taken=frozenset({("møde_1", "ring")}),
        visited=frozenset({"møde_1"}),
        again=True,
    )

    found = evaluate(text, moment)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    [
        *("1 +", "(1", "1 2", "2x", "x ** 2", "f(1)", "x.y.z", "unknown", "1234567890", "'x'", ""),
        *("x and true", "not 3", "1 == true", "true < false", "1 if true else false", "-true"),
        *("1 if 2 else 3", "true + 1"),
    ],
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    """Whatever the grammar does not know, and every mixture of types, is refused."""
    with pytest.raises((ValueError, IndexError)):
        evaluate(text, Moment(variables={"x": 1}))


def test_effects_of_a_step_read_the_state_before_and_are_clamped_once() -> None:
    """All effects of a step read the state before it, and each variable is clamped once."""
    naive = world(
        """\
          talk:
            joint:
              director:
                choices: { a: { text: A, change: { x: 9, y: x } } }
                counterpart: [ { take: a } ]
              chief:
                choices: { b: { text: B, change: { x: -9 }, set: { on: talk.b } } }
                counterpart: [ { take: b } ]
              outcomes: [ { when: x == 2, change: { x: y }, goto: home } ]
          home: { change: { y: 50, x: -2 * y }, ending: { title: Home } }
        """,
        variables="{ x: { start: 2, max: 10 }, y: { start: 3, min: -1, max: 20 }, on: true }",
    )
    game = naive.begin("chief")

    game.take("chief", "b")

    # x: 2 + 9 - 9 + 3 = 5, y: 3 + 2 = 5; then, on entering, both by the y before.
    assert told(game, "variables", "ending") == [{"x": 0, "y": 20, "on": False}, "home"]


def test_entering_is_settled_before_its_effects() -> None:
    """A scene's own effects find it visited, and `again` true from the second entering on."""
    naive = world(
        """\
          talk:
            set: { here: visited(talk), back: again }
            change: { x: 1 }
            next: [ { when: x < limit, goto: talk }, { goto: home } ]
          home: { set: { back: again or not back }, ending: { title: Home } }
        """,
        variables="{ x: { start: 0, max: 9 }, limit: { start: 2, max: 9 }, "
        "here: false, back: false }",
    )

    variables = [event.moment.variables for event in naive.begin("both").happened]

    assert [(one["x"], one["here"], one["back"]) for one in variables] == [
        *((1, True, False), (2, True, True), (2, True, False)),
    ]


def test_a_joint_of_two_persons_waits_for_both() -> None:
    """After one take of a joint it is listed and nothing else has changed but the offer."""
    naive = world(
        """\
          talk:
            joint:
              director:
                choices: { a: { text: A, focus: { 1A: 2 } }, b: { text: B } }
              chief:
                choices: { c: { text: C, change: { x: 1 } }, d: { text: D, when: x > 5 } }
              outcomes:
                - { director: b, goto: far }
                - { director: [a, b], chief: c, goto: home }
                - { goto: far }
          home: { ending: { title: Home } }
          far: { ending: { title: Far } }
        """,
        variables="{ x: { start: 2, max: 10 } }",
    )
    game = naive.begin("both")
    before = game.result()
    first = {"scene": "talk", "seat": "chief", "choice": "c", "by": "person"}
    second = {"scene": "talk", "seat": "director", "choice": "a", "by": "timeout"}

    game.take("chief", "c")

    assert before["offer"] == {"director": ["a", "b"], "chief": ["c"]}
    assert game.result() == before | {"decisions": [first], "offer": {"director": ["a", "b"]}}

    game.take("director", "a", by="timeout")

    assert told(game, "decisions", "ending", "variables") == [[second, first], "home", {"x": 3}]
    assert game.result()["focus"]["director"]["1A"] == 2


def test_a_refused_take_changes_nothing() -> None:
    """A take by the wrong seat, or of what is not on offer, is refused and leaves no trace."""
    naive = world(
        """\
          talk:
            decision:
              seat: director
              choices: { a: { text: A }, b: { text: B, when: false } }
              counterpart: [ { take: a } ]
            goto: home
          home: { ending: { title: Home } }
        """
    )
    game = naive.begin("director")
    before = game.result()

    for seat, choice in (("chief", "a"), ("director", "b"), ("director", "c")):
        with pytest.raises(ValueError, match="not on offer"):
            game.take(seat, choice)

    assert game.result() == before


def test_a_rule_counts_only_if_its_choice_is_on_offer() -> None:
    """The counterpart takes by the first rule that holds and whose choice is on offer."""
    naive = world(
        """\
          talk:
            decision:
              seat: chief
              choices:
                a: { text: A, once: true, goto: talk }
                b: { text: B, when: not again }
                c: { text: C }
              counterpart: [ { take: b, when: again }, { take: a }, { take: c } ]
            goto: home
          home: { ending: { title: Home } }
        """
    )

    game = naive.begin("director")

    assert [entry["choice"] for entry in game.decisions] == ["a", "c"]
    assert naive.begin("both").offer() == {"chief": ["a", "b", "c"]}


def test_a_room_decides_the_cut_alone() -> None:
    """In a room persons take the decisions of the cut for both seats, and rules all others."""
    naive = world(
        """\
          talk:
            decision:
              seat: chief
              choices: { a: { text: A } }
              counterpart: [ { take: a } ]
            goto: more
          more:
            decision:
              seat: director
              choices: { b: { text: B } }
              counterpart: [ { take: b } ]
            goto: home
          home: { ending: { title: Home } }
        """
    )
    game = naive.begin("room", 5)

    game.take("chief", "a")

    assert [entry["by"] for entry in game.decisions] == ["person", "counterpart"]
    assert told(game, "seat", "seed", "ended", "offer") == ["room", 5, True, {}]


def test_draws_follow_the_documented_hash() -> None:
    """Draw n falls by the first eight bytes of SHA-256 of "seed:n", scaled to the weights."""
    # sha256sum gives 0:1 → ef13… (.934), 0:2 → 9328… (.575), 0:3 → 76d3… (.464), 7:1 → d7a0… (.842)
    assert [drawn(0, n, {1: 3, 2: 1}) for n in (1, 2, 3)] == [2, 1, 1]
    assert [drawn(7, 1, weights) for weights in ({1: 5, 2: 1}, {1: 6, 2: 1}, {4: 1})] == [2, 1, 4]
    assert [drawn(0, n, {1: 1, 2: 1}) for n in (1, 2, 3)] == [2, 2, 1]


def test_only_open_branches_are_drawn() -> None:
    """A branch whose condition fails has no weight, keeps its number and cannot be forced."""
    naive = world(
        """\
          talk:
            chance:
              - { weight: 9, when: again, goto: far }
              - { weight: 1, goto: talk }
              - { weight: 9, when: not again, goto: far }
          far: { ending: { title: Far } }
        """
    )

    game = naive.begin("chief", forced=lambda scene, n: 2 if n == 1 else None)

    assert game.decisions[0] == {"scene": "talk", "branch": 2, "by": "chance"}
    assert {entry["branch"] for entry in game.decisions[1:]} <= {1, 2}
    with pytest.raises(ValueError, match="cannot be drawn"):
        naive.begin("chief", forced=lambda scene, n: 1)


def test_the_way_on_is_read_after_the_step() -> None:
    """The way on is the choice's, else the scene's, and reads the state after the step."""
    naive = world(
        """\
          talk:
            decision:
              seat: chief
              choices:
                a:
                  text: A
                  change: { x: 1 }
                  next: [ { when: x == 3, goto: home }, { goto: far } ]
                b: { text: B }
            next: [ { when: talk.b and x == 2 and visited(talk), goto: far }, { goto: home } ]
          home: { ending: { title: Home } }
          far: { ending: { title: Far } }
        """,
        variables="{ x: { start: 2, max: 10 } }",
    )
    ends = []
    for choice in ("a", "b"):
        game = naive.begin("both")
        game.take("chief", choice)
        ends.append(game.scene)

    assert ends == ["home", "far"]


def test_a_play_that_never_stops_is_stopped() -> None:
    """A play that goes through 1,000 scenes without a stop is given up."""
    with pytest.raises(EndlessError):
        world("  talk: { goto: talk }").begin("chief")


def test_scenes_come_from_every_file() -> None:
    """The scenes of further files belong to the scenario."""
    files = {
        "scenario.yaml": "{id: w, version: 1, start: a, scenes: {a: {goto: b}}}",
        "more.yaml": "scenes: {b: {ending: {title: B}}}",
    }

    assert Naive(files).begin("both").scene == "b"


def test_one_decides_and_the_other_sees() -> None:
    """The other seat sees `seen`, the decider does not, and the reaction is for both."""
    naive = world(
        """\
          talk:
            lines: Et regneark.
            decision:
              seat: chief
              choices:
                a:
                  text: Ring.
                  seen: [ jonas (worried): Han ringer. ]
                  lines: [ jonas: "{X.word}: {x} i {Kommune}, {kommune}." ]
                  change: { x: 3 }
            goto: home
          home: { lines: [ jonas: ], ending: { title: Home } }
        """,
        variables="{ x: { start: 2, max: 10, words: { 0: skør, 5: øm } } }",
    )
    game = naive.begin("chief")

    game.take("chief", "a")

    start: Event = ("say", None, None, "Et regneark.")
    end: Event = ("say", "jonas", "neutral", None)
    said = "Øm: 5 i Egeskov, egeskov."
    assert window(game, "chief") == [start, ("say", "jonas", "neutral", said), end]
    assert window(game, "director") == [
        start,
        ("say", "jonas", "worried", "Han ringer."),
        ("say", "jonas", "worried", said),
        end,
    ]


def test_a_joint_is_told_in_order() -> None:
    """At a joint a seat sees the other's `seen`, its own reaction, then the outcome."""
    naive = world(
        """\
          talk:
            joint:
              director:
                choices: { a: { text: A, seen: A set, lines: A svar } }
              chief:
                choices: { b: { text: B, seen: B set, lines: B svar } }
              outcomes: [ { lines: [ { director: D, chief: C }, { chief: Kun C } ] } ]
            goto: home
          home: { ending: { title: Home } }
        """
    )
    game = naive.begin("both")
    game.take("director", "a")
    early = window(game, "chief")
    game.take("chief", "b")

    assert early == []
    assert [event[3] for event in window(game, "director")] == ["B set", "A svar", "D"]
    assert [event[3] for event in window(game, "chief")] == ["A set", "B svar", "C", "Kun C"]


def test_a_scene_of_one_seat_is_heard_of_by_the_other() -> None:
    """Of an `only` scene the other sees `meanwhile` and `seen`, after its act."""
    naive = world(
        """\
          talk:
            act: calm
            only: chief
            lines: Alene.
            goto: shut
          shut:
            act: gust
            only: director
            meanwhile: Døren er lukket.
            change: { x: 1 }
            lines: Inde.
            decision:
              seat: director
              choices:
                a: { text: A, seen: "Hun går, {x}.", lines: Hun nikker. , change: { x: 1 } }
            goto: home
          home: { act: calm, ending: { title: Home } }
        """,
        variables="{ x: { start: 2, max: 10 } }",
        top="acts: { calm: Før, gust: Nu }",
    )
    game = naive.begin("both")
    game.take("director", "a")

    assert window(game, "chief") == [
        ("act", "calm"),
        ("say", None, None, "Alene."),
        ("act", "gust"),
        ("say", None, None, "Døren er lukket."),
        ("say", None, None, "Hun går, 4."),
        ("act", "calm"),
    ]
    assert window(game, "director") == [
        ("act", "gust"),
        ("say", None, None, "Inde."),
        ("say", None, None, "Hun nikker."),
        ("act", "calm"),
    ]


def test_an_act_waits_for_the_first_thing_seen() -> None:
    """An act is announced with lines, at an own decision, or before a first `seen` or reaction."""
    naive = world(
        """\
          talk:
            act: calm
            decision:
              seat: chief
              choices:
                a: { text: A }
                b: { text: B, lines: Nå. }
            goto: more
          more: { act: gust, goto: late }
          late: { lines: Sent., goto: home }
          home: { ending: { title: Home } }
        """,
        top="acts: { calm: Før, gust: Nu }",
    )
    views = []
    for choice in ("a", "b"):
        game = naive.begin("both")
        game.take("chief", choice)
        views.append([window(game, seat) for seat in ("chief", "director")])

    late: list[Event] = [("act", "gust"), ("say", None, None, "Sent.")]
    reaction: Event = ("say", None, None, "Nå.")
    assert views[0] == [[("act", "calm"), *late], late]
    assert views[1] == [[("act", "calm"), reaction, *late]] * 2


def test_a_mood_stays_within_the_scene_and_the_window() -> None:
    """A mood stays with its speaker in the windows that saw it, until the scene is left."""
    naive = world(
        """\
          talk:
            lines:
              - jonas (glad): En.
              - { only: chief, jonas (annoyed): }
              - jonas: To.
              - mette: Tre.
            goto: home
          home: { lines: [ jonas: Fire. ], ending: { title: Home } }
        """
    )
    game = naive.begin("both")

    moods = {seat: [event[2] for event in window(game, seat)] for seat in SEATS}
    assert moods["director"] == ["glad", "glad", "neutral", "neutral"]
    assert moods["chief"] == ["glad", "annoyed", "annoyed", "neutral", "neutral"]


def test_lines_answer_their_conditions() -> None:
    """Items and blocks obey `when`, `only` and `first`; texts vary by window and condition."""
    naive = world(
        """\
          talk:
            lines:
              - { when: x > 2, text: Nej. }
              - { when: x == 2, lines: [ Ja., { only: chief, lines: [ Kun chef. ] } ] }
              - first: [ { when: again, jonas: Igen. }, { when: x < 3, text: Først. }, Sidst. ]
              - first: [ { when: again, text: Igen. } ]
              - { director: { first: [ { when: again, text: D2 }, { text: D1 } ] }, chief: C1 }
              - jonas:
                  first:
                    - { when: visited(talk), text: { director: J1, chief: J2 } }
                    - { text: J3 }
            ending: { title: Home }
        """,
        variables="{ x: { start: 2, max: 10 } }",
    )
    game = naive.begin("both")

    texts = {seat: [event[3] for event in window(game, seat)] for seat in SEATS}
    assert texts["director"] == ["Ja.", "Først.", "D1", "J1"]
    assert texts["chief"] == ["Ja.", "Kun chef.", "Først.", "C1", "J2"]
