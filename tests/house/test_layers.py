"""The contracts of `pyproject.toml` on who may import whom, tried on throw-away modules."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# Every layer, each importing what it may.
MODULES = {
    "makkerpar/__init__.py": "",
    "makkerpar/__main__.py": "from makkerpar_tools.cli import main",
    "makkerpar/errors.py": "",
    "makkerpar/focus.py": "",
    "makkerpar/text/__init__.py": "import makkerpar.errors, babel",
    "makkerpar/scenario/__init__.py": "import makkerpar.text, makkerpar.focus",
    "makkerpar/scenario/load.py": "import networkx, yaml",
    "makkerpar/play/__init__.py": "import makkerpar.scenario",
    "makkerpar/insight/__init__.py": "import makkerpar.play",
    "makkerpar/insight/space.py": "import numpy",
    "makkerpar/debrief/__init__.py": "import makkerpar.insight",
    "makkerpar/session.py": "import makkerpar.play",
    "makkerpar/record/__init__.py": "import sqlite3, datetime",
    "makkerpar/report/__init__.py": "import makkerpar.debrief",
    "makkerpar/resources.py": "import platformdirs",
    "makkerpar/frontend/__init__.py": "import makkerpar.record, makkerpar.resources, datetime",
    "makkerpar/terminal/__init__.py": "import makkerpar.resources, makkerpar.frontend, time",
    "makkerpar/desktop/app.py": "import pygame, makkerpar.debrief",
    "makkerpar/desktop/__init__.py": "",
    "makkerpar_tools/__init__.py": "",
    "makkerpar_tools/cli.py": "import makkerpar.terminal, makkerpar.resources, click\nmain = 1",
}


def lint(folder: Path, changed: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs import-linter under the project's contracts on the modules, with those of `changed`."""
    for name, text in {**MODULES, **changed}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copy(PROJECT, folder)
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_modules_that_keep_to_their_layer_pass(tmp_path: Path) -> None:
    """Each layer may import what lies under it, and the edges what they exist for."""
    finished = lint(tmp_path, {})
    assert finished.returncode == 0, finished.stdout
    assert "3 kept, 0 broken" in finished.stdout


@pytest.mark.parametrize(
    ("module", "imports"),
    [
        ("makkerpar/focus.py", "makkerpar.scenario"),
        ("makkerpar/focus.py", "makkerpar.errors"),
        ("makkerpar/text/__init__.py", "makkerpar.scenario.load"),
        ("makkerpar/scenario/load.py", "makkerpar.play"),
        ("makkerpar/play/__init__.py", "makkerpar.insight.space"),
        ("makkerpar/debrief/__init__.py", "makkerpar.record"),
        ("makkerpar/debrief/__init__.py", "makkerpar.report"),
        ("makkerpar/terminal/__init__.py", "makkerpar.desktop.app"),
        ("makkerpar/terminal/__init__.py", "makkerpar_tools.cli"),
        ("makkerpar/frontend/__init__.py", "makkerpar.terminal"),
        ("makkerpar/resources.py", "makkerpar.frontend"),
        ("makkerpar/scenario/load.py", "makkerpar.resources"),
        ("makkerpar/record/__init__.py", "makkerpar.resources"),
    ],
)
def test_an_import_against_the_direction_is_caught(
    tmp_path: Path, module: str, imports: str
) -> None:
    """No layer imports one above or beside it, and none under the front ends asks for files."""
    finished = lint(tmp_path, {module: f"import {imports}"})
    assert finished.returncode == 1, finished.stdout
    assert "Layers: data travels one way BROKEN" in finished.stdout


@pytest.mark.parametrize(
    ("module", "imports"),
    [
        ("makkerpar/play/__init__.py", "random"),
        ("makkerpar/scenario/load.py", "time"),
        ("makkerpar/session.py", "asyncio"),
        ("makkerpar/debrief/__init__.py", "pygame"),
        ("makkerpar/debrief/__init__.py", "numpy"),
        ("makkerpar/insight/__init__.py", "sqlite3"),
        ("makkerpar/text/__init__.py", "rich.text"),
        ("makkerpar/diagnostics.py", "starlette.routing"),
        ("makkerpar/a_room_of_tomorrow.py", "click"),
    ],
)
def test_the_core_is_kept_from_the_world(tmp_path: Path, module: str, imports: str) -> None:
    """Whatever in the engine is not named as an edge knows no screen, clock, chance or database."""
    finished = lint(tmp_path, {module: f"import {imports}"})
    assert finished.returncode == 1, finished.stdout
    assert "clock, chance or database BROKEN" in finished.stdout


@pytest.mark.parametrize("module", ["frontend/__init__.py", "terminal/__init__.py", "resources.py"])
def test_only_the_window_knows_pygame(tmp_path: Path, module: str) -> None:
    """What the front ends share, and the terminal, can do without it."""
    finished = lint(tmp_path, {f"makkerpar/{module}": "import pygame"})
    assert finished.returncode == 1, finished.stdout
    assert "Only the window knows pygame BROKEN" in finished.stdout
