"""The cyclic garbage collector, held back while much is built that holds no garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the cyclic collector, which would walk a growing tree again and again for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # What was built is all alive: into the oldest generation with it, without the walk
            # that the next small object would otherwise set off. Not where somebody else has
            # frozen objects, which this would thaw.
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
