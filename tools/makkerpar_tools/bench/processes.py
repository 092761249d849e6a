"""Other processes: the parts of a benchmark that need one of their own, and whole commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import makkerpar
import makkerpar_tools
from makkerpar_tools.bench.figures import Fault, NotMeasured

TIMEOUT: Final = 600
_QUIET: Final = 0.5
"""Seconds without output on an unfinished line, after which it is taken for a prompt."""


def environment(home: Path) -> dict[str, str]:
    """The environment for our own commands: this code, plain English, a record of its own."""
    roots = [Path(module.__path__[0]).parent for module in (makkerpar, makkerpar_tools)]
    path = [*(str(root) for root in roots), os.environ.get("PYTHONPATH", "")]
    ours = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(part for part in path if part),
        "PYTHONUTF8": "1",
        "MAKKERPAR_HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    # Compiling anew each time is not what anybody's second start is like.
    ours.pop("PYTHONDONTWRITEBYTECODE", None)
    return ours


def python(*arguments: str) -> list[str]:
    """A command line for this same Python."""
    return [sys.executable, *arguments]


def seconds(command: Sequence[str], env: Mapping[str, str], status: Sequence[int] = (0,)) -> float:
    """How long a command takes from its start to its end.

    Raises:
        Fault: it ends with another status than one of these.
    """
    return _timed(command, env, status)[0]


def fields(
    command: Sequence[str], env: Mapping[str, str] | None = None
) -> tuple[float, dict[str, Any]]:
    """How long a command takes, and the JSON object that its last line of output holds.

    Raises:
        NotMeasured: it is not here, or something that it asks for.
        Fault: it fails, or prints no such line.
    """
    taken, output = _timed(command, env, (0,))
    try:
        found = json.loads(output.strip().rpartition("\n")[2])
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Fault(f"{_name(command)} printed no figures")
    if "missing" in found:
        raise NotMeasured(str(found["missing"]))
    return taken, found


def _timed(
    command: Sequence[str], env: Mapping[str, str] | None, status: Sequence[int]
) -> tuple[float, str]:
    begun = perf_counter()
    try:
        finished = subprocess.run(  # noqa: S603 - arguments of our own making
            list(command),
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT,
            check=False,
        )
    except FileNotFoundError:
        raise NotMeasured(f"no {_name(command)} here") from None
    except subprocess.TimeoutExpired:
        raise Fault(f"{_name(command)} took more than {TIMEOUT} s") from None
    taken = perf_counter() - begun
    if finished.returncode not in status:
        raise _failure(command, finished.returncode, finished.stderr)
    return taken, finished.stdout


def _failure(command: Sequence[str], status: int, errors: str) -> NotMeasured | Fault:
    """Why a command failed: a module that is not installed is no fault."""
    for line in errors.splitlines():
        for sign in ("ModuleNotFoundError: No module named ", "Error: Cannot find module "):
            if line.startswith(sign):
                return NotMeasured(f"needs {line.removeprefix(sign).strip().strip(chr(39))}")
    last = errors.strip().rpartition("\n")[2]
    return Fault(f"{_name(command)} ended with status {status}: {last}".rstrip(": "))


def _name(command: Sequence[str]) -> str:
    """The program or script that a command line runs, without its place."""
    named = [part for part in command if not part.startswith("-")]
    script = named[1] if len(named) > 1 and named[0] == sys.executable else named[0]
    return Path(script).name


def seconds_to_prompt(command: Sequence[str], env: Mapping[str, str]) -> float:
    """How long a command takes, at a terminal, to its first prompt: an unfinished line, then rest.

    Raises:
        NotMeasured: this system has no pseudo-terminals.
        Fault: it ends, or goes quiet, without asking anything.
    """
    try:
        import pty  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        raise NotMeasured("no pseudo-terminals here") from None
    ours, theirs = pty.openpty()
    try:
        begun = perf_counter()
        with subprocess.Popen(  # noqa: S603 - arguments of our own making
            list(command), env=env, stdin=theirs, stdout=theirs, stderr=theirs
        ) as process:
            try:
                return _prompted(ours, begun)
            finally:
                process.kill()
    finally:
        os.close(ours)
        os.close(theirs)


def _prompted(terminal: int, begun: float) -> float:
    import select  # noqa: PLC0415 - asks a terminal on Unix alone

    last, at = b"", begun
    while True:
        # The first output may be long in coming; between two of them the program does not rest.
        ready, _, _ = select.select([terminal], [], [], _QUIET if last else TIMEOUT)
        if not ready:
            if last and not last.endswith(b"\n"):
                return at - begun
            raise Fault("went quiet without a prompt")
        last, at = os.read(terminal, 65536), perf_counter()
