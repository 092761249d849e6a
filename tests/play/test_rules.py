from __future__ import annotations

import dataclasses
import functools
import hashlib
import textwrap
from collections.abc import Sequence

import pytest

from makkerpar.errors import Refused
from makkerpar.focus import Seat
from makkerpar.play import chance, journal, rules
from makkerpar.play.rules import Decided, Drew, EndlessPlay, Event
from makkerpar.scenario.program import Program
from makkerpar.testing import complete
from tests.insight.world import world
from tests.oracle.interpreter import EndlessError, Naive

JOINT = """\
talk:
  joint:
    director:
      choices:
        give: { text: Giv., change: { n: 8 }, seen: Hun giver. }
        keep: { text: Behold. }
      counterpart: [ { take: keep } ]
    chief:
      choices:
        spend: { text: Brug., change: { n: -6 } }
        save: { text: Spar. }
      counterpart: [ { take: spend, when: n > 5 }, { take: save } ]
    outcomes:
      - { director: give, chief: spend, goto: rich }
      - { when: n > 5, goto: poor }
      - { goto: slut }
rich:
  ending: { title: Rig }
poor:
  ending: { title: Fattig }
"""
NUMBER = "n: { start: 5, max: 10 }"


def _values(program: Program, play: rules.Play) -> dict[str, int | bool]:
    return program.named(play.values)


def _branches(events: Sequence[Event]) -> list[int]:
    return [event.branch for event in events if isinstance(event, Drew)]


def _choices(play: rules.Play) -> list[journal.Choice]:
    return [entry for entry in journal.entries(play) if isinstance(entry, journal.Choice)]


def test_a_joint_adds_up_and_clamps_once() -> None:
    """Plus 8 and minus 6 from 5 of at most 10 is 7: nothing is clamped on the way."""
    program = world(JOINT, variables=NUMBER)
    play = rules.take(rules.begin(program, "both"), "give")
    assert _values(program, play)["n"] == 5
    assert rules.offer(play) == {"chief": ("spend", "save")}
    play = rules.take(play, "spend")
    assert _values(program, play)["n"] == 7
    assert play.here.id == "rich"


def test_a_joint_takes_its_choices_in_either_order() -> None:
    """Who answers first at a joint decision does not matter to what comes of it."""
    program = world(JOINT, variables=NUMBER)
    one = rules.take(rules.take(rules.begin(program, "both"), "give"), "spend")
    two = rules.take(rules.take(rules.begin(program, "both"), "spend"), "give")
    assert one == two


def test_effects_are_held_to_both_bounds() -> None:
    """A step never leaves a variable's bounds, and a later step goes on from the bound."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              up: { text: Op., change: { n: 90, m: -90 } }
              set_it: { text: Sæt., set: { n: -90, m: 90 } }
            counterpart: [ { take: up } ]
          goto: more
        more:
          change: { n: -1, m: 1 }
          goto: slut
        """,
        variables="n: { start: 5, max: 10 }\nm: { start: 0, min: -3, max: 3 }",
    )
    play = rules.begin(program, "chief")
    assert _values(program, rules.take(play, "up")) == {"n": 9, "m": -2}
    assert _values(program, rules.take(play, "set_it")) == {"n": 0, "m": 3}


def test_the_outcome_of_a_joint_is_part_of_its_step() -> None:
    """What both choices and the outcome do reads the same state and is added up together."""
    program = world(
        """\
        talk:
          joint:
            director:
              choices: { d: { text: D., change: { n: m }, set: { s: n > 5 } } }
              counterpart: [ { take: d } ]
            chief:
              choices: { c: { text: C., change: { n: m, m: 1 } } }
              counterpart: [ { take: c } ]
            outcomes:
              - change: { n: -m * 3, m: n }
                next:
                  - { when: talk.d and talk.c and n == 3 and m == 8 and not s, goto: slut }
                  - { goto: other }
          goto: other
        other:
          ending: { title: Andet }
        """,
        variables="n: { start: 5, max: 10 }\nm: { start: 2, max: 9 }\ns: true",
    )
    for held in ("director", "chief", "nobody"):
        play = rules.begin(program, held)
        while not play.ended:
            play = rules.take(play, "d" if held == "director" else "c")
        # n = 5 + 2 + 2 − 6; m = 2 + 1 + 5; s = (5 > 5).
        assert _values(program, play) == {"n": 3, "m": 8, "s": False}
        assert play.here.id == "slut"


