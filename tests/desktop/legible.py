"""What makes the text of a frame hard to read."""

from __future__ import annotations

from itertools import combinations

from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.contrast import TEXT, ratio


def faults(frame: Canvas) -> list[str]:
    """Texts that are cut off, lie over each other, or are too pale."""
    found = []
    for line in frame.written:
        sides = line.rect.left < line.clip.left or line.rect.right > line.clip.right
        ends = line.rect.top < line.clip.top or line.rect.bottom > line.clip.bottom
        if sides or (ends and line.area is None):
            found.append(f"cut off: {line.text}")
        if line.ground is not None and not line.quiet and ratio(line.colour, line.ground) < TEXT:
            found.append(f"too pale: {line.text}")
    for one, other in combinations(frame.written, 2):
        shared = one.rect.clip(other.rect)
        if (one.layer, one.area) == (other.layer, other.area) and shared.w > 2 and shared.h > 6:
            found.append(f"over each other: {one.text} | {other.text}")
    return found


# Window sizes, text scales and themes that every screen is to be read at.
SIGHTS = [
    ((1280, 720), 1.0, "warm"),
    ((640, 900), 1.5, "high_contrast"),
    ((640, 480), 2.0, "dark"),
]
