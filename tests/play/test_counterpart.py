from __future__ import annotations

from makkerpar.play.counterpart import before, reason
from makkerpar.play.rules import begin, take
from tests.insight.world import world

STORY = """\
talk:
  decision:
    seat: chief
    choices:
      up: { text: Op., change: { n: 3 } }
      stay: { text: Bliv. }
    counterpart: [ { take: stay } ]
  goto: answer
answer:
  change: { n: 1 }
  decision:
    seat: director
    choices:
      yes_: { text: Ja., change: { n: -4 } }
      no_: { text: Nej. }
    counterpart:
      - { take: yes_, when: n >= 4, because: Hun var blevet spurgt. }
      - { take: no_, because: Hun havde travlt. }
  goto: slut
"""


def test_the_rule_that_acted_is_found_from_the_state_before() -> None:
    """The reason is that of the first rule which held on the values the scene was entered with."""
    program = world(STORY, variables="n: { start: 0, max: 9 }")
    told = {}
    for choice in ("up", "stay"):
        play = take(begin(program, "chief"), choice)
        rule = reason(play, 3, "director")
        assert rule is not None
        told[choice] = (rule.take, rule.when is None, before(play, 3))

    assert told == {"up": ("yes_", False, (4,)), "stay": ("no_", True, (1,))}


def test_there_is_no_rule_behind_what_a_person_did() -> None:
    """A person's decision, a seat without a part in it and a scene entered have no rule."""
    play = take(begin(world(STORY, variables="n: { start: 0, max: 9 }"), "chief"), "up")

    assert reason(play, 1, "chief") is None
    assert reason(play, 1, "director") is None
    assert reason(play, 0, "director") is None


def test_at_a_joint_each_seat_has_its_own_reason() -> None:
    """Where nobody is asked at a joint, both seats acted by a rule."""
    program = world(
        """\
        talk:
          joint:
            director:
              choices: { a: { text: A. } }
              counterpart: [ { take: a, because: Hun plejer det. } ]
            chief:
              choices: { b: { text: B. } }
              counterpart: [ { take: b, because: Han turde ikke andet. } ]
            outcomes: [ { goto: slut } ]
        """
    )
    play = begin(program, "nobody")

    takes = [rule.take for seat in ("director", "chief") if (rule := reason(play, 1, seat))]
    assert takes == ["a", "b"]
