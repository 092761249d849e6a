"""A text field's text: what writing, deleting, moving, undoing and wrapping do to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from makkerpar.desktop import clusters
from makkerpar.desktop.editing import STEPS, Edit, Wrapped, line_of, wrap

Step = Callable[[Edit], Edit]

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
WAVE = "👋🏽"
HEART = "❤\ufe0f"
DANISH = "🇩🇰"
SCOTTISH = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
X_DOT = "x\u0323"  # nothing composes it
WHOLE = [
    "a",
    "Æ",
    "ø",
    "å",
    "é",
    X_DOT,
    "뢴",
    FAMILY,
    WAVE,
    HEART,
    DANISH,
    SCOTTISH,
    "5\ufe0f\u20e3",
]
PIECES = [
    *WHOLE,
    *["hej ", " ", "\n", "\r\n", "\t", "-", ".", "\xa0", "\u3000", "e", "u\u0308\u0304"],
    *[
        "\u0301",
        "\u0323",
        "\u200d",
        "🏽",
        "🇩",
        "\ud83d",
        "\x00",
        "\x1b",
        "\ufeff",
        "\u202e",
        "\u2028",
    ],
]
SPACES = {letter for letter in map(chr, range(0x3100)) if unicodedata.category(letter) == "Zs"}

texts = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join)
quiet = st.lists(st.sampled_from([*WHOLE, " ", "\n"]), max_size=12).map("".join)
numbers = st.integers(-3, 40)


def columns(text: str) -> int:
    """A font in which every cluster is one wide."""
    return len(clusters.split(text))


def is_space(cluster: str) -> bool:
    """Whether it is a space where lines may break."""
    return cluster not in ("", "\xa0", "\u2007", "\u202f") and set(cluster) <= SPACES


def laid(edit: Edit, width: int | None = 6) -> Wrapped:
    """The field's text in lines of six."""
    return Wrapped.of(edit.text, width, columns)


def field(marked: str, *, one_line: bool = False, limit: int | None = None) -> Edit:
    """A field from its text, where | is the caret and ^ the selection's other end."""
    edit = Edit.of(marked.replace("|", "").replace("^", ""), one_line=one_line, limit=limit)
    caret = marked.replace("^", "").index("|")
    anchor = marked.replace("|", "").find("^")
    return edit.place(caret if anchor < 0 else anchor).place(caret, select=True)


def marked(edit: Edit) -> str:
    """The text of a field with its caret and selection in it, as `field` reads them."""
    letters = [*edit.text, ""]
    letters[edit.caret] = "|" + letters[edit.caret]
    if edit.anchor != edit.caret:
        letters[edit.anchor] = "^" + letters[edit.anchor]
    return "".join(letters)


def after(edit: Edit, steps: list[Step]) -> Edit:
    """A field after some operations."""
    for step in steps:
        edit = step(edit)
    return edit


plain: list[Step] = [
    Edit.newline,
    Edit.delete_back,
    Edit.delete_forward,
    Edit.delete_word_back,
    Edit.delete_word_forward,
    lambda edit: edit.delete_to_line_start(laid(edit)),
    lambda edit: edit.cut()[0],
    Edit.commit,
    Edit.select_all,
]
moves: list[Callable[[Edit, bool], Edit]] = [
    lambda edit, select: edit.left(select=select),
    lambda edit, select: edit.right(select=select),
    lambda edit, select: edit.word_left(select=select),
    lambda edit, select: edit.word_right(select=select),
    lambda edit, select: edit.line_start(laid(edit), select=select),
    lambda edit, select: edit.line_end(laid(edit), select=select),
    lambda edit, select: edit.text_start(select=select),
    lambda edit, select: edit.text_end(select=select),
    lambda edit, select: edit.up(laid(edit), select=select),
    lambda edit, select: edit.down(laid(edit), select=select),
    lambda edit, select: edit.up(laid(edit), select=select, lines=3),
    lambda edit, select: edit.down(laid(edit), select=select, lines=3),
]


def step_of_text(text: str, way: Callable[[Edit, str], Edit]) -> Step:
    """One operation that takes a text."""
    return lambda edit: way(edit, text)


def step_of_move(move: Callable[[Edit, bool], Edit], select: bool) -> Step:
    """One movement."""
    return lambda edit: move(edit, select)


def step_of_place(at: int, select: bool) -> Step:
    """One click."""
    return lambda edit: edit.place(at, select=select)


def step_of_word(at: int) -> Step:
    """One double click."""
    return lambda edit: edit.select_word(at)


edits: st.SearchStrategy[Step] = st.one_of(
    st.builds(step_of_text, texts, st.sampled_from([Edit.insert, Edit.paste, Edit.compose])),
    st.sampled_from(plain),
    st.builds(step_of_move, st.sampled_from(moves), st.booleans()),
    st.builds(step_of_place, numbers, st.booleans()),
    st.builds(step_of_word, numbers),
)
steps: st.SearchStrategy[Step] = edits | st.sampled_from([Edit.undo, Edit.redo])
fields: st.SearchStrategy[Edit] = st.builds(
    lambda text, one_line, limit, done: after(Edit.of(text, one_line=one_line, limit=limit), done),
    texts,
    st.booleans(),
    st.integers(0, 30),
    st.lists(edits, max_size=6),
)


# Laws of every field


@given(fields, st.lists(steps, max_size=12))
def test_caret_and_anchor_always_stand_between_clusters(edit: Edit, done: list[Step]) -> None:
    """Whatever is done, both ends of the selection are bounds of the text."""
    edit = after(edit, done)
    assert {edit.caret, edit.anchor} <= set(clusters.bounds(edit.text))


@given(fields, st.lists(steps, max_size=12))
def test_a_text_is_clean_and_within_its_limit(edit: Edit, done: list[Step]) -> None:
    """No control, lone surrogate or hidden mark ever enters; one line stays one; limits hold."""
    edit = after(edit, done)
    assert len(edit.text) <= edit.limit
    assert not (edit.one_line and "\n" in edit.text)
    for text in (edit.text.replace("\n", ""), edit.composing):
        assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text)
        assert not set(text) & {"\ufeff", "\u202e", "\u2028"}


@given(texts, st.booleans(), st.integers(0, 30), st.lists(edits, max_size=12))
def test_undo_returns_to_every_earlier_text_and_redo_comes_back(
    text: str, one_line: bool, limit: int, done: list[Step]
) -> None:
    """Undoing passes only texts that were there, down to the first; redoing passes them again."""
    edit = Edit.of(text, one_line=one_line, limit=limit)
    was = [edit.text]
    for step in done:
        edit = step(edit)
        was.append(edit.text)
    seen = [edit]
    while seen[-1].past:
        seen.append(seen[-1].undo())
    passed = [each.text for each in seen]
    assert passed[-1] == was[0]
    # In order: `in` uses the iterator up to where it finds the text.
    earlier = iter(reversed(was))
    assert all(each in earlier for each in passed)
    assert all(each != following for each, following in pairwise(passed))
    back = seen[-1]
    for each in reversed(passed[:-1]):
        back = back.redo()
        assert back.text == each
    assert not back.future


@given(quiet, numbers, st.sampled_from(WHOLE))
def test_deleting_the_cluster_just_written_is_as_if_it_never_was(
    text: str, at: int, cluster: str
) -> None:
    """One press of Backspace takes back whatever counts as one character."""
    before = Edit.of(text).place(at)
    written = before.insert(cluster)
    assume(len(clusters.split(written.text)) == len(clusters.split(text)) + 1)
    assert marked(written.delete_back()) == marked(before)
    assert marked(written.left().delete_forward()) == marked(before)


@given(quiet, numbers, numbers)
def test_pasting_what_was_cut_restores_the_text(text: str, start: int, end: int) -> None:
    """What cut takes away, paste puts back, to the letter."""
    edit = Edit.of(text).place(start).place(end, select=True)
    rest, taken = edit.cut()
    assert taken == edit.selected
    assert len(rest.text) == len(edit.text) - len(taken)
    assert rest.paste(taken).text == edit.text


