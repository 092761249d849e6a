"""The interface's Danish catalogue, held against the texts in the code."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from makkerpar_tools import messages

SOURCE = """
from makkerpar.errors import Refused
class TooLate(Refused):
    pass
def show(ui, n, text):
    # Translators: on the button
    ui.pgettext("button", "Play")
    ui.gettext(
        "About {minutes} "
        "minutes", minutes=n)
    ui.ngettext("{n} day", "{n} days", n)
    if n:
        raise TooLate("Not at {hour}.", hour=n)
    raise Refused("No {what}.", what=ui.gettext("tea"))
"""


def source(folder: Path, text: str = SOURCE) -> tuple[Path]:
    """A package of one module."""
    (folder / "module.py").write_text(text, encoding="utf-8")
    return (folder,)


def po(text: str) -> Catalog:
    """A Danish catalogue with these entries."""
    return read_po(io.BytesIO(text.encode()), locale="da")


def test_the_danish_of_the_interface_is_complete() -> None:
    """Every text in the code is translated, none fuzzily, none too many, with its placeholders."""
    assert messages.problems(messages.read(), messages.extract()) == []


def test_every_text_is_written_where_the_extractor_sees_it() -> None:
    """No call that translates is given a text put together on the spot."""
    assert messages.hidden_texts(messages.extract()) == []


def test_the_catalogue_is_as_the_tool_writes_it() -> None:
    """Running the tool on a catalogue that is up to date changes nothing."""
    written = messages.update(messages.read(), messages.extract())
    assert written.splitlines() == messages.DANISH.read_bytes().splitlines()


def test_texts_are_found_in_calls_and_errors(tmp_path: Path) -> None:
    """Methods, plural forms, contexts, nested calls and errors are all extracted."""
    template = messages.extract(source(tmp_path), tmp_path)
    assert {message.id for message in template if message.id} == {
        "Play",
        "About {minutes} minutes",
        ("{n} day", "{n} days"),
        "No {what}.",
        "Not at {hour}.",
        "tea",
    }
    play = template.get("Play", "button")
    assert play is not None
    assert play.auto_comments == ["on the button"]


def test_a_text_in_an_f_string_is_reported(tmp_path: Path) -> None:
    """Built up texts, and calls that an f-string hides, are named by file and line."""
    folders = source(
        tmp_path,
        'ui.gettext(f"a {b}")\nui.gettext("a" + b)\nui.gettext("fine")\nui.gettext(text)\n'
        "x = f\"{ui.gettext('hidden')}\"\n",
    )
    seen = messages.extract(folders, tmp_path)
    places = [place.rpartition(":")[2] for place in messages.hidden_texts(seen, folders)]
    assert places in (["1", "2", "5"], ["1", "2"])  # Python 3.12 and later see into f-strings


def test_whatever_is_wrong_with_a_catalogue_is_named(tmp_path: Path) -> None:
    """Missing, fuzzy, stale and obsolete entries and wrong placeholders are told apart."""
    template = messages.extract(
        source(tmp_path, "\n".join(f'_("{text}")' for text in ("a", "b", "c {x}", "d {x}"))),
        tmp_path,
    )
    catalog = po(
        '#, fuzzy\nmsgid "b"\nmsgstr "B"\n\nmsgid "c {x}"\nmsgstr "C {y}"\n\n'
        'msgid "d {x}"\nmsgstr "D {x}"\n\nmsgid "e"\nmsgstr "E"\n\n#~ msgid "f"\n#~ msgstr "F"\n'
    )
    assert messages.problems(catalog, template) == [
        "untranslated: 'a'",
        "fuzzy: 'b'",
        "placeholders differ: 'c {x}'",
        "no longer in the code: 'e'",
        "obsolete: 'f'",
    ]


def test_a_plural_needs_both_forms_but_not_the_number(tmp_path: Path) -> None:
    """»Et valg« may do without {n}, never without the other placeholders."""
    template = messages.extract(
        source(tmp_path, '_n = ui.ngettext("{n} of {all}", "{n} of {all}s", n)'), tmp_path
    )
    good = 'msgid "{n} of {all}"\nmsgid_plural "{n} of {all}s"\n'
    assert (
        messages.problems(
            po(good + 'msgstr[0] "en af {all}"\nmsgstr[1] "{n} af {all}"\n'), template
        )
        == []
    )
    assert (
        len(messages.problems(po(good + 'msgstr[0] "en"\nmsgstr[1] "{n} af {all}"\n'), template))
        == 1
    )
    assert len(messages.problems(po(good + 'msgstr[0] "en af {all}"\n'), template)) == 1


def test_updating_keeps_translations_and_drops_what_is_gone(tmp_path: Path) -> None:
    """A text that stays keeps its Danish, a new one comes in empty, a stale one goes."""
    template = messages.extract(source(tmp_path, '_("stays")\n_("quite new")'), tmp_path)
    catalog = po('msgid "stays"\nmsgstr "bliver"\n\nmsgid "gone for good"\nmsgstr "væk"\n')
    updated = read_po(io.BytesIO(messages.update(catalog, template)), locale="da")
    assert {message.id: message.string for message in updated if message.id} == {
        "stays": "bliver",
        "quite new": "",
    }
    assert not updated.obsolete
