"""The compiled tables of a small world: a few scenes, the rest filled in."""

from __future__ import annotations

import textwrap

from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from makkerpar.testing import complete


def world(scenes: str, *, variables: str = "", top: str = "") -> Program:
    """The tables of a scenario of these scenes, which begins in the first of them."""
    parts = [textwrap.dedent(top)]
    if variables:
        parts.append(f"variables:\n{textwrap.indent(textwrap.dedent(variables), '  ')}")
    parts.append(f"scenes:\n{textwrap.indent(textwrap.dedent(scenes), '  ')}")
    loaded = load({"scenario.yaml": complete("\n".join(parts)).encode()})
    assert loaded.scenario is not None, loaded.diagnostics
    return compile_program(loaded.scenario)
