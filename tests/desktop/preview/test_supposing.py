from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from makkerpar.desktop.preview.supposing import Supposed, named, quantities, start_of
from makkerpar.play import rules
from makkerpar.scenario.program import Program
from tests.insight.world import world

ROUNDS = """\
slut2:
  decision:
    seat: director
    choices:
      more: { text: Igen., once: true, change: { n: 2 }, goto: slut2 }
      less: { text: Slut., change: { n: 1 if visited(slut2) else 0 }, goto: slut }
    counterpart: [ { take: less } ]
"""
PROGRAM: Program = world(ROUNDS, variables="n: { start: 5, max: 10 }")


def test_everything_a_state_is_made_of_can_be_supposed() -> None:
    """Variables with their bounds, and the switches of history by what expressions call them."""
    found = {one.name: (one.least, one.most, one.history) for one in quantities(PROGRAM)}
    assert found["n"] == (0, 10, False)
    assert found["slut2.more"] == (0, 1, True)
    assert found["visited(slut2)"] == (0, 1, True)


@given(st.integers(-50, 50), st.booleans())
def test_what_is_supposed_holds_within_its_bounds(n: int, taken: bool) -> None:
    """A value is as it was given or at the bound it is beyond; the rest is as at the beginning."""
    start = start_of(PROGRAM, Supposed("slut2", {"n": n, "slut2.more": taken, "gone": 3}))
    assert start is not None
    assert named(PROGRAM, start.values) == {
        "n": min(max(n, 0), 10),
        "slut2.more": int(taken),
        "visited(slut2)": 0,
    }
    play = rules.begin(PROGRAM, "director", start=start)
    offered = rules.offer(play)["director"]
    assert offered == (("less",) if taken else ("more", "less"))


def test_a_scene_that_is_not_there_is_no_beginning() -> None:
    """Without the scene there is nowhere to begin."""
    assert start_of(PROGRAM, Supposed("nowhere", {})) is None
