"""How a picture of a scenario's graph can be asked for."""

from __future__ import annotations

from typing import Final, Literal

Labels = Literal["text", "id", "none"]
LABELS: Final[tuple[Labels, ...]] = ("text", "id", "none")
Direction = Literal["down", "right"]
DIRECTIONS: Final[tuple[Direction, ...]] = ("down", "right")
