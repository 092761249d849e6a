"""The author's mistakes, as data: collected, never raised.

A :class:`Diagnostic` names a code, a place and the words that fill the code's message. What a
code means stands once, in ``codes/<code>.yaml`` beside this file: severity, message, hint and
explanation in Danish and English, with examples that must and must not trigger it. The tests and
the documentation page are made from these files; :mod:`makkerpar.diagnostics.catalogue` reads them.
"""

from __future__ import annotations

from makkerpar.diagnostics.catalogue import Code, all_codes, code, render
from makkerpar.diagnostics.model import Collector, Diagnostic, Severity, Where

__all__ = [
    "Code",
    "Collector",
    "Diagnostic",
    "Severity",
    "Where",
    "all_codes",
    "code",
    "render",
]
