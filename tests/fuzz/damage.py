"""Damage to bytes and text, as an editor, a mail program or malice does it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

# What has broken YAML readers before, and what a Danish keyboard gives by a slip.
SNIPPETS: Final[tuple[bytes, ...]] = tuple(
    snippet if isinstance(snippet, bytes) else snippet.encode("utf-8", "surrogatepass")
    for snippet in (
        b"\x00",
        b"\xff\xfe",
        b"\xc3",
        b"\x80",
        b"\xed\xa0\x80",
        "\ufeff",
        "\x85",
        "\u2028",
        "\u2029",
        "\x07",
        "\ufffe",
        "\r",
        "\r\n",
        "\t",
        "\n\t- x\n",
        "\U0001f600",
        "e\u0301a\u030a",
        "\u202eabc",
        "\u200f",
        "\u00a0",
        '"',
        "'",
        "« »",
        "[",
        "{",
        "}",
        "]",
        ",",
        ": ",
        " #x",
        "\n#x\n",
        "? ",
        "- ",
        "| ",
        "> ",
        "|\n",
        "%",
        "@",
        "`",
        "%TAG ! tag:example,2000:\n---\n",
        "%YAML 9.9\n---\n",
        "\n---\n",
        "\n...\n",
        "*a",
        "&a ",
        "&a *a",
        "&a [*a]",
        "&a { b: *a }",
        "<<: ",
        "<<: *a\n",
        "!!python/object/apply:os.system [true]",
        "!!python/object:x ",
        "!!binary aGVq",
        "!!set {a, b}",
        "!a!b ",
        "!<x> ",
        "! ",
        "{{",
        "}}",
        "{capital}",
        "{capital.word}",
        "{capital.ord}",
        "{Kommune",
        "{}",
        "{ }",
        "[]",
        "null",
        "~",
        "no",
        "16.40",
        "1e400",
        ".nan",
        "0x_",
        "1_000",
        "-0",
        "+1",
        "٣",
        "²",
        "ß",
        "İ",
        "ǅ",
        "9" * 30,
        "9" * 100_000,
        "-" + "9" * 5_000,
        "x" * 300_000,
        "æ" * 50_000,
        "[" * 70,
        "[" * 20_000,
        "{" * 20_000,
        "{a: " * 500,
        "? " * 5_000,
        "- " * 5_000,
        "- - - - x\n",
        "a: " * 1_000,
        "(" * 60,
        "(" * 20_000,
        "not " * 60,
        "not " * 1_300,
        "- " * 60 + "1",
        "-" * 2_000 + "1",
        "1 + " * 60 + "1",
        "1 < " * 1_000 + "1",
        "true and " * 400 + "true",
        "1 if true else " * 60 + "1",
        "1 if " * 300,
        "visited(",
        "again",
        "a.b.c",
        "&& || = ! =>",
        "\n".join(f"a{number}: &b{number} [*b{number}]" for number in range(50)),
        "a: &a0 [x, x]\n" + "\n".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 12)),
    )
)

Damage = Callable[[random.Random, bytes], bytes]


def damaged(rng: random.Random, data: bytes) -> bytes:
    """The bytes with one to four damages."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4))):
        data = rng.choice(_DAMAGES)(rng, data)
    return data


def _place(rng: random.Random, data: bytes) -> int:
    return rng.randint(0, len(data))


def _flip(rng: random.Random, data: bytes) -> bytes:
    for _ in range(rng.choice((1, 1, 1, 8))):
        place = _place(rng, data[1:])
        data = data[:place] + bytes([rng.randrange(256)]) + data[place + 1 :]
    return data


def _cut(rng: random.Random, data: bytes) -> bytes:
    start = _place(rng, data)
    return data[:start] + data[start + rng.choice((1, 1, 2, 5, 40, 1000, len(data))) :]


def _double(rng: random.Random, data: bytes) -> bytes:
    start = _place(rng, data)
    piece = data[start : start + rng.choice((1, 3, 20, 400))]
    place = rng.choice((start, _place(rng, data)))
    return data[:place] + piece * rng.choice((1, 1, 2, 30)) + data[place:]


def _insert(rng: random.Random, data: bytes) -> bytes:
    place = _place(rng, data)
    return data[:place] + rng.choice(SNIPPETS) + data[place:]


def _insert_as_value(rng: random.Random, data: bytes) -> bytes:
    """Hostile where a value begins: behind a colon or a dash."""
    lines = data.split(b"\n")
    number = rng.randrange(len(lines))
    line = lines[number]
    for mark in (b": ", b"- "):
        if mark in line:
            head, _, rest = line.partition(mark)
            kept = rng.choice((b"", rest))
            lines[number] = head + mark + rng.choice(SNIPPETS) + kept
            break
    return b"\n".join(lines)


def _lines(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            del lines[one]
        case 1:
            lines.insert(one, lines[other])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case 3:
            lines[one] = b" " * rng.randint(1, 3) + lines[one]
        case _:
            lines[one] = lines[one][rng.randint(1, 3) :]
    return b"\n".join(lines)


def _encoding(rng: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    match rng.randrange(4):
        case 0:
            return text.encode(rng.choice(("latin-1", "cp1252", "cp865")), "replace")
        case 1:
            return text.encode(rng.choice(("utf-16", "utf-16-le", "utf-32")))
        case 2:
            return b"\xef\xbb\xbf" * rng.randint(1, 2) + data
        case _:
            return data.replace(b"\n", rng.choice((b"\r\n", b"\r", "\x85".encode(), b"\n\n")))


_DAMAGES: Final[tuple[Damage, ...]] = (
    _flip,
    _cut,
    _double,
    _insert,
    _insert,
    _insert_as_value,
    _insert_as_value,
    _lines,
    _lines,
    _encoding,
)
