"""Catalogues: what is translated, what comes back as it was, and what is refused."""

from __future__ import annotations

import random
from contextlib import suppress
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.errors import CatalogueError
from makkerpar.text.catalogue import MAX_BYTES, Catalogue, read_po

HEADER = """
    msgid ""
    msgstr ""
    "Language: da\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def po(text: str, *, header: str = HEADER) -> Catalogue:
    """Read a small PO file, written indented."""
    return read_po((dedent(header) + dedent(text)).encode(), language="da")


def refusal(data: bytes) -> CatalogueError:
    """What `read_po` says of bytes that it refuses."""
    with pytest.raises(CatalogueError) as caught:
        read_po(data, language="da")
    return caught.value


def test_a_translated_text_comes_back_translated() -> None:
    """An entry with a msgstr is given for its msgid."""
    catalogue = po("""
        msgid "Good morning"
        msgstr "Godmorgen"
    """)
    assert catalogue.translate("Good morning") == "Godmorgen"
    assert catalogue.has("Good morning")
    assert catalogue.language == "da"


def test_an_unknown_text_comes_back_as_it_is() -> None:
    """What the catalogue lacks is shown in the original."""
    assert po("").translate("Good night") == "Good night"
    assert not po("").has("Good night")


def test_the_empty_catalogue_is_the_identity() -> None:
    """The language the texts are written in needs no catalogue."""
    catalogue = Catalogue.empty("en")
    assert catalogue.translate("One", "anywhere") == "One"
    assert [catalogue.translate_plural("one", "many", n) for n in (0, 1, 2)] == [
        "many",
        "one",
        "many",
    ]


def test_the_context_is_asked_before_the_text_without_any() -> None:
    """A translation for the context wins; another context gets the one without."""
    catalogue = po("""
        msgid "Open"
        msgstr "Åben"

        msgctxt "button"
        msgid "Open"
        msgstr "Åbn"
    """)
    assert catalogue.translate("Open", "button") == "Åbn"
    assert catalogue.translate("Open", "sign") == "Åben"
    assert catalogue.translate("Open") == "Åben"


def test_a_text_known_in_one_context_only_is_unknown_elsewhere() -> None:
    """A translation that belongs to a context is not given outside it."""
    catalogue = po("""
        msgctxt "button"
        msgid "Open"
        msgstr "Åbn"
    """)
    assert not catalogue.has("Open")
    assert not catalogue.has("Open", "sign")
    assert catalogue.has("Open", "button")


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Hi"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Hi"\nmsgstr "Hej"\n',
        '#, python-brace-format, fuzzy\nmsgid "Hi"\nmsgstr "Hej"\n',
        '#~ msgid "Hi"\n#~ msgstr "Hej"\n',
        'msgid "Hi"\nmsgid_plural "His"\nmsgstr[0] "Hej"\nmsgstr[1] ""\n',
    ],
    ids=["empty", "fuzzy", "fuzzy among flags", "obsolete", "half a plural"],
)
def test_an_entry_nobody_stands_by_counts_as_untranslated(entry: str) -> None:
    """Empty, fuzzy, obsolete and half translated entries give the original."""
    catalogue = read_po(entry.encode(), language="da")
    assert not catalogue.has("Hi")
    assert catalogue.translate("Hi") == "Hi"


def test_quotes_breaks_and_long_texts_survive() -> None:
    """Escapes are read, and a text may be spread over lines."""
    catalogue = po(r"""
        msgid "long"
        msgstr ""
        "»En\n"
        "\ttab« og \"citat\" "
        "\\ slut"
    """)
    assert catalogue.translate("long") == '»En\n\ttab« og "citat" \\ slut'


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_systems_line_endings_will_do(ending: str) -> None:
    """A file from Windows reads as one from elsewhere, byte order mark included."""
    text = 'msgid "a"\nmsgstr "b\u2028c"\n'.replace("\n", ending)
    assert read_po(text.encode("utf-8-sig"), language="da").translate("a") == "b\u2028c"


def test_the_plural_form_follows_the_catalogues_own_rule() -> None:
    """The header's rule decides, not that of English."""
    catalogue = po(
        """
        msgid "{n} day"
        msgid_plural "{n} days"
        msgstr[0] "{n} jour"
        msgstr[1] "{n} jours"
        """,
        header="""
        msgid ""
        msgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"
        """,
    )
    forms = [catalogue.translate_plural("{n} day", "{n} days", n) for n in (0, 1, 2)]
    assert forms == ["{n} jour", "{n} jour", "{n} jours"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b'msgid "a"\nmsgstr "b"\n\xff\n', 3),
        (b'msgid "a"\n', 1),
        (b'msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
        (b'msgstr "b"\n', 1),
        (b'\n"stray"\n', 2),
        (b'msgid "a"\nmsgstr b\n', 2),
        (b'msgid "a"\nmsgstr "b" c\n', 2),
        (b'msgid "a"\nmsgstr "b\n', 2),
        (b'msgid "a"\nmsgstr "b\\"\n', 2),
        (b'msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n', 3),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4),
        (b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[7] "d"\n', 1),
        (b'# hi\nmsgid ""\nmsgstr "Plural-Forms: nplurals=9999999999; plural=n;\\n"\n', 2),
        (b'# hi\nmsgid ""\nmsgstr "Plural-Forms: nplurals=zwei;\\n"\n', 2),
        (b'# hi\nmsgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n/0;\\n"\n', 3),
        (b'# hi\nmsgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=exit();\\n"\n', 3),
        (b'# hi\nmsgid ""\nmsgstr "POT-Creation-Date: yesterday\\n"\n', 2),
    ],
)
def test_what_is_no_catalogue_is_refused_with_its_line(text: bytes, line: int) -> None:
    """Each malformed file is refused, with the line at fault in the error and in its sentence."""
    error = refusal(text)
    assert error.line == line
    assert str(line) in str(error)


