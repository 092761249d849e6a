from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from makkerpar.scenario.load import MAIN_FILE, load
from makkerpar.scenario.program import Program, compile_program
from makkerpar_tools.bench import playing, tabled
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.dice import Dice
from makkerpar_tools.bench.language import as_scenario
from makkerpar_tools.bench.plays import checksum
from makkerpar_tools.bench.story import generate
from makkerpar_tools.bench.tabled import ManyDice, in_batches, one_by_one
from makkerpar_tools.bench.yardsticks import Yardsticks
from tests.tools.case import environment


@pytest.fixture
def program() -> Program:
    """The tables of a small story."""
    loaded = load({MAIN_FILE: as_scenario(generate(40), "story").encode()})
    assert loaded.scenario is not None
    return compile_program(loaded.scenario)


def test_the_shared_dice_fall_alike_for_many_plays_at_once() -> None:
    """Each play has its own, seeded by its number; who does not draw falls not behind."""
    many, alone = ManyDice(5, 3), [Dice(5), Dice(6), Dice(7)]
    for count, rows in ((3, [0, 1, 2]), (2, [0, 2]), (7, [1]), (65_536, [0, 1, 2])):
        found = many.pick(np.array(rows), count)
        assert found.tolist() == [alone[row].pick(count) for row in rows]
    counts = np.array([2, 5, 9])
    found = many.pick(np.arange(3), counts)
    assert found.tolist() == [die.pick(count) for die, count in zip(alone, [2, 5, 9], strict=True)]


def test_the_tables_play_the_same_plays_as_the_rules(program: Program) -> None:
    """All report one checksum, and count the steps that they took."""
    one, many = one_by_one(program, 0), in_batches(program, 0, 60)
    assert one["checksum"] == many["checksum"] == checksum(program)
    assert one["plays"] == 1
    assert many["plays"] == 60
    assert many["steps"] > 60 * one["steps"] / 10 > 0


def test_as_a_program_it_measures_a_file(tmp_path: Path) -> None:
    """The words are the probe, the file and the seconds."""
    file = tmp_path / MAIN_FILE
    file.write_text(as_scenario(generate(30), "story"), encoding="utf-8")
    assert tabled.main("one", str(file), "0").keys() == {"checksum", "plays", "steps", "play_s"}


def test_both_have_rows_beside_their_peer_and_their_floor(tmp_path: Path) -> None:
    """Without yardsticks there is nothing beside, but our own figures."""
    bench = Bench(1, 0.01, Yardsticks(None), tmp_path, environment())
    rows = [row for row in playing.rows_of(bench, 30) if "tables" in row.what]
    assert [(row.what.split(": ")[1], row.beside) for row in rows] == [
        ("on tables, one at a time", playing.INKJS),
        ("on tables, one at a time", playing.TUPLES),
        ("on tables, many in a batch", playing.INKJS),
        ("on tables, many in a batch", playing.NUMPY),
    ]
    assert all(row.ours.values and not row.fault for row in rows)
