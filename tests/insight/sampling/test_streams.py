from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.insight.sampling.streams import Stream, Streams, mix

COUNTS = st.integers(1, 2**36)


def test_the_numbers_are_those_of_splitmix64() -> None:
    """The first outputs from state 0 are those that the generator is published with."""
    gamma = 0x9E3779B97F4A7C15
    assert [mix(gamma * number % 2**64) for number in (1, 2, 3)] == [
        0xE220A8397B1DCDAF,
        0x6E789E6AA1B965F4,
        0x06C45D188009454F,
    ]


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**40), st.lists(COUNTS, min_size=1, max_size=5))
def test_a_play_draws_the_same_alone_and_among_many(
    seed: int, first: int, counts: list[int]
) -> None:
    """Whichever plays stand beside it, and whether one count is for all or each has its own."""
    size = 4
    many = Streams(seed, first, size)
    alone = [Stream(seed, first + play) for play in range(size)]
    for number, count in enumerate(counts):
        rows = np.flatnonzero([play == 2 or (play + number) % 2 == 0 for play in range(size)])
        asked = count if number % 2 else np.full(len(rows), count)
        found = many.pick(rows, asked)
        assert found.tolist() == [alone[play].pick(count) for play in rows.tolist()]
        assert all(0 <= value < count for value in found.tolist())


def test_plays_and_seeds_differ() -> None:
    """Neighbours draw different numbers, and of few things each comes about as often."""
    drawn = {Stream(seed, play).pick(2**32) for seed in range(20) for play in range(20)}
    assert len(drawn) == 400
    thirds = np.bincount(Streams(1, 1, 30_000).pick(np.arange(30_000), 3))
    assert abs(thirds - 10_000).max() < 400
