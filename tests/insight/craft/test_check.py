"""All craft checks together."""

from __future__ import annotations

import pytest

from makkerpar.diagnostics import Severity, all_codes, code
from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.craft import CODES
from makkerpar.diagnostics.model import place
from makkerpar.insight.craft import craft
from makkerpar.scenario.load import load
from makkerpar.testing import complete
from tests.oracle.generator import make_scenario
from tests.tools.case import process


@pytest.mark.parametrize("seed", range(40))
def test_any_scenario_can_be_asked(seed: int) -> None:
    """Whatever a scenario is made of, its remarks are codes of ours, in order, the same again."""
    files = {
        name: text.encode() for name, text in make_scenario(seed, people_only=seed % 5 == 4).items()
    }
    scenario = load(files).scenario
    assert scenario is not None
    found = craft(scenario)
    assert {item.code for item in found} <= {*CODES, "allow-unused"}
    assert list(found) == sorted(found, key=place)
    assert craft(scenario) == found


def test_no_remark_is_an_error() -> None:
    """A craft check never stops a scenario from being played."""
    assert {code(name).severity for name in CODES} <= {Severity.WARNING, Severity.NOTE}
    assert set(all_codes()) >= set(CODES)


def test_the_smallest_scenario_is_without_a_remark() -> None:
    """An ending alone has nothing to be said of."""
    scenario = load({"scenario.yaml": complete("").encode()}).scenario
    assert scenario is not None
    assert craft(scenario, {}) == ()


def test_what_concerns_the_story_stands_in_its_head() -> None:
    """A remark about a seat or the whole has the place of its key in the main file."""
    text = "minutes: 200\nscenes:\n"
    chosen = "{ seat: chief, choices: { x: { text: A. } }, counterpart: [ { take: x } ] }"
    for here, onward in (("a", "b"), ("b", "c"), ("c", "slut")):
        text += f"  {here}: {{ decision: {chosen}, goto: {onward} }}\n"
    scenario = load({"main/scenario.yaml": complete(text).encode()}).scenario
    assert scenario is not None
    found = {item.code: item.where for item in craft(scenario)}
    assert found["text-too-short"] == scenario.places["minutes"] == ("main/scenario.yaml", 1, 1)
    assert found["seat-few-decisions"] == scenario.places["director"]
    assert found["counterpart-unconditional"] == scenario.places["chief"]


def test_it_brings_in_no_arrays_and_no_graphs() -> None:
    """Asking for craft imports neither NumPy nor networkx."""
    call = (
        "import sys; import makkerpar.insight.craft; "
        "print(sorted({'numpy', 'networkx', 'babel'} & set(sys.modules)))"
    )
    done = process("-c", call)
    assert done.stdout.decode().strip() == "[]"


def test_severities_are_read_from_the_codes() -> None:
    """A hint is a note, a fault a warning."""
    scenario = load({"scenario.yaml": complete("title: Nu!\n").encode()}).scenario
    assert scenario is not None
    (one,) = craft(scenario)
    assert (one.code, severity(one)) == ("exclamation-outside-speech", Severity.NOTE)
