from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.kills import kill_once


@pytest.mark.parametrize("seat", ["director", "both"])
def test_a_killed_window_has_lost_nothing_that_it_showed(tmp_path: Path, seat: str) -> None:
    """Killed in the middle, taken up again and killed again: each choice shown is on disk."""
    shown = 0
    for number in range(8):
        # Longer each time: a slow machine needs its time to come to a choice at all.
        found = kill_once(tmp_path / "home", seat, number, 1.3 + 0.7 * number)
        assert not found.lost
        shown += len(found.shown)
        if shown and number:
            break
    assert shown > 0
