from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.insight.packing import Packing, position

ENDS = [(0, -3, 9), (2, 0, 0), (5, 0, 1), (7, -999_999_999, 999_999_999)]
WIDE = [(slot, -999_999_999, 999_999_999) for slot in (0, 1, 2, 5, 7)]


@st.composite
def states(draw: st.DrawFn) -> tuple[list[tuple[int, int, int]], list[tuple[int, ...]]]:
    """The ends of some slots, and values of eight slots within them."""
    ends = draw(st.sampled_from([ENDS, WIDE]))
    inside = {slot: st.integers(least, most) for slot, least, most in ends}
    values = st.tuples(*(inside.get(slot, st.just(0)) for slot in range(8)))
    return ends, draw(st.lists(values, min_size=1, max_size=30))


def columns(values: list[tuple[int, ...]]) -> dict[int, Any]:
    """The same values, slot by slot."""
    return {slot: np.array([one[slot] for one in values], np.int64) for slot in range(8)}


@given(states())
def test_keys_give_back_what_was_packed(
    given_: tuple[list[tuple[int, int, int]], list[tuple[int, ...]]],
) -> None:
    """Unpacking a key gives every packed slot's value, however many bits that takes."""
    ends, values = given_
    packing = Packing(ends)

    keys = packing.pack(columns(values), len(values))

    assert [int(key) for key in keys] == [packing.key(one) for one in values]
    for slot, found in packing.unpack(keys).items():
        assert found.tolist() == [one[slot] for one in values]


@given(states())
def test_merging_keeps_each_state_once(
    given_: tuple[list[tuple[int, int, int]], list[tuple[int, ...]]],
) -> None:
    """Merged keys rise, hold every state once, and say where each state went."""
    ends, values = given_
    packing = Packing(ends)
    keys = packing.pack(columns(values), len(values))

    merged = packing.merge(keys)

    assert merged.keys.tolist() == sorted(set(keys.tolist()))
    assert merged.keys[merged.where].tolist() == keys.tolist()
    assert [position(merged.keys, key) for key in keys] == merged.where.tolist()


def test_a_packing_of_columns_has_room_for_just_them() -> None:
    """A value that stood in no column has no key."""
    packing = Packing.of([0, 2], {0: np.array([3, 5]), 2: np.array([7, 7])})

    assert [packing.key((3, 0, 7)), packing.key((5, 0, 7))] == [0, 2]
    for values in ((6, 0, 7), (3, 0, 8)):
        with pytest.raises(KeyError):
            packing.key(values)


def test_what_is_not_among_the_keys_has_no_position() -> None:
    """Neither between, nor before, nor behind the keys."""
    for key in (0, 4, 9):
        with pytest.raises(KeyError):
            position(np.array([3, 5, 8]), key)
