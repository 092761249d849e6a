"""Bytes into a located tree: what is kept, and what is refused before it costs anything."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from makkerpar.diagnostics.model import Collector
from makkerpar.scenario.source import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    read,
)


def reading(text: str | bytes) -> tuple[Node | None, list[tuple[str, int, int]]]:
    """The tree, and (code, line, column) of each mistake."""
    collector = Collector()
    data = text.encode() if isinstance(text, str) else text
    root = read("scenario.yaml", data, collector)
    found = collector.in_order()
    return root, [(item.code, item.where.line, item.where.column) for item in found]


def tree(text: str | bytes) -> Node:
    """The tree of a text without mistakes."""
    root, found = reading(text)
    assert found == []
    assert root is not None
    return root


def entries(node: Node) -> dict[str, str]:
    """Keys and values of a mapping of scalars."""
    assert isinstance(node, Mapping)
    found = {}
    for name, (_, value) in node.entries.items():
        assert isinstance(value, Scalar)
        found[name] = value.value
    return found


def places(text: str | bytes) -> list[tuple[int, int]]:
    """Where each key and value of a flat mapping stands."""
    root = tree(text)
    assert isinstance(root, Mapping)
    return [
        (where.line, where.column)
        for key, value in root.entries.values()
        for where in (key.where, value.where)
    ]


def test_every_key_and_value_knows_its_place() -> None:
    """Line and column count from 1, in characters."""
    assert places("æ: ø\nå:   b\n") == [(1, 1), (1, 4), (2, 1), (2, 6)]


def test_nested_values_know_their_place() -> None:
    """A mapping stands where its first key does, a list where its first dash does."""
    root = tree("a:\n  b:\n    - c: d\n")
    assert isinstance(root, Mapping)
    inner = root.get("a")
    assert isinstance(inner, Mapping)
    assert (inner.where.line, inner.where.column) == (2, 3)
    listed = inner.get("b")
    assert isinstance(listed, Sequence)
    assert (listed.where.line, listed.where.column) == (3, 5)
    assert (listed.items[0].where.line, listed.items[0].where.column) == (3, 7)


def test_line_ends_of_windows_change_nothing() -> None:
    """CRLF and LF give the same values in the same places."""
    text = "title: Hej\nlines: |\n  en\n  to\nminutes: 5\n"
    windows = text.replace("\n", "\r\n")
    assert places(windows) == places(text)
    assert entries(tree(windows)) == entries(tree(text))


def test_a_byte_order_mark_is_passed_over() -> None:
    """Notepad's mark moves no column."""
    assert places(b"\xef\xbb\xbf" + b"a: b\n") == [(1, 1), (1, 4)]


def test_scalars_stay_as_written() -> None:
    """Nothing becomes a number, a date or a switch behind the author's back."""
    text = "a: no\nb: 16.40\nc: 8:10\nd: ~\ne: 0x10\nf: 2024-01-01\ng: 007\nh: on\n"
    assert list(entries(tree(text)).values()) == [
        "no", "16.40", "8:10", "~", "0x10", "2024-01-01", "007", "on",
    ]  # fmt: skip


def test_quotation_marks_are_told_from_plain_values() -> None:
    """A quoted empty text is a text, a plain one is nothing at all."""
    root = tree("a:\nb: ''\nc: 1\nd: '1'\ne: |\n  x\n")
    assert isinstance(root, Mapping)
    values = [value for _, value in root.entries.values()]
    assert [isinstance(one, Scalar) and one.plain for one in values] == [
        True, False, True, False, False,
    ]  # fmt: skip
    assert [isinstance(one, Scalar) and one.empty for one in values] == [True, *[False] * 4]


def test_offsets_are_columns_only_where_a_value_stands_letter_by_letter() -> None:
    """Escapes, folded lines and blocks say that their letters are not to be counted."""
    root = tree("a: æ b\nb: \"æ b\"\nc: \"\\xe6 b\"\nd: 'it''s'\ne: x\n  y\nf: >\n  x\n")
    assert isinstance(root, Mapping)
    values = [value for _, value in root.entries.values()]
    assert [isinstance(one, Scalar) and one.verbatim for one in values] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_flow_is_told_from_block() -> None:
    """The reader of prose needs to know whether a comma could cut it."""
    root = tree("a: { b: c }\nd:\n  e: f\ng: [h]\ni:\n  - j\n")
    assert isinstance(root, Mapping)
    values = [value for _, value in root.entries.values()]
    assert [not isinstance(one, Scalar) and one.flow for one in values] == [
        True, False, True, False,
    ]  # fmt: skip


