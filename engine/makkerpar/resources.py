"""Where scenarios and assets lie: in the checkout we run from, else inside the installed package.

An editable install would only see a copy of the data frozen when it was made, so the checkout comes
first. What is found is found by listing folders: a name from a scenario or a command line is looked
up among what is there and never joined to a path, and a link out of a folder leads nowhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

import platformdirs

from makkerpar.errors import NotFound

SCENARIO_FILE = "scenario.yaml"
FIRST_SCENARIO = "budgetkrisen"  # what a newcomer is shown first
HOME_VARIABLE = "MAKKERPAR_HOME"

_PICTURES = (".svg",)
_OWN_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")  # the first of a name is taken
_MOST_PICTURES = 1000
_FONTS = (".ttf", ".otf")


@dataclass(frozen=True, slots=True)
class Assets:
    """The pictures and fonts of one assets folder, by name; each mapping in order of names."""

    portraits: Mapping[str, Mapping[str, Path]]  # name → mood → file
    places: Mapping[str, Path]
    props: Mapping[str, Path]
    scenery: Mapping[str, Path]
    fonts: Mapping[str, Path]
    icons: Mapping[str, Path]


def assets() -> Assets:
    """The assets that ship with the program."""
    return assets_in(data_folder() / "assets")


def assets_in(folder: Path) -> Assets:
    """The assets in `folder`, a scenario's own `assets/` for instance; empty where there are none.

    Laid out as `portraits/<name>_<mood>.svg`, `places/<name>.svg`, `props/<name>.svg`,
    `scenery/<name>.svg`, `icons/<name>.svg` and `fonts/<name>.ttf`; files of other kinds are
    passed over.
    """
    portraits: dict[str, dict[str, Path]] = {}
    for stem, file in _files(folder, "portraits", _PICTURES).items():
        name, _, mood = stem.rpartition("_")
        if name and mood:
            portraits.setdefault(name, {})[mood] = file
    return Assets(
        portraits=portraits,
        places=_files(folder, "places", _PICTURES),
        props=_files(folder, "props", _PICTURES),
        scenery=_files(folder, "scenery", _PICTURES),
        fonts=_files(folder, "fonts", _FONTS),
        icons=_files(folder, "icons", _PICTURES),
    )


def own_pictures(scenario: Path) -> Assets:
    """The pictures in the `assets/` of a scenario's folder; empty where there are none.

    They lie flat, and each serves as a portrait, a place and a prop. Each has the name of its file,
    with the ending and without; a portrait's name may end in a mood, `karen_glad.svg`, and one
    without a mood is neutral.
    """
    found = [
        file
        for file in islice(_listing(scenario / "assets"), _MOST_PICTURES)
        if file.suffix.lower() in _OWN_PICTURES and _holds(file.is_file)
        if file.resolve().is_relative_to(scenario.resolve())
    ]
    found.sort(key=lambda file: _OWN_PICTURES.index(file.suffix.lower()))
    pictures: dict[str, Path] = {}
    portraits: dict[str, dict[str, Path]] = {}
    for file in found:
        for name in (file.stem, file.name):
            pictures.setdefault(name, file)
        person, _, mood = file.stem.rpartition("_")
        if person and mood:
            portraits.setdefault(person, {}).setdefault(mood, file)
    for name, file in pictures.items():
        portraits.setdefault(name, {}).setdefault("neutral", file)
    return Assets(portraits, pictures, pictures, {}, {}, {})


def scenario_folders(extra: Sequence[Path] = (), user_data: Path | None = None) -> list[Path]:
    """Every folder with a `scenario.yaml` in it, one for each id, an id being the folder's name.

    Shipped ones come first, `budgetkrisen` before all, then those in `scenarios/` of the user's
    data folder (`user_data`, or else `user_data_dir()`), then those of `extra`, each of which is a
    folder of scenarios or a scenario's own. Where two have the same id the first is taken. Raises
    `NotFound` for an extra folder that is not there.
    """
    found: dict[str, Path] = {}
    home = user_data_dir() if user_data is None else user_data
    for folder in (*_shipped(), *_scenarios_in(home / "scenarios"), *_extra(extra)):
        found.setdefault(folder.name, folder)
    return list(found.values())


def find_scenario(name: str, extra: Sequence[Path] = (), user_data: Path | None = None) -> Path:
    """The folder of the scenario called `name`: an id, or a path to a folder or a `scenario.yaml`.

    An id wins over a path, so a folder of the same name in the working directory is `./name`.
    Raises `NotFound` with the ids that come nearest.
    """
    known = {folder.name: folder for folder in scenario_folders(extra, user_data)}
    if name in known:
        return known[name]
    path = Path(name)
    if path.name == SCENARIO_FILE and _holds(path.is_file):
        path = path.parent
    if _holds((path / SCENARIO_FILE).is_file):
        return path
    if _holds(path.exists):
        raise NotFound("There is no scenario.yaml in “{name}”.", name=name)
    raise NotFound(
        "There is no scenario “{name}”.",
        name=name,
        suggestions=tuple(get_close_matches(name, known)),
    )


def user_data_dir() -> Path:
    """Where this user's history, settings and own scenarios are kept; it may not exist yet.

    The environment variable MAKKERPAR_HOME, if set, says otherwise than the system's custom.
    """
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home)
    return platformdirs.user_data_path("Makkerpar", appauthor=False)


def data_folder() -> Path:
    """The folder that holds the shipped `scenarios/` and `assets/`."""
    package = Path(__file__).resolve().parent
    checkout = package.parents[1]
    if package.parent.name == "engine" and (checkout / "pyproject.toml").is_file():
        return checkout
    return package / "_data"


def _shipped() -> list[Path]:
    folders = _scenarios_in(data_folder() / "scenarios")
    return sorted(folders, key=lambda folder: (folder.name != FIRST_SCENARIO, folder.name))


def _extra(folders: Iterable[Path]) -> list[Path]:
    found = []
    for folder in folders:
        if not _holds(folder.is_dir):
            raise NotFound("There is no folder “{name}”.", name=str(folder))
        found += [folder] if _is_scenario(folder) else _scenarios_in(folder)
    return found


def _scenarios_in(folder: Path) -> list[Path]:
    return [below for below in _listing(folder) if _is_scenario(below)]


def _is_scenario(folder: Path) -> bool:
    return _holds((folder / SCENARIO_FILE).is_file)


def _files(folder: Path, kind: str, endings: tuple[str, ...]) -> dict[str, Path]:
    return {
        file.stem: file
        for file in _listing(folder / kind)
        if file.suffix in endings and _holds(file.is_file)
        if file.resolve().is_relative_to(folder.resolve())
    }


def _listing(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # not there, or not ours to read
        return []


def _holds(question: Callable[[], bool]) -> bool:
    """The answer to a question about a path, no where the system cannot even ask it."""
    try:
        return question()
    except (OSError, ValueError):
        return False
