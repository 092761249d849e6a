"""A small YAML writer: block style mostly, flow style now and then, quotes where needed.

Trees are mappings and lists of ``str`` (prose, written in whatever style a die picks), `Raw`
(ids, conditions: always plain), ``int``, ``bool`` and None (nothing after the colon). One list or
mapping that stands in several places of a file becomes an anchor and its aliases.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Any

INDENT = 2
FLOW_WIDTH = 88
FOLD_WIDTH = 40


class Raw(str):
    """An id or expression: never quoted."""

    __slots__ = ()


def write(tree: dict[str, Any], rng: random.Random) -> str:
    """The text of one YAML file."""
    writer = _Writer(rng)
    writer.count(tree)
    return "\n".join(writer.mapping(tree, 0)) + "\n"


class _Writer:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.uses: Counter[int] = Counter()
        self.anchors: dict[int, str] = {}

    def count(self, node: Any) -> None:
        """Count how often each list and mapping is used, to know which need an anchor."""
        if isinstance(node, dict | list):
            self.uses[id(node)] += 1
            if self.uses[id(node)] == 1:
                for child in node.values() if isinstance(node, dict) else node:
                    self.count(child)

    def mapping(self, tree: dict[str, Any], indent: int) -> list[str]:
        """The lines of a mapping in block style."""
        lines = []
        for key, node in tree.items():
            lines += self.entry(f"{' ' * indent}{key}:", node, indent)
            if indent == 0:
                lines.append("" if self.rng.random() < 0.7 else f"# after {key}")
        return lines

    def entry(self, head: str, node: Any, indent: int) -> list[str]:
        """The lines of a key or dash with its value."""
        if node is None:
            return [head]
        if not isinstance(node, dict | list):
            return self.scalar_entry(head, node, indent)
        return self.nested_entry(head, node, indent)

    def nested_entry(self, head: str, node: Any, indent: int) -> list[str]:
        """The lines of a key or dash with a list or mapping."""
        if id(node) in self.anchors:
            return [f"{head} *{self.anchors[id(node)]}"]
        if self.uses[id(node)] > 1:
            self.anchors[id(node)] = f"same_{len(self.anchors) + 1}"
            head = f"{head} &{self.anchors[id(node)]}"
        elif self.rng.random() < 0.3 and self.flows(node):
            flow = self.flow(node)
            if len(head) + len(flow) < FLOW_WIDTH:
                return [f"{head} {flow}"]
        inner = indent + INDENT
        if isinstance(node, list):
            dash = " " * inner + "-"
            return [head, *(line for item in node for line in self.entry(dash, item, inner))]
        body = self.mapping(node, inner)
        if head.endswith("-"):  # the first key stands beside the dash
            return [head + body[0][len(head) :], *body[1:]]
        return [head, *body]

    def scalar_entry(self, head: str, node: bool | int | str, indent: int) -> list[str]:
        """The lines of a key or dash with a single value, folded or literal now and then."""
        if type(node) is str and "\n" in node:
            pad = " " * (indent + INDENT)
            return [f"{head} |-", *(pad + line for line in node.split("\n"))]
        if type(node) is str and len(node) > FOLD_WIDTH and self.rng.random() < 0.2:
            pad = " " * (indent + INDENT)
            return [f"{head} >-", *(pad + line for line in folded(node))]
        return [f"{head} {self.scalar(node, flow=False)}"]

    def flows(self, node: Any) -> bool:
        """Whether a value can be written in flow style: no anchors, silences or line breaks."""
        if isinstance(node, dict | list):
            children = node.values() if isinstance(node, dict) else node
            return self.uses[id(node)] == 1 and all(self.flows(child) for child in children)
        return node is not None and "\n" not in str(node)

    def flow(self, node: Any) -> str:
        """A value in flow style."""
        if isinstance(node, dict):
            inside = ", ".join(f"{key}: {self.flow(child)}" for key, child in node.items())
            return f"{{ {inside} }}" if node else "{}"
        if isinstance(node, list):
            return f"[{', '.join(self.flow(child) for child in node)}]"
        return self.scalar(node, flow=True)

    def scalar(self, node: bool | int | str, *, flow: bool) -> str:
        """A single value, in quotes or plain."""
        if isinstance(node, bool):
            return "true" if node else "false"
        if isinstance(node, int | Raw):
            return str(node)
        styles = ['"', "'"]
        if plain(node, flow=flow):
            styles += ["plain"] * 8
        style = self.rng.choice(styles)
        if style == "plain":
            return node
        if style == "'":
            return "'" + node.replace("'", "''") + "'"
        return '"' + node.replace("\\", "\\\\").replace('"', '\\"') + '"'


def plain(text: str, *, flow: bool) -> bool:
    """Whether a text means itself when it is written without quotes."""
    if not re.match(r"[\w»]", text) or text[-1] in " :" or ": " in text or " #" in text:
        return False
    return not flow or re.search(r"[,:{}\[\]]", text) is None


def folded(text: str) -> list[str]:
    """A text broken at blanks into lines of a folded block."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) > FOLD_WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines
