from __future__ import annotations

import itertools

from makkerpar.focus import HELD
from makkerpar.play.rules import Decided, Drew, Entered, begin, offer, take
from makkerpar.play.successors import Successor, first, successors
from makkerpar.scenario.program import Program
from tests.insight.world import world

STORY = """\
talk:
  joint:
    director:
      choices:
        lead: { text: Led., change: { n: 1 } }
        wait: { text: Vent., when: n > 5 }
      counterpart: [ { take: lead } ]
    chief:
      choices: { ask: { text: Spørg. }, tell: { text: Sig det., change: { n: 1 } } }
      counterpart: [ { take: ask } ]
    outcomes: [ { chief: tell, goto: draw }, { goto: slut } ]
draw:
  change: { n: 1 }
  chance:
    - { weight: 1, goto: on }
    - { weight: 1, when: n > 5, goto: on }
    - { weight: 1, goto: slut }
on: { goto: slut }
"""


def ways(program: Program, held: str, scene: str, *values: int) -> list[Successor]:
    """What can follow a scene."""
    return successors(program, held, program.numbers[scene], values)


def story() -> Program:
    """A joint, a draw, a plain way and an ending."""
    return world(STORY, variables="n: { start: 0, max: 9 }")


def test_persons_may_take_what_is_on_offer_and_a_counterpart_does_what_it_does() -> None:
    """A held side gives every choice on offer, another the one that its rules take."""
    program = story()

    def picked(held: str) -> list[tuple[tuple[int, str], ...]]:
        found = ways(program, held, "talk", 0)
        return [tuple((pick.choice, pick.by) for pick in way.picks) for way in found]

    assert picked("both") == [
        ((0, "person"), (0, "person")),
        ((0, "person"), (1, "person")),
    ]
    assert picked("director") == [((0, "person"), (0, "counterpart"))]
    assert picked("chief") == [
        ((0, "counterpart"), (0, "person")),
        ((0, "counterpart"), (1, "person")),
    ]


def test_a_draw_can_fall_on_every_branch_that_holds() -> None:
    """Branches are told by number, from 1, those that cannot fall left out."""
    program = story()

    assert [way.branch for way in ways(program, "both", "draw", 2)] == [1, 3]
    assert [way.branch for way in ways(program, "both", "draw", 6)] == [1, 2, 3]


def test_nothing_follows_an_ending_and_one_scene_a_plain_way() -> None:
    """An ending has no successors, a plain scene one without a pick or a draw."""
    program = story()

    assert ways(program, "both", "slut", 2) == []
    assert ways(program, "both", "on", 2) == [Successor((), 0, program.numbers["slut"], (2,))]


def test_a_play_goes_only_where_its_successors_are() -> None:
    """Each scene that a play enters is a successor of the one before, however it is held."""
    program = world(STORY, variables="n: { start: 0, max: 9 }", top="cut: [talk]")
    for held in HELD:
        for choice in range(2):
            play = begin(program, held)
            while not play.ended:
                seat = play.waiting[0]
                play = take(play, offer(play)[seat][min(choice, len(offer(play)[seat]) - 1)])
            entered = [event for event in play.events if isinstance(event, Entered)]
            assert tuple(entered[0]) == first(program)
            for here, there in itertools.pairwise(entered):
                follow = successors(program, held, here.scene, here.values)
                assert tuple(there) in {(way.scene, way.values) for way in follow}
            assert any(isinstance(event, Decided | Drew) for event in play.events)
