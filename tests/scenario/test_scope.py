"""What an expression's names and types must fit."""

from __future__ import annotations

import dataclasses

import pytest

from makkerpar.scenario.expression import INTEGER, SWITCH, Type, parse
from makkerpar.scenario.scope import Scope, type_of

SCOPE = Scope(
    variables={"capital": INTEGER, "debt": INTEGER, "warned": SWITCH, "late": SWITCH},
    choices={"call": ("ring", "wait")},
    scenes=frozenset({"call", "friday"}),
)


def problems(source: str, scope: Scope = SCOPE) -> list[tuple[str, int]]:
    """The names and types that do not fit."""
    return [(item.code, item.offset) for item in type_of(parse(source), scope)[1]]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("capital + 1", INTEGER),
        ("-capital", INTEGER),
        ("capital > 1", SWITCH),
        ("1 < capital <= debt", SWITCH),
        ("warned == late", SWITCH),
        ("warned != (capital > 3)", SWITCH),
        ("not warned", SWITCH),
        ("warned and call.ring or visited(friday) and again", SWITCH),
        ("1 if warned else capital", INTEGER),
        ("late if warned else false", SWITCH),
    ],
)
def test_an_expression_is_a_number_or_a_switch(source: str, kind: Type) -> None:
    """The type follows from the operators and the variables."""
    assert type_of(parse(source), SCOPE) == (kind, [])


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("warned + 1", "operator-type", 7),
        ("-warned", "operator-type", 0),
        ("not capital", "operator-type", 0),
        ("warned and capital", "operator-type", 7),
        ("1 if capital else 2", "operator-type", 2),
        ("warned < late", "comparison-type", 7),
        ("warned == 1", "comparison-type", 7),
        ("1 < capital == warned", "comparison-type", 2),
        ("1 if warned else late", "branches-type", 2),
        ("capitol > 1", "unknown-variable", 0),
        ("True", "unknown-variable", 0),
        ("sand", "foreign-operator", 0),
        ("friday", "scene-as-variable", 0),
        ("visited(monday)", "unknown-scene", 0),
        ("monday.ring", "unknown-scene", 0),
        ("call.rang", "unknown-choice", 5),
        ("friday.ring", "unknown-choice", 7),
    ],
)
def test_names_and_types_that_do_not_fit(source: str, code: str, offset: int) -> None:
    """Numbers and switches never mix, and every name must exist."""
    assert problems(source) == [(code, offset)]


def test_every_problem_of_an_expression_is_told() -> None:
    """One mistake does not hide the next."""
    assert problems("capitol > 1 and (warned + 1 > 2 or monday.ring)") == [
        ("unknown-variable", 0),
        ("operator-type", 24),
        ("unknown-scene", 35),
    ]


def test_an_unknown_name_has_no_type_to_complain_of() -> None:
    """What it might be is not guessed, so it causes no second mistake."""
    assert problems("capitol + 1 > 2") == [("unknown-variable", 0)]
    assert problems("warned and capitol") == [("unknown-variable", 11)]


def test_names_that_would_fit_come_along() -> None:
    """A suggestion can be made from the names there are."""
    (item,) = type_of(parse("call.rang"), SCOPE)[1]
    assert item.among == ("ring", "wait")


def test_again_needs_a_scene() -> None:
    """Outside the scenes there is no scene to have been in before."""
    outside = dataclasses.replace(SCOPE, inside_scene=False)
    assert problems("again", outside) == [("again-outside", 0)]
    assert problems("visited(friday)", outside) == []
