"""The names an expression may use at its place, and whether its types fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from makkerpar.scenario.expression import (
    FOREIGN_NAMES,
    INTEGER,
    SWITCH,
    Again,
    Arithmetic,
    Comparison,
    Constant,
    Expression,
    IfElse,
    Logic,
    Negative,
    Not,
    Taken,
    Type,
    Variable,
    Visited,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names an expression may use at its place.

    Attributes:
        variables: the type of each variable.
        choices: the choices of each scene that has any.
        scenes: all scenes.
        inside_scene: whether ``again`` has a scene to speak of.
    """

    variables: dict[str, Type]
    choices: dict[str, tuple[str, ...]]
    scenes: frozenset[str]
    inside_scene: bool = True


@dataclass(frozen=True, slots=True)
class NameProblem:
    """A name or a type that does not fit, with the names that would, to be gone through once."""

    code: str
    offset: int
    words: dict[str, object]
    among: Iterable[str] | None = None


def type_of(tree: Expression, scope: Scope) -> tuple[Type | None, list[NameProblem]]:
    """The type of an expression (None where it has none), and every problem in it."""
    problems: list[NameProblem] = []
    return _type(tree, scope, problems), problems


def _type(tree: Expression, scope: Scope, problems: list[NameProblem]) -> Type | None:
    match tree:
        case Constant():
            return tree.type
        case Variable():
            return _variable(tree, scope, problems)
        case Taken() | Visited() | Again():
            _history(tree, scope, problems)
            return SWITCH
        case Not():
            _need(SWITCH, tree.operand, tree.offset, "not", scope, problems)
            return SWITCH
        case Negative():
            _need(INTEGER, tree.operand, tree.offset, "-", scope, problems)
            return INTEGER
        case Arithmetic():
            _need(INTEGER, tree.left, tree.offset, tree.operator, scope, problems)
            _need(INTEGER, tree.right, tree.offset, tree.operator, scope, problems)
            return INTEGER
        case Logic():
            for operand in tree.operands:
                _need(SWITCH, operand, tree.offset, tree.operator, scope, problems)
            return SWITCH
        case Comparison():
            return _comparison_type(tree, scope, problems)
        case IfElse():
            return _choice_type(tree, scope, problems)


def _need(
    wanted: Type,
    operand: Expression,
    offset: int,
    operator: str,
    scope: Scope,
    problems: list[NameProblem],
) -> None:
    found = _type(operand, scope, problems)
    if found is not None and found != wanted:
        words: dict[str, object] = {"operator": operator, "expected": wanted, "found": found}
        problems.append(NameProblem("operator-type", offset, words))


def _variable(tree: Variable, scope: Scope, problems: list[NameProblem]) -> Type | None:
    kind = scope.variables.get(tree.name)
    if kind is None:
        if tree.name in scope.scenes:
            problems.append(NameProblem("scene-as-variable", tree.offset, {"name": tree.name}))
        elif tree.name in FOREIGN_NAMES:
            words: dict[str, object] = {"sign": tree.name, "use": FOREIGN_NAMES[tree.name]}
            problems.append(NameProblem("foreign-operator", tree.offset, words))
        else:
            among = chain(scope.variables, ("true", "false"))
            problems.append(
                NameProblem("unknown-variable", tree.offset, {"name": tree.name}, among)
            )
    return kind


def _history(tree: Taken | Visited | Again, scope: Scope, problems: list[NameProblem]) -> None:
    if isinstance(tree, Again):
        if not scope.inside_scene:
            problems.append(NameProblem("again-outside", tree.offset, {}))
        return
    if tree.scene not in scope.scenes:
        scenes = scope.choices if isinstance(tree, Taken) else scope.scenes
        problems.append(NameProblem("unknown-scene", tree.offset, {"name": tree.scene}, scenes))
    elif isinstance(tree, Taken) and tree.choice not in scope.choices.get(tree.scene, ()):
        words: dict[str, object] = {"name": tree.choice, "scene": tree.scene}
        offset = tree.offset + len(tree.scene) + 1
        among = scope.choices.get(tree.scene, ())
        problems.append(NameProblem("unknown-choice", offset, words, among))


def _comparison_type(tree: Comparison, scope: Scope, problems: list[NameProblem]) -> Type:
    kinds = [_type(tree.first, scope, problems)]
    kinds += [_type(operand, scope, problems) for _, operand in tree.rest]
    for (operator, _), left, right in zip(tree.rest, kinds, kinds[1:], strict=False):
        if left is None or right is None:
            continue
        if left != right or (left == SWITCH and operator not in ("==", "!=")):
            words: dict[str, object] = {"operator": operator, "left": left, "right": right}
            problems.append(NameProblem("comparison-type", tree.offset, words))
    return SWITCH


def _choice_type(tree: IfElse, scope: Scope, problems: list[NameProblem]) -> Type | None:
    _need(SWITCH, tree.condition, tree.offset, "if", scope, problems)
    then = _type(tree.then, scope, problems)
    otherwise = _type(tree.otherwise, scope, problems)
    if then is not None and otherwise is not None and then != otherwise:
        words: dict[str, object] = {"left": then, "right": otherwise}
        problems.append(NameProblem("branches-type", tree.offset, words))
    return then if then is not None else otherwise
