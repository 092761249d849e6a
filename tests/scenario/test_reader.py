"""Single values: what is expected, and what is said when it is not there."""

from __future__ import annotations

import pytest

from makkerpar.diagnostics.model import Collector
from makkerpar.scenario.expression import INTEGER, SWITCH, Comparison
from makkerpar.scenario.model import ByWindow, FirstOf, Phrase
from makkerpar.scenario.reader import Reader, Symbols, is_identifier
from makkerpar.scenario.scope import Scope
from makkerpar.scenario.source import Mapping, Node, Scalar, read


def reader() -> Reader:
    """A reader that knows a few names."""
    scope = Scope({"capital": INTEGER, "warned": SWITCH}, {}, frozenset({"friday"}))
    symbols = Symbols(scope, frozenset({"capital"}), frozenset({"kommune"}), ("karen",), ("storm",))
    return Reader(Collector(), symbols)


def node(text: str) -> Node:
    """The value of ``x: …``."""
    root = read("scenario.yaml", f"x: {text}\n".encode(), Collector())
    assert isinstance(root, Mapping)
    found = root.get("x")
    assert found is not None
    return found


def key(text: str) -> Scalar:
    """A key, as an author writes a name."""
    found = node(text)
    assert isinstance(found, Scalar)
    return found


def said(one: Reader) -> list[tuple[str, int]]:
    """The code and column of everything noted."""
    return [(item.code, item.where.column) for item in one.collector.in_order()]


@pytest.mark.parametrize(("text", "value"), [("5", 5), ("-2", -2), ("+2", 2), ("007", 7)])
def test_whole_numbers(text: str, value: int) -> None:
    """Digits with a sign or without are a number."""
    assert reader().integer(node(text), "x", -10, 10) == value


@pytest.mark.parametrize(
    "text", ["'5'", "5.0", "5,0", "fem", "0x5", "1_000", "5 kr", "\u0665", "1e3"]
)
def test_what_is_no_whole_number(text: str) -> None:
    """Anything else, a quoted number too, is told with what stands there."""
    one = reader()
    assert one.integer(node(text), "x", -10, 10) is None
    assert said(one) == [("expected-integer", 4)]


@pytest.mark.parametrize("text", ["11", "-11", "9" * 5000])
def test_whole_numbers_have_bounds(text: str) -> None:
    """A number outside is refused, however many digits it has."""
    one = reader()
    assert one.integer(node(text), "x", -10, 10) is None
    assert said(one) == [("integer-range", 4)]


def test_switches_are_written_one_way() -> None:
    """Only a plain true or false is a switch."""
    one = reader()
    assert one.switch(node("true"), "x") is True
    assert one.switch(node("false"), "x") is False
    for text in ("True", "yes", "ja", "1", "'true'"):
        assert one.switch(node(text), "x") is None
    assert said(one) == [("expected-switch", 4)] * 5


def test_what_is_not_there_is_nobodys_mistake() -> None:
    """A key that is left out is read as nothing, without a word."""
    one = reader()
    assert one.integer(None, "x", 0, 1) is None
    assert one.text(None, "x") is None
    assert list(one.items(None, "x")) == []
    assert list(one.pairs(None, "x")) == []
    assert one.condition(None) is None
    assert said(one) == []


def test_what_has_parts_is_no_single_value() -> None:
    """A list or keys where one value belongs are told, and so is nothing at all."""
    one = reader()
    for text in ("[a]", "{ a: b }", ""):
        assert one.scalar(node(text), "x") is None
    assert sorted(code for code, _ in said(one)) == ["empty-value", *["expected-value"] * 2]


def test_one_of_a_few_words() -> None:
    """Another word is refused, with the nearest that would do."""
    one = reader()
    assert one.seat(node("chief"), "seat") == "chief"
    assert one.seat(node("cheif"), "seat") is None
    (found,) = one.collector.in_order()
    assert (found.code, found.suggestion) == ("not-one-of", "chief")