@given(fields, texts)
def test_composing_changes_no_text(edit: Edit, text: str) -> None:
    """What an input method holds is shown in the selection's place, and leaves text and past be."""
    held = edit.compose(text)
    assert (held.text, held.past, held.selected) == (edit.text, edit.past, edit.selected)
    assert held.compose("") == edit.compose("")
    if held.composing:
        assert held.shown[: held.shown_caret] == held.text[: held.start] + held.composing
    else:
        assert (held.shown, held.shown_caret) == (held.text, held.caret)


@given(fields, st.integers(-1, 12), st.booleans())
def test_visual_lines_partition_the_text(edit: Edit, width: int, wide: bool) -> None:
    """Lines join up to the text, break between clusters, and end hard at each line feed only."""
    text = edit.text
    lines = wrap(text, None if wide else width, columns)
    assert [line.end for line in lines[:-1]] == [line.start for line in lines[1:]]
    assert (lines[0].start, lines[-1].end) == (0, len(text))
    assert {line.start for line in lines} <= set(clusters.bounds(text))
    assert all(line.start < line.end for line in lines[:-1])
    hard = [line.end for line in lines if not line.soft]
    assert hard == [at for at in range(1, len(text) + 1) if text[at - 1] == "\n"] + [len(text)]


@given(fields, st.integers(1, 12))
def test_every_offset_has_one_visual_line(edit: Edit, width: int) -> None:
    """A caret at any offset is on the one line whose first and last offset hold it."""
    lines = wrap(edit.text, width, columns)
    for at in clusters.bounds(edit.text):
        holders = [number for number, line in enumerate(lines) if line.start <= at <= line.last]
        assert holders == [line_of(lines, at)]


@given(fields, st.integers(1, 12))
def test_no_line_is_wider_than_the_width_but_for_hanging_spaces(edit: Edit, width: int) -> None:
    """What can be seen of a line fits; a soft break never puts a space first."""
    lines = wrap(edit.text, width, columns)
    for line in lines:
        seen = edit.text[line.start : line.end].rstrip("\n")
        while is_space(seen[-1:]):
            seen = seen[:-1]
        assert columns(seen) <= width
    for line, following in pairwise(lines):
        if line.soft:
            assert not is_space(clusters.split(edit.text[following.start :])[0])


@given(fields, st.integers(1, 12), st.booleans())
def test_a_layout_finds_every_offset_again_by_its_x(edit: Edit, width: int, wide: bool) -> None:
    """Clicking where a caret is drawn puts it there, and clicking beyond a line at its last."""
    layout = Wrapped.of(edit.text, None if wide else width, columns)
    for at in clusters.bounds(edit.text):
        number = line_of(layout.lines, at)
        line = layout.lines[number]
        found = layout.index_at(number, layout.x_of(at))
        assert layout.x_of(found) == layout.x_of(at)
        assert layout.index_at(number, 10**6) == line.last
        assert layout.index_at(number, -5) == line.start


# Clusters


JOINED = ["🏳\ufe0f\u200d🌈", "🙂\u200d↔\ufe0f", "👩\u200d\U0001fae9"]


@pytest.mark.parametrize(
    "cluster",
    [*WHOLE, *JOINED, "\n", "e\u0301\u0323", "a\u200c", "a\u200d", "न\u093f", "ｶ\uff9e"],
)
def test_what_reads_as_one_character_is_one_cluster(cluster: str) -> None:
    """Marks, joined emoji, skin tones, keycaps and flags are never split."""
    assert clusters.split(f"æ{cluster}å") == ["æ", cluster, "å"]


def test_flags_pair_from_the_left_and_a_line_feed_takes_no_mark() -> None:
    """An odd regional letter stands alone; a mark after a line feed stands alone too."""
    assert clusters.split("🇩🇰🇸🇪🇩") == ["🇩🇰", "🇸🇪", "🇩"]
    assert clusters.split("a\n\u0301") == ["a", "\n", "\u0301"]
    assert clusters.split("a\u200d👧") == ["a\u200d", "👧"]
    assert clusters.split("") == []


# Writing


def test_danish_is_written_letter_by_letter() -> None:
    """Every Danish letter, large and small, comes out as it went in."""
    edit = Edit.of()
    for letter in "Ærø på én ÅØ, åh!":
        edit = edit.insert(letter)
    assert marked(edit) == "Ærø på én ÅØ, åh!|"


