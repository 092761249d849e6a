from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from makkerpar.diagnostics import Diagnostic
from makkerpar.diagnostics.catalogue import severity
from makkerpar.focus import PARTS
from makkerpar.play import chance
from makkerpar.play.journal import MAX_ENTRIES, Journal
from makkerpar.scenario import expression, folder, reader, scenes, source
from makkerpar.scenario.shape import SHAPES, Key
from makkerpar.testing import diagnose
from makkerpar_tools import keys_page
from makkerpar_tools.common import open_named
from tests.docs.pages import REFERENCE, Block, between, blocks, code, read, rows

PAGE = read(REFERENCE)
EXAMPLE = keys_page.EXAMPLE.read_text(encoding="utf-8")
# Whole scenarios are tested by themselves; the rest are fragments that `complete` completes.
SMALLEST = blocks(between(PAGE + "<!-- /whole: kaffe -->", "whole: kaffe"), "yaml")[0].text
FRAGMENTS = [block for block in blocks(PAGE, "yaml") if block.text not in (SMALLEST, EXAMPLE)]
TRAPS = rows(between(PAGE, "traps"))


def _errors(found: tuple[Diagnostic, ...]) -> list[str]:
    return [item.code for item in found if severity(item) == "error"]


def test_every_key_is_documented() -> None:
    """The tables of keys have exactly the keys that the language has, shape by shape."""
    tables = between(PAGE, "keys").split("\n### ")[1:]
    documented = sorted(sorted(code(cells[0])[0] for cells in rows(table)) for table in tables)
    assert documented == sorted(sorted(keys) for keys in SHAPES.values())


def test_the_tables_and_the_example_are_up_to_date() -> None:
    """The tables of keys and the example are as `python -m makkerpar_tools.keys_page` writes."""
    assert keys_page.page(PAGE) == PAGE
    assert EXAMPLE in PAGE


def test_what_a_key_holds_is_explained() -> None:
    """Each kind of value in the tables of keys has its row in the table before them."""
    legend = PAGE.split("## All keys")[1].split("<!-- keys -->")[0]
    explained = {kind for cells in rows(legend) for kind in cells[0].split(", ")}
    for shape in SHAPES.values():
        for key in shape.values():
            kind = key.kind.removeprefix("list:").removeprefix("map:")
            own_table = kind in SHAPES or kind in ("question", "seats")
            assert own_table or kind.replace("-", " ") in explained, kind


def test_the_example_passes_check() -> None:
    """The example with everything in it is a scenario without a remark."""
    opened = open_named(str(keys_page.EXAMPLE.parent))
    assert [item.code for item in opened.diagnostics] == []


def test_the_smallest_scenario_can_be_played() -> None:
    """The scenario to copy has neither an error nor a warning."""
    found = diagnose({"text": SMALLEST, "complete": False})
    assert [item.code for item in found] == []


@pytest.mark.parametrize("block", FRAGMENTS, ids=lambda block: f"line-{block.line}")
def test_an_example_is_without_errors(block: Block) -> None:
    """Each fragment is right as it stands, in a scenario that has what the fragment lacks."""
    assert _errors(diagnose({"text": block.text})) == []


def _with_item(item: str) -> dict[str, Any]:
    return {"text": f"scenes:\n  gangen:\n    lines:\n      {item}\n    goto: slut\n"}


@pytest.mark.parametrize("row", TRAPS, ids=lambda row: code(row[3] or "`?`") or row[0])
def test_a_trap_is_one_and_has_a_way_out(row: list[str]) -> None:
    """What is said to be a trap gets the code that is named, and the way out gets none."""
    trap, way_out = code(row[0])[0], code(row[2])[0]
    name = row[3].removeprefix("[").partition("]")[0]
    assert name in [item.code for item in diagnose(_with_item(trap))]
    assert diagnose(_with_item(way_out)) == ()


def test_every_part_is_named() -> None:
    """The table of parts has the fifteen parts in their order."""
    codes = [cells[0] for cells in rows(between(PAGE, "parts")) if not cells[0].startswith("*")]
    assert codes == list(PARTS)


def test_the_reserved_names_are_those() -> None:
    """The words that cannot be names are listed, all of them."""
    line = PAGE.split("\nReserved are ")[1].split("\n\n")[0]
    assert {word for words in code(line) for word in words.split()} == reader.RESERVED


def _limits() -> dict[str, tuple[str, str]]:
    return {cells[0]: (cells[1], cells[2]) for cells in rows(between(PAGE, "limits"))}


def test_a_keys_bounds_are_documented() -> None:
    """Each whole number that a key holds has its least and greatest value in the limits."""
    limits = {name: ends for cell, ends in _limits().items() for name in code(cell)}
    bounded: dict[str, Key] = {
        name: key
        for shape in SHAPES.values()
        for name, key in shape.items()
        if key.kind == "integer"
    }
    assert limits.keys() == bounded.keys()
    for name, key in bounded.items():
        assert limits[name] == (f"{key.least:,}", f"{key.most:,}"), name


def test_other_limits_are_as_in_the_code() -> None:
    """What else is limited is documented with the number that the program goes by."""
    most = {cell: ends[1] for cell, ends in _limits().items()}
    assert f"{expression.MAX_LENGTH:,} characters" in most["a condition or amount"]
    assert f"{expression.MAX_DEPTH} levels" in most["a condition or amount"]
    assert most["choices of a decision or side"] == str(scenes.MAX_CHOICES)
    assert most["outcomes of a joint"] == str(scenes.MAX_OUTCOMES)
    assert f"{source.MAX_BYTES:,} bytes" in most["a file"]
    assert f"{source.MAX_NODES:,} nodes" in most["a file"]
    assert f"{source.MAX_DEPTH} levels" in most["a file"]
    assert most["files of a scenario"] == str(folder.MAX_FILES)
    assert most["decisions and draws in a saved play"] == f"{MAX_ENTRIES:,}"


def test_the_record_of_a_play_can_be_read() -> None:
    """What is shown of a play's record is one, with every field in its place."""
    (block,) = blocks(PAGE.split("<!-- journal -->")[1].split("\n### ")[0], "json")
    assert json.loads(Journal.from_json(block.text).to_json()) == json.loads(block.text)


def test_the_draw_is_the_programs() -> None:
    """The draw as the reference writes it in Python falls as the program's own does."""
    (block,) = blocks(PAGE.split("<!-- draw -->")[1].split("\n## ")[0], "python")
    names: dict[str, Any] = {}
    exec(compile(block.text, "scenario-language.md", "exec"), names)
    draw = names["draw"]
    for seed, number, weights in product(range(40), range(1, 6), ([3, 1], [1], [1, 1, 5, 2])):
        assert draw(seed, number, weights) == chance.draw(seed, number, weights)
    assert [draw(0, number, [3, 1]) + 1 for number in range(1, 5)] == [2, 1, 1, 1]
