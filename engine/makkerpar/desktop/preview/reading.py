"""Reading a scenario's folder for its author: what can be played, and everything to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.model import Diagnostic, Severity, place
from makkerpar.errors import MakkerparError, NotFound
from makkerpar.frontend.case import Case
from makkerpar.insight.craft import craft
from makkerpar.scenario.folder import Folder, Opened, open_scenario, read_folder


@dataclass(frozen=True, slots=True)
class Reading:
    """A scenario's folder as it was at one moment.

    Attributes:
        case: what can be played; None where an error stands in the way.
        found: what reading alone has found.
        trouble: why nothing could be read at all.
        sources: the texts of the files by the path that diagnostics name.
        remarks: what is to be said of the craft.
    """

    case: Case | None
    found: tuple[Diagnostic, ...] = ()
    trouble: MakkerparError | None = None
    sources: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything to say, in the order of the files."""
        return tuple(sorted({*self.found, *self.remarks}, key=place))

    def remarked(self) -> Reading:
        """The same with what is to be said of the craft, which takes a while."""
        if self.case is None:
            return replace(self, remarks=())
        opened = self.case.opened
        return replace(self, remarks=tuple(craft(self.case.scenario, opened.catalogues)))

    def count(self, kind: Severity) -> int:
        """How many diagnostics matter so much."""
        return sum(severity(one) is kind for one in self.diagnostics)

    def line(self, file: str, number: int) -> str | None:
        """A line of a file, from 1; None where there is none."""
        lines = self.sources.get(file, b"").decode("utf-8", "replace").splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else None


def read(folder: Path, assets: Mapping[str, frozenset[str]] | None) -> Reading:
    """Read a folder; what is to be said of the craft is not worked out as yet.

    Args:
        folder: of the scenario.
        assets: the shipped pictures' names by kind, as for `open_scenario`.
    """
    try:
        found = read_folder(folder)
    except NotFound as trouble:
        return Reading(None, trouble=trouble)
    return reading_of(found, folder, assets)


def reading_of(found: Folder, folder: Path, assets: Mapping[str, frozenset[str]] | None) -> Reading:
    """What is to be said of a folder's files, and what can be played of them.

    Args:
        found: the files.
        folder: where they lie.
        assets: as for `read`.
    """
    opened = open_scenario(found, assets)
    return Reading(_case(opened, folder), opened.diagnostics, None, _sources(found))


def _case(opened: Opened, folder: Path) -> Case | None:
    return Case(opened, opened.scenario, {}, folder) if opened.scenario is not None else None


def _sources(folder: Folder) -> Mapping[str, bytes]:
    labelled = {folder.labels[language]: data for language, data in folder.catalogues.items()}
    return {**folder.files, **labelled}
