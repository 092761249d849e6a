from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest

from makkerpar.errors import Refused
from makkerpar.play import chance, rules
from makkerpar.play.rules import Decided, Drew, EndlessPlay
from makkerpar.scenario.program import Program
from tests.insight.world import world

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