@pytest.mark.parametrize(
    ("before", "written", "then"),
    [
        ("ha^r de|n", "v", "hav|n"),
        ("ab|", "\r\nc\rd\x0be\u2028f\n", "ab\nc\nd\ne\nf\n|"),
        ("|", "a\tb", "a b|"),
        ("|", "\x1b[31mr\x00\x7f\ud83d", "[31mr|"),
        ("e|", "\u0301", "é|"),
        ("|", "A\u030a", "Å|"),
        ("|", "\u1105\u116c", "뢰|"),
        ("🇩|", "🇰", "🇩🇰|"),
        ("👩|👧", "\u200d", "👩\u200d👧|"),
        ("a^b|c", "\x00", "a^b|c"),
        ("|", f"{SCOTTISH}{FAMILY}{HEART}", f"{SCOTTISH}{FAMILY}{HEART}|"),
    ],
)
def test_writing_replaces_the_selection_with_clean_text(
    before: str, written: str, then: str
) -> None:
    """Lines, tabs and marks come in one form, unseen characters not at all."""
    assert marked(field(before).insert(written)) == then


def test_one_line_joins_lines_by_a_space() -> None:
    """What is pasted into a field of one line stays readable; a line break alone does nothing."""
    edit = Edit.of(one_line=True).paste("Anna\r\n\r\nKarenina\n")
    assert marked(edit) == "Anna Karenina|"
    assert edit.newline() == edit


def test_a_text_is_cut_at_its_limit_between_clusters() -> None:
    """What does not fit is left out whole, and what stands behind the caret is kept."""
    assert marked(field("abc|d", limit=6).paste(f"x{WAVE}")) == "abcx|d"
    assert marked(field("abc|d", limit=7).paste(f"x{WAVE}y")) == f"abcx{WAVE}|d"
    assert marked(Edit.of(limit=2).paste("\x00\x00a\rb")) == "a\n|"
    full = field("a^bc|d", limit=4)
    assert marked(full.paste("xyz")) == "axy|d"
    assert field("abcd|", limit=4).insert("e") == field("abcd|", limit=4)


def test_limits_differ_by_kind_of_field() -> None:
    """Unless told otherwise, one line takes 200 characters and several take 4000."""
    assert len(Edit.of("ø" * 9000).text) == 4000
    assert len(Edit.of("ø" * 9000, one_line=True).text) == 200


def test_marks_that_grow_at_a_seam_keep_the_limit() -> None:
    """Where composing anew would make a full text longer, it stays as it is."""
    assert marked(field("ǖ|", limit=3).insert("\u0323")) == "ụ\u0308\u0304|"
    assert marked(field("ǖ|", limit=2).insert("\u0323")) == "ǖ\u0323|"


@pytest.mark.parametrize(
    ("before", "step", "then"),
    [
        ("|ab", Edit.delete_back, "|ab"),
        ("ab|", Edit.delete_forward, "ab|"),
        (f"a{FAMILY}|b", Edit.delete_back, "a|b"),
        (f"a|{SCOTTISH}b", Edit.delete_forward, "a|b"),
        ("a|bc^d", Edit.delete_back, "a|d"),
        ("a^bc|d", Edit.delete_word_forward, "a|d"),
        ("god dag, Åse|", Edit.delete_word_back, "god dag, |"),
        ("god dag, |", Edit.delete_word_back, "god dag|"),
        ("god|  dag", Edit.delete_word_forward, "god|dag"),
        ("|god  dag", Edit.delete_word_forward, "|dag"),
        ("ab\n|cd", Edit.delete_word_back, "ab|cd"),
        ("ab\ncd e|f", Edit.delete_to_line_start, "ab\n|f"),
        ("ab\n|cd", Edit.delete_to_line_start, "ab\n|cd"),
        ("e\n|\u0301", Edit.delete_back, "é|"),
    ],
)
def test_deleting_takes_the_selection_or_what_is_named(before: str, step: Step, then: str) -> None:
    """A selection goes first; else a whole cluster, word or beginning of a line goes."""
    assert marked(step(field(before))) == then


