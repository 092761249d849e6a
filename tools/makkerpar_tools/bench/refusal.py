"""Check a scenario that must be refused: prints the memory it took, as one line of JSON.

    python -m makkerpar_tools.bench.refusal FOLDER CODE

Imports nothing beside the command itself, which would count as well.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

from makkerpar_tools import cli


def refuse(folder: str, code: str) -> dict[str, Any]:
    """Check a scenario that must be refused with a code; ``peak_mb`` is None where unknown."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        status = cli.run(["check", "--format", "json", folder])
    codes = [item["code"] for item in json.loads(output.getvalue())]
    assert (status, code in codes) == (1, True), f"exit {status}, {codes}"
    return {"peak_mb": peak_mb()}


def peak_mb() -> float | None:
    """The most memory that this process ever held, in MB; None where the system does not tell."""
    with contextlib.suppress(OSError):
        # What the program before exec held does not count here, as it does in getrusage.
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(refuse(*sys.argv[1:])))
