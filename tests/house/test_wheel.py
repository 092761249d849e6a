"""What is built is what is written: the wheel, by its list of files and installed elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Folder in the tree → where its files lie in the wheel.
SHIPPED = {
    "engine/makkerpar": "makkerpar",
    "tools/makkerpar_tools": "makkerpar_tools",
    "scenarios": "makkerpar/_data/scenarios",
    "assets": "makkerpar/_data/assets",
}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, itself built from the tree."""
    out = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    [found] = out.glob("*.whl")
    return found


def tracked(folder: str) -> list[Path]:
    """The files under a folder of the tree that git tracks or would; all but caches without it."""
    files = [file for file in (ROOT / folder).rglob("*") if "__pycache__" not in file.parts]
    if (ROOT / ".git").exists() and shutil.which("git"):
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        files = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def test_the_wheel_holds_the_tree_and_nothing_else(wheel: Path) -> None:
    """Each file of the packages, the scenarios and the assets is in the wheel, and no other is."""
    in_tree = {
        f"{place}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, place in SHIPPED.items()
        for file in tracked(folder)
    }
    in_wheel = zipfile.ZipFile(wheel).namelist()
    information = {name for name in in_wheel if ".dist-info/" in name}
    assert set(in_wheel) - information == in_tree
    assert len(in_wheel) == len(set(in_wheel))


def test_the_wheel_carries_every_licence(wheel: Path) -> None:
    """The licences of code, scenarios, fonts, portraits and icons travel with what they cover."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        file.relative_to(ROOT).as_posix()
        for pattern in project["license-files"]
        for file in ROOT.glob(pattern)
    }
    names = zipfile.ZipFile(wheel).namelist()
    carried = {name.partition(".dist-info/licenses/")[2] for name in names} - {""}
    assert carried == wanted
    # A pattern that matches nothing would be passed over in silence.
    assert all(list(ROOT.glob(pattern)) for pattern in project["license-files"])


@pytest.fixture(scope="session")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's program, installed in an environment that knows nothing of the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python"]
    subprocess.run([*pip, str(programs / "python"), *install], check=True)
    # What it depends on is lent from here rather than fetched again. A folder named in a .pth file
    # is only looked into: its own .pth files, the checkout's among them, are not followed.
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    site = subprocess.run(
        [programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    Path(site.stdout.strip(), "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    return programs


def run_elsewhere(programs: Path, folder: Path, *line: str) -> subprocess.CompletedProcess[str]:
    """Runs a program of the other environment, outside the checkout and with no terminal."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(programs / line[0]), *line[1:]],
        cwd=folder,
        env={**inherited, "MAKKERPAR_HOME": str(folder / "home")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_installed_wheel_is_apart_from_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    """What the other environment imports comes from the wheel, data included."""
    asks = "import makkerpar, makkerpar_tools; from makkerpar.resources import data_folder as d;"
    tells = "print(makkerpar.__file__, makkerpar_tools.__file__, d(), sep='\\n')"
    found = run_elsewhere(elsewhere, tmp_path, "python", "-c", asks + tells)
    assert found.returncode == 0, found.stderr
    home = elsewhere.parent.resolve()
    assert all(Path(line).resolve().is_relative_to(home) for line in found.stdout.splitlines())


def test_the_installed_wheel_lists_every_scenario(elsewhere: Path, tmp_path: Path) -> None:
    """`makkerpar list` in the other environment finds all the scenarios of the tree."""
    listed = run_elsewhere(elsewhere, tmp_path, "makkerpar", "list")
    assert listed.returncode == 0, listed.stderr
    scenarios = [file.parent.name for file in ROOT.glob("scenarios/*/scenario.yaml")]
    assert scenarios
    assert [name for name in scenarios if name not in listed.stdout] == []


@pytest.mark.parametrize("line", [("makkerpar",), ("python", "-m", "makkerpar")])
def test_the_installed_wheel_plays(elsewhere: Path, tmp_path: Path, line: tuple[str, ...]) -> None:
    """Without a terminal the program shows an example play and ends well."""
    played = run_elsewhere(elsewhere, tmp_path, *line)
    assert played.returncode == 0, played.stderr
    assert len(played.stdout.split()) > 500
    assert "Traceback" not in played.stderr