def test_composing_is_committed_in_the_selections_place() -> None:
    """A dead key's sign shows at the caret, and becomes text when it is committed."""
    held = field("caf^x|!").compose("~")
    assert (held.shown, held.shown_caret, held.text) == ("caf~!", 4, "cafx!")
    assert marked(held.insert("é")) == "café|!"
    assert held.insert("é").composing == ""
    assert marked(held.compose("é").commit()) == "café|!"
    for step in (Edit.left, Edit.undo, Edit.redo, Edit.delete_back, Edit.newline, Edit.commit):
        assert step(held).composing == ""
    assert held.insert("\x00").composing == ""


# Undoing


def test_typing_in_one_run_is_one_step() -> None:
    """Letters typed on end are undone together, with the selection they replaced."""
    edit = field("en ^kat| er").insert("h").insert("u").insert("nd")
    assert marked(edit.undo()) == "en ^kat| er"
    assert marked(edit.undo().redo()) == "en hund| er"


@pytest.mark.parametrize(
    "between",
    [Edit.newline, lambda edit: edit.left().right(), lambda edit: edit.insert("x").delete_back()],
)
def test_a_line_a_move_or_a_deletion_ends_a_run(between: Step) -> None:
    """What was typed before is a step of its own."""
    edit = between(Edit.of().insert("a").insert("b"))
    edit = edit.insert("c")
    while edit.text not in ("ab", ""):
        edit = edit.undo()
    assert edit.text == "ab"


def test_pasting_is_a_step_and_so_is_a_run_of_backspaces() -> None:
    """Each kind of edit is undone by itself."""
    edit = Edit.of().insert("a").paste("bcd").delete_back().delete_back()
    texts_back = [edit.text, edit.undo().text, edit.undo().undo().text]
    assert texts_back == ["ab", "abcd", "a"]
    assert edit.undo().undo().undo().text == ""


def test_writing_ends_what_could_be_redone() -> None:
    """After an undo and a new edit there is nothing to redo."""
    edit = Edit.of().paste("a").paste("b").undo().insert("c")
    assert edit.redo().text == "ac"


def test_history_is_bounded() -> None:
    """The oldest steps are forgotten, and undo stops there."""
    edit = Edit.of()
    for _ in range(STEPS + 50):
        edit = edit.paste("a")
    for _ in range(STEPS + 50):
        edit = edit.undo()
    assert edit.text == "a" * 50


def test_what_changes_nothing_is_no_step() -> None:
    """Pressing Backspace at the start or writing the same over itself leaves nothing to undo."""
    edit = field("|ab").delete_back()
    assert edit.past == Edit.of("ab").past == ()
    assert field("^ab|").paste("ab").past == ()


# Moving


@pytest.mark.parametrize(
    ("before", "move", "then"),
    [
        ("ab^cd|e", Edit.left, "ab|cde"),
        ("ab|cd^e", Edit.left, "ab|cde"),
        ("ab|cd^e", Edit.right, "abcd|e"),
        (f"{WAVE}|", Edit.left, f"|{WAVE}"),
        ("|ab", Edit.left, "|ab"),
        ("ab|", Edit.right, "ab|"),
        ("på vej hjem|", Edit.word_left, "på vej |hjem"),
        ("på vej |hjem", Edit.word_left, "på |vej hjem"),
        ("p|å vej", Edit.word_right, "på |vej"),
        ("ja|, nej", Edit.word_right, "ja, |nej"),
        ("ja| \nnej", Edit.word_right, "ja |\nnej"),
        ("ja |\n  nej", Edit.word_right, "ja \n  |nej"),
        ("ja\n  |nej", Edit.word_left, "ja\n|  nej"),
        ("ja\n|nej", Edit.word_left, "ja|\nnej"),
        ("ja\n\n|nej", Edit.word_left, "ja\n|\nnej"),
        ("ja|\n\nnej", Edit.word_right, "ja\n|\nnej"),
        ("ab\nc|d\nef", Edit.line_start, "ab\n|cd\nef"),
        ("ab\nc|d\nef", Edit.line_end, "ab\ncd|\nef"),
        ("ab\ncd|", Edit.line_end, "ab\ncd|"),
        ("a^b|c", Edit.line_end, "abc|"),
        ("ab\nc|d", Edit.text_start, "|ab\ncd"),
        ("a|b\ncd", Edit.text_end, "ab\ncd|"),
        ("a|b\ncd", Edit.select_all, "^ab\ncd|"),
    ],
)
def test_moving_without_selecting_collapses_the_selection(
    before: str, move: Step, then: str
) -> None:
    """Left and right go to the selection's ends, everything else on from the caret."""
    assert marked(move(field(before))) == then


