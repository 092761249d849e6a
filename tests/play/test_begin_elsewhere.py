from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from makkerpar.play import journal, rules
from makkerpar.play.journal import Draw
from makkerpar.play.moments import last
from makkerpar.play.rules import Start
from makkerpar.scenario.expression import Taken
from makkerpar.scenario.program import Program
from tests.insight.world import world

SCENES = """\
opening:
  goto: ask
toss:
  chance:
    - { weight: 1, goto: ask }
    - { weight: 1, goto: slut }
ask:
  decision:
    seat: director
    choices:
      more: { text: Igen., once: true, change: { n: 1 }, goto: toss }
      back: { text: Tilbage., when: visited(opening) and ask.more, goto: ask }
      leave: { text: Slut., goto: slut }
    counterpart: [ { take: leave } ]
later:
  change: { n: 2 if again else 0 }
  goto: ask
"""
PROGRAM: Program = world(SCENES, variables="n: { start: 5, max: 10 }")
MORE = len(PROGRAM.variables) + PROGRAM.flags.index(Taken("ask", "more"))


def start(scene: str, *, n: int = 5, more: bool = False) -> Start:
    """That scene, with n, and perhaps with the choice `more` taken."""
    values = list(PROGRAM.values)
    values[0], values[MORE] = n, int(more)
    return Start(PROGRAM.numbers[scene], tuple(values))


@given(st.integers(0, 1000))
def test_the_author_s_beginning_is_one_like_any_other(seed: int) -> None:
    """Begun at the first scene with the first values, a play is the play."""
    whole = Start(PROGRAM.start, PROGRAM.values)
    assert rules.begin(PROGRAM, "director", seed, start=whole) == rules.begin(
        PROGRAM, "director", seed
    )


def test_a_scene_is_entered_with_the_values_given() -> None:
    """Its own effects come on top, and the play runs on from there as it would."""
    play = rules.begin(PROGRAM, "director", start=start("later", n=3))
    assert play.here.id == "ask"
    assert play.values[0] == 3


def test_the_switches_given_decide_what_is_on_offer() -> None:
    """What is said to have happened closes and opens choices."""
    play = rules.begin(PROGRAM, "director", start=start("ask", more=True))
    assert rules.offer(play)["director"] == ("leave",)


def test_texts_know_what_is_said_to_have_happened() -> None:
    """A switch that was given holds in texts; one that was not does not; nor is this `again`."""
    play = rules.begin(PROGRAM, "director", start=start("ask", more=True))
    now = last(play)
    assert now.taken == {("ask", "more")}
    assert now.visited == {"ask"}
    assert not now.again


@given(st.integers(0, 1000))
def test_what_was_chosen_from_there_is_taken_back_and_replayed(seed: int) -> None:
    """Undo and replay begin there as well, and draws fall again as they fell."""
    there = start("ask", n=2)
    begun = rules.begin(PROGRAM, "director", seed, start=there)
    play = rules.take(begun, "more")
    assert journal.undo(play, there) == begun
    again = journal.replay(PROGRAM, journal.of(play), there)
    assert again.stopped is None
    assert again.play == play
    assert sum(isinstance(one, Draw) for one in journal.entries(play)) == 1