def test_an_outcome_without_a_way_takes_the_scenes() -> None:
    """At a joint the outcome's way comes first, then the scene's."""
    program = world(
        """\
        talk:
          joint:
            director:
              choices: { a: { text: A. }, b: { text: B. } }
              counterpart: [ { take: a } ]
            chief: { choices: { c: { text: C. } }, counterpart: [ { take: c } ] }
            outcomes: [ { director: a, goto: other }, {} ]
          next: [ { when: talk.b, goto: slut }, { goto: other } ]
        other: { ending: { title: Andet } }
        """
    )
    play = rules.begin(program, "director")
    assert rules.take(play, "a").here.id == "other"
    assert rules.take(play, "b").here.id == "slut"


def test_the_first_outcome_that_matches_wins() -> None:
    """Outcomes are tried in order; a list means any of these, a seat left out means any."""
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
              - { chief: [x, y], director: b, goto: one }
              - { when: n > 5, goto: two }
              - { chief: y, goto: three }
              - { goto: four }
        one: { ending: { title: En } }
        two: { ending: { title: To } }
        three: { ending: { title: Tre } }
        four: { ending: { title: Fire } }
        """,
        variables=NUMBER,
    )
    begun = rules.begin(program, "both")
    led = {
        f"{one}{two}": rules.take(rules.take(begun, one), two).here.id
        for one in "ab"
        for two in "xyz"
    }
    assert led == {
        "ax": "four", "ay": "three", "az": "four", "bx": "one", "by": "one", "bz": "four"
    }  # fmt: skip


def test_a_rule_counts_only_if_its_choice_is_on_offer() -> None:
    """A counterpart rule that holds is passed over where what it takes is not on offer."""
    program = world(
        """\
        talk:
          decision:
            seat: director
            choices:
              closed: { text: Lukket., when: n > 5 }
              once_only: { text: En gang., once: true, goto: talk }
              free: { text: Fri. }
            counterpart:
              - { take: closed }
              - { take: once_only, when: n == 5 }
              - { take: free }
          goto: slut
        """,
        variables=NUMBER,
    )
    play = rules.begin(program, "chief")
    assert play.ended
    assert [entry.choice for entry in _choices(play)] == ["once_only", "free"]


def test_visited_counts_from_entering_and_again_from_the_second_time() -> None:
    """`visited` includes this time; `again` does not, and it is about its own scene."""
    program = world(
        """\
        start_here:
          change: { n: 1 if visited(start_here) else 0, m: 1 if visited(later) else 0 }
          goto: later
        later:
          change: { n: 10 if again else 0 }
          decision:
            seat: chief
            choices:
              back: { text: Tilbage., when: not again, goto: start_here }
              on: { text: Videre. }
            counterpart: [ { take: on } ]
          goto: slut
        """,
        variables="n: { start: 0, max: 90 }\nm: { start: 0, max: 90 }",
    )
    play = rules.begin(program, "chief")
    assert _values(program, play) == {"n": 1, "m": 0}
    assert rules.offer(play) == {"chief": ("back", "on")}
    play = rules.take(play, "back")
    assert _values(program, play) == {"n": 12, "m": 1}
    assert rules.offer(play) == {"chief": ("on",)}


def test_the_counterpart_and_the_outcome_read_the_state_before() -> None:
    """What a person's choice changes in a joint is not seen by the other's rules, nor by `when`."""
    play = rules.take(rules.begin(world(JOINT, variables=NUMBER), "director"), "give")
    event = play.events[-2]
    assert isinstance(event, Decided)
    assert [(pick.seat, pick.choice, pick.by) for pick in event.picks] == [
        ("director", 0, "person"),
        ("chief", 1, "counterpart"),
    ]
    assert play.here.id == "slut"


def test_a_step_is_worked_out_on_the_state_before() -> None:
    """Two variables that take each other's value change places."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices: { swap: { text: Byt., set: { a: b, b: a } } }
            counterpart: [ { take: swap } ]
          goto: slut
        """,
        variables="a: { start: 1, max: 9 }\nb: { start: 7, max: 9 }",
    )
    play = rules.take(rules.begin(program, "chief"), "swap")
    assert _values(program, play) == {"a": 7, "b": 1}


def test_ways_are_read_after_the_step_and_the_choices_own_come_first() -> None:
    """A choice's way goes before the scene's, and its condition sees what the choice changed."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              up:
                text: Op.
                change: { n: 1 }
                next: [ { when: n == 6 and talk.up, goto: six }, { goto: slut } ]
              stay: { text: Bliv. }
            counterpart: [ { take: stay } ]
          goto: five
        five:
          ending: { title: Fem }
        six:
          ending: { title: Seks }
        """,
        variables=NUMBER,
    )
    assert rules.take(rules.begin(program, "chief"), "up").here.id == "six"
    assert rules.take(rules.begin(program, "chief"), "stay").here.id == "five"


def test_entering_marks_the_scene_before_its_own_effects() -> None:
    """`visited` is true and `again` is settled when a scene's own effects are worked out."""
    program = world(
        """\
        talk:
          change: { n: 2 if again else 1 }
          set: { seen_it: visited(talk) }
          decision:
            seat: chief
            choices:
              round: { text: Rundt., once: true, goto: talk }
              on: { text: Videre. }
            counterpart: [ { take: on } ]
          goto: slut
        """,
        variables="n: { start: 0, max: 10 }\nseen_it: false",
    )
    play = rules.begin(program, "chief")
    assert _values(program, play) == {"n": 1, "seen_it": True}
    play = rules.take(play, "round")
    assert _values(program, play)["n"] == 3
    assert rules.offer(play) == {"chief": ("on",)}