def test_moving_while_selecting_keeps_the_anchor() -> None:
    """With select the far end stays, also when the caret passes it."""
    edit = field("på ve|j").word_left(select=True)
    assert (marked(edit), edit.selected) == ("på |ve^j", "ve")
    assert marked(edit.right(select=True).right(select=True).right(select=True)) == "på ve^j|"


@pytest.mark.parametrize(
    ("text", "at", "selected"),
    [
        ("god dag, Åse", 5, "dag"),
        ("god dag, Åse", 3, "god"),
        ("god dag, Åse", 12, "Åse"),
        ("god  dag", 4, "  "),
        ("a ... b", 3, "..."),
        (f"hej {WAVE}", 5, WAVE),
        ("ab\ncd", 2, "ab"),
        ("nej...", 6, "..."),
        ("ab\n\ncd", 3, ""),
        ("", 0, ""),
    ],
)
def test_a_double_click_selects_a_word(text: str, at: int, selected: str) -> None:
    """The word at or before the place, else the spaces or marks there; never over a line feed."""
    assert Edit.of(text).select_word(at).selected == selected


def test_a_click_lands_between_clusters_and_within_the_text() -> None:
    """A place inside a cluster is its start; one outside the text is its nearest end."""
    edit = Edit.of(f"a{FAMILY}b")
    assert [edit.place(at).caret for at in (-1, 0, 1, 4, 99)] == [0, 0, 1, 1, len(edit.text)]
    assert edit.place(0).place(4, select=True).selected == "a"


def up(edit: Edit) -> Edit:
    """One line up in lines of six."""
    return edit.up(laid(edit))


def down(edit: Edit) -> Edit:
    """One line down in lines of six."""
    return edit.down(laid(edit))


def test_up_and_down_keep_the_wanted_x_over_short_lines() -> None:
    """A short line on the way does not pull the caret to the left for good."""
    assert marked(down(field("abcd|e\nx\nfghij"))) == "abcde\nx|\nfghij"
    assert marked(down(down(field("abcd|e\nx\nfghij")))) == "abcde\nx\nfghi|j"
    assert marked(up(up(field("abcde\nx\nfghi|j")))) == "abcd|e\nx\nfghij"
    assert marked(down(down(field("abcd|e\nx\nfghij")).left())) == "abcde\nx\n|fghij"
    assert marked(up(down(field("abcd|e\nx\nfghij")).left())) == "|abcde\nx\nfghij"


def test_up_from_the_first_line_and_down_from_the_last_go_to_its_end() -> None:
    """Where there is no line further on, the caret goes as far as the line does."""
    assert marked(up(field("ab|c\nd"))) == "|abc\nd"
    assert marked(down(field("ab\nc|de"))) == "ab\ncde|"


def test_up_and_down_start_from_the_selections_near_end() -> None:
    """Up from a selection starts at its start, down at its end; with select, at the caret."""
    assert marked(up(field("abc\nd^e\nfg|h"))) == "a|bc\nde\nfgh"
    assert marked(down(field("a|b^c\ndef"))) == "abc\nde|f"
    edit = field("a^b|c\ndef")
    assert marked(edit.down(laid(edit), select=True)) == "a^bc\nde|f"
    edit = field("abc\n^de|f\nghi").down(laid(field("abc\nde|f\nghi")), select=True)
    assert marked(edit) == "abc\n^def\ngh|i"
    assert marked(up(edit)) == "|abc\ndef\nghi"


