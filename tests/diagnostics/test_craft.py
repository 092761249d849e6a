"""The codes that an author may silence are those that the craft checks find."""

from __future__ import annotations

import ast
from pathlib import Path

from makkerpar.diagnostics import all_codes
from makkerpar.diagnostics.craft import CODES
from makkerpar.insight import craft

FOLDER = Path(craft.__file__).parent
# About allowing and counting, not about craft.
ABOUT_THEM = {"allow-unused", "too-many-remarks"}


def _found() -> set[str]:
    """The codes that are written down in the craft checks."""
    strings = {
        node.value
        for file in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return (strings & set(all_codes())) - ABOUT_THEM - {"too-many"}


def test_the_list_is_what_the_checks_find() -> None:
    """No check is missing from the list, and none on it is found nowhere."""
    assert set(CODES) == _found()


def test_the_list_is_in_order() -> None:
    """The codes are sorted, and each stands once."""
    assert list(CODES) == sorted(set(CODES))
