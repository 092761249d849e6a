"""Whole numbers and fractions in digits, however many they are.

Python refuses to write or read a number of more than 4,300 digits, since what it does takes long;
the plays of a long story are more than that many. :mod:`decimal` does it quickly, and as exactly.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def whole(value: int) -> str:
    """A whole number in digits."""
    return format(Decimal(value), "f")


def ratio(value: Fraction) -> str:
    """A fraction as ``numerator/denominator``; a whole one as a number."""
    over = f"/{whole(value.denominator)}" if value.denominator != 1 else ""
    return f"{whole(value.numerator)}{over}"


def read_ratio(text: str) -> Fraction:
    """What :func:`ratio` wrote."""
    numerator, _, denominator = text.partition("/")
    return Fraction(int(Decimal(numerator)), int(Decimal(denominator or "1")))