@pytest.mark.parametrize("held", ["chief", "both", "nobody"])
def test_history_alone_can_be_the_state(held: str) -> None:
    """In a scenario without variables, too, what was taken once is remembered by those who ask."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices: { ring: { text: Ring., once: true, goto: talk }, wait: { text: Vent. } }
            counterpart: [ { take: ring }, { take: wait } ]
          next: [ { when: talk.ring, goto: meet }, { goto: slut } ]
        meet:
          joint:
            director:
              choices: { give: { text: Giv. } }
              counterpart: [ { take: give } ]
            chief:
              choices: { spend: { text: Brug., once: true }, save: { text: Spar. } }
              counterpart: [ { take: spend }, { take: save } ]
            outcomes:
              - next: [ { when: meet.spend and not again, goto: meet }, { goto: slut } ]
        """,
        top="variables: {}",
    )
    play = rules.begin(program, held)
    while not play.ended:
        seat = play.waiting[0]
        play = rules.take(play, rules.offer(play)[seat][0])
    assert program.variables == ()
    assert [entry.choice for entry in _choices(play)] == [
        "ring", "wait", "give", "spend", "give", "save"
    ]  # fmt: skip


def test_scenes_entered_alone_can_be_the_state() -> None:
    """In a scenario without variables, too, a scene knows that it was entered before."""
    program = world(
        """\
        talk:
          next: [ { when: again, goto: slut }, { goto: back } ]
        back:
          next: [ { when: visited(talk), goto: talk }, { goto: slut } ]
        """,
        top="variables: {}",
    )
    play = rules.begin(program, "chief")
    entered = [program.scenes[event.scene].id for event in play.events]
    assert entered == ["talk", "back", "talk", "slut"]


def test_a_play_cannot_be_changed() -> None:
    """A play, and everything that happened in it, is immutable."""
    play = rules.begin(world(JOINT, variables=NUMBER), "both")
    with pytest.raises(dataclasses.FrozenInstanceError):
        play.scene = 1  # type: ignore[misc]
    with pytest.raises(AttributeError):
        play.events[0].scene = 1  # type: ignore[misc]
    assert isinstance(play.values, tuple)


@pytest.mark.parametrize(
    ("held", "taken", "seat", "choice"),
    [
        ("director", [], None, "nothing"),  # there is no such choice
        ("director", [], None, "spend"),  # it is the other seat's
        ("director", [], "chief", "give"),  # a seat that nobody holds
        ("both", [], "chief", "give"),  # the right choice in the wrong seat
        ("both", ["give"], None, "keep"),  # that seat has answered
        ("both", ["give"], "director", "give"),
        ("both", ["give", "spend"], None, "give"),  # after the end
        ("both", ["give", "spend"], "chief", "spend"),
    ],
)
def test_a_refusal_leaves_the_play_as_it_was(
    held: str, taken: list[str], seat: Seat | None, choice: str
) -> None:
    """What is unknown, the other's, given already or too late raises, and nothing has moved."""
    program = world(JOINT, variables=NUMBER)
    play, same = (functools.reduce(rules.take, taken, rules.begin(program, held)) for _ in range(2))
    with pytest.raises(Refused, match=choice):
        rules.take(play, choice, seat=seat)
    assert play == same
    assert rules.offer(play) == rules.offer(same)