def test_a_key_that_stands_twice_keeps_its_first_value() -> None:
    """The second is told with its place, and reading goes on."""
    root, found = reading("a: 1\nb: 2\na: 3\nc: 4\n")
    assert root is not None
    assert found == [("duplicate-key", 3, 1)]
    assert entries(root) == {"a": "1", "b": "2", "c": "4"}


def test_mistakes_that_stop_nothing_are_all_told() -> None:
    """Tags, merge keys, anchors and keys that are no words come in one run."""
    _, found = reading("a: !t x\n<<: {}\nc: &q y\n{d}: z\ne: *nix\n")
    assert found == [
        ("tag", 1, 4),
        ("merge-key", 2, 1),
        ("anchor-unused", 3, 4),
        ("key-not-text", 4, 1),
        ("alias-unknown", 5, 4),
    ]


def test_after_a_syntax_error_it_alone_is_told() -> None:
    """What was found before it may be its echo."""
    root, found = reading("a: !t x\na: 2\nb: [1, 2\nc: d\n")
    assert root is None
    assert found == [("bracket-unclosed", 3, 4)]


def test_a_syntax_error_behind_very_many_mistakes_is_not_lost() -> None:
    """However much was found before it, it is what is told."""
    assert reading("a: 1\n" * 600 + "b: [\n")[1] == [("bracket-unclosed", 601, 4)]


def test_mistakes_that_are_not_told_are_counted() -> None:
    """A file of very many mistakes says how many more there are."""
    _, found = reading("a: 1\n" * 700)
    assert found[-1] == ("too-many", 502, 1)
    assert len(found) == 501


def test_an_alias_is_the_piece_itself() -> None:
    """What an alias stands for keeps the place where it is written."""
    root = tree("a: &q [x]\nb: *q\n")
    assert isinstance(root, Mapping)
    assert root.get("a") is root.get("b")


def test_an_alias_within_its_own_piece_is_refused() -> None:
    """A piece that contains itself would be read for ever."""
    root, found = reading("a: &q\n  - *q\n")
    assert root is None
    assert found == [("alias-recursive", 2, 5)]


def test_a_hundred_thousand_brackets_are_refused_at_the_limit() -> None:
    """Depth is looked at while reading, not when it is too late."""
    root, found = reading("[" * 100_000)
    assert root is None
    assert found == [("too-deep", 1, MAX_DEPTH + 1)]


