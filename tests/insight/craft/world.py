"""A small scenario and what the craft checks say of it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from makkerpar.diagnostics import Diagnostic
from makkerpar.insight.craft import craft
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Choice, Decision, Scenario
from makkerpar.testing import complete
from makkerpar.text.catalogue import Catalogue


def scenario_of(text: str) -> Scenario:
    """The scenario that a fragment makes, read without an error."""
    loaded = load({"scenario.yaml": complete(textwrap.dedent(text)).encode()})
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def told(text: str, code: str, catalogues: Mapping[str, Catalogue] | None = None) -> list[str]:
    """The words of each diagnostic of one code, as ``name=value`` in a line."""
    return [in_words(item) for item in found(text, code, catalogues)]


def found(
    text: str, code: str, catalogues: Mapping[str, Catalogue] | None = None
) -> list[Diagnostic]:
    """The diagnostics of one code that a fragment gets."""
    return [item for item in craft(scenario_of(text), catalogues) if item.code == code]


def in_words(item: Diagnostic) -> str:
    """The words of a diagnostic, in a line."""
    return " ".join(f"{name}={value}" for name, value in item.words)


def decision(choices: str, *, head: str = "", rest: str = "goto: slut", seat: str = "chief") -> str:
    """A fragment with one decision, ``sag``, of these choices; the first of them is the rule's."""
    first = textwrap.dedent(choices).strip().partition(":")[0]
    return (
        f"{textwrap.dedent(head)}scenes:\n  sag:\n    decision:\n      seat: {seat}\n"
        f"      choices:\n{textwrap.indent(textwrap.dedent(choices).strip(), ' ' * 8)}\n"
        f"      counterpart: [ {{ take: {first} }} ]\n"
        f"{textwrap.indent(textwrap.dedent(rest), '    ')}\n"
    )


def decisions(each: Sequence[str], *, head: str = "", seat: str = "chief") -> str:
    """A fragment with a decision of these choices after another, from ``s0`` to ``slut``."""
    text = f"{textwrap.dedent(head)}scenes:\n"
    for number, choices in enumerate(each):
        onward = f"s{number + 1}" if number + 1 < len(each) else "slut"
        first = textwrap.dedent(choices).strip().partition(":")[0]
        text += (
            f"  s{number}:\n    decision:\n      seat: {seat}\n"
            f"      choices:\n{textwrap.indent(textwrap.dedent(choices).strip(), ' ' * 8)}\n"
            f"      counterpart: [ {{ take: {first} }} ]\n    goto: {onward}\n"
        )
    return text


def choices_of(scenario: Scenario, scene: str) -> dict[str, Choice]:
    """All choices of a scene by name."""
    exit_ = scenario.scenes[scene].exit
    assert isinstance(exit_, Decision)
    return {choice.id: choice for side in exit_.sides for choice in side.choices}
