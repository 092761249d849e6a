"""What the figures were taken on: without it they mean little."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import yaml

from makkerpar import __version__

_PACKAGES: Final = ("PyYAML", "networkx", "numpy", "click", "pydantic")


def description() -> dict[str, str]:
    """The machine and the programs, as far as they can be told."""
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "makkerpar": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": platform.platform(terse=True),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "libyaml": _libyaml(),
        "node": _node(),
    }
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not here"
    return found


def as_text(found: Mapping[str, str]) -> str:
    """The description in a line or two."""
    return " · ".join(f"{name} {value}" for name, value in found.items())


def load() -> float:
    """How many processes ran or wanted to during the last minute, ours included; 0 if unknown."""
    try:
        return os.getloadavg()[0]
    except (AttributeError, OSError):
        return 0.0


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _libyaml() -> str:
    if not yaml.__with_libyaml__:
        return "not here"
    from yaml import _yaml  # noqa: PLC0415 - only where it is built in

    return str(_yaml.get_version_string())


def _node() -> str:
    try:
        finished = subprocess.run(
            ["node", "--version"],  # noqa: S607 - whichever the path has, as the runs take it
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return "not here"
    return finished.stdout.strip()
