from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.play import rules
from makkerpar.play.through import Result, run
from makkerpar.scenario.load import load
from makkerpar.scenario.playthroughs import read_playthroughs
from makkerpar.scenario.program import Program, compile_program
from makkerpar.testing import complete
from makkerpar_tools.accepting import accepted
from tests.oracle.generator import make_scenario
from tests.tools.case import STORY


@cache
def _program(number: int) -> Program:
    """The small case, or one of the oracle's that uses every construct."""
    files = {"scenario.yaml": complete(STORY)} if number == 0 else make_scenario(number)
    scenario = load({name: text.encode() for name, text in files.items()}).scenario
    assert scenario is not None
    return compile_program(scenario)


def _results(data: bytes, number: int = 0) -> list[Result]:
    program = _program(number)
    found = read_playthroughs("plays.yaml", data, program.scenario)
    assert found.diagnostics == ()
    return [run(program, one) for one in found.items]


def _accepted(text: str, number: int = 0) -> str:
    data = text.encode()
    return accepted(data, _results(data, number)).decode()


HEAD = "- name: x\n  seat: chief\n  takes: [ask:stay, roll:2]\n"
FLOW = "- { name: x, seat: chief, takes: [ask:stay, roll:2] }\n"
EDITS = [
    (HEAD + "  expect: { ending: slut, n: 3 } # her\n", {"n: 3": "n: 5"}),
    (HEAD + "  expect:\n    n:   3   # før\n    told: false\n", {"n:   3 ": "n:   5 "}),
    (HEAD + "  expect: { scene: 'ask' }\n", {"'ask'": "slut"}),
    (HEAD + "  expect: { ending: null }\n", {"null": "slut"}),
    (HEAD + "  expect:\n    told:\n      true\n", {"true": "false"}),
    (HEAD + "  expect: { offer: { chief: [ call, stay ] } }\n", {"[ call, stay ]": "[]"}),
    (HEAD + "  expect: { sees: { chief: ['Nej', \"Slut\"] } }\n",
     {"['Nej', \"Slut\"]": '["Slut"]'}),
    (HEAD + "  expect: { focus: { chief: { 3A: 2, 1B: 0 } } }\n", {"3A: 2": "3A: 0"}),
    (HEAD + "  expect:\n    offer:\n      chief:\n      - call\n      - stay # sidst\n    n: 5\n",
     {"- call\n      - stay": "[]"}),
    (HEAD.replace("roll:2", "roll:1").replace("chief", "both") + "  expect: { ending: slut }\n",
     {"ending: slut": "ending: null"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "changes"), EDITS)
def test_only_what_differs_is_edited(text: str, changes: dict[str, str]) -> None:
    """A value is replaced where it stands; comments, quotes, spaces and everything else stay."""
    wanted = text
    for old, new in changes.items():
        assert old in wanted
        wanted = wanted.replace(old, new)
    assert _accepted(text) == wanted


ALL = "{ ending: slut, n: 5, told: false }"
LONG = "- takes: [ask:stay, roll:2]\n  seat: chief\n  name: >-\n    Én 🙂\n    mere\n"
WIDE = "-   name: x\n    seat: chief\n    takes:\n    - ask:stay\n    - roll:2\n"
ADDED = [
    (HEAD, HEAD + f"  expect: {ALL}\n"),
    (HEAD.rstrip(), HEAD + f"  expect: {ALL}"),
    (HEAD[:-1] + " # a\n\n\n# b\n", HEAD[:-1] + f" # a\n  expect: {ALL}\n\n\n# b\n"),
    (HEAD.replace("\n", "\r\n"), (HEAD + f"  expect: {ALL}\n").replace("\n", "\r\n")),
    (FLOW, FLOW.replace(" }\n", f", expect: {ALL} }}\n")),
    (FLOW.replace(" }", ", }"), FLOW.replace(" }\n", f", expect: {ALL}, }}\n")),
    ("\ufeff" + HEAD, "\ufeff" + HEAD + f"  expect: {ALL}\n"),
    (LONG, LONG + f"  expect: {ALL}\n"),
    (WIDE, WIDE + f"    expect: {ALL}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ADDED)
def test_a_first_expectation_is_put_behind_the_rest(text: str, wanted: str) -> None:
    """A playthrough without `expect` gets one in its own indentation and the file's line ends."""
    assert _accepted(text) == wanted


def test_what_follows_keeps_its_place() -> None:
    """An addition to one playthrough leaves the next as it is."""
    assert _accepted(HEAD + HEAD.replace("x", "y")) == (
        HEAD + f"  expect: {ALL}\n" + HEAD.replace("x", "y") + f"  expect: {ALL}\n"
    )


def test_many_variables_get_a_line_each() -> None:
    """Where one line would be too long, each stands on its own."""
    names = "".join(f"  en_variabel_med_nummer_{at}: false\n" for at in range(4))
    text = f"variables:\n{names}scenes:\n  slut: {{ ending: {{ title: Slut }} }}\n"
    scenario = load({"scenario.yaml": complete(text).encode()}).scenario
    assert scenario is not None
    data = b"- name: x\n  seat: both\n"
    (one,) = read_playthroughs("plays.yaml", data, scenario).items
    written = accepted(data, [run(compile_program(scenario), one)]).decode()
    assert written == (
        "- name: x\n  seat: both\n  expect:\n    ending: slut\n" + names.replace("  en", "    en")
    )


def _takes(program: Program, held: str, seed: int, steps: int) -> list[str]:
    """Some takes that a person can make, by chance."""
    rng = random.Random(seed)
    play = rules.begin(program, held, seed)
    found: list[str] = []
    while not play.ended and len(found) < steps:
        choices = [choice for offered in rules.offer(play).values() for choice in offered]
        choice = rng.choice(choices)
        found.append(f"{play.here.id}:{choice}")
        play = rules.take(play, choice)
    return found


SEES = "sees: { chief: [e, '}: [,'], director: [ no such words ] }"


@st.composite
def _files(draw: st.DrawFn) -> tuple[int, str]:
    """A scenario's number, and playthroughs of it as different people would write them."""
    number = draw(st.integers(0, 12))
    program = _program(number)
    written: list[str] = []
    for at in range(draw(st.integers(1, 3))):
        held = draw(st.sampled_from(["director", "chief", "both"]))
        seed = draw(st.integers(0, 99))
        takes = _takes(program, held, seed, draw(st.integers(0, 6)))
        wrong = draw(st.sampled_from(["", "ending: null", f"scene: {program.scenes[0].id}"]))
        offer = draw(st.sampled_from(["", "offer: { chief: [] }", "offer: { director: [] }"]))
        focus = draw(st.sampled_from(["", "focus: { chief: { 3A: 99 } }", SEES]))
        expect = ", ".join(part for part in (wrong, focus, offer) if part)
        comment = draw(st.sampled_from(["", " # og så?"]))
        keys = [f"name: nr. {at}", f"seat: {held}", f"seed: {seed}", f"takes: [{', '.join(takes)}]"]
        keys += [f"expect: {{ {expect} }}"] if expect else []
        if draw(st.booleans()):
            written.append(f"- {{ {', '.join(keys)} }}{comment}\n")
        else:
            written.append("- " + f"{comment}\n  ".join(keys) + f"{comment}\n")
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    return number, "".join(written).replace("\n", ends)


@given(_files())
def test_what_was_accepted_passes_and_stays(made: tuple[int, str]) -> None:
    """Recorded, every playthrough passes; recording again changes nothing; all else stays."""
    number, text = made
    once = _accepted(text, number)
    assert all(result.passed for result in _results(once.encode(), number))
    assert _accepted(once, number) == once
    assert once.count("#") == text.count("#")
    left = iter(once.splitlines())
    kept = [line for line in text.splitlines() if "expect" not in line and "{" not in line]
    assert [line for line in kept if line not in left] == []
