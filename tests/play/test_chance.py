from __future__ import annotations

import hashlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.play.chance import draw

SEEDS = st.integers(-(2**70), 2**70)
WEIGHTS = st.lists(st.integers(1, 1000), min_size=1, max_size=6)


def _expected(seed: int, number: int, weights: list[int]) -> int:
    """The documented rule in exact fractions of the circle, written apart from the engine."""
    digest = hashlib.sha256(b"%d:%d" % (seed, number)).hexdigest()
    place = Fraction(int(digest[:16], 16), 2**64)
    reached = [Fraction(sum(weights[: at + 1]), sum(weights)) for at in range(len(weights))]
    return next(at for at, end in enumerate(reached) if place < end)


@given(SEEDS, st.integers(1, 10**6), WEIGHTS)
def test_a_draw_is_its_place_on_the_circle(seed: int, number: int, weights: list[int]) -> None:
    """The hash, read as a fraction, falls into the share of the circle that a branch has."""
    assert draw(seed, number, weights) == _expected(seed, number, weights)


# The heads are what `printf '0:1' | sha256sum` prints.
@pytest.mark.parametrize(
    ("seed", "number", "head"),
    [(0, 1, "ef134f2a"), (7, 3, "111c309f"), (2**63 - 1, 12, "d526455b")],
)
@pytest.mark.parametrize("digits", [1, 2, 3, 4])
def test_the_hash_is_that_of_an_ascii_text(seed: int, number: int, head: str, digits: int) -> None:
    """Among 16^n branches that weigh the same, a draw is the number its hash begins with."""
    assert draw(seed, number, [1] * 16**digits) == int(head[:digits], 16)


@given(SEEDS, st.integers(1, 50), WEIGHTS, st.integers(1, 10**9))
def test_only_the_proportions_of_weights_count(
    seed: int, number: int, weights: list[int], times: int
) -> None:
    """Weights of 3 and 1 draw as weights of 300 and 100 do."""
    assert draw(seed, number, weights) == draw(seed, number, [times * one for one in weights])


def test_branches_are_drawn_as_often_as_they_weigh() -> None:
    """Over many seeds, and over many draws of one seed, a weight of 3 in 4 falls 3 times in 4."""
    by_seed = sum(draw(seed, 1, [3, 1]) == 0 for seed in range(4000))
    by_number = sum(draw(1, number, [3, 1]) == 0 for number in range(1, 4001))
    # Five standard deviations of a fair draw are 137.
    assert abs(by_seed - 3000) < 137
    assert abs(by_number - 3000) < 137


def test_a_seed_and_a_number_do_not_change_places() -> None:
    """Draw 1 of seed 11 is another than draw 11 of seed 1, and than the first of seed 1."""
    fine = [1] * 10_000
    assert len({draw(11, 1, fine), draw(1, 11, fine), draw(1, 1, fine)}) == 3
