#!/usr/bin/env python3
"""Sets Makkerpar up in this checkout and runs it, with nothing but a Python.

    python3 tools/dev.py play       (Windows: py tools/dev.py play)
    python3 tools/dev.py test

Each command first sees to it that `.venv` holds the pinned packages it needs, silently when it
already does. The Makefile calls this script; where there is no make, the script is enough.

Standard library only. A Python too old for the rest must still read this file as far as the place
where it says so: hence quoted types and no syntax newer than 3.6.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

USAGE = """\
usage: python3 tools/dev.py COMMAND [ARGUMENT ...]     (Windows: py tools\\dev.py COMMAND ...)

  play     play; arguments go to `makkerpar play`, as in: play budgetkrisen --seat chief
  test     run the tests; arguments go to pytest
  check    ruff, mypy --strict and import-linter
  bench    measure; arguments go to the benchmarks
  screenshots  draw the documentation's pictures of the window anew
  setup    only set up .venv, for an editor

Each command sets up what it needs first."""

# Pythons for which constraints.txt is known to have packages, the preferred first.
TESTED = ((3, 14), (3, 13), (3, 12), (3, 11))
OLDEST = TESTED[-1]

ROOT = Path(__file__).resolve().parent.parent

# What a command asks of the environment: playing needs less than working on the code.
NEEDS = {
    "play": "play",
    "test": "dev",
    "check": "dev",
    "bench": "dev",
    "screenshots": "dev",
    "setup": "dev",
}
INSTALLS = {"play": ".", "dev": ".[dev]"}

# Signs in pip's output that the packages could not be reached at all.
NETWORK_SIGNS = (
    "connection",
    "getaddrinfo",
    "max retries",
    "name resolution",
    "network is unreachable",
    "proxyerror",
    "sslerror",
    "timed out",
)


class SetupError(Exception):
    """Something outside the project stands in the way; the text says what to do about it."""


def dotted(version: "tuple[int, ...]") -> str:
    """Writes a version as people do: (3, 11) is 3.11."""
    return ".".join(str(part) for part in version)


def main(arguments: "list[str]") -> int:
    """Runs one command and returns its exit status; 2 where there is no such command."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(USAGE)
        return 0
    command, rest = arguments[0], arguments[1:]
    if command not in NEEDS:
        print(f"There is no command '{command}'.\n\n{USAGE}", file=sys.stderr)
        return 2
    try:
        better = better_python(sys.version_info[:2])
        if better:
            return run([*better, str(Path(__file__).resolve()), *arguments])
        environment = Environment(ROOT)
        environment.prepare(NEEDS[command])
        return run_all(commands(environment, command, rest))
    except SetupError as problem:
        say(f"\n{problem}")
        return 1
    except KeyboardInterrupt:
        return 130


# --- which Python ---------------------------------------------------------------------------------


def better_python(running: "tuple[int, ...]") -> "list[str]":
    """Finds a Python that the project is tested with where the running one is not of them.

    Returns:
        How to call it; empty to go on with the running one, which may be newer than any tested.

    Raises:
        SetupError: The running one is too old, and no other was found.
    """
    if OLDEST <= running <= TESTED[0]:
        return []
    for version in TESTED:
        name = dotted(version)
        for call in ([f"python{name}"], ["py", f"-{name}"]):
            # A name on the path may be a version manager's shim for a Python that is not there.
            if shutil.which(call[0]) and succeeds([*call, "-c", "import venv"]):
                return call
    if running > TESTED[0]:
        return []
    raise SetupError(
        f"Makkerpar needs Python {dotted(OLDEST)} or newer. This is Python {dotted(running)}:\n"
        f"    {sys.executable}\n"
        "and no newer one was found beside it. Install one from python.org, or with your system's\n"
        "package manager, and run the same command again. If it lies where it is not found:\n"
        f"    make play PYTHON=/path/to/python{dotted(TESTED[0])}"
    )


# --- the environment ------------------------------------------------------------------------------


class Environment:
    """The virtual environment `.venv` of one checkout, and what is installed in it."""

    def __init__(self, root: Path, windows: bool = os.name == "nt") -> None:
        self.root = root
        self.windows = windows
        self.folder = root / ".venv"
        self.stamp = self.folder / "makkerpar-setup.json"

    def program(self, name: str) -> Path:
        """Tells where a program of the environment lies on this system."""
        if self.windows:
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def prepare(self, level: str) -> None:
        """Makes the environment hold what the level ('play' or 'dev') needs.

        Raises:
            SetupError: It cannot be had here; says what to do.
        """
        if self.holds(level):
            return
        say("Setting up Makkerpar in .venv (the first time takes a minute or two) …")
        if not self.usable():
            self.create()
        # Without isolation the build backend is the pinned one, and is fetched once.
        self.install("hatchling")
        self.install("--no-build-isolation", "--editable", INSTALLS[level])
        # Last of all, so that whatever is interrupted is taken up again next time.
        self.stamp.write_text(json.dumps(self.wanted(level)), encoding="utf-8")
        say("Ready.")

    def wanted(self, level: str) -> "dict[str, str]":
        """Describes an up-to-date environment; in a checkout that was moved, paths are stale."""
        pins = hashlib.sha256()
        for name in ("pyproject.toml", "constraints.txt"):
            pins.update((self.root / name).read_bytes())
        return {"level": level, "pins": pins.hexdigest(), "root": str(self.root)}

    def found(self) -> "dict[str, str]":
        """Reads what the last finished set-up left; empty where there is none that can be read."""
        try:
            found = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def holds(self, level: str) -> bool:
        """Whether a finished set-up covers the level, and its Python is still there."""
        covering = [self.wanted(level), self.wanted("dev")]
        return self.found() in covering and self.program("python").exists()

    def usable(self) -> bool:
        """Whether `.venv` can be installed into as it stands."""
        moved = self.found().get("root", str(self.root)) != str(self.root)
        asks = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
        return not moved and succeeds([str(self.program("python")), "-c", asks])

    def create(self) -> None:
        """Builds `.venv` anew.

        Raises:
            SetupError: This Python lacks the parts for it (Debian and Ubuntu ship them apart).
        """
        if not has_ensurepip():
            raise SetupError(missing_venv_message(""))
        finished = capture([sys.executable, "-m", "venv", "--clear", str(self.folder)])
        if finished.returncode:
            raise SetupError(missing_venv_message(tail(finished.stdout)))

    def install(self, *arguments: str) -> None:
        """Installs with pip under the project's constraints.

        Raises:
            SetupError: pip failed; tells a missing network from the rest.
        """
        finished = capture(
            [
                str(self.program("python")),
                *("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"),
                *("--retries", "2", "--constraint", str(self.root / "constraints.txt")),
                *arguments,
            ],
            cwd=self.root,
            # A personal setting that would install outside the environment.
            env={**os.environ, "PIP_USER": "0"},
        )
        if finished.returncode:
            raise SetupError(failed_install_message(finished.stdout))


