"""Everything that reads a scenario, done to one; raises where a fault is ours."""

from __future__ import annotations

from collections.abc import Mapping

from makkerpar.diagnostics import Diagnostic, Severity, code, render
from makkerpar.scenario import fingerprint
from makkerpar.scenario import graph as graphs
from makkerpar.scenario import load as loading
from makkerpar.scenario.check import Assets, check
from makkerpar.scenario.program import compile_program
from makkerpar.text.catalogue import Catalogue

# Lines end in more ways than one; counting them all gives a generous bound.
_BREAKS = tuple(sign.encode() for sign in ("\n", "\r", "\x85", "\u2028", "\u2029"))
NO_ASSETS = Assets({"portrait": frozenset(), "place": frozenset(), "prop": frozenset()})


def exercise(files: Mapping[str, bytes], folder: str) -> tuple[Diagnostic, ...]:
    """Load, check, build the graph, compile, hash, and render all in both languages."""
    loaded = loading.load(files, folder=folder)
    found = [*loaded.diagnostics]
    if loaded.scenario is not None:
        graph = graphs.build(loaded.scenario)
        catalogues = {"en": Catalogue.empty("en")}
        found += check(loaded.scenario, assets=NO_ASSETS, catalogues=catalogues, graph=graph)
    lines = {name: sum(map(data.count, _BREAKS)) + 2 for name, data in files.items()}
    for item in found:
        _look_at(item, lines[item.where.file])
    errors = [item for item in found if code(item.code).severity is Severity.ERROR]
    if loaded.scenario is None:
        assert errors, "refused without a word"
    elif not errors:
        compile_program(loaded.scenario)
        assert fingerprint.structure(loaded.scenario) != fingerprint.texts(loaded.scenario)
    return tuple(found)


def _look_at(item: Diagnostic, lines: int) -> None:
    """A diagnostic has something to say, in both languages, at a place that exists."""
    for language in ("da", "en"):
        message, _ = render(item, language)
        assert message, item
        assert "\n" not in message, item
        assert len(message) < 2_000, item
    assert 1 <= item.where.line <= lines, item
    assert item.where.column >= 1, item
