"""A file as a tree, damaged in its structure and written again."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from makkerpar.scenario.shape import SHAPES

KEYS: Final = tuple(sorted({key for shape in SHAPES.values() for key in shape}))
# Values that fit somewhere, nearly fit, or fit nowhere.
VALUES: Final = (
    "", "0", "1", "5", "-1", "99", "1000000000", "999999999", "1_0", "1.5", "0x1F", "true", "false",
    "no", "director", "chief", "both", "bright", "glad", "da", "dansk", "3A", "6A", "../x", "a b",
    "again", "visited(x)", "not true", "1 + 1", "x.y", "and", "{x}", "Å", "æ", "e\u0301", "x" * 101,
    " ", "\u3000", "jonas (worried)", "jonas (vred)", "jonas (", "\udfff", "\x00", "16.40",
)  # fmt: skip
_PLAIN: Final = re.compile(r"[^\W_][^\n:#,\[\]{}\"]*[^\s:#,\[\]{}\"]|\w|[-+]?\d+")


@dataclass(eq=False, slots=True)
class Leaf:
    """A scalar; ``plain``: written without quotes."""

    text: str
    plain: bool


@dataclass(eq=False, slots=True)
class Items:
    """A list."""

    nodes: list[Node]


@dataclass(eq=False, slots=True)
class Pairs:
    """A mapping; keys may stand in it twice."""

    pairs: list[tuple[Leaf, Node]]


Node = Leaf | Items | Pairs


def parse(text: str) -> Node:
    """The tree of a valid file, aliases written out."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None
    return _converted(root)


def _converted(node: yaml.Node) -> Node:
    if isinstance(node, yaml.MappingNode):
        pairs = [(_leaf(key), _converted(child)) for key, child in node.value]
        return Pairs(pairs)
    if isinstance(node, yaml.SequenceNode):
        return Items([_converted(child) for child in node.value])
    return _leaf(node)


def _leaf(node: yaml.Node) -> Leaf:
    assert isinstance(node, yaml.ScalarNode)
    return Leaf(node.value, not node.style)


def written(node: Node, rng: random.Random, flow: float = 0.05) -> str:
    """The tree as YAML; ``flow`` is the share of lists and mappings in brackets and braces."""
    return "\n".join(_block(node, 0, rng, flow)) + "\n"


def _block(node: Node, indent: int, rng: random.Random, flow: float) -> list[str]:
    """The lines of a list or mapping."""
    pad = " " * indent
    if _inline(node, rng, flow):
        return [pad + _flow(node)]
    lines: list[str] = []
    heads = [f"{pad}-"] * len(_children(node))
    if isinstance(node, Pairs):
        heads = [f"{pad}{_scalar(key)}:" for key, _ in node.pairs]
    for head, child in zip(heads, _children(node), strict=True):
        if _inline(child, rng, flow):
            lines.append(f"{head} {_flow(child)}".rstrip())
        else:
            lines += [head, *_block(child, indent + 2, rng, flow)]
    return lines


def _inline(node: Node, rng: random.Random, flow: float) -> bool:
    return not _children(node) or rng.random() < flow


def _flow(node: Node) -> str:
    if isinstance(node, Items):
        return f"[{', '.join(_flow(child) for child in node.nodes)}]"
    if isinstance(node, Pairs):
        inside = ", ".join(f"{_scalar(key)}: {_flow(child)}" for key, child in node.pairs)
        return f"{{ {inside} }}"
    return _scalar(node)


def _scalar(leaf: Leaf) -> str:
    if leaf.plain and (not leaf.text or _PLAIN.fullmatch(leaf.text)):
        return leaf.text
    return json.dumps(leaf.text, ensure_ascii="\ud800" <= max(leaf.text, default="") <= "\udfff")


def _children(node: Node) -> list[Node]:
    if isinstance(node, Items):
        return node.nodes
    return [child for _, child in node.pairs] if isinstance(node, Pairs) else []


def nodes(node: Node) -> Iterator[Node]:
    """The node and everything in it."""
    yield node
    for child in _children(node):
        yield from nodes(child)


