from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.errors import CatalogueError
from makkerpar.text.catalogue import read_po
from makkerpar.text.po import Document, Entry, parse, write

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

EVERYTHING = (
    "# Licens: CC BY.\n"
    + HEADER
    + """
# Bemærk tonen.
#. @ scenes.a.lines[0]
#: scenario.yaml:12 \u2068my file.yaml\u2069:3
#, fuzzy, max-length:80
#| msgid "Ring."
msgid "Ring nu."
msgstr "Ring."

msgctxt "knap"
msgid "Ring nu."
msgid_plural "Ring nu, begge."
msgstr[0] "Call now."
msgstr[1] "Call now, both."

# Den var god.
#, fuzzy
#~| msgid "Vent."
#~ msgid "Vent lidt."
#~ msgstr "Wait."

#~ msgid "Bliv."
#~ msgstr "Stay \\"there\\"."

# Slut.
"""
)

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300)


def _entry(number: int, text: str, translation: str, note: str, fuzzy: bool, gone: bool) -> Entry:
    return Entry(
        msgid=f"{number} {text}",
        msgstr=(translation,),
        comments=(f"# {note}",) if note else (),
        flags=("fuzzy",) if fuzzy else (),
        previous=f"før {text}" if fuzzy else None,
        obsolete=gone,
    )


entries = st.lists(
    st.tuples(words, words, st.text("abc"), st.booleans(), st.booleans()), max_size=6
).map(lambda many: [_entry(number, *one) for number, one in enumerate(many)])


def _bare(document: Document) -> list[tuple[object, ...]]:
    """The entries without the lines that they stand on, live ones first, as they are written."""
    ordered = sorted(document.entries, key=lambda one: one.obsolete)
    return [
        (one.msgid, one.msgstr, one.context, one.comments, one.flags, one.previous, one.obsolete)
        for one in ordered
    ]


def test_a_file_with_everything_in_it_comes_out_as_it_went_in() -> None:
    """Comments, flags, former texts, contexts, plurals and obsolete entries are all kept."""
    assert write(parse(EVERYTHING.encode(), language="en")).decode() == EVERYTHING


@given(entries)
def test_whatever_is_written_is_read_back_the_same(many: list[Entry]) -> None:
    """Any text at all survives quoting, and players' reader takes the file."""
    document = Document(Entry("", ("Content-Type: text/plain; charset=UTF-8\n",)), tuple(many))
    data = write(document)
    assert _bare(parse(data, language="en")) == _bare(document)
    assert write(parse(data, language="en")) == data
    texts = read_po(data, language="en").texts
    shown = [one for one in many if one.translated and not (one.fuzzy or one.obsolete)]
    assert texts == {(None, one.msgid): one.msgstr for one in shown}


def test_an_entry_knows_its_lines() -> None:
    """The lines of `msgid` and `msgstr` are those of the file."""
    first, *_ = parse(EVERYTHING.encode(), language="en").entries
    rows = EVERYTHING.splitlines()
    assert rows[first.line - 1] == 'msgid "Ring nu."'
    assert rows[first.msgstr_line - 1] == 'msgstr "Ring."'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b"\n\n#~ msgid "c\n#~ msgstr "d"\n', 4),
        ('msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n', 4),
        ('msgid "a"\nmsgstr "b"\n\n#~ msgstr "d"\n', 4),
        ('msgid "a"\nmsgstr "b"\n#~ "d"\n', 3),
        ('msgid "a"\nmsgstr "b"\n\n#| "c"\nmsgid "d"\nmsgstr "e"\n', 4),
        ('msgid "a"\nmsgstr b\n', 2),
        (HEADER.replace("UTF-8", "ISO-8859-1"), 1),
    ],
)
def test_what_is_no_po_file_is_refused_with_the_line(text: str, line: int) -> None:
    """Broken lines are found among obsolete entries too, and so is an encoding other than UTF-8."""
    with pytest.raises(CatalogueError) as caught:
        parse(text.encode(), language="en")
    assert caught.value.line == line


def test_a_file_of_another_encoding_is_refused_with_the_line() -> None:
    """Bytes that are not UTF-8 are no guess of ours."""
    with pytest.raises(CatalogueError) as caught:
        parse('msgid "a"\nmsgstr "æ"\n'.encode("latin-1"), language="en")
    assert caught.value.line == 2


def test_line_ends_and_a_byte_order_mark_are_as_the_editor_likes() -> None:
    """A file saved on Windows is the same file."""
    windows = b"\xef\xbb\xbf" + EVERYTHING.replace("\n", "\r\n").encode()
    assert write(parse(windows, language="en")).decode() == EVERYTHING


LINES = (
    *("", "# n", "#. e", "#: a.yaml:1", "#, fuzzy", "#~ # n", "#~", "#|", '#~| msgid "p"'),
    *('#| msgid "p"', '#| "q"', '#~ msgid "c"', '#~ "d"', '#~ msgstr "e"', '#~ msgctxt "k"'),
    *('msgid "a"', 'msgid "b"', 'msgstr "x"', '"y"', 'msgctxt "k"', 'msgid_plural "as"'),
    *('msgstr[0] "x"', 'msgstr[1] "y"', '#~ msgstr[0] "x"', "rest"),
)
files = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


def _parsed(text: str) -> tuple[Document | None, int]:
    """The catalogue; or None, and the line for which it was refused."""
    try:
        return parse(text.encode(), language="en"), 0
    except CatalogueError as problem:
        return None, problem.line


@given(files)
def test_lines_in_any_order_are_a_catalogue_or_are_refused(text: str) -> None:
    """What is read is kept through writing and reading; what is not is refused with a line."""
    document, line = _parsed(f"{HEADER}\n{text}\n")
    if document is None:
        assert 1 <= line <= text.count("\n") + 4
        return
    data = write(document)
    assert _bare(parse(data, language="en")) == _bare(document)
    assert write(parse(data, language="en")) == data


@pytest.mark.parametrize("text", ["æ" * 90_000, "æ" * 90_000 + " og\n" + "x " * 400])
def test_a_word_without_an_end_is_written_like_any_other(text: str) -> None:
    """A text of ninety thousand letters without a blank comes back the same."""
    document = Document(None, (Entry(msgid=text, msgstr=(text,)),))
    lines = write(document).decode()
    again = parse(lines.encode(), language="en")
    assert [(one.msgid, one.msgstr) for one in again.entries] == [(text, (text,))]
    assert write(again).decode() == lines
