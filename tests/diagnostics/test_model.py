from __future__ import annotations

from makkerpar.diagnostics.model import Collector, Diagnostic, Where, closest, shorten


def at(line: int, column: int = 1, file: str = "scenario.yaml") -> Where:
    """A place."""
    return Where(file, line, column)


def test_mistakes_come_in_the_order_of_the_files() -> None:
    """Whatever the order of noting, they are told by file, line and column."""
    collector = Collector()
    for where in (at(2, 5), at(1, 1, "storm.yaml"), at(2, 3), at(1)):
        collector.add("tab", where)
    found = [item.where for item in collector.in_order()]
    assert found == [at(1), at(2, 3), at(2, 5), at(1, 1, "storm.yaml")]


def test_the_same_mistake_at_the_same_place_is_told_once() -> None:
    """A piece that is read twice does not double its diagnostics, but other words do."""
    collector = Collector()
    for name in ("a", "a", "b"):
        collector.add("unknown-scene", at(1), name=name)
    assert [dict(item.words)["name"] for item in collector.in_order()] == ["a", "b"]


def test_past_the_limit_the_rest_is_only_counted() -> None:
    """One last line says how many more there are, and noting them costs nothing."""
    collector = Collector(limit=2)
    for line in range(1, 6):
        collector.add("tab", at(line))
    *kept, last = collector.in_order()
    assert [item.where.line for item in kept] == [1, 2]
    assert last == Diagnostic("too-many", at(3), (("count", "3"),))


def test_what_another_gathered_is_taken_with_its_count() -> None:
    """Nothing that was dropped on the way is forgotten."""
    one, other = Collector(limit=1), Collector(limit=1)
    for line in (1, 2, 3):
        other.add("tab", at(line))
    one.take(other)
    found = [(item.code, item.where.line) for item in one.in_order()]
    assert found == [("tab", 1), ("too-many", 2)]


def test_up_to_the_limit_nothing_is_counted() -> None:
    """Exactly as many mistakes as the limit are all told, without a last line."""
    collector = Collector(limit=2)
    for line in (1, 2):
        collector.add("tab", at(line))
    assert [item.code for item in collector.in_order()] == ["tab", "tab"]


def test_the_closest_name_is_suggested() -> None:
    """With names to choose from, the nearest to the one written comes along."""
    collector = Collector()
    collector.add("unknown-scene", at(1), among=("friday", "monday"), name="fridag")
    collector.add("unknown-scene", at(2), among=("friday", "monday"), name="xyz")
    assert [item.suggestion for item in collector.in_order()] == ["friday", None]


def test_only_case_differs() -> None:
    """A name in capitals is the same name, however little else would be near."""
    assert closest("KAREN", ["karen", "katen"]) == "karen"
    assert closest("Å", ["å", "a"]) == "å"


def test_names_too_long_to_be_meant_are_not_compared() -> None:
    """A sentence in the place of a name gets no suggestion, nor is one suggested."""
    assert closest("a" * 101, ["a" * 101]) is None
    assert closest("a", ["a" * 101]) is None
    assert closest("", ["a"]) is None


def test_among_thousands_of_names_the_nearest_is_still_found() -> None:
    """With very many names only those with the same beginning are compared."""
    names = [f"scene_{number}" for number in range(2000)] + ["friday_late"]
    assert closest("friday_lat", names) == "friday_late"


def test_suggestions_are_not_looked_for_without_end() -> None:
    """Past so many comparisons a mistake is still told, without the name that is near."""
    names = [f"scene_{number}" for number in range(400)]
    collector = Collector(looks=500)
    for line in range(1, 5):
        collector.add("unknown-scene", at(line), among=names, name="scene_17x")
    suggestions = [item.suggestion for item in collector.in_order()]
    assert [one is not None for one in suggestions] == [True, True, False, False]


def test_a_quotation_in_a_message_is_one_short_line() -> None:
    """Line breaks become spaces, and what is too long ends in an ellipsis."""
    assert shorten(" Døren\n  går. ") == "Døren går."
    assert shorten("a" * 200) == "a" * 119 + "…"
    assert shorten("a" * 120) == "a" * 120


def test_words_are_kept_short_in_the_diagnostic() -> None:
    """An author's whole page in the place of a number does not end up in the message."""
    collector = Collector()
    collector.add("expected-integer", at(1), what="minutes", written="x" * 10_000)
    (item,) = collector.in_order()
    assert len(dict(item.words)["written"]) == 120