def has_ensurepip() -> bool:
    """Whether this Python can put pip into a new environment."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - absent on some systems, which is the question
    except ImportError:
        return False
    return True


def missing_venv_message(output: str) -> str:
    """Says what to install where this Python cannot make virtual environments."""
    version = dotted(sys.version_info[:2])
    message = (
        f"This Python {version} cannot make a virtual environment. Debian and Ubuntu keep that\n"
        "part in a package of its own. Install it, and run the same command again:\n"
        f"    sudo apt install python{version}-venv\n"
        "Elsewhere, a Python from python.org has it."
    )
    return f"{message}\n\nWhat Python said:\n{output}" if output else message


def failed_install_message(output: str) -> str:
    """Says why the packages are not there, as far as pip's output tells."""
    if any(sign in output.lower() for sign in NETWORK_SIGNS):
        message = (
            "The packages that Makkerpar stands on could not be fetched: no connection to the\n"
            "package index. Check the network (behind a proxy, set HTTPS_PROXY) and run the same\n"
            "command again. Only set-up needs it; Makkerpar itself plays without a network."
        )
    else:
        message = "The packages that Makkerpar stands on could not be installed."
        if sys.version_info[:2] > TESTED[0]:
            message += (
                f" Python {dotted(sys.version_info[:2])} may be too new for them:\n"
                f"Python {dotted(OLDEST)} to {dotted(TESTED[0])} are tested."
            )
    return f"{message}\n\nWhat pip said:\n{tail(output)}"


# --- the commands ---------------------------------------------------------------------------------


def commands(environment: Environment, command: str, rest: "list[str]") -> "list[list[str]]":
    """Lists the command lines that a command stands for."""
    python = str(environment.program("python"))
    if command == "play":
        return [[python, "-m", "makkerpar", *(["play", *rest] if rest else [])]]
    if command == "test":
        tests = ["pytest", "--rootdir", str(environment.root), "-n", "auto", "--maxprocesses", "8"]
        return [[python, "-m", *tests, *rest]]
    if command == "bench":
        return [[python, "-m", "makkerpar_tools.bench", *rest]]
    if command == "screenshots":
        return [[python, "-m", "makkerpar_tools.screenshots", *rest]]
    if command == "check":
        return [
            [python, "-m", "ruff", "check", "."],
            [python, "-m", "ruff", "format", "--check", "."],
            [python, "-m", "mypy"],
            [str(environment.program("lint-imports")), "--no-logo"],
        ]
    return []


def run_all(lines: "list[list[str]]") -> int:
    """Runs each line, all of them even if one fails, and returns the worst exit status."""
    if len(lines) == 1:
        return run(lines[0])
    worst = 0
    for line in lines:
        say(f"→ {' '.join([Path(line[0]).stem, *line[1:]])}")
        worst = max(worst, abs(subprocess.call(line, cwd=str(ROOT))))
    return worst


def run(line: "list[str]", windows: bool = os.name == "nt") -> int:
    """Puts a program in this one's place, so that Ctrl-C and the terminal are the program's own."""
    if not windows:
        os.execvp(line[0], line)  # noqa: S606 - no shell is the point
    # Windows has no exec: wait, whatever is pressed, until the program has ended by itself.
    process = subprocess.Popen(line)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def succeeds(line: "list[str]") -> bool:
    """Whether a program exists and ends well."""
    try:
        return capture(line).returncode == 0
    except OSError:
        return False


def capture(
    line: "list[str]", cwd: "Path | None" = None, env: "dict[str, str] | None" = None
) -> "subprocess.CompletedProcess[str]":
    """Runs a program silently; its output and errors are in `stdout`."""
    return subprocess.run(
        line,
        cwd=str(cwd) if cwd else None,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def tail(output: str, lines: int = 15) -> str:
    """Keeps the last lines of an output, indented: what went wrong stands at the end."""
    return "\n".join(f"    {line}" for line in output.strip().splitlines()[-lines:])


def say(text: str) -> None:
    """Tells what goes on, apart from what the program itself prints."""
    encoding = sys.stderr.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
