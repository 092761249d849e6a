"""The one script that sets up and runs everything, on every system."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

SCRIPT = Path(dev.__file__)


def checkout(folder: Path) -> Path:
    """A checkout with just the two files that set-up depends on."""
    folder.mkdir(exist_ok=True)
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (folder / "constraints.txt").write_text("click==8.0\n", encoding="utf-8")
    return folder


class Shell:
    """Stands in for the programs that set-up calls: notes each call and answers as told."""

    def __init__(self, root: Path, fails: str = "", says: str = "") -> None:
        self.root = root
        self.fails = fails
        self.says = says
        self.calls: list[str] = []

    def __call__(
        self, line: list[str], cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        call = " ".join(line).replace(str(self.root), "ROOT")
        self.calls.append(call)
        if "-m venv" in call:
            python = dev.Environment(self.root).program("python")
            python.parent.mkdir(parents=True)
            python.touch()
        # An environment that is not there yet cannot be asked anything.
        failed = (self.fails and self.fails in call) or "import pip" in call
        return subprocess.CompletedProcess(line, int(bool(failed)), stdout=self.says)


def test_set_up_installs_the_pinned_packages_and_then_rests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A first set-up installs into a new environment under the constraints; a second rests."""
    root = checkout(tmp_path)
    shell = Shell(root)
    monkeypatch.setattr(dev, "capture", shell)
    dev.Environment(root).prepare("dev")
    venv, backend, project = shell.calls[-3:]
    assert venv.endswith("-m venv --clear ROOT/.venv".replace("/", os.sep))
    assert "--constraint ROOT" in backend
    assert backend.endswith(" hatchling")
    assert "--constraint ROOT" in project
    assert project.endswith(" --no-build-isolation --editable .[dev]")
    shell.calls.clear()
    capsys.readouterr()
    dev.Environment(root).prepare("dev")
    assert shell.calls == []
    assert capsys.readouterr() == ("", "")


def test_an_interrupted_set_up_is_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where installing failed, the environment does not count as ready."""
    root = checkout(tmp_path)
    monkeypatch.setattr(dev, "capture", Shell(root, fails="--editable"))
    with pytest.raises(dev.SetupError):
        dev.Environment(root).prepare("dev")
    assert not dev.Environment(root).holds("dev")


def ready(root: Path, level: str) -> dev.Environment:
    """A checkout's environment as a finished set-up leaves it."""
    environment = dev.Environment(root)
    python = environment.program("python")
    python.parent.mkdir(parents=True)
    python.touch()
    environment.stamp.write_text(json.dumps(environment.wanted(level)), encoding="utf-8")
    return environment


def test_working_on_the_code_needs_more_than_playing(tmp_path: Path) -> None:
    """What was set up for the tests serves playing, and not the other way round."""
    assert ready(checkout(tmp_path / "a"), "dev").holds("play")
    assert ready(checkout(tmp_path / "b"), "play").holds("play")
    assert not ready(checkout(tmp_path / "c"), "play").holds("dev")


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_changed_requirements_ask_for_set_up_again(tmp_path: Path, changed: str) -> None:
    """A new pin or dependency makes the environment out of date."""
    environment = ready(checkout(tmp_path), "dev")
    (tmp_path / changed).write_text("something else\n", encoding="utf-8")
    assert not environment.holds("dev")


def test_a_moved_checkout_gets_a_new_environment(tmp_path: Path) -> None:
    """An environment whose paths lead to the checkout's former place is of no use."""
    ready(checkout(tmp_path / "old"), "dev")
    moved = (tmp_path / "old").rename(tmp_path / "new")
    assert not dev.Environment(moved).holds("dev")
    assert not dev.Environment(moved).usable()


def test_an_environment_without_its_python_is_not_ready(tmp_path: Path) -> None:
    """Where the Python underneath was uninstalled, set-up starts over."""
    environment = ready(checkout(tmp_path), "dev")
    environment.program("python").unlink()
    assert not environment.holds("dev")


@pytest.mark.parametrize("text", ["", "[]", "{", '"dev"', "\x00"])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    """Whatever stands where the stamp should be, set-up runs instead of failing."""
    environment = ready(checkout(tmp_path), "dev")
    environment.stamp.write_text(text, encoding="utf-8")
    assert not environment.holds("dev")


def test_debian_without_its_venv_package_is_told_which_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without ensurepip the message names the package that this Python needs."""
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    with pytest.raises(dev.SetupError, match=f"sudo apt install python{version}-venv"):
        dev.Environment(checkout(tmp_path)).prepare("play")


def test_a_venv_that_cannot_be_made_says_what_python_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where making the environment fails for another reason, Python's own words are shown."""
    root = checkout(tmp_path)
    monkeypatch.setattr(dev, "capture", Shell(root, fails="-m venv", says="No space left"))
    with pytest.raises(dev.SetupError, match="No space left"):
        dev.Environment(root).prepare("play")


