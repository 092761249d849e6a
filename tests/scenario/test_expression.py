"""Conditions and amounts: what they mean, what they refuse, and where."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.scenario.expression import (
    INTEGER,
    MAX_DEPTH,
    MAX_LENGTH,
    SWITCH,
    Again,
    Arithmetic,
    Comparison,
    Constant,
    Expression,
    ExpressionError,
    IfElse,
    Logic,
    Negative,
    Not,
    Taken,
    Variable,
    Visited,
    canonical,
    height,
    parse,
    parts,
)
from makkerpar.scenario.scope import Scope, type_of

SCOPE = Scope(
    variables={"capital": INTEGER, "debt": INTEGER, "warned": SWITCH, "late": SWITCH},
    choices={"call": ("ring", "wait")},
    scenes=frozenset({"call", "friday"}),
)


def bare(tree: Any) -> Any:
    """The tree without its offsets."""
    if isinstance(tree, tuple):
        return tuple(bare(part) for part in tree)
    if not dataclasses.is_dataclass(tree):
        return tree
    values = [
        bare(getattr(tree, field.name))
        for field in dataclasses.fields(tree)
        if field.name != "offset"
    ]
    return type(tree).__name__, *values


def mistake(source: str) -> tuple[str, int]:
    """The code and offset of what is wrong with an expression."""
    with pytest.raises(ExpressionError) as caught:
        parse(source)
    return caught.value.code, caught.value.offset


ONE, TWO, THREE = (Constant(number, INTEGER) for number in (1, 2, 3))
A, B, C = Variable("a"), Variable("b"), Variable("c")


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("1", ONE),
        ("true", Constant(1, SWITCH)),
        ("false", Constant(0, SWITCH)),
        ("a", A),
        ("call.ring", Taken("call", "ring")),
        ("visited(friday)", Visited("friday")),
        ("again", Again()),
        ("1 + 2 * 3", Arithmetic("+", ONE, Arithmetic("*", TWO, THREE))),
        ("1 - 2 - 3", Arithmetic("-", Arithmetic("-", ONE, TWO), THREE)),
        ("-a * b", Arithmetic("*", Negative(A), B)),
        ("--a", Negative(Negative(A))),
        ("1 < a <= 3", Comparison(ONE, (("<", A), ("<=", THREE)))),
        ("not a == b", Not(Comparison(A, (("==", B),)))),
        ("a or b and not c", Logic("or", (A, Logic("and", (B, Not(C)))))),
        ("a and b and c", Logic("and", (A, B, C))),
        ("a and (b and c)", Logic("and", (A, Logic("and", (B, C))))),
        ("1 if a else 2 if b else 3", IfElse(A, ONE, IfElse(B, TWO, THREE))),
        ("(1 if a else 2) + 3", Arithmetic("+", IfElse(A, ONE, TWO), THREE)),
        ("  a\n  and b ", Logic("and", (A, B))),
        ("møde_2", Variable("møde_2")),
        ("007", Constant(7, INTEGER)),
    ],
)
def test_expressions_read_as_python_would(source: str, tree: Expression) -> None:
    """Precedence and grouping are those that people know."""
    assert bare(parse(source)) == bare(tree)


@pytest.mark.parametrize(
    ("source", "code", "offset"),
    [
        ("", "expression-unfinished", 0),
        ("a and", "expression-unfinished", 5),
        ("a and  ", "expression-unfinished", 5),
        ("not", "expression-unfinished", 3),
        ("a +", "expression-unfinished", 3),
        ("a b", "expression-left-over", 2),
        ("a )", "expression-left-over", 2),
        ("+1", "expression-left-over", 0),
        ("a and or b", "expression-left-over", 6),
        ("a.b.c", "expression-left-over", 3),
        ("if", "expression-left-over", 0),
        ("(a", "expression-expected", 2),
        ("a if b", "expression-expected", 6),
        ("a.", "expression-expected", 2),
        ("a.3", "expression-expected", 2),
        ("visited", "expression-expected", 7),
        ("visited()", "expression-expected", 8),
        ("visited(a", "expression-expected", 9),
        ("f(x)", "expression-call", 0),
        ("1.5", "expression-number", 0),
        ("a > 1,5", "expression-number", 4),
        ("3kr", "expression-number", 0),
        ("1_000", "expression-number", 0),
        ("٣", "expression-number", 0),
        ("1234567890", "expression-number-long", 0),
        ("a / 2", "expression-sign", 2),
        ("a == 'x'", "expression-sign", 5),
        ("a; b", "expression-sign", 1),
        ("a = 1", "foreign-operator", 2),
        ("a && b", "foreign-operator", 2),
        ("a || b", "foreign-operator", 2),
        ("!a", "foreign-operator", 0),
        ("a <> b", "foreign-operator", 2),
        ("a => b", "foreign-operator", 2),
        ("a ≥ b", "foreign-operator", 2),
        ("a og b", "foreign-operator", 2),
        ("ikke a", "foreign-operator", 0),
        ("a hvis b", "foreign-operator", 2),
    ],
)
def test_a_mistake_is_told_where_it_stands(source: str, code: str, offset: int) -> None:
    """Whatever is not of the language is refused with its offset."""
    assert mistake(source) == (code, offset)


@pytest.mark.parametrize(
    "deep",
    [
        "not " * MAX_DEPTH + "a",
        "-" * MAX_DEPTH + "a",
        "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH,
        "a" + "+a" * MAX_DEPTH,
        "a" + "*a" * MAX_DEPTH,
        "a if b else " * MAX_DEPTH + "a",
    ],
)
def test_the_limit_of_depth_itself_is_allowed(deep: str) -> None:
    """Fifty levels of any kind are read; one more is refused."""
    assert height(parse(deep)) <= MAX_DEPTH + 1
    more = {"n": "not ", "-": "-", "(": "(", "a": "a+" if "+" in deep else "a*"}[deep[0]]
    more = "a if b else " if " if " in deep else more
    closing = ")" if deep[0] == "(" else ""
    assert mistake(more + deep + closing)[0] == "expression-too-deep"


def test_chains_within_chains_are_counted_together() -> None:
    """Each bracket may be short and the whole as deep as all of them: it is refused."""
    source = "a"
    for level in range(1, MAX_DEPTH):
        source = f"({source}){'+a' * level}"
    assert len(source) < MAX_LENGTH
    assert mistake(source)[0] == "expression-too-deep"


def test_the_limit_of_length_itself_is_allowed() -> None:
    """Four thousand characters are read, one more is refused."""
    source = " or ".join(["a"] * 800).ljust(MAX_LENGTH)
    assert len(parse(source).operands) == 800  # type: ignore[union-attr]
    assert mistake(source + " ") == ("expression-too-long", 0)


def test_nine_digits_are_a_number() -> None:
    """The greatest number of the language is read."""
    assert parse("999999999") == Constant(999_999_999, INTEGER)


def test_the_parts_of_an_expression() -> None:
    """The whole comes first, then everything in it, from left to right."""
    names = [
        part.name
        for part in parts(parse("a if b < c else -(d + e) "))
        if isinstance(part, Variable)
    ]
    assert names == ["b", "c", "a", "d", "e"]
    assert height(parse("a if b < c else -(d + e)")) == 4


def test_an_expression_is_written_one_way() -> None:
    """Spaces and needless brackets make no difference to labels and hashes."""
    assert canonical(parse("a>1   and(not  b)")) == canonical(parse("(a > 1) and not b"))
    assert canonical(parse("call . ring")) == "call.ring"
    assert canonical(parse("visited ( friday )")) == "visited(friday)"


# ── any expression at all ───────────────────────────────────────────────────────────────────


def numbers(depth: int) -> st.SearchStrategy[Any]:
    """Expressions that are numbers."""
    atoms = st.one_of(
        st.builds(Constant, st.integers(0, 999_999_999), st.just(INTEGER)),
        st.sampled_from([Variable("capital"), Variable("debt")]),
    )
    if depth == 0:
        return atoms
    inner = numbers(depth - 1)
    return st.one_of(
        atoms,
        st.builds(Negative, inner),
        st.builds(Arithmetic, st.sampled_from("+-*"), inner, inner),
        st.builds(IfElse, switches(depth - 1), inner, inner),
    )


def switches(depth: int) -> st.SearchStrategy[Any]:
    """Expressions that are switches."""
    atoms = st.sampled_from(
        [
            Constant(1, SWITCH),
            Constant(0, SWITCH),
            Variable("warned"),
            Taken("call", "ring"),
            Visited("friday"),
            Again(),
        ]
    )
    if depth == 0:
        return atoms
    inner, number = switches(depth - 1), numbers(depth - 1)
    compare = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
    return st.one_of(
        atoms,
        st.builds(Not, inner),
        st.builds(
            Comparison,
            number,
            st.lists(st.tuples(compare, number), min_size=1, max_size=3).map(tuple),
        ),
        st.builds(Comparison, inner, st.tuples(st.tuples(st.sampled_from(["==", "!="]), inner))),
        st.builds(
            Logic,
            st.sampled_from(["and", "or"]),
            st.lists(inner, min_size=2, max_size=3).map(tuple),
        ),
        st.builds(IfElse, inner, inner, inner),
    )


def mixed(depth: int) -> st.SearchStrategy[Any]:
    """Expressions in which numbers and switches meet without any plan."""
    atoms = st.one_of(numbers(0), switches(0))
    if depth == 0:
        return atoms
    inner = mixed(depth - 1)
    sign = st.sampled_from(["<", ">=", "==", "!="])
    return st.one_of(
        atoms,
        st.builds(Not, inner),
        st.builds(Negative, inner),
        st.builds(Arithmetic, st.sampled_from("+-*"), inner, inner),
        st.builds(
            Comparison, inner, st.lists(st.tuples(sign, inner), min_size=1, max_size=2).map(tuple)
        ),
        st.builds(Logic, st.sampled_from(["and", "or"]), st.tuples(inner, inner)),
        st.builds(IfElse, inner, inner, inner),
    )


class Mixed(Exception):
    """A number where a switch belongs, or the other way round."""


def value(tree: Any, values: dict[str, int | bool]) -> Any:
    """The value, by Python's own numbers and switches, refusing to mix them anywhere."""
    match tree:
        case Constant():
            return bool(tree.value) if tree.type == SWITCH else tree.value
        case Variable():
            return values[tree.name]
        case Taken() | Visited() | Again():
            return True
        case Not():
            return not need(bool, tree.operand, values)
        case Negative():
            return -need(int, tree.operand, values)
        case Arithmetic():
            left, right = need(int, tree.left, values), need(int, tree.right, values)
            return {"+": left + right, "-": left - right, "*": left * right}[tree.operator]
        case Logic():
            found = [need(bool, operand, values) for operand in tree.operands]
            return bool(all(found) if tree.operator == "and" else any(found))
        case IfElse():
            asked = need(bool, tree.condition, values)
            then, otherwise = value(tree.then, values), value(tree.otherwise, values)
            if type(then) is not type(otherwise):
                raise Mixed
            return then if asked else otherwise
        case Comparison():
            operands = [value(tree.first, values), *(value(one, values) for _, one in tree.rest)]
            holds = True
            for (sign, _), left, right in zip(tree.rest, operands, operands[1:], strict=False):
                if type(left) is not type(right) or (
                    type(left) is bool and sign not in ("==", "!=")
                ):
                    raise Mixed
                holds = (
                    holds
                    and {
                        "<": left < right,
                        "<=": left <= right,
                        ">": left > right,
                        ">=": left >= right,
                        "==": left == right,
                        "!=": left != right,
                    }[sign]
                )
            return holds
    raise AssertionError(tree)


