"""The rows of :mod:`makkerpar.insight.scores` as arrays: of a story's columns those it uses."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from makkerpar.insight.scores import NOTHING, Row, Scores
from makkerpar.insight.space import Space
from makkerpar.play.rules import Pick

Sums = npt.NDArray[Any]


class Columns:
    """The columns that anything in a space is added to: few of them, in many stories."""

    def __init__(self, space: Space) -> None:
        scores = Scores(space.moves.program)
        self._rows: dict[tuple[int, tuple[Pick, ...]], tuple[Row, Row]] = {}
        most = 0
        used: set[int] = set()
        for group in space.groups:
            for segment in group.segments:
                key = group.scene, segment.move.arm.picks
                if key not in self._rows:
                    rows = self._rows[key] = scores.of(*key)
                    used |= {at for row in rows for at, value in enumerate(row) if value}
                    most = max(most, *map(abs, rows[0]), *map(abs, rows[1]))
        self.used = sorted(used)
        # No play passes a group twice, so this bounds every sum.
        bound = most * len(space.groups)
        self.kind: type[np.signedinteger[Any]] = np.int16 if bound < 2**15 else np.int64
        self._arrays = {
            key: (self._array(least), self._array(greatest))
            for key, (least, greatest) in self._rows.items()
        }

    def of(self, scene: int, picks: tuple[Pick, ...]) -> tuple[Sums, Sums]:
        """What a step adds, least and greatest: the used columns alone."""
        return self._arrays[scene, picks]

    def whole(self, sums: Sums) -> Row:
        """All columns of a row, where the used ones are given."""
        row = list(NOTHING)
        for at, value in zip(self.used, sums, strict=True):
            row[at] = int(value)
        return tuple(row)

    def _array(self, row: Row) -> Sums:
        return np.array([row[at] for at in self.used], self.kind)
