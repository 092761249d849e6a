from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.text import digits


@given(st.fractions())
def test_a_fraction_is_written_as_python_writes_it(value: Fraction) -> None:
    """Of few digits or none, negative ones too, the text is Python's own."""
    assert digits.ratio(value) == str(value)
    assert digits.whole(value.numerator) == str(value.numerator)


@pytest.mark.parametrize("length", [4_301, 20_000])
def test_no_number_has_too_many_digits(length: int) -> None:
    """A fraction of more digits than Python's own limit is written and read back."""
    value = Fraction(10**length + 1, 10 ** (length - 1))
    written = digits.ratio(value)
    assert written == f"1{'0' * (length - 1)}1/1{'0' * (length - 1)}"
    assert digits.read_ratio(written) == value