def test_a_catalogue_beyond_the_limit_is_refused() -> None:
    """A file larger than the limit is not even looked into."""
    assert refusal(b"#" * (MAX_BYTES + 1)).line == 1
    assert read_po(b"#" * MAX_BYTES, language="da").texts == {}


@pytest.mark.parametrize(
    "data",
    [
        b'msgid ""\nmsgstr ""\n' + b'"Plural-Forms: ;;;;;;;;;;;;;;;;;;;;;;;;;;;;"\n' * 80_000,
        b'#: a:1\nmsgid "a"\nmsgstr "b"\n' * 130_000,
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=' + b"(" * 9_000 + b'"\n',
        b'msgid ""\nmsgstr "' + b";" * 9_000 + b'"\n' + b'msgid ""\nmsgstr ""\n' * 2,
        b'msgid "' + b"%(" * 1_900_000 + b'"\nmsgstr "b"\n',
        b'msgid ""\n' + b'"%(%(%(%(%(%("\n' * 200_000 + b'msgstr "b"\n',
    ],
    ids=[
        "endless header",
        "one text over and over",
        "deep rule",
        "many headers",
        "endless line",
        "endless text",
    ],
)
def test_a_hostile_catalogue_is_refused_and_not_worked_on(data: bytes) -> None:
    """What would cost Babel minutes is stopped at the door."""
    assert refusal(data).line >= 1


def test_a_large_honest_catalogue_is_read() -> None:
    """Comments on every entry of a catalogue near the limit do no harm."""
    entries = "".join(f'#: file:{n}\n# note\nmsgid "{n}"\nmsgstr "x{n}"\n' for n in range(20_000))
    assert read_po(entries.encode(), language="da").translate("19999") == "x19999"


VALID = (
    dedent(HEADER) + '#, fuzzy\nmsgctxt "c"\nmsgid "a"\nmsgid_plural "b"\n'
    'msgstr[0] "x"\nmsgstr[1] "y\\n"\n"æ"\n\n#~ msgid "o"\n#~ msgstr "p"\n'
).encode()
PIECES = st.sampled_from(
    [*(line + b"\n" for line in VALID.splitlines()), b'"', b"\\", b"[", b"msgstr[1] ", b"\xc3"]
)


@given(st.lists(PIECES | st.binary(max_size=8), max_size=25).map(b"".join))
def test_whatever_the_bytes_a_catalogue_is_read_or_refused(data: bytes) -> None:
    """Nothing but `CatalogueError`, with a line within the file, comes out of `read_po`."""
    line = 1
    try:
        read_po(data, language="da")
    except CatalogueError as error:
        line = error.line
    assert 1 <= line <= data.count(b"\n") + data.count(b"\r") + 1


def test_a_damaged_catalogue_is_read_or_refused() -> None:
    """A few bytes changed anywhere in a good file never raise anything but `CatalogueError`."""
    chance = random.Random(5)
    for _ in range(1500):
        data = bytearray(VALID)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'"\\\n\r;=#[]0n\xff %:' + VALID)
        with suppress(CatalogueError):
            catalogue = read_po(bytes(data), language="da")
            assert isinstance(catalogue.translate_plural("a", "b", 5, "c"), str)
