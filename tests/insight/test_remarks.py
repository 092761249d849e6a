from __future__ import annotations

import pytest

from makkerpar.diagnostics import render
from makkerpar.focus import HELD
from makkerpar.insight.analysis import analyse
from makkerpar.insight.endless import EndlessStory
from makkerpar.insight.remarks import endless, remarks
from makkerpar.scenario.program import Program
from tests.insight.world import world

SCENES = """\
talk:
  decision:
    seat: chief
    choices:
      go: { text: Gå. }
      run: { text: Løb., when: capital > 5 }
    counterpart: [ { take: go } ]
  next: [ { when: capital > 7, goto: attic }, { goto: slut } ]
attic:
  decision:
    seat: director
    choices: { a: { text: A. }, b: { text: B. } }
    counterpart: [ { take: a } ]
  goto: slut
"""


def remarked(program: Program, held: tuple[str, ...] = HELD, states: int = 1000) -> list[str]:
    """The codes and names of all remarks."""
    found = [analyse(program, one, states=states) for one in held if program.playable_as(one)]
    return [f"{item.code} {dict(item.words)['name']}" for item in remarks(program.scenario, found)]


def test_what_nobody_can_come_to_is_remarked_on_once() -> None:
    """A choice whose condition never holds, and a scene; not the choices within that scene."""
    program = world(SCENES, variables="capital: { start: 5, max: 9 }")

    assert remarked(program) == ["never-on-offer run", "never-entered attic"]


def test_what_some_seat_comes_to_is_no_fault() -> None:
    """A choice that a counterpart never takes is on offer to the person in its seat."""
    program = world(SCENES, variables="capital: { start: 8, max: 9 }")

    assert remarked(program) == []
    assert remarked(program, ("director",)) == ["never-on-offer run"]


def test_what_is_not_proven_is_not_remarked_on() -> None:
    """Beyond the limits a scene counts as out of reach only where that is proven."""
    program = world(
        "talk: { set: { open: n > 3, shut: n < 4 }, goto: on }\n"
        "on: { next: [ { when: open and shut, goto: attic }, { goto: slut } ] }\n"
        "attic: { goto: slut }\n"
        "start: { chance: [ { weight: 1, goto: up }, { weight: 1, goto: talk } ] }\n"
        "up: { change: { n: 9 }, goto: talk }\n",
        variables="n: { start: 0, max: 9 }\nopen: false\nshut: false",
        top="start: start",
    )

    assert remarked(program) == ["never-entered attic"]
    assert remarked(program, states=1) == []


def test_an_endless_play_is_an_error_with_the_way_to_it() -> None:
    """The diagnostic stands at the circle's first scene and tells the decisions that lead there."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices: { wait: { text: Vent., goto: turn }, go: { text: Gå., goto: slut } }
            counterpart: [ { take: go } ]
        turn: { next: [ { when: capital > 8, goto: slut }, { goto: turn } ] }
        """,
        variables="capital: { start: 5, max: 9 }",
    )
    with pytest.raises(EndlessStory) as caught:
        analyse(program, "chief")

    item = endless(program.scenario, caught.value)

    assert (item.code, item.where) == ("endless-story", program.scenario.scenes["turn"].where)
    message, _ = render(item, "en")
    assert message == ("There is a play that never ends: turn → turn. The way there: talk:wait.")