def test_a_refusal_after_the_end_says_so() -> None:
    """After the end the message names the ending's scene, for nothing is on offer there."""
    play = rules.take(rules.begin(world(JOINT, variables=NUMBER), "director"), "give")
    with pytest.raises(Refused, match=r"has ended in the scene .slut"):
        rules.take(play, "give")


def test_a_refused_choice_names_scene_choice_and_offer() -> None:
    """The message of a refusal says where the play stands and what could be taken."""
    play = rules.begin(world(JOINT, variables=NUMBER), "director")
    with pytest.raises(Refused) as caught:
        rules.take(play, "spend")
    told = str(caught.value)
    assert "spend" in told
    assert "talk" in told
    assert "give, keep" in told


def test_only_the_choice_of_on_timeout_is_taken_by_the_clock() -> None:
    """`by: timeout` is kept with the choice, and refused for any other."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            seconds: 30
            on_timeout: wait
            choices: { wait: { text: Vent. }, go: { text: Gå. } }
            counterpart: [ { take: go } ]
          goto: slut
        """
    )
    play = rules.begin(program, "chief")
    event = rules.take(play, "wait", by="timeout").events[1]
    assert isinstance(event, Decided)
    assert event.picks[0].by == "timeout"
    with pytest.raises(Refused):
        rules.take(play, "go", by="timeout")


def test_a_room_decides_in_the_cut_alone() -> None:
    """Persons take the decisions of `cut` for both seats; rules take the others."""
    program = world(
        """\
        first_one:
          decision:
            seat: director
            choices: { a: { text: A. } }
            counterpart: [ { take: a } ]
          goto: second_one
        second_one:
          decision:
            seat: chief
            choices: { b: { text: B. } }
            counterpart: [ { take: b } ]
          goto: slut
        """,
        top="cut: [second_one]",
    )
    play = rules.begin(program, "room")
    assert play.here.id == "second_one"
    assert rules.offer(play) == {"chief": ("b",)}
    told = [(entry.choice, entry.by) for entry in _choices(rules.take(play, "b"))]
    assert told == [("a", "counterpart"), ("b", "person")]


def test_a_room_holds_both_sides_of_a_joint_in_the_cut() -> None:
    """At a joint of the cut a room is asked in both seats; without the cut, in neither."""
    cut = world(JOINT, variables=NUMBER, top="cut: [talk]")
    assert rules.begin(cut, "room").waiting == ("director", "chief")
    with pytest.raises(Refused):
        rules.begin(world(JOINT, variables=NUMBER), "room")


@pytest.mark.parametrize("held", ["", "Director", "trainer", "director,chief"])
def test_seats_are_held_in_one_of_five_ways(held: str) -> None:
    """Whatever is none of the ways to hold the seats is refused before anything happens."""
    with pytest.raises(Refused):
        rules.begin(world(JOINT, variables=NUMBER), held)


def test_without_rules_a_scenario_takes_two_people() -> None:
    """A scenario for people only cannot be begun alone."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices: { b: { text: B. } }
          goto: slut
        """,
        top="people_only: true",
    )
    assert not rules.begin(program, "both").ended
    with pytest.raises(Refused):
        rules.begin(program, "chief")


CHANCE = """\
roll:
  chance:
    - { weight: 3, goto: slut }
    - { weight: 1, when: n > 5, goto: never }
    - { weight: 2, goto: other }
never:
  ending: { title: Aldrig }
other:
  ending: { title: Andet }
"""


def test_the_draw_is_the_documented_hash() -> None:
    """A draw falls as SHA-256 of `seed:number` says, among the branches that hold."""
    program = world(CHANCE, variables=NUMBER)
    for seed in range(40):
        digest = hashlib.sha256(f"{seed}:1".encode()).digest()
        point = int.from_bytes(digest[:8], "big") * 5 >> 64
        event = rules.begin(program, "chief", seed).events[1]
        assert event == Drew(program.numbers["roll"], 1 if point < 3 else 3)


def test_known_draws_stay_known() -> None:
    """These draws fell so when format 1 was made, and must fall so for ever."""
    fell = [chance.draw(seed, number, [1, 1, 2]) for seed in (0, 7) for number in (1, 2, 3)]
    assert fell == [2, 2, 1, 2, 2, 0]


def test_a_forced_branch_must_be_one_that_can_fall() -> None:
    """A branch whose condition does not hold is refused, and so is one that does not exist."""
    program = world(CHANCE, variables=NUMBER)
    play = rules.begin(program, "chief", 0, lambda scene, number, holding: 3)
    assert play.here.id == "other"
    for branch in (2, 4, 0):

        def fate(scene: str, number: int, holding: Sequence[int], forced: int = branch) -> int:
            return forced

        with pytest.raises(Refused, match="roll"):
            rules.begin(program, "chief", 0, fate)


