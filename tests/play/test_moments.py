from __future__ import annotations

from makkerpar.play.moments import decisions
from makkerpar.play.rules import begin, take
from tests.insight.world import world


def test_a_decisions_moment_is_the_one_before_it() -> None:
    """A decision stands before its choice is taken, in a scene and on the values entered."""
    program = world(
        """\
        talk:
          change: { n: 1 }
          decision:
            seat: chief
            choices:
              more: { text: Mere., change: { n: 5 }, goto: talk }
              done: { text: Færdig., goto: slut }
            counterpart: [ { take: done } ]
        """,
        variables="n: { start: 0, max: 90 }",
    )
    play = take(take(begin(program, "chief"), "more"), "done")

    first, second = decisions(play).values()
    assert list(decisions(play)) == [1, 3]
    assert (first.values, first.taken, first.again) == ({"n": 1}, frozenset(), False)
    assert (second.values, second.again) == ({"n": 7}, True)
    assert second.taken == {("talk", "more")}
    assert second.visited == {"talk"}