def need(kind: type, tree: Any, values: dict[str, int | bool]) -> Any:
    """The value, which must be of this kind."""
    found = value(tree, values)
    if type(found) is not kind:
        raise Mixed
    return found


VALUES: dict[str, int | bool] = {"capital": 5, "debt": 0, "warned": True, "late": False}


@given(st.one_of(numbers(4), switches(4)))
def test_the_canonical_form_reads_as_the_same_expression(tree: Expression) -> None:
    """What labels and hashes are made of says what the author wrote."""
    assert bare(parse(canonical(tree))) == bare(tree)


@given(
    st.one_of(numbers(3).map(lambda tree: (tree, int)), switches(3).map(lambda tree: (tree, bool)))
)
def test_numbers_and_switches_keep_apart(pair: tuple[Expression, type]) -> None:
    """A well-typed expression has no problems, the type it should, and never mixes the two."""
    tree, kind = pair
    assert type_of(tree, SCOPE) == (INTEGER if kind is int else SWITCH, [])
    assert type(value(tree, VALUES)) is kind


@given(mixed(3))
def test_what_mixes_is_never_let_through(tree: Expression) -> None:
    """An expression without problems can be worked out without mixing, and all others cannot."""
    kind, found = type_of(tree, SCOPE)
    try:
        worked_out = value(tree, VALUES)
    except Mixed:
        assert found
    else:
        assert found == []
        assert (kind == INTEGER) == (type(worked_out) is int)


@given(
    st.text(st.characters(codec="utf-8"), max_size=60)
    | st.text("ab1 ()<>=!+-*.nodtrue", max_size=60)
)
def test_whatever_is_written_only_our_error_is_raised(source: str) -> None:
    """Any text is an expression, or a mistake inside it."""
    offset = 0
    try:
        parse(source)
    except ExpressionError as error:
        offset = error.offset
    assert 0 <= offset <= len(source)