def test_draws_are_counted_through_the_whole_play() -> None:
    """Draw *n* is the play's, wherever it stands; one that is forced counts and moves no other."""
    program = world(
        """\
        roll:
          change: { n: 1 }
          chance: [ { weight: 1, goto: on }, { weight: 1, goto: on } ]
        on:
          next: [ { when: n < 8, goto: roll }, { goto: slut } ]
        """,
        variables="n: { start: 0, max: 10 }",
    )
    numbers: list[int] = []

    def second(scene: str, number: int, holding: Sequence[int]) -> int | None:
        numbers.append(number)
        return (3 - free[1]) if number == 2 else None

    for seed in range(20):
        free = _branches(rules.begin(program, "chief", seed).events)
        numbers.clear()
        forced = rules.begin(program, "chief", seed, second)
        fell = _branches(forced.events)
        assert fell == [free[0], 3 - free[1], *free[2:]]
        assert numbers == list(range(1, 9))
        assert free == [chance.draw(seed, number, [1, 1]) + 1 for number in numbers]


def test_a_branch_reads_the_state_after_entering() -> None:
    """Which branches can fall is read once the draw's own scene has been entered."""
    program = world(CHANCE.replace("roll:", "roll:\n  change: { n: 1 }"), variables=NUMBER)
    seen: list[Sequence[int]] = []

    def look(scene: str, number: int, holding: Sequence[int]) -> None:
        seen.append(tuple(holding))

    rules.begin(program, "chief", 0, look)
    assert seen == [(1, 2, 3)]


@pytest.mark.parametrize("scenes", [999, 1000, 1001])
def test_a_thousand_scenes_may_go_by(scenes: int) -> None:
    """A thousand scenes to the next stop are played, one more is not; rules and oracle agree."""
    row = "".join(f"s{at}: {{ goto: s{at + 1} }}\n" for at in range(1, scenes - 1))
    story = f"{row}s{scenes - 1}: {{ goto: slut }}\n"
    program = world(story)
    naive = Naive({"scenario.yaml": complete("scenes:\n" + textwrap.indent(story, "  "))})
    if scenes <= rules.MAX_SCENES_WITHOUT_STOP:
        assert rules.begin(program, "chief").ended
        assert naive.begin("chief").result()["ended"]
    else:
        with pytest.raises(EndlessPlay):
            rules.begin(program, "chief")
        with pytest.raises(EndlessError):
            naive.begin("chief")


def test_a_stop_begins_the_count_anew() -> None:
    """A choice after 600 scenes may be followed by 600 more."""
    program = world(
        """\
        round:
          change: { n: 1 }
          next: [ { when: n < 600 or 600 < n < 1200, goto: round }, { goto: ask } ]
        ask:
          decision:
            seat: chief
            choices:
              more: { text: Mere., when: n < 700, goto: round }
              done: { text: Færdig. }
            counterpart: [ { take: done } ]
          goto: slut
        """,
        variables="n: { start: 0, max: 9999 }",
    )
    play = rules.take(rules.begin(program, "chief"), "more")
    assert _values(program, play) == {"n": 1200}
    assert rules.offer(play) == {"chief": ("done",)}


def test_a_choice_into_a_circle_leaves_the_play_as_it_was() -> None:
    """Where a choice leads into an endless round, it raises, and one can choose otherwise."""
    program = world(
        """\
        ask:
          decision:
            seat: chief
            choices: { in_it: { text: Ind., goto: round }, out: { text: Ud. } }
            counterpart: [ { take: out } ]
          goto: slut
        round:
          next: [ { when: n < 9, goto: back }, { goto: slut } ]
        back:
          change: { n: -1 }
          goto: round
        """,
        variables=NUMBER,
    )
    play = rules.begin(program, "chief")
    with pytest.raises(EndlessPlay, match=r"round|back"):
        rules.take(play, "in_it")
    assert play == rules.begin(program, "chief")
    assert rules.take(play, "out").ended


def test_a_story_that_goes_in_circles_is_stopped() -> None:
    """After a thousand scenes without a stop play says so, where reading could not prove it."""
    program = world(
        """\
        round:
          next: [ { when: n > 0, goto: back }, { goto: slut } ]
        back:
          change: { n: 1 }
          goto: round
        """,
        variables=NUMBER,
    )
    with pytest.raises(EndlessPlay):
        rules.begin(program, "chief")