@pytest.mark.parametrize(
    ("pip_says", "we_say"),
    [
        ("NewConnectionError: Failed to establish a new connection", "Check the network"),
        ("Temporary failure in name resolution", "Check the network"),
        ("ReadTimeoutError: Read timed out.", "Check the network"),
        ("error: Microsoft Visual C++ 14.0 is required", "could not be installed"),
    ],
)
def test_a_failed_install_says_whether_the_network_was_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pip_says: str, we_say: str
) -> None:
    """What pip complains of is put in plain words first, and quoted after them."""
    root = checkout(tmp_path)
    monkeypatch.setattr(dev, "capture", Shell(root, fails="-m pip", says=pip_says))
    with pytest.raises(dev.SetupError) as raised:
        dev.Environment(root).prepare("play")
    assert we_say in str(raised.value)
    assert pip_says in str(raised.value)


def test_a_python_too_old_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an old Python and no other beside it, the message names the version that is needed."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(dev.SetupError, match=r"needs Python 3\.11 or newer\. This is Python 3\.9"):
        dev.better_python((3, 9))


def test_a_newer_python_beside_an_old_one_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old Python hands over to the newest tested one that really runs."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}")
    monkeypatch.setattr(dev, "succeeds", lambda line: line[0] in ("python3.12", "python3.11"))
    assert dev.better_python((3, 9)) == ["python3.12"]


def test_windows_finds_its_pythons_by_the_launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Pythons are not on the path by version, `py -3.x` is asked."""
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "py" else None)
    monkeypatch.setattr(dev, "succeeds", lambda line: line[1] == "-3.13")
    assert dev.better_python((3, 8)) == ["py", "-3.13"]


def test_a_python_newer_than_any_tested_is_used_where_there_is_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A Python of tomorrow prefers a tested one beside it, and goes on by itself without."""
    newest = dev.TESTED[0]
    monkeypatch.setattr(dev, "succeeds", lambda line: False)
    assert dev.better_python((newest[0], newest[1] + 1)) == []


def test_programs_lie_where_windows_keeps_them(tmp_path: Path) -> None:
    """On Windows the environment's programs are in Scripts and end in .exe."""
    there = dev.Environment(tmp_path, windows=True)
    assert there.program("python") == tmp_path / ".venv" / "Scripts" / "python.exe"
    here = dev.Environment(tmp_path, windows=False)
    assert here.program("python") == tmp_path / ".venv" / "bin" / "python"
    for line in dev.commands(there, "check", []):
        assert line[0].endswith(".exe")


def test_on_windows_the_script_waits_for_the_program_whatever_is_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl-C reaches the program alone: the script still waits and returns the program's status."""

    class Program:
        interruptions = 2

        def wait(self) -> int:
            if self.interruptions:
                self.interruptions -= 1
                raise KeyboardInterrupt
            return 7

    monkeypatch.setattr(subprocess, "Popen", lambda line: Program())
    assert dev.run(["makkerpar"], windows=True) == 7


def test_play_opens_the_picker_or_goes_straight_into_a_case(tmp_path: Path) -> None:
    """Without arguments `play` is the bare program; with arguments it is its `play` command."""
    environment = dev.Environment(tmp_path)
    assert dev.commands(environment, "play", [])[0][1:] == ["-m", "makkerpar"]
    [line] = dev.commands(environment, "play", ["budgetkrisen", "--text"])
    assert line[1:] == ["-m", "makkerpar", "play", "budgetkrisen", "--text"]


def test_check_goes_through_all_its_tools_even_if_one_complains(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every tool is run, and the worst exit status is the command's."""
    seen = []

    def call(line: list[str], cwd: str) -> int:
        seen.append(line[0])
        return {"ruff": 1, "mypy": 2}.get(line[0], 0)

    monkeypatch.setattr(subprocess, "call", call)
    assert dev.run_all([["ruff"], ["mypy"], ["lint-imports"]]) == 2
    assert seen == ["ruff", "mypy", "lint-imports"]


def test_an_unknown_command_shows_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command is status 2 and the list of commands, before anything is set up."""
    assert dev.main(["paly"]) == 2
    shown = capsys.readouterr().err
    assert "There is no command 'paly'" in shown
    assert all(f"  {command} " in shown for command in dev.NEEDS)


def test_make_and_the_script_know_the_same_commands() -> None:
    """Each command can be called with make and without, and the contributor's page names it."""
    makefile = (SCRIPT.parents[1] / "Makefile").read_text(encoding="utf-8")
    [targets] = re.findall(r"^(play .*):$", makefile, re.MULTILINE)
    assert set(targets.split()) == set(dev.NEEDS)
    page = (SCRIPT.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [command for command in dev.NEEDS if f"`make {command}`" not in page] == []


def test_an_old_python_can_read_the_script_as_far_as_the_message() -> None:
    """The script has no syntax newer than Python 3.7's and imports the standard library alone."""
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
    imported = [
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    assert set(imported) <= sys.stdlib_module_names - {"__future__"}


def test_the_script_runs_under_a_console_of_few_letters() -> None:
    """Where the console knows ASCII alone, what is said comes out with question marks."""
    says = "import dev; dev.say('Setting up …')"
    finished = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", says],
        cwd=SCRIPT.parent,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert finished.stderr.split() == [b"Setting", b"up", b"?"]
