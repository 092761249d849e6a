"""From the parser's complaint to the trap that the author fell into."""

from __future__ import annotations

import pytest

from makkerpar.diagnostics.model import Collector
from makkerpar.scenario.source import read
from makkerpar.scenario.traps import hash_in_text, syntax_trap


def trap(text: str) -> tuple[str, int, int]:
    """The one diagnostic of a text that cannot be read: code, line and column, from 1."""
    collector = Collector()
    assert read("scenario.yaml", text.encode(), collector) is None
    (found,) = collector.in_order()
    return found.code, found.where.line, found.where.column


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('- "Hej" sagde han\n', "starts-with-quote", 1, 3),
        ('- "Hej", sagde han\n- Hun gik\n', "starts-with-quote", 1, 3),
        ("- 'Hej,' sagde han\n", "starts-with-quote", 1, 3),
        ("- 'Karens''s' og 'min'\n", "starts-with-quote", 1, 3),
        ('- "Han \\"Kaptajn\\" Kofoed" kom\n', "starts-with-quote", 1, 3),
        ('lines:\n  - jonas (glad): "Nå" da\n', "starts-with-quote", 2, 19),
        ('text: "Ring" nu\n', "starts-with-quote", 1, 7),
        ('- "Hej."\n  Hun gik.\n', "starts-with-quote", 1, 3),
        ('- { text: "Ring" nu, goto: x }\n', "starts-with-quote", 1, 11),
        ('- Ja\n- "Nej\n- Jo\n', "quote-unclosed", 2, 3),
        ('- Ja\n- "Nej\n- "Jo" sagde hun\n', "quote-unclosed", 2, 3),
        ("- 't var\n", "quote-unclosed", 1, 3),
    ],
)
def test_quotation_marks(text: str, code: str, line: int, column: int) -> None:
    """The place is the quotation mark that the author has to look at."""
    assert trap(text) == (code, line, column)
    assert trap(text.replace("\n", "\r\n")) == (code, line, column)


@pytest.mark.parametrize(
    "sign", ["{a} b", "[a] b", "*a b", "@a", "%a", "> a", "|a", "`a`", "{a}, b"]
)
def test_signs_at_the_head_of_a_text(sign: str) -> None:
    """A text that begins with one of YAML's signs, behind a dash, a key or both."""
    assert trap(f"- x\n- {sign}\n")[:2] == ("starts-with-sign", 2)
    assert trap(f"a: {sign}\n") == ("starts-with-sign", 1, 4)
    assert trap(f"- jonas: {sign}\n") == ("starts-with-sign", 1, 10)


def test_two_pairs_of_braces() -> None:
    """The first closing brace ends what YAML reads, whatever follows further on."""
    assert trap("- {a} og {b}\n") == ("starts-with-sign", 1, 3)


def test_a_dash_of_dialogue() -> None:
    """A reply that begins with a dash behind a name is a list in the wrong place."""
    assert trap("- jonas: - Nej\n") == ("starts-with-sign", 1, 10)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("- Han siger: nej: ok\n", 1, 17),
        ("- Han siger det, og\n  hun siger: nej\n", 2, 12),
    ],
)
def test_a_second_colon(text: str, line: int, column: int) -> None:
    """A line holds one key; the next colon is the one to mend."""
    assert trap(text) == ("colon-in-text", line, column)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  - b\n c: d\n", 3),
        ("gangen:\n  lines: Døren går.\n    goto: slut\n", 3),
        ("lines:\n  - Døren går.\n  goto: slut\n", 3),
    ],
)
def test_a_line_that_is_not_in_step(text: str, line: int) -> None:
    """One of the language's own keys where only a text could go on is a matter of indentation."""
    assert trap(text)[:2] == ("indentation", line)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: Budgetkrisen\nog en fredag\nminutes: 5\n", 2, 1),
        ("goto:slut\nminutes: 5\n", 1, 1),
        ("scenes:\n  gangen:\n    lines: x\n    goto:slut\n  slut: y\n", 4, 5),
        ("scenes:\n  gangen\n  slut:\n    goto: x\n", 2, 3),
        ("- Hej\n-Nej\n- Jo\n", 2, 1),
    ],
)
def test_a_line_that_belongs_to_nothing(text: str, line: int, column: int) -> None:
    """A line that is neither a key nor an item is told where it stands, not a line later."""
    assert trap(text) == ("line-without-key", line, column)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("- Sag #4 og\n  mere\n", 1, 7),
        ("- { a: Sag #4 }\n- b\n", 1, 12),
        ("a: Sag #4\n  mere\nb: c\n", 1, 8),
    ],
)
def test_a_hash_after_which_nothing_fits(text: str, line: int, column: int) -> None:
    """The place is the sign that began the remark."""
    assert trap(text) == ("hash-cuts-text", line, column)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: [b, c\nd: e\n", 1, 4),
        ("a: [b,\n", 1, 4),
        ("a: b\nc:\n  - {\n", 3, 5),
        ("a:\n  - { b: c\n  - d\n", 2, 5),
        ('- { a: "b" c: "d" }\n', 1, 3),
    ],
)
def test_a_bracket_without_its_other_half(text: str, line: int, column: int) -> None:
    """The place is the bracket that was opened, not where reading gave up."""
    assert trap(text) == ("bracket-unclosed", line, column)


def test_a_question_mark_in_braces() -> None:
    """In '{ }' a value cannot begin with '?'."""
    assert trap("- { jonas: ?Hvad }\n") == ("question-in-braces", 1, 12)


@pytest.mark.parametrize(
    "text", ["\ta: b\n", "a:\n\tb: c\n", "a: b\n\tc: d\n", "- a\n-\tb: c\n\td: e\n"]
)
def test_tabs(text: str) -> None:
    """A tab in front of a line is told as such, whatever the parser makes of it."""
    assert trap(text)[0] == "tab"


def test_anything_else_is_told_as_the_parser_says_it() -> None:
    """Where no trap is known, the complaint itself is quoted."""
    collector = Collector()
    read("scenario.yaml", b'a: "\\q"\n', collector)
    (found,) = collector.in_order()
    assert found.code == "yaml-syntax"
    assert "escape" in dict(found.words)["problem"]


def test_quotation_marks_that_are_closed_are_not_suspected() -> None:
    """A line that is in order is not blamed for the mistake below it."""
    assert trap('- "Hej"\n- "Nå" # ja\n- a: b: c\n') == ("colon-in-text", 3, 7)
    assert trap('a: "b"\nc: ["d", "e"]\nf: }x: [\n')[1] == 3


def test_a_context_outside_the_text_is_left_alone() -> None:
    """A parser that counts lines in its own way cannot make the search fail."""
    found = syntax_trap(["a"], 7, 3, "while scanning, found unexpected end of stream", (9, 0))
    assert (found.code, found.line) == ("yaml-syntax", 0)


def test_hashes_are_looked_for_where_plain_texts_end() -> None:
    """A remark has a space behind its sign, or another '#', or nothing at all."""
    lines = ["a: b #c", "a: b # c", "a: b ##c", "a: b #", "a: b  \t#c"]
    ends = {number: [4] for number in range(6)}
    assert list(hash_in_text(lines, ends)) == [(0, 5), (4, 7)]
