from __future__ import annotations

from dataclasses import fields

import pytest

from makkerpar.focus import SEATS
from makkerpar.insight import beyond, limits
from makkerpar.insight.analysis import Analysis, analyse
from makkerpar.insight.limits import OutOfTime
from tests.insight.generated import generated
from tests.insight.world import world


def known(found: Analysis) -> dict[str, object]:
    """Every figure of an analysis by a name of its own; what is not proven is left out."""
    figures: dict[str, object] = {
        "decisions min": found.decisions.min,
        "decisions max": found.decisions.max,
        "unreachable": found.unreachable,
        "dead_choices": found.dead_choices,
    }
    for seat in SEATS:
        for kind, sums in (("area", found.seats[seat].areas), ("part", found.seats[seat].parts)):
            for name, ends in sums.items():
                for end, value in ends._asdict().items():
                    figures[f"{seat} {kind} {name} {end}"] = value
    for name, ends in found.variables.items():
        figures |= {f"{name} min": ends.min, f"{name} max": ends.max}
    return {name: value for name, value in figures.items() if value is not None}


@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
@pytest.mark.parametrize("sample", [1, 5, 3000])
def test_what_is_proven_beyond_the_limits_is_what_is_exact(
    held: str, sample: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of random scenarios, each figure that is not left open equals the exact one."""
    monkeypatch.setattr(beyond, "SAMPLE", sample)
    proven = figures = 0
    for seed in range(12):
        program = generated(seed)
        exact, limited = analyse(program, held), analyse(program, held, states=1)
        assert exact.exact
        assert not limited.exact
        assert known(limited).items() <= known(exact).items()
        assert limited.reached <= exact.reached
        assert limited.taken <= exact.taken
        proven += len(known(limited))
        figures += len(known(exact))
    assert figures // 10 < proven < figures


def test_what_hangs_on_how_values_go_together_is_left_open() -> None:
    """A choice that only a combination of values rules out is neither dead nor alive."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              up: { text: Op., change: { n: 1 } }
              open: { text: Luk op., set: { open: true } }
            counterpart: [ { take: up } ]
          goto: then
        then:
          decision:
            seat: chief
            choices:
              both: { text: Begge dele., when: n > 0 and open }
              never: { text: Aldrig., when: n > 1 }
              one: { text: Et af dem. }
            counterpart: [ { take: one } ]
          goto: slut
        """,
        variables="n: { start: 0, max: 9 }\nopen: false",
    )

    exact, limited = analyse(program, "chief"), analyse(program, "chief", states=1)

    assert exact.dead_choices == ("then:both", "then:never")
    assert limited.dead_choices is None
    assert limited.unreachable == ()
    assert "then:both" not in limited.taken
    assert limited.open_choices == ("then:both",)
    assert limited.open_scenes == ()


def test_beyond_the_limits_nothing_is_counted() -> None:
    """States, plays and odds need all states: without them there are none."""
    limited = analyse(generated(7), "both", states=1)

    none = {field.name for field in fields(limited) if getattr(limited, field.name) is None}
    assert {"states", "plays", "endings", "tension"} <= none


@pytest.mark.parametrize("room", [0, 2_000, 20_000])
def test_where_there_is_no_room_less_is_proven_and_all_of_it_exact(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few bytes are a limit like few states: what is told all the same equals the exact figure."""
    limited_by_room = 0
    for seed in range(8):
        program = generated(seed)
        exact = analyse(program, "both")
        with monkeypatch.context() as patch:
            patch.setattr(limits, "MAX_BYTES", room)
            found = analyse(program, "both")
        limited_by_room += not found.exact
        assert known(found).items() <= known(exact).items()
        assert found.reached <= exact.reached
        assert found.taken <= exact.taken
        assert set(found.open_scenes) | found.reached >= exact.reached
    assert limited_by_room


@pytest.mark.parametrize("moments", [0, 10, 40])
def test_time_that_is_over_while_it_is_proven_leaves_more_open(moments: int) -> None:
    """However early and often who watches ends the work, what is told equals the exact figure."""
    for seed in range(4):
        program = generated(seed)
        exact = analyse(program, "chief")
        left = moments

        def watch(_share: float, _states: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                left = moments
                raise OutOfTime("Enough.")

        found = analyse(program, "chief", watch=watch)
        assert known(found).items() <= known(exact).items()
        assert found.reached <= exact.reached


def test_of_a_monster_nothing_is_proven_but_where_it_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A story with more scenes and values than are looked at has its first scene, and open ones."""
    monkeypatch.setattr(beyond, "_MOST_BOUNDS", 0)
    program = generated(1)
    found = analyse(program, "chief", states=1)
    assert found.reached == {program.scenes[program.start].id}
    assert len(found.open_scenes) == len(program.scenes) - 1
    assert not found.taken
    assert known(found) == {}
