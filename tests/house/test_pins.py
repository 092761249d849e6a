"""The pins: one version of every package that set-up installs, and no place to get it from."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def pins() -> dict[str, str]:
    """Package → version, as constraints.txt has them."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    bare = [line.partition("#")[0].strip() for line in lines]
    return {
        canonicalize_name(package): version
        for package, _, version in (line.partition("==") for line in bare if line)
    }


def test_everything_that_set_up_installs_is_pinned() -> None:
    """Each requirement of the project and of its development, and all they need, has its pin."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    open_ = [Requirement(text) for text in project["dependencies"]]
    open_ += [Requirement(text) for text in project["optional-dependencies"]["dev"]]
    met: dict[str, str] = {}
    while open_:
        package = canonicalize_name(open_.pop().name)
        if package in met:
            continue
        found = distribution(package)
        met[package] = found.version
        needed = [Requirement(text) for text in found.requires or ()]
        open_ += [each for each in needed if not each.marker or each.marker.evaluate({"extra": ""})]
    assert {package: pins().get(package) for package in met} == met


def test_pins_are_exact_and_name_no_place() -> None:
    """Each pin is one version of one package; where packages come from is each machine's own."""
    assert pins()
    assert all(re.fullmatch(r"[\w.]+", version) for version in pins().values())
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
