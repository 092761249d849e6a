"""Craft checks: faults in how the decisions of a scenario are written, found by reading alone.

A test of judgement is worth what its items are worth. Research on tests has a list of faults by
which a reader can tell the wanted answer without knowing the matter (it is the longest, the only
polite one, always in the same place), or by which a choice is none (one option beats another in
everything, nothing comes of it). They are remarks, never errors, and an author who knows better
says so with ``allow`` and a reason.

:func:`craft` asks them all. What only the reachable states can tell is exact analysis, beside this
package.
"""

from __future__ import annotations

from makkerpar.insight.craft.check import craft

__all__ = ["craft"]
