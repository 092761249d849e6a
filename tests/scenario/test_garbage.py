from __future__ import annotations

import gc

import pytest

from makkerpar.scenario.garbage import collector_paused


def test_the_collector_is_as_it_was_before() -> None:
    """The collector pauses inside and goes on after, also when something is raised."""
    paused: list[bool] = []

    def build() -> None:
        with collector_paused():
            paused.append(not gc.isenabled())
            raise ValueError

    assert gc.isenabled()
    with pytest.raises(ValueError, match=r"^$"):
        build()
    assert paused == [True]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_collector_that_was_off_stays_off() -> None:
    """Whoever switched the collector off finds it off."""
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