class Rough:
    """A widget's layout that is careless about where lines end and clusters lie."""

    def __init__(self, text: str, found: int) -> None:
        self.lines = wrap(text, 6, columns)
        self.found = found

    def x_of(self, index: int) -> int:
        return index

    def index_at(self, line: int, x: int) -> int:
        return self.found


@pytest.mark.parametrize(("found", "caret"), [(99, 9), (0, 4), (6, 5)])
def test_what_a_layout_finds_is_brought_into_the_line(found: int, caret: int) -> None:
    """An offset beyond the line, or inside a cluster, does not make the caret stray."""
    edit = field(f"|abc\nd{WAVE}ef\ngh")
    assert edit.down(Rough(edit.text, found)).caret == caret


def test_a_page_is_several_lines_at_once() -> None:
    """Paging goes by whole lines at the wanted x, and first to the last line, then to its end."""
    edit = field("a|b\ncd\nef\ngh")
    layout = laid(edit)
    assert marked(edit.down(layout, lines=2)) == "ab\ncd\ne|f\ngh"
    assert marked(edit.down(layout, lines=9)) == "ab\ncd\nef\ng|h"
    assert marked(edit.down(layout, lines=9).down(layout, lines=9)) == "ab\ncd\nef\ngh|"
    assert marked(edit.text_end().up(layout, lines=2)) == "ab\ncd|\nef\ngh"


def test_line_start_and_end_are_those_of_the_visual_line() -> None:
    """Home and End stay on a line that breaks softly."""
    edit = field("god dag| Åse")
    layout = laid(edit)
    assert marked(edit.line_start(layout)) == "god |dag Åse"
    assert marked(edit.line_end(layout)) == "god dag| Åse"
    assert marked(edit.text_start().line_end(layout)) == "god| dag Åse"
    assert marked(edit.delete_to_line_start(layout)) == "god | Åse"


# Visual lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("god dag Åse", ["god ", "dag ", "Åse"]),
        ("a b c d", ["a b c ", "d"]),
        ("abc\n", ["abc\n", ""]),
        ("\n\n", ["\n", "\n", ""]),
        ("abcdef    gh", ["abcdef    ", "gh"]),
        ("abcdefgh ij", ["abcdef", "gh ij"]),
        ("ab cdefghijk", ["ab ", "cdefgh", "ijk"]),
        ("  ab", ["  ab"]),
        ("ny-gammel", ["ny-", "gammel"]),
        ("1 og/eller", ["1 og/", "eller"]),
        ("abcd -5", ["abcd ", "-5"]),
        ("ab cd-)", ["ab ", "cd-)"]),
        ("ab\xa0cd ef", ["ab\xa0cd ", "ef"]),
        (f"{FAMILY * 7}", [FAMILY * 6, FAMILY]),
        ("abcdef \n gh", ["abcdef \n", " gh"]),
        ("abcdef ", ["abcdef "]),
    ],
)
def test_text_wraps_by_words(text: str, lines: list[str]) -> None:
    """Lines of six break behind spaces and hyphens; only a word too long is broken itself."""
    assert [text[line.start : line.end] for line in wrap(text, 6, columns)] == lines


def test_a_cluster_wider_than_the_line_stands_alone() -> None:
    """However narrow the lines, each holds something."""
    lines = [line.end for line in wrap(f"{WAVE}b c", 0, columns)]
    assert lines == [2, 4, 5]


def test_hanging_spaces_do_not_push_the_caret_out_of_the_field() -> None:
    """Behind a full line the caret waits at the edge however many spaces are typed."""
    layout = Wrapped.of("abcdef    gh", 6, columns)
    assert [layout.x_of(at) for at in (5, 6, 7, 9, 10, 12)] == [5, 6, 6, 6, 0, 2]


def test_a_click_goes_to_the_nearer_side_of_a_letter() -> None:
    """Left of a letter's middle is before it, from the middle on is behind it."""
    layout = Wrapped.of("mål\nmad", None, lambda text: 10 * len(text))
    assert [layout.index_at(0, x) for x in (-9, 4, 5, 14, 16, 99)] == [0, 0, 1, 1, 2, 3]
    assert [layout.index_at(1, x) for x in (0, 14, 99)] == [4, 5, 7]
