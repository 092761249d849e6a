"""Files within every limit of size that would cost much if anything were quadratic.

A file may hold 250,000 nodes and 4 MB; whatever is done for each of one kind of thing must not
look at all of another kind. Each function takes the part of its full size that is wanted: 1 for
the whole monster, 20 for one that the ordinary tests can afford.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

HEAD: Final = """\
format: 1
id: monster
version: 1
language: da
title: Uhyre
summary: Stort.
minutes: 20
focus: [1]
seats:
  director: { character: karen, brief: Du er her. }
  chief: { character: jonas, brief: Du er her. }
"""
CAST: Final = """\
cast:
  karen: { name: Karen }
  jonas: { name: Jonas }
"""
END: Final = "  slut: { ending: { title: Slut } }\n"


def _whole(scenes: str, *, start: str = "slut", more: str = "", cast: str = CAST) -> str:
    return f"{HEAD}{cast}{more}start: {start}\nscenes:\n{scenes}{END}"


def unknown_names(part: int) -> str:
    """Every scene leads to one that does not exist."""
    return _whole("".join(f"  s{n}: {{ goto: t{n} }}\n" for n in range(50_000 // part)))


def near_names(part: int) -> str:
    """… and that nearly exists, under a long name."""
    stem = "aabbccdd" * 11
    return _whole("".join(f"  {stem}{n}: {{ goto: {stem}x{n} }}\n" for n in range(10_000 // part)))


def chain(part: int) -> str:
    """One long way."""
    ways = "".join(f"  s{n}: {{ goto: s{n + 1} }}\n" for n in range(50_000 // part))
    return _whole(ways + f"  s{50_000 // part}: {{ goto: slut }}\n", start="s0")


def _two_ways(n: int, one: str, other: str) -> str:
    return (
        f"  s{n}: {{ decision: {{ seat: chief, choices: {{ a{n}: {{ text: A, goto: {one} }},"
        f" b{n}: {{ text: B, goto: {other} }} }}, counterpart: [ {{ take: a{n} }} ] }} }}\n"
    )


def self_loops(part: int) -> str:
    """Every scene can be left for itself, for ever."""
    scenes = "".join(_two_ways(n, f"s{n}", f"s{n + 1}") for n in range(9_000 // part))
    return _whole(scenes + f"  s{9_000 // part}: {{ goto: slut }}\n", start="s0")


def one_loop(part: int) -> str:
    """All scenes lie on one loop that nothing breaks."""
    scenes = "".join(
        _two_ways(n, f"s{(n + 1) % (9_000 // part)}", f"s{n // 2}") for n in range(9_000 // part)
    )
    return _whole(scenes, start="s0")


def one_scene_to_all(part: int) -> str:
    """A list of ways on to every scene."""
    ways = "".join(f"      - {{ when: x, goto: s{n} }}\n" for n in range(25_000 // part))
    scenes = "".join(f"  s{n}: {{ goto: slut }}\n" for n in range(25_000 // part))
    first = f"  s: \n    next:\n{ways}      - {{ goto: slut }}\n"
    return _whole(first + scenes, start="s", more="variables: { x: false }\n")


def placeholders(part: int) -> str:
    """A text of placeholders beside many variables."""
    variables = "variables:\n" + "".join(f"  v{n}: true\n" for n in range(60_000 // part))
    slots = "{q}" * (500_000 // part)
    return _whole(f"  s:\n    lines: 'x{slots}'\n    goto: slut\n", more=variables)


def known_placeholders(part: int) -> str:
    """A text of placeholders that all exist."""
    slots = "{v}" * (1_000_000 // part)
    return _whole(f"  s:\n    lines: 'x{slots}'\n    goto: slut\n", more="variables: { v: true }\n")


def _variables(part: int) -> str:
    return "variables:\n" + "".join(f"  v{n}: true\n" for n in range(40_000 // part))


def texts(part: int) -> str:
    """As many texts with a placeholder as variables."""
    lines = "".join(f"      - '{{v{n}}} {{q}}'\n" for n in range(40_000 // part))
    return _whole(f"  s:\n    lines:\n{lines}    goto: slut\n", more=_variables(part))


def unknown_variables(part: int) -> str:
    """As many conditions on what does not exist as variables."""
    ways = "      - { when: q.p or q or visited(q), goto: slut }\n" * (20_000 // part)
    return _whole(f"  s:\n    next:\n{ways}      - goto: slut\n", more=_variables(part))


def cast(part: int) -> str:
    """As many speakers as lines."""
    people = CAST + "".join(f"  p{n}: {{ name: P }}\n" for n in range(30_000 // part))
    lines = "".join(f"      - p{n}: Ja.\n" for n in range(30_000 // part - 1, 0, -1))
    return _whole(f"  s:\n    lines:\n{lines}    goto: slut\n", start="s", cast=people)


def acts(part: int) -> str:
    """As many acts as scenes."""
    more = "acts:\n" + "".join(f"  a{n}: A\n" for n in range(30_000 // part))
    scenes = "".join(
        f"  s{n}: {{ act: a{n}, goto: slut }}\n" for n in range(30_000 // part - 1, 0, -1)
    )
    return _whole(scenes, more=more)


def cut(part: int) -> str:
    """As many scenes in the cut as scenes."""
    names = ", ".join(f"s{n}" for n in range(30_000 // part))
    scenes = "".join(f"  s{n}: {{ goto: slut }}\n" for n in range(30_000 // part))
    return _whole(scenes, more=f"cut: [{names}]\n")


def choices(part: int) -> str:
    """One decision of very many choices, with a rule for each."""
    offered = "".join(f"        c{n}: {{ text: A }}\n" for n in range(25_000 // part))
    rules = "".join(
        f"        - {{ take: c{n}, when: x }}\n" for n in range(25_000 // part - 1, 0, -1)
    )
    return _whole(
        f"  s:\n    decision:\n      seat: chief\n      choices:\n{offered}"
        f"      counterpart:\n{rules}        - {{ take: c0 }}\n    goto: slut\n",
        start="s",
        more="variables: { x: false }\n",
    )


def _joint(name: str, sides: int, outcomes: int) -> str:
    director = ", ".join(f"a{n}: {{ text: A }}" for n in range(sides))
    chief = ", ".join(f"b{n}: {{ text: B }}" for n in range(sides))
    matches = ", ".join(
        f"{{ director: a{n % sides}, chief: b{n % 7} }}" for n in range(outcomes - 1)
    )
    return (
        f"  {name}:\n    goto: slut\n    joint:\n"
        f"      director: {{ choices: {{ {director} }}, counterpart: [ {{ take: a0 }} ] }}\n"
        f"      chief: {{ choices: {{ {chief} }}, counterpart: [ {{ take: b0 }} ] }}\n"
        f"      outcomes: [ {matches}, {{ }} ]\n"
    )


def joint(part: int) -> str:
    """One joint of very many choices and outcomes."""
    return _whole(_joint("s", 12_000 // part, 10_000 // part), start="s")


def joints(part: int) -> str:
    """Many joints, each as large as may be."""
    return _whole("".join(_joint(f"s{n}", 20, 100) for n in range(320 // part)), start="s0")


def joint_effects(part: int) -> str:
    """Joints whose every choice and outcome changes every variable."""
    names = [f"v{n}" for n in range(30)]
    more = "variables:\n" + "".join(f"  {name}: {{ start: 0, max: 9 }}\n" for name in names)
    change = "{ " + ", ".join(f"{name}: 1" for name in names) + " }"
    sides = "".join(
        f"      {seat}:\n        choices:\n"
        + "".join(f"          {seat[0]}{n}: {{ text: A, change: {change} }}\n" for n in range(20))
        + f"        counterpart: [ {{ take: {seat[0]}0 }} ]\n"
        for seat in ("director", "chief")
    )
    outcomes = "".join(f"        - {{ when: v0 > {n}, change: {change} }}\n" for n in range(99))
    outcomes += "        - {}\n"
    scenes = "".join(
        f"  s{n}:\n    goto: slut\n    joint:\n{sides}      outcomes:\n{outcomes}"
        for n in range(25 // part + 1)
    )
    return _whole(scenes, start="s0", more=more)


def conditions(part: int) -> str:
    """As many long conditions as fit."""
    condition = " and ".join(["x", *["not (v < 3 or x == (v >= 2))"] * 100])
    ways = "".join(f"      - {{ when: {condition}, goto: slut }}\n" for n in range(1_000 // part))
    return _whole(
        f"  s:\n    next:\n{ways}      - {{ goto: slut }}\n",
        start="s",
        more="variables: { x: false, v: { start: 0, max: 9 } }\n",
    )


def unknown_keys(part: int) -> str:
    """Very many keys that do not exist."""
    return _whole("".join(f"  s{n}: {{ goot: slut, gto: slut }}\n" for n in range(30_000 // part)))


def aliases(part: int) -> str:
    """One long list of lines in very many places."""
    lines = "".join("      - Nej.\n" for _ in range(200))
    scenes = "".join(f"  s{n}: {{ lines: *a, goto: slut }}\n" for n in range(1_000 // part))
    return _whole(f"  s:\n    lines: &a\n{lines}    goto: slut\n{scenes}", start="s")


def anchors(part: int) -> str:
    """Very many anchors, none used."""
    return _whole("".join(f"  s{n}: &a{n} {{ goto: slut }}\n" for n in range(50_000 // part)))


def words(part: int) -> str:
    """A variable with a word for every value."""
    table = "".join(f"      {n}: ord\n" for n in range(100_000 // part))
    more = f"variables:\n  v:\n    start: 0\n    max: 100000\n    words:\n{table}"
    return _whole("", more=more)


def deep(part: int) -> str:
    """Blocks of lines as deep as may be, and as many."""
    item = "- { lines: " + "[ { lines: " * 25 + "Nej." + " } ]" * 25 + " }"
    lines = f"      {item}\n" * (2_000 // part)
    return _whole(f"  s:\n    lines:\n{lines}    goto: slut\n", start="s")


def long_line(part: int) -> str:
    """A text without an end in sight, and an error behind it."""
    return _whole(f"  s:\n    lines: {'nej ' * (900_000 // part)}\n    goto: [\n")


def spaces(part: int) -> str:
    """A line of spaces with an error at its end."""
    return _whole(f"  s:\n    lines: x{' ' * (3_000_000 // part)}: y: z\n")


def quotes(part: int) -> str:
    """Quotation marks, none of which closes."""
    return _whole(
        f'  s:\n    lines: {"« " * (700_000 // part)}\n    goto: "{"a" * (1_000_000 // part)}\n'
    )


def hashes(part: int) -> str:
    """Very many comments that begin inside a sentence."""
    return _whole("  s:\n    lines:\n" + "      - Nej #4 ja\n" * (100_000 // part))


def dashes(part: int) -> str:
    """A list in a list in a list, on very many lines."""
    return _whole("  s:\n    lines:\n" + "      - - - Nej.\n" * (30_000 // part))


def keys_without_values(part: int) -> str:
    """Commas in braces that cut very many sentences."""
    scenes = "".join(
        f"  s{n}: {{ lines: Kom, nu, her, goto: slut }}\n" for n in range(15_000 // part)
    )
    return _whole(scenes)


def spoken_placeholder(part: int) -> str:
    """Very many sentences that begin with a placeholder."""
    return _whole("  s:\n    lines:\n" + "      - {kommune} siger nej.\n" * (100_000 // part))


FOLDER: Final = "monster"
MONSTERS: Final[tuple[Callable[[int], str], ...]] = (
    unknown_names,
    near_names,
    chain,
    self_loops,
    one_loop,
    one_scene_to_all,
    placeholders,
    known_placeholders,
    texts,
    unknown_variables,
    cast,
    acts,
    cut,
    choices,
    joint,
    joints,
    joint_effects,
    conditions,
    unknown_keys,
    aliases,
    anchors,
    words,
    deep,
    long_line,
    spaces,
    quotes,
    hashes,
    dashes,
    keys_without_values,
    spoken_placeholder,
)
