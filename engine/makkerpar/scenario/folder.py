"""A scenario's folder on disk: its YAML files, its catalogues, its own pictures.

:func:`read_folder` reads what is there, with limits and without following links out of the
folder; :func:`open_scenario` makes of it the scenario, its translations and every structural
diagnostic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from makkerpar.diagnostics.model import Collector, Diagnostic, Where, place
from makkerpar.errors import CatalogueError, NotFound
from makkerpar.scenario import source
from makkerpar.scenario.load import MAIN_FILE, PLAYS_FILE, load, playable
from makkerpar.scenario.model import Scenario
from makkerpar.text import catalogue
from makkerpar.text.catalogue import Catalogue, read_po

MAX_FILES: Final = 200
PICTURES: Final = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a scenario's folder.

    Attributes:
        name: the folder's own name, which the scenario's id must equal.
        files: the YAML files by the path to show, the main file first.
        catalogues: the PO files by language.
        labels: the paths to show for the catalogues.
        pictures: the names of the scenario's own pictures.
    """

    name: str
    files: Mapping[str, bytes]
    catalogues: Mapping[str, bytes]
    labels: Mapping[str, str]
    pictures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario as it was found: None where an error stands in the way."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]
    catalogues: Mapping[str, Catalogue]

    @property
    def playable(self) -> bool:
        """Whether it can be played."""
        return self.scenario is not None

    def catalogue(self, language: str) -> Catalogue:
        """The translations for a language; its own texts where there are none."""
        return self.catalogues.get(language) or Catalogue.empty(language)

    def languages(self) -> tuple[str, ...]:
        """The languages it speaks, its own first."""
        own = (self.scenario.language,) if self.scenario is not None else ()
        return tuple(dict.fromkeys((*own, *self.catalogues)))


def read_folder(path: Path) -> Folder:
    """Read a scenario's folder, or the folder around a ``scenario.yaml``.

    A file past its limit is read one byte beyond it only, so that what reads it can refuse it.

    Raises:
        NotFound: nothing can be read there.
    """
    if path.is_file():
        path = path.parent
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
        inside = path.resolve()
        files = [
            entry for entry in entries if entry.is_file() and entry.resolve().is_relative_to(inside)
        ]
        yaml_files = [
            entry for entry in files if entry.suffix == ".yaml" and entry.name != PLAYS_FILE
        ]
        ordered = sorted(yaml_files, key=lambda entry: entry.name != MAIN_FILE)[:MAX_FILES]
        return Folder(
            name=inside.name,
            files={str(entry): _head(entry, source.MAX_BYTES) for entry in ordered},
            catalogues={
                entry.stem: _head(entry, catalogue.MAX_BYTES)
                for entry in files
                if entry.suffix == ".po"
            },
            labels={entry.stem: str(entry) for entry in files if entry.suffix == ".po"},
            pictures=_pictures(path / "assets", inside),
        )
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise NotFound(
            "“{name}” cannot be read: {reason}.", name=str(path), reason=reason
        ) from None


def _head(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        return file.read(limit + 1)


def _pictures(folder: Path, inside: Path) -> frozenset[str]:
    if not folder.is_dir():
        return frozenset()
    found = [
        entry
        for entry in folder.iterdir()
        if entry.suffix.lower() in PICTURES and entry.resolve().is_relative_to(inside)
    ]
    # By its name with the ending or without; a portrait's mood is not part of its name.
    names = {entry.name for entry in found} | {entry.stem for entry in found}
    return frozenset(names | {stem.rpartition("_")[0] for stem in names if "_" in stem})


def open_scenario(
    folder: Folder,
    assets: Mapping[str, frozenset[str]] | None = None,
    *,
    checked: bool = True,
) -> Opened:
    """The scenario of a folder, with every structural diagnostic.

    Args:
        folder: as read.
        assets: the shipped pictures' names by kind (``portrait``, ``place``, ``prop``); None: not
            compared.
        checked: whether its structure is looked at as well as its keys; without that it may be
            listed, not played.
    """
    first = next(iter(folder.files), None)
    if first is None or Path(first).name != MAIN_FILE:
        collector = Collector()
        collector.add("file-missing", Where(str(Path(folder.name) / MAIN_FILE), 1, 1))
        return Opened(None, collector.in_order(), {})
    loaded = load(folder.files, folder=folder.name)
    catalogues, problems = _read_catalogues(folder)
    found = [*loaded.diagnostics, *problems]
    if checked and loaded.scenario is not None:
        # networkx is imported here, and only here on the way to a play.
        from makkerpar.scenario.check import Assets, check  # noqa: PLC0415

        names = None
        if assets is not None:
            names = Assets({kind: known | folder.pictures for kind, known in assets.items()})
        found += check(loaded.scenario, assets=names, catalogues=catalogues)
    found.sort(key=place)
    return Opened(loaded.scenario if playable(found) else None, tuple(found), catalogues)


def _read_catalogues(folder: Folder) -> tuple[dict[str, Catalogue], list[Diagnostic]]:
    catalogues: dict[str, Catalogue] = {}
    collector = Collector()
    for language, data in folder.catalogues.items():
        try:
            catalogues[language] = read_po(data, language=language)
        except CatalogueError as problem:
            where = Where(folder.labels[language], problem.line or 1, 1)
            collector.add("catalogue-unreadable", where, problem=str(problem))
    return catalogues, list(collector.in_order())
