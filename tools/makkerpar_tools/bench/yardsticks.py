"""The peers and floors that ours is held against: programs beside the project, not part of it.

Their folder is named by ``MAKKERPAR_YARDSTICKS``; what each is called there and prints is their
contract. inkjs is looked for in the folder that ``BENCH_NPM`` names. Without them the project's own
figures are measured all the same, on a story that it generates itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from makkerpar_tools.bench.figures import NotMeasured
from makkerpar_tools.bench.processes import fields, python
from makkerpar_tools.bench.story import Story, from_json, generate

VARIABLE: Final = "MAKKERPAR_YARDSTICKS"
NODE_MODULES: Final = "BENCH_NPM"
INK_STORY: Final = "story.ink.json"
"""What inkjs compiles the story to, in the folder of the story."""


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """The yardsticks' folder; None where it is not known."""

    folder: Path | None

    def program(self, name: str) -> str:
        """The path of one of them.

        Raises:
            NotMeasured: it is not here.
        """
        if self.folder is None:
            raise NotMeasured(f"{VARIABLE} is not set")
        path = self.folder / name
        if not path.is_file():
            raise NotMeasured(f"no {name} in {VARIABLE}")
        return str(path)

    def story(self, size: int, folder: Path) -> Story:
        """The story of that size: theirs, left in ``folder`` for the runners, or else our own."""
        if self.folder is None:
            return generate(size)
        options = ["--nodes", str(size), "--out", str(folder), "--formats", "json,yaml,ink"]
        fields(python(self.program("gen.py"), *options))
        return from_json(json.loads((folder / "story.json").read_text(encoding="utf-8")))

    def inkjs_compile(self, folder: Path) -> float:
        """Compile the story of a folder to ink's own JSON, there; in seconds."""
        return float(self._inkjs(folder, "compile")["compile_s"])

    def inkjs_play(self, folder: Path, seconds: float) -> dict[str, Any]:
        """Load what was compiled and play; see :meth:`floor_play`."""
        return self._inkjs(folder, "play", "--seconds", str(seconds))

    def inkjs_load(self, folder: Path) -> float:
        """Load what was compiled, playing as good as nothing; in seconds."""
        short = ["--seconds", "0", "--plays", "1", "--maxplays", "1"]
        return float(self._inkjs(folder, "play", *short)["load_s"])

    def _inkjs(self, folder: Path, mode: str, *options: str) -> dict[str, Any]:
        program = self.program("ink_node.cjs")
        if not os.environ.get(NODE_MODULES):
            raise NotMeasured(f"{NODE_MODULES} is not set")
        return fields(["node", program, "--dir", str(folder), "--mode", mode, *options])[1]

    def floor_play(self, folder: Path, mode: str, seconds: float) -> dict[str, Any]:
        """Play in a floor of Python: ``checksum``, ``steps``, ``play_s`` among the figures."""
        options = ["--dir", str(folder), "--mode", mode, "--seconds", str(seconds)]
        return fields(python(self.program("py_floor.py"), *options))[1]

    def sweep(self, folder: Path) -> dict[str, Any]:
        """Go through every state of the story, values and all: ``work_s``, ``dead_choices``.

        Raises:
            NotMeasured: it gave up before it was through.
        """
        options = ["--dir", str(folder), "--mode", "py", "--cap", "300"]
        found = fields(python(self.program("sweep_floor.py"), *options))[1]
        if not found["complete"]:
            raise NotMeasured("the sweep gave up")
        return found

    def floor_load(self, folder: Path, mode: str) -> float:
        """Read, validate and build the graph in a floor of Python; in seconds."""
        options = ["--dir", str(folder), "--mode", mode]
        found = fields(python(self.program("load_floor.py"), *options))[1]
        return float(found["parse_s"] + found["validate_s"] + found["graph_s"])


def yardsticks(environ: Mapping[str, str]) -> Yardsticks:
    """Those that the environment names.

    Raises:
        NotADirectoryError: it names a folder that is not there.
    """
    named = environ.get(VARIABLE)
    if not named:
        return Yardsticks(None)
    folder = Path(named).expanduser()
    if not folder.is_dir():
        raise NotADirectoryError(f"{VARIABLE} names no folder: {named}")
    return Yardsticks(folder.resolve())
