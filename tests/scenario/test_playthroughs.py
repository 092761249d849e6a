from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.diagnostics import Where
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.playthroughs import Playthroughs, read_playthroughs
from makkerpar.testing import complete
from tests.tools.case import STORY


def _scenario() -> Scenario:
    scenario = load({"scenario.yaml": complete(STORY).encode()}).scenario
    assert scenario is not None
    return scenario


SCENARIO = _scenario()


def _read(text: str, *, known: bool = True) -> Playthroughs:
    return read_playthroughs("plays.yaml", text.encode(), SCENARIO if known else None)


def _codes(text: str, *, known: bool = True) -> list[tuple[str, int, int, str | None]]:
    found = _read(text, known=known).diagnostics
    return [(one.code, one.where.line, one.where.column, one.suggestion) for one in found]


WHOLE = """\
# ours
- name: Han ringer
  seat: chief
  seed: 3
  takes:
    - ask:call
    - roll:2
  expect: { ending: slut, n: 5, told: true, focus: { chief: { 3A: 2 } }, offer: { chief: [] } }
- { name: "Ingen", seat: both }
"""


def test_all_of_a_playthrough_is_read() -> None:
    """Name, seat, seed, takes and expectations are read, each with its place."""
    found = _read(WHOLE)
    assert found.diagnostics == ()
    first, second = found.items
    assert (first.number, first.name, first.held, first.seed) == (0, "Han ringer", "chief", 3)
    assert first.where == Where("plays.yaml", 2, 3)
    assert [(str(take), take.branch, take.where.line) for take in first.takes] == [
        ("ask:call", None, 6),
        ("roll:2", 2, 7),
    ]
    assert first.expected is not None
    assert [(each.what, each.value) for each in first.expected] == [
        ("ending", "slut"),
        ("n", 5),
        ("told", True),
        ("focus.chief.3A", 2),
        ("offer.chief", ()),
    ]
    assert first.expected[1].where == Where("plays.yaml", 8, 30)
    assert (second.number, second.seed, second.takes, second.expected) == (1, 0, (), None)


HEAD = "- name: x\n  seat: chief\n"
MISTAKES = [
    ("- seat: chief\n", [("missing-key", 1, 3, None)]),
    ("- nam: x\n  seat: chief\n", [("unknown-key", 1, 3, "name")]),
    ("- name: x\n  seat: cheif\n", [("not-one-of", 2, 9, "chief")]),
    ("name: x\n", [("expected-list", 1, 1, None)]),
    ("- x\n", [("expected-mapping", 1, 3, None)]),
    ("", [("file-empty", 1, 1, None)]),
    ("- [\n", [("bracket-unclosed", 1, 3, None)]),
    (HEAD + "  seed: -1\n", [("integer-range", 3, 9, None)]),
    (HEAD + "  takes: ask:call\n", [("expected-list", 3, 10, None)]),
    (HEAD + "  takes: [ask]\n", [("play-take-form", 3, 11, None)]),
    (HEAD + "  takes: [aks:call]\n", [("unknown-scene", 3, 11, "ask")]),
    (HEAD + "  takes: [ask:cal]\n", [("unknown-choice", 3, 11, "call")]),
    (HEAD + "  takes: [meet:gve]\n", [("unknown-choice", 3, 11, "give")]),
    (HEAD + "  takes: [roll:3]\n", [("play-branch", 3, 11, None)]),
    (HEAD + "  takes: [roll:0]\n", [("play-branch", 3, 11, None)]),
    (HEAD + "  takes: [roll:slut]\n", [("play-branch", 3, 11, None)]),
    (HEAD + "  takes: [slut:1]\n", [("play-nothing-to-take", 3, 11, None)]),
    (HEAD + "  expect: { endng: slut }\n", [("unknown-key", 3, 13, "ending")]),
    (HEAD + "  expect: { ending: slu }\n", [("unknown-scene", 3, 21, "slut")]),
    (HEAD + "  expect: { ending: ask }\n", [("play-not-ending", 3, 21, None)]),
    (HEAD + "  expect: { n: 11 }\n", [("integer-range", 3, 16, None)]),
    (HEAD + "  expect: { n: true }\n", [("expected-integer", 3, 16, None)]),
    (HEAD + "  expect: { told: 1 }\n", [("expected-switch", 3, 19, None)]),
    (HEAD + "  expect: { focus: { chief: { 6A: 1 } } }\n", [("unknown-key", 3, 31, None)]),
    (HEAD + "  expect: { offer: { boss: [] } }\n", [("unknown-key", 3, 22, None)]),
    (HEAD + "  expect: { offer: { chief: [cal] } }\n", [("not-one-of", 3, 30, "call")]),
    (HEAD + "  expect: { offer: { chief: [give] } }\n", [("not-one-of", 3, 30, None)]),
    (HEAD + "  expect: { sees: { chief: tekst } }\n", [("expected-list", 3, 28, None)]),
    (HEAD + "  expect: { sees: { chief: [ , x] } }\n", [("yaml-syntax", 3, 30, None)]),
    (HEAD + HEAD, [("play-name-twice", 3, 3, None)]),
]


@pytest.mark.parametrize(("text", "found"), MISTAKES)
def test_a_mistake_is_told_at_its_place(
    text: str, found: list[tuple[str, int, int, str | None]]
) -> None:
    """Each mistake is a diagnostic with line, column and the name that was likely meant."""
    assert _codes(text) == found


def test_all_mistakes_are_told_in_one_run() -> None:
    """One mistake does not hide another, and a playthrough without any is still there."""
    found = _read(HEAD + "  takes: [ask:cal, ask, roll:9]\n- { name: y, seat: both }\n")
    assert [one.code for one in found.diagnostics] == [
        "unknown-choice",
        "play-take-form",
        "play-branch",
    ]
    assert [one.name for one in found.items] == ["y"]


def test_of_a_broken_scenario_no_name_is_looked_at() -> None:
    """Where the scenario cannot be read, only the file's own form is judged."""
    assert _codes(HEAD + "  takes: [x:y]\n  expect: { z: 1, ending: a }\n", known=False) == []
    assert _codes(HEAD + "  takes: [x]\n", known=False) == [("play-take-form", 3, 11, None)]


@given(st.data())
def test_whatever_stands_there_is_told_and_never_raised(data: st.DataObject) -> None:
    """A file damaged anywhere gives playthroughs and diagnostics, and no exception."""
    written = WHOLE.encode()
    start = data.draw(st.integers(0, len(written)))
    end = data.draw(st.integers(start, min(start + 12, len(written))))
    junk = data.draw(
        st.one_of(st.binary(max_size=6), st.sampled_from([b"{", b"- ", b"\t", b"&a "]))
    )
    found = read_playthroughs("plays.yaml", written[:start] + junk + written[end:], SCENARIO)
    assert all(one.where.line > 0 for one in found.diagnostics)