@pytest.mark.parametrize("name", ["a", "møde_på_rådhuset", "x2", "a_", "æ", "ß"])
def test_names(name: str) -> None:
    """Lower-case letters, Danish ones too, digits and '_', beginning with a letter."""
    assert is_identifier(name)


@pytest.mark.parametrize(
    "name", ["", "A", "Møde", "2x", "_a", "a-b", "a b", "a.b", "ga\u030ard", "a\u00b2", "é\u0301"]
)
def test_what_is_no_name(name: str) -> None:
    """Capitals, other signs, and letters put together from two signs are refused."""
    assert not is_identifier(name)


def test_a_letter_in_one_sign_is_a_name() -> None:
    """The same word is a name once its letters are composed."""
    assert is_identifier("gård")
    assert not is_identifier("ga\u030ard")


@pytest.mark.parametrize(
    "name",
    ["and", "or", "not", "if", "else", "true", "false", "visited", "again",
     "director", "chief", "only", "when", "first", "lines", "text"],
)  # fmt: skip
def test_words_of_the_language_are_no_names(name: str) -> None:
    """Nothing can be called what already means something."""
    one = reader()
    assert not one.identifier(key(name), "scene")
    assert said(one) == [("reserved-name", 4)]


@pytest.mark.parametrize("name", ["office", "kontor.svg", "rådhus-2", "a_b.png"])
def test_pictures(name: str) -> None:
    """A picture is a name, or a file of the scenario's own folder."""
    assert reader().asset(node(name), "place") == name


@pytest.mark.parametrize(
    "name",
    ["../x.svg", "/etc/passwd", "a/b", "a\\b", ".svg", "..", "x.exe", "a b", "C:x", "x.svg.js"],
)
def test_a_picture_is_never_outside_its_folder(name: str) -> None:
    """No path can be written, only a name."""
    one = reader()
    assert one.asset(node(f"'{name}'"), "place") is None
    assert said(one) == [("asset-name", 4)]


def test_conditions_are_read_with_the_names_there_are() -> None:
    """A condition is an expression that is true or false."""
    found = reader().condition(node("capital > 3"))
    assert found is not None
    assert isinstance(found.tree, Comparison)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("capital", "expression-type", 4),
        ("capital > 3 and kapital", "unknown-variable", 20),
        ("'capital > 3 and kapital'", "unknown-variable", 21),
        ("capital >", "expression-unfinished", 13),
        ("[capital]", "expected-value", 4),
        (">\n  capital >\n  kapital", "unknown-variable", 4),
    ],
)
def test_a_mistake_in_a_condition_is_told_at_its_column(text: str, code: str, column: int) -> None:
    """The column is that of the word, where the condition stands on one line."""
    one = reader()
    assert one.condition(node(text)) is None
    assert said(one) == [(code, column)]


def test_a_text_is_taken_as_written() -> None:
    """Numbers, times and words that other programs would read stay texts."""
    one = reader()
    for text in ("16.40", "no", "8:10", "true", "~", "007"):
        found = one.text(node(text), "x")
        assert isinstance(found, Phrase)
        assert found.source == text
    assert said(one) == []


