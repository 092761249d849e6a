"""A sample of the campaign, and files that are made to be refused."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makkerpar.scenario.folder import read_folder
from makkerpar.scenario.load import load
from makkerpar.scenario.source import MAX_BYTES
from tests.fuzz import monsters, mutate, tree
from tests.fuzz.damage import SNIPPETS
from tests.fuzz.editor import read
from tests.fuzz.exercise import exercise
from tests.fuzz.seeds import REFERENCE, ROOT, folder_files, seeds

# Each further step refers to the one before nine times: a billion nodes in half a kilobyte.
ALIAS_BOMB = "a0: &a0 [nej, nej, nej, nej, nej, nej, nej, nej, nej]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@settings(max_examples=300)
@given(st.integers(0, 2**32))
def test_a_damaged_scenario_gives_diagnostics(number: int) -> None:
    """Whatever happened to a scenario's files, reading them says something and raises nothing."""
    folder, files = mutate.case(0, number)
    exercise(files, folder)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: repr(snippet[:20]))
def test_a_hostile_beginning_gives_diagnostics(snippet: bytes) -> None:
    """Whatever stands before the first key, alone, or as a value, reading raises nothing."""
    files = folder_files(REFERENCE)
    whole = files["scenario.yaml"]
    title = whole.replace(b"title: Budgetkrisen", b"title: " + snippet, 1)
    for data in (snippet, snippet + whole, title):
        exercise({"scenario.yaml": data}, REFERENCE.name)


@pytest.mark.parametrize("monster", monsters.MONSTERS, ids=lambda monster: monster.__name__)
def test_a_large_file_gives_diagnostics(monster: Callable[[int], str]) -> None:
    """A scenario of very many things of one kind is read like any other."""
    exercise({"scenario.yaml": monster(40).encode()}, monsters.FOLDER)


@pytest.mark.parametrize("monster", monsters.MONSTERS, ids=lambda monster: monster.__name__)
def test_a_monster_keeps_the_limits(monster: Callable[[int], str]) -> None:
    """The largest files are inside the limits of size, or they would test nothing."""
    assert len(monster(1).encode()) <= MAX_BYTES


def test_the_seeds_are_valid() -> None:
    """What damage begins from loads without an error."""
    for folder, files in dict(seeds()).items():
        assert load(files, folder=folder).scenario is not None, folder


def test_an_undamaged_tree_is_the_same_scenario() -> None:
    """A tree that is written again without damage holds what the file held."""
    for files in dict(seeds()).values():
        for data in files.values():
            root = tree.parse(data.decode())
            assert read(tree.written(root, random.Random(1)).encode()) == read(data)


def test_a_case_is_the_same_everywhere() -> None:
    """A case's number gives the same files each time, and another number others."""
    assert mutate.case(1, 7) == mutate.case(1, 7)
    assert len({str(mutate.case(1, number)) for number in range(50)}) == 50


def _bomb(file: Path) -> None:
    file.write_text(ALIAS_BOMB, encoding="utf-8")


def _brackets(file: Path) -> None:
    file.write_bytes(b"[" * 100_000)


def _huge(file: Path) -> None:
    with file.open("wb") as out:
        out.truncate(100_000_000)


@pytest.mark.parametrize(
    ("fill", "code"),
    [(_bomb, "too-many-nodes"), (_brackets, "too-deep"), (_huge, "file-too-large")],
)
def test_a_hostile_file_is_refused(fill: Callable[[Path], None], code: str, tmp_path: Path) -> None:
    """The command line says in one diagnostic why it does not read such a file, and fails."""
    file = tmp_path / "scenario.yaml"
    fill(file)
    path = os.pathsep.join([str(ROOT / "engine"), str(ROOT / "tools")])
    done = subprocess.run(
        [sys.executable, "-m", "makkerpar", "check", str(file), "--format", "json"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert [item["code"] for item in json.loads(done.stdout)] == [code]
    assert done.stderr == b""


def test_no_more_is_read_than_needed(tmp_path: Path) -> None:
    """Of a file of 100 MB only so much is read as shows that it is too large."""
    file = tmp_path / "scenario.yaml"
    _huge(file)
    assert len(read_folder(file).files[str(file)]) == MAX_BYTES + 1