def test_the_limit_of_depth_itself_is_allowed() -> None:
    """As many levels as the limit are read, one more is refused."""
    assert reading("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    assert reading("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[1] == [
        ("too-deep", 1, MAX_DEPTH + 1)
    ]


def test_depth_counts_through_aliases() -> None:
    """A few levels around a piece of many are as deep as both."""
    deep = "[" * 60 + "x" + "]" * 60
    assert reading(f"- &q {deep}\n- [[[*q]]]\n")[1] == []
    assert reading(f"- &q {deep}\n- [[[[*q]]]]\n")[1] == [("too-deep", 2, 7)]


def test_an_alias_bomb_is_counted_as_written_out() -> None:
    """Six lines that stand for a million values are refused."""
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in range(1, 6):
        aliases = ", ".join([f"*a{level - 1}"] * 10)
        text += f"a{level}: &a{level} [{aliases}]\n"
    root, found = reading(text)
    assert root is None
    assert found[0][:2] == ("too-many-nodes", 6)


def test_the_limit_of_nodes_itself_is_allowed() -> None:
    """The list and its items together may be as many as the limit, and not one more."""
    assert reading("[" + "x," * (MAX_NODES - 1) + "]")[1] == []
    assert reading("[" + "x," * MAX_NODES + "]")[1] == [("too-many-nodes", 1, 1)]


def test_the_limit_of_size_itself_is_allowed() -> None:
    """Four million bytes are read, one more is refused without looking."""
    text = b"a: b\n#".ljust(MAX_BYTES, b"x")
    assert reading(text)[1] == []
    assert reading(text + b"\xff") == (None, [("file-too-large", 1, 1)])


def test_bytes_that_are_not_utf8_are_told_with_their_place() -> None:
    """Line and column count the characters that could be read before."""
    assert reading("a: b\r\nx: på".encode("latin-1")) == (None, [("not-utf8", 2, 5)])
    assert reading("æøå: ".encode() + b"\xff") == (None, [("not-utf8", 1, 6)])
    assert reading("a: b\n".encode("utf-16")) == (None, [("not-utf8", 1, 1)])


def test_control_characters_are_told_with_their_place() -> None:
    """The column counts characters, though the parser counts bytes."""
    assert reading("æøå: b\nå: \x07b\n") == (None, [("control-character", 2, 4)])
    assert reading("a: b\0") == (None, [("control-character", 1, 5)])


@pytest.mark.parametrize("text", ["", "\n\n", "# kun en bemærkning\n", "---\n"])
def test_a_file_without_content_is_told(text: str) -> None:
    """Nothing but remarks is nothing."""
    assert reading(text) == (None, [("file-empty", 1, 1)])


def test_one_document_may_have_its_marks_and_a_second_is_refused() -> None:
    """'---' at the top is fine, further down it begins another document."""
    assert entries(tree("---\na: b\n...\n")) == {"a": "b"}
    assert reading("a: b\n---\nc: d\n") == (None, [("several-documents", 2, 1)])


def test_a_hash_that_cuts_a_sentence_is_told() -> None:
    """'#4' behind a space is meant, '# 4' is a remark, and '#' within a word or quotes is text."""
    text = (
        "a: sag #4\nb: sag # 4\nc: 'sag #4' # ja\nd: C#4\ne: |\n  sag #4\n"
        "f: { g: sag, h: 2 } #5\ni: #6 er borte\n"
    )
    assert reading(text)[1] == [("hash-in-text", 1, 8), ("hash-in-text", 8, 4)]


def test_tabs_may_stand_in_texts_but_not_in_front_of_them() -> None:
    """A tab between words or behind a colon is fine, as indentation it is refused."""
    assert entries(tree("a: b\tc\nd:\te\n")) == {"a": "b\tc", "d": "e"}
    assert reading("a:\n\tb: c\n") == (None, [("tab", 2, 1)])


def test_letters_are_not_normalised_in_secret() -> None:
    """'å' in one sign and 'å' in two are different keys, as in any editor's search."""
    root = tree("gå: 1\nga\u030a: 2\n")
    assert list(entries(root)) == ["gå", "ga\u030a"]


def test_other_ends_of_lines_keep_the_count() -> None:
    """What the parser takes for a line end is one in every message, and nothing is out of range."""
    assert reading('a: b\rc: "d\r')[1] == [("quote-unclosed", 2, 4)]
    assert reading('a: b\u2028c: "d\u2028')[1] == [("quote-unclosed", 2, 4)]
    assert reading("a: b\rc: \x07\r")[1] == [("control-character", 2, 4)]


@given(st.binary() | st.text().map(str.encode))
@example(b'"\r\r\r')
@example("- '\u2028\u2028 \u0085x".encode())
def test_whatever_the_bytes_nothing_is_raised(data: bytes) -> None:
    """A tree, or at least one diagnostic."""
    collector = Collector()
    root = read("scenario.yaml", data, collector)
    assert root is not None or collector.items


@given(
    st.lists(
        st.sampled_from(
            ["- ", "a: ", "  ", "\n", '"', "'", "{", "}", "[", "]", ",", "#", " #x", "&q ", "*q",
             "!t ", "|", ">", "?", "\t", "æ", "\r\n", "%", "@", "`", ":", "---", "<<: "]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_whatever_the_signs_nothing_is_raised(signs: list[str]) -> None:
    """YAML's own signs in any order give a tree, or at least one diagnostic inside the text."""
    text = "".join(signs)
    root, found = reading(text)
    assert root is not None or found
    lines = len(text.splitlines()) + 1
    assert all(1 <= line <= lines and column >= 1 for _, line, column in found)
