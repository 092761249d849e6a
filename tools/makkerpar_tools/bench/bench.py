"""What every section of the benchmarks is handed: how long to measure, and what with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from makkerpar.scenario.load import MAIN_FILE
from makkerpar_tools.bench.language import as_scenario
from makkerpar_tools.bench.processes import fields, python
from makkerpar_tools.bench.yardsticks import Yardsticks


@dataclass(slots=True)
class Bench:
    """One run of the benchmarks.

    Attributes:
        rounds: how often each thing is measured.
        seconds: how long plays go on in each round.
        yardsticks: what ours is held against.
        folder: an empty folder to work in.
        env: the environment for our own commands.
    """

    rounds: int
    seconds: float
    yardsticks: Yardsticks
    folder: Path
    env: Mapping[str, str]
    _made: set[int] = field(default_factory=set)

    def scenario(self, size: int) -> Path:
        """The folder of the story of that size as a scenario of ours.

        Raises:
            NotMeasured, Fault: the yardsticks' generator does not work here.
        """
        return self._story(size)[0]

    def theirs(self, size: int) -> Path:
        """The folder in which the yardsticks find the same story, and leave what they make of it.

        Raises:
            NotMeasured, Fault: as :meth:`scenario`.
        """
        return self._story(size)[1]

    def _story(self, size: int) -> tuple[Path, Path]:
        # Apart, since every YAML file beside a scenario.yaml is part of the scenario.
        ours, theirs = self.folder / f"story-{size}", self.folder / f"yardsticks-{size}"
        if size not in self._made:
            ours.mkdir(exist_ok=True)
            theirs.mkdir(exist_ok=True)
            text = as_scenario(self.yardsticks.story(size, theirs), ours.name)
            (ours / MAIN_FILE).write_text(text, encoding="utf-8")
            self._made.add(size)
        return ours, theirs

    def probe(self, *arguments: str, module: str = "probe") -> tuple[float, dict[str, Any]]:
        """Run a measurement in a process of its own: how long it all took, and its figures."""
        return fields(python("-m", f"makkerpar_tools.bench.{module}", *arguments), self.env)
