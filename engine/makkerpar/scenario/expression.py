"""Conditions and amounts: parsed, typed and positioned once, never run as anybody's source.

The language is small: whole numbers, switches, the comparisons (chained too), ``and or not``,
``+ - *``, ``a if condition else b``, parentheses, and what happened: ``scene.choice``,
``visited(scene)``, ``again``. Types are *integer* and *switch* and never mix.

:func:`parse` gives a syntax tree of frozen nodes or raises :class:`ExpressionError` with the
offset of the mistake. Names and types are checked in :mod:`makkerpar.scenario.scope`. Evaluation
lives where the values live: tables in :mod:`makkerpar.scenario.program`, texts in
:mod:`makkerpar.play.moment`; what the operators do stands here, for both.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

Type = Literal["integer", "switch"]
INTEGER: Final[Type] = "integer"
SWITCH: Final[Type] = "switch"

MAX_DEPTH: Final = 50
MAX_DIGITS: Final = 9
MAX_LENGTH: Final = 4000
WORDS: Final = frozenset({"and", "or", "not", "if", "else", "true", "false", "visited", "again"})


class ExpressionError(Exception):
    """What is wrong with an expression, and where.

    Attributes:
        code: the diagnostic's code.
        offset: characters from the expression's beginning.
        words: what fills the diagnostic's message.
    """

    def __init__(self, code: str, offset: int, **words: object) -> None:
        super().__init__(code)
        self.code = code
        self.offset = offset
        self.words = words


@dataclass(frozen=True, slots=True)
class Constant:
    """A whole number, ``true`` or ``false``."""

    value: int
    type: Type


@dataclass(frozen=True, slots=True)
class Variable:
    """The value of a variable."""

    name: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """``scene.choice``: whether this choice has been taken."""

    scene: str
    choice: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Visited:
    """``visited(scene)``: whether the scene has been entered, this time included."""

    scene: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Again:
    """``again``: whether this scene was entered before."""

    offset: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """``not`` of a switch."""

    operand: Expression
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Negative:
    """Unary minus."""

    operand: Expression
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``left + right``, ``left - right`` or ``left * right``."""

    operator: str
    left: Expression
    right: Expression
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """``first < a <= b``: each neighbour compared, all must hold."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Logic:
    """``a and b and c``, or the same with ``or``."""

    operator: str
    operands: tuple[Expression, ...]
    offset: int = 0


@dataclass(frozen=True, slots=True)
class IfElse:
    """``then if condition else otherwise``."""

    condition: Expression
    then: Expression
    otherwise: Expression
    offset: int = 0


Expression = (
    Constant
    | Variable
    | Taken
    | Visited
    | Again
    | Not
    | Negative
    | Arithmetic
    | Comparison
    | Logic
    | IfElse
)

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d[\d_]*(?:[.,]\d+)?[^\W\d]*)
    | (?P<name>[^\W\d]\w*)
    | (?P<sign><=|>=|==|!=|[-+*<>().])
    )""",
    re.VERBOSE,
)
COMPARE: Final[dict[str, Callable[[int, int], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
COMPUTE: Final[dict[str, Callable[[int, int], int]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}
# What people who know other languages write, and what it is called here.
_FOREIGN: Final = {
    "&&": "and",
    "||": "or",
    "=": "==",
    "!": "not",
    "<>": "!=",
    "=>": ">=",
    "=<": "<=",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
}
FOREIGN_NAMES: Final = {
    "og": "and",
    "eller": "or",
    "ikke": "not",
    "hvis": "if",
    "ellers": "else",
    "sand": "true",
    "falsk": "false",
}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    offset: int


def _tokens(source: str) -> Iterator[_Token]:
    position = 0
    end = len(source.rstrip())
    while position < end:
        found = _TOKEN.match(source, position)
        if found is None or (found["sign"] == "<" and source.startswith("<>", found.end() - 1)):
            offset = position + len(source[position:]) - len(source[position:].lstrip())
            sign = next(
                (
                    sign
                    for sign in sorted(_FOREIGN, key=len, reverse=True)
                    if source.startswith(sign, offset)
                ),
                source[offset],
            )
            if sign in _FOREIGN:
                raise ExpressionError("foreign-operator", offset, sign=sign, use=_FOREIGN[sign])
            raise ExpressionError("expression-sign", offset, sign=sign)
        kind = found.lastgroup or ""
        yield _Token(kind, found[kind], found.start(kind))
        position = found.end()
    yield _Token("end", "", end)


class _Parser:
    """Recursive descent with the precedence of Python's expressions."""

    def __init__(self, source: str) -> None:
        self._tokens = list(_tokens(source))
        self._position = 0
        self._depth = 0

    @property
    def _now(self) -> _Token:
        return self._tokens[self._position]

    def _accept(self, *texts: str) -> _Token | None:
        token = self._now
        if token.kind in ("name", "sign") and token.text in texts:
            self._position += 1
            return token
        return None

    def _expect(self, text: str) -> None:
        if self._accept(text) is None:
            raise ExpressionError(
                "expression-expected",
                self._now.offset,
                expected=text,
                written=self._now.text or "…",
            )

    def _deeper(self, read: Callable[[], Expression]) -> Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError("expression-too-deep", self._now.offset, limit=MAX_DEPTH)
        try:
            return read()
        finally:
            self._depth -= 1

    def whole(self) -> Expression:
        tree = self._choice()
        token = self._now
        if token.kind != "end":
            # "ikke x" reads as a name with something left over: look at both sides of the gap.
            for near in (token, self._tokens[self._position - 1]):
                if near.text in FOREIGN_NAMES:
                    raise ExpressionError(
                        "foreign-operator",
                        near.offset,
                        sign=near.text,
                        use=FOREIGN_NAMES[near.text],
                    )
            raise ExpressionError("expression-left-over", token.offset, written=token.text)
        # Chains within chains nest deeper than any one of them.
        if len(self._tokens) > MAX_DEPTH and height(tree) > MAX_DEPTH + 1:
            raise ExpressionError("expression-too-deep", 0, limit=MAX_DEPTH)
        return tree

    def _choice(self) -> Expression:
        then = self._or()
        token = self._accept("if")
        if token is None:
            return then
        condition = self._deeper(self._or)
        self._expect("else")
        otherwise = self._deeper(self._choice)
        return IfElse(condition, then, otherwise, token.offset)

    def _or(self) -> Expression:
        return self._logic("or", self._and)

    def _and(self) -> Expression:
        return self._logic("and", self._not)

    def _logic(self, operator: str, read: Callable[[], Expression]) -> Expression:
        operands = [read()]
        token = first = self._accept(operator)
        while token is not None:
            operands.append(read())
            token = self._accept(operator)
        if first is None:
            return operands[0]
        return Logic(operator, tuple(operands), first.offset)

    def _not(self) -> Expression:
        token = self._accept("not")
        if token is not None:
            return Not(self._deeper(self._not), token.offset)
        return self._comparison()

    def _comparison(self) -> Expression:
        first = self._sum()
        rest: list[tuple[str, Expression]] = []
        offset = self._now.offset
        while (token := self._accept(*COMPARE)) is not None:
            rest.append((token.text, self._sum()))
        return Comparison(first, tuple(rest), offset) if rest else first

    def _sum(self) -> Expression:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Expression:
        return self._chain(("*",), self._unary)

    def _chain(self, signs: tuple[str, ...], read: Callable[[], Expression]) -> Expression:
        tree = read()
        length = 0
        while (token := self._accept(*signs)) is not None:
            length += 1
            # A chain nests to the left: its length is its depth.
            if self._depth + length > MAX_DEPTH:
                raise ExpressionError("expression-too-deep", token.offset, limit=MAX_DEPTH)
            tree = Arithmetic(token.text, tree, read(), token.offset)
        return tree

    def _unary(self) -> Expression:
        token = self._accept("-")
        if token is not None:
            return Negative(self._deeper(self._unary), token.offset)
        return self._atom()

    def _atom(self) -> Expression:
        token = self._now
        if token.kind == "number":
            self._position += 1
            return _number(token)
        if self._accept("("):
            inner = self._deeper(self._choice)
            self._expect(")")
            return inner
        if token.kind == "name" and (
            token.text in ("true", "false", "visited", "again") or token.text not in WORDS
        ):
            self._position += 1
            return self._name(token)
        if token.kind == "end":
            raise ExpressionError("expression-unfinished", token.offset)
        raise ExpressionError("expression-left-over", token.offset, written=token.text)

    def _name(self, token: _Token) -> Expression:
        if token.text in ("true", "false"):
            return Constant(token.text == "true", SWITCH)
        if token.text == "again":
            return Again(token.offset)
        if token.text == "visited":
            self._expect("(")
            scene = self._identifier()
            self._expect(")")
            return Visited(scene, token.offset)
        if self._now.text == "(":
            raise ExpressionError("expression-call", token.offset, name=token.text)
        if self._accept("."):
            return Taken(token.text, self._identifier(), token.offset)
        return Variable(token.text, token.offset)

    def _identifier(self) -> str:
        token = self._now
        if token.kind != "name":
            raise ExpressionError(
                "expression-expected", token.offset, expected="name", written=token.text or "…"
            )
        self._position += 1
        return token.text


def _number(token: _Token) -> Constant:
    if not (token.text.isascii() and token.text.isdigit()):
        raise ExpressionError("expression-number", token.offset, written=token.text)
    if len(token.text) > MAX_DIGITS:
        raise ExpressionError(
            "expression-number-long", token.offset, written=token.text, limit=MAX_DIGITS
        )
    return Constant(int(token.text), INTEGER)


def parse(source: str) -> Expression:
    """The syntax tree of an expression.

    Raises:
        ExpressionError: with code and offset.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError("expression-too-long", 0, limit=MAX_LENGTH)
    return _Parser(source).whole()


def parts(tree: Expression) -> Iterator[Expression]:
    """The expression and everything in it."""
    yield tree
    for child in _children(tree):
        yield from parts(child)


def height(tree: Expression) -> int:
    """How many levels it has; a name or a number is one."""
    levels = 0
    level = [tree]
    while level:
        levels += 1
        level = [child for node in level for child in _children(node)]
    return levels


def _children(tree: Expression) -> tuple[Expression, ...]:
    match tree:
        case Not() | Negative():
            return (tree.operand,)
        case Arithmetic():
            return (tree.left, tree.right)
        case Comparison():
            return (tree.first, *(operand for _, operand in tree.rest))
        case Logic():
            return tree.operands
        case IfElse():
            return (tree.condition, tree.then, tree.otherwise)
        case _:
            return ()


def canonical(tree: Expression) -> str:
    """The expression written one way whatever the author's spaces: for hashes and labels."""
    match tree:
        case Constant():
            if tree.type == SWITCH:
                return "true" if tree.value else "false"
            return str(tree.value)
        case Variable():
            return tree.name
        case Taken():
            return f"{tree.scene}.{tree.choice}"
        case Visited():
            return f"visited({tree.scene})"
        case Again():
            return "again"
        case Not():
            return f"not {_bracket(tree.operand)}"
        case Negative():
            return f"-{_bracket(tree.operand)}"
        case Arithmetic():
            return f"{_bracket(tree.left)} {tree.operator} {_bracket(tree.right)}"
        case Comparison():
            rest = "".join(f" {sign} {_bracket(operand)}" for sign, operand in tree.rest)
            return _bracket(tree.first) + rest
        case Logic():
            return f" {tree.operator} ".join(_bracket(operand) for operand in tree.operands)
        case IfElse():
            return (
                f"{_bracket(tree.then)} if {_bracket(tree.condition)}"
                f" else {_bracket(tree.otherwise)}"
            )


def _bracket(tree: Expression) -> str:
    text = canonical(tree)
    simple = isinstance(tree, Constant | Variable | Taken | Visited | Again)
    return text if simple else f"({text})"