def damage(root: Node, rng: random.Random) -> None:
    """Change the tree in one to three places."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        holders = [node for node in nodes(root) if _children(node)]
        if not holders:
            return
        holder = rng.choice(holders)
        rng.choice(_DAMAGES)(root, holder, rng)


def _replace(holder: Node, index: int, child: Node) -> None:
    if isinstance(holder, Items):
        holder.nodes[index] = child
    elif isinstance(holder, Pairs):
        holder.pairs[index] = (holder.pairs[index][0], child)


def _pick(holder: Node, rng: random.Random) -> int:
    return rng.randrange(len(_children(holder)))


def _drop(root: Node, holder: Node, rng: random.Random) -> None:
    index = _pick(holder, rng)
    if isinstance(holder, Items):
        del holder.nodes[index]
    elif isinstance(holder, Pairs):
        del holder.pairs[index]


def _repeat(root: Node, holder: Node, rng: random.Random) -> None:
    index = _pick(holder, rng)
    if isinstance(holder, Items):
        holder.nodes.insert(_pick(holder, rng), holder.nodes[index])
    elif isinstance(holder, Pairs):
        key, child = holder.pairs[index]
        if rng.random() < 0.7:
            key = Leaf(key.text + rng.choice(("_2", "s", "x")), key.plain)
        holder.pairs.append((key, child))


def _swap(root: Node, holder: Node, rng: random.Random) -> None:
    other = rng.choice([node for node in nodes(root) if _children(node)])
    one, two = _pick(holder, rng), _pick(other, rng)
    left, right = _children(holder)[one], _children(other)[two]
    # Never a node into itself: the tree would have no end.
    if any(node is other for node in nodes(left)) or any(node is holder for node in nodes(right)):
        return
    _replace(holder, one, right)
    _replace(other, two, left)


def _leaves(root: Node) -> list[Leaf]:
    return [node for node in nodes(root) if isinstance(node, Leaf)]


def _retarget(root: Node, holder: Node, rng: random.Random) -> None:
    leaves = _leaves(root)
    if leaves:
        source = rng.choice(leaves)
        _replace(holder, _pick(holder, rng), Leaf(source.text, source.plain))


def _retype(root: Node, holder: Node, rng: random.Random) -> None:
    index = _pick(holder, rng)
    child = _children(holder)[index]
    key = Leaf(rng.choice((*KEYS, "x")), True)
    retyped: tuple[Node, ...] = (
        Items([child]),
        Items([]),
        Pairs([(key, child)]),
        Pairs([]),
        Items([Pairs([(Leaf("when", True), Leaf("true", True)), (Leaf("text", True), child)])]),
        Pairs([(Leaf("director", True), child), (Leaf("chief", True), child)]),
        *_children(child),
    )
    _replace(holder, index, rng.choice(retyped))


def _revalue(root: Node, holder: Node, rng: random.Random) -> None:
    _replace(holder, _pick(holder, rng), Leaf(rng.choice(VALUES), rng.random() < 0.8))


def _rename(root: Node, holder: Node, rng: random.Random) -> None:
    if not isinstance(holder, Pairs):
        return
    index = _pick(holder, rng)
    key, child = holder.pairs[index]
    place = rng.randint(0, len(key.text))
    names = (
        rng.choice(KEYS),
        rng.choice(VALUES),
        rng.choice(_leaves(root) or [key]).text[:40],
        key.text[:place] + rng.choice("eaøX_ -.") + key.text[place:],
        key.text[:place] + key.text[place + 1 :],
        key.text.upper(),
    )
    holder.pairs[index] = (Leaf(rng.choice(names), key.plain), child)


def _graft(root: Node, holder: Node, rng: random.Random) -> None:
    """A key that exists somewhere in the language, or another node, where it does not belong."""
    child = rng.choice(list(nodes(root)))
    if any(node is holder for node in nodes(child)):
        child = Leaf(rng.choice(VALUES), True)
    if isinstance(holder, Items):
        holder.nodes.append(child)
    elif isinstance(holder, Pairs):
        holder.pairs.append((Leaf(rng.choice(KEYS), True), child))


def _transplant(root: Node, holder: Node, rng: random.Random) -> None:
    """A key with its value, from another mapping that has the same or other keys."""
    others = [node for node in nodes(root) if isinstance(node, Pairs) and node.pairs]
    if not isinstance(holder, Pairs) or not others:
        return
    alike = [node for node in others if _keys(node) & _keys(holder)]
    key, child = rng.choice(rng.choice(alike or others).pairs)
    if not any(node is holder for node in nodes(child)):
        holder.pairs.append((key, child))


def _keys(node: Pairs) -> set[str]:
    return {key.text for key, _ in node.pairs}


def _rethink(root: Node, holder: Node, rng: random.Random) -> None:
    """Another operator, name or number in a condition or amount."""
    parts = [
        (pairs, index)
        for pairs in nodes(root)
        if isinstance(pairs, Pairs)
        for index, (key, child) in enumerate(pairs.pairs)
        if key.text == "when" and isinstance(child, Leaf)
    ]
    if not parts:
        return
    pairs, index = rng.choice(parts)
    key, child = pairs.pairs[index]
    assert isinstance(child, Leaf)
    words = _WORD.findall(child.text)
    names = [key.text for node in nodes(root) if isinstance(node, Pairs) for key, _ in node.pairs]
    for _ in range(rng.choice((1, 1, 2, 5))):
        place = rng.randint(0, len(words))
        other = rng.choice((*_OPERATORS, rng.choice(names), *words))
        words[place : place + rng.choice((0, 1, 1))] = [other]
    pairs.pairs[index] = (key, Leaf(" ".join(words), False))


def _recount(root: Node, holder: Node, rng: random.Random) -> None:
    """Another number where one stands."""
    numbers = [leaf for leaf in _leaves(root) if _NUMBER.fullmatch(leaf.text)]
    if numbers:
        leaf = rng.choice(numbers)
        leaf.text = rng.choice((*_NUMBERS, rng.choice(numbers).text, str(-int(leaf.text))))


_WORD: Final = re.compile(r"\w+|[<>=!]=|[^\w\s]")
_NUMBER: Final = re.compile(r"-?\d{1,9}")
_NUMBERS: Final = ("0", "1", "2", "-1", "-3", "7", "100", "999999999", "-999999999", "1000000000")
_OPERATORS: Final = (
    "and", "or", "not", "if", "else", "+", "-", "*", "<", "<=", "==", "!=", "(", ")", ".", "again",
    "true", "false", "visited", "0", "3", "-2", "=", "&&", "og", "1.5", "'",
)  # fmt: skip
_DAMAGES: Final = (
    _drop,
    _repeat,
    _swap,
    _retarget,
    _retype,
    _rename,
    _graft,
    _revalue,
    _transplant,
    _rethink,
    _recount,
)
