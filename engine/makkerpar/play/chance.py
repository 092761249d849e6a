"""Chance that replays on every machine: a documented hash of seed and number, nobody's generator.

Draw *n* of a play (n = 1, 2, …, counting every draw) with seed *s* takes the SHA-256 of the ASCII
text ``s:n``. Its first eight bytes, big-endian, are *h*. Of the branches on offer, with weights
that sum to *total*, the first whose running sum exceeds ``(h * total) >> 64`` is drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def draw(seed: int, number: int, weights: Sequence[int]) -> int:
    """Which of the branches is drawn, from 0.

    Args:
        seed: of the play.
        number: of the draw in this play, from 1.
        weights: of the branches on offer, each at least 1.
    """
    digest = hashlib.sha256(f"{seed}:{number}".encode("ascii")).digest()
    point = (int.from_bytes(digest[:8], "big") * sum(weights)) >> 64
    for position, weight in enumerate(weights):
        point -= weight
        if point < 0:
            return position
    raise AssertionError("the weights sum to more than the point")