def test_texts_vary_by_window_and_by_condition_one_inside_the_other() -> None:
    """Both forms may stand in each other."""
    one = reader()
    found = one.text(
        node("{ director: A, chief: { first: [ { when: warned, text: B }, { text: C } ] } }"), "x"
    )
    assert isinstance(found, ByWindow)
    assert isinstance(found.chief, FirstOf)
    assert [text.source for _, text in found.chief.cases if isinstance(text, Phrase)] == ["B", "C"]
    assert [when is None for when, _ in found.chief.cases] == [False, True]
    assert said(one) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-value"),
        ("''", "empty-value"),
        ("[a]", "starts-with-sign"),
        ("{ kommune }", "starts-with-sign"),
        ("{ director: a }", "window-missing"),
        ("{ director: a, chief: b, others: c }", "unknown-key"),
        ("{ director: a, b, chief: c }", "comma-in-braces"),
        ("{ text: a }", "expected-text"),
        ("{ first: [] }", "empty-list"),
        ("{ first: [ { when: warned, text: a } ] }", "last-conditional"),
        ("{ first: [ { text: a }, { text: b } ] }", "never-reached"),
        ("{ first: [ a ] }", "expected-mapping"),
        ("{ first: [ { when: warned } ] }", "missing-key"),
    ],
)
def test_what_is_no_text(text: str, code: str) -> None:
    """Each way of missing a text has its own diagnostic."""
    one = reader()
    one.text(node(text), "x")
    assert code in [found for found, _ in said(one)]


def test_the_first_item_that_is_hidden_is_pointed_at() -> None:
    """The place is behind the item that always holds, not at the end of the list."""
    one = reader()
    one.text(
        node(
            "\n  first:\n  - { text: a }\n  - { text: b }\n"
            "  - { when: warned, text: c }\n  - { text: d }"
        ),
        "x",
    )
    assert [item.where.line for item in one.collector.in_order()] == [4]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("Hej {komune}", "unknown-placeholder", 8),
        ("'Hej {komune}'", "unknown-placeholder", 9),
        ("Æ {komune.word}", "unknown-placeholder", 6),
        ("Hej {kommune.word}", "no-words", 8),
        ("Hej {warned.word}", "no-words", 8),
        ("Hej {to + to}", "bad-placeholder", 8),
        ("Hej {}", "bad-placeholder", 8),
        ("Hej {kommune", "stray-brace", 4),
        ("Hej kommune}", "stray-brace", 4),
        ("|\n  Hej\n  {komune}", "unknown-placeholder", 4),
        ("Hej\n  og {komune}", "unknown-placeholder", 4),
        ('"H\\x65j {komune}"', "unknown-placeholder", 4),
    ],
)
def test_placeholders_are_told_at_their_column(text: str, code: str, column: int) -> None:
    """Where letters can be counted it is the brace itself, else where the text begins."""
    one = reader()
    one.text(node(text), "x")
    assert said(one) == [(code, column)]


def test_placeholders_that_something_fills() -> None:
    """Values, words and terms, with a capital too."""
    one = reader()
    one.text(node("'{kommune} {Kommune} {capital} {capital.word} {Capital.word} {warned}'"), "x")
    assert said(one) == []


def test_keys_of_a_shape() -> None:
    """Unknown and missing keys are told at once, and what is known is read."""
    one = reader()
    fields = one.fields(node("{ when: warned, goto: friday, gto: x }"), "way")
    assert fields is not None
    assert set(fields.entries) == {"when", "goto"}
    one.fields(node("{ when: warned }"), "way")
    codes = [(item.code, item.suggestion) for item in one.collector.in_order()]
    assert codes == [("missing-key", None), ("unknown-key", "goto")]


def test_a_misspelt_key_is_not_missing_too() -> None:
    """The suggestion says which key was meant, so its absence is no second mistake."""
    one = reader()
    one.fields(node("{ gto: friday }"), "way")
    assert said(one) == [("unknown-key", 6)]


def test_a_comma_that_makes_keys_is_told_wherever_keys_stand() -> None:
    """In '{ }' a key without value is half a sentence, in shapes and among the author's own."""
    one = reader()
    one.fields(node("{ goto: friday, og }"), "way")
    assert [name.value for name, _ in one.pairs(node("{ a: b, c }"), "terms")] == ["a"]
    assert said(one) == [("comma-in-braces", 12), ("comma-in-braces", 20)]
    one = reader()
    assert [name.value for name, _ in one.pairs(node("\n  a: b\n  c:"), "terms")] == ["a", "c"]
    assert said(one) == []
