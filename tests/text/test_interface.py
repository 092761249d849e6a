"""The interface's texts, and the language a reader is greeted in."""

from __future__ import annotations

import pytest

from makkerpar.errors import NotFound
from makkerpar.text.catalogue import read_po
from makkerpar.text.interface import LANGUAGES, N_, Interface, interface, system_language

PO = """
msgid "About {minutes} minutes"
msgstr "Cirka {minutes} minutter"

msgctxt "button"
msgid "Play"
msgstr "Spil"

msgid "{n} choice of {all}"
msgid_plural "{n} choices of {all}"
msgstr[0] "et valg af {all}"
msgstr[1] "{n} valg af {all}"
"""


def small() -> Interface:
    """A Danish interface of three texts."""
    return Interface("da", read_po(PO.encode(), language="da"))


def test_placeholders_are_filled_in_after_translation() -> None:
    """Values go into the translated text."""
    assert small().gettext("About {minutes} minutes", minutes=20) == "Cirka 20 minutter"


def test_a_text_without_values_is_shown_as_it_is_written() -> None:
    """Braces are no placeholders where no values are passed."""
    assert small().gettext("Write {term} in braces") == "Write {term} in braces"


def test_a_value_may_have_any_name() -> None:
    """No placeholder's name collides with a parameter."""
    assert small().gettext("{msgid} {self}", msgid=1, self=2) == "1 2"


def test_a_context_tells_two_meanings_apart() -> None:
    """`pgettext` finds the text of its context only."""
    assert small().pgettext("button", "Play") == "Spil"
    assert small().gettext("Play") == "Play"


def test_the_number_chooses_the_form_and_fills_itself_in() -> None:
    """`ngettext` takes the form for n and fills in {n} beside the other values."""
    choices = [
        small().ngettext("{n} choice of {all}", "{n} choices of {all}", n, all=4) for n in (1, 3)
    ]
    assert choices == ["et valg af 4", "3 valg af 4"]


def test_english_is_the_language_of_the_code() -> None:
    """The English interface gives every text as it stands in the code."""
    english = interface("en")
    assert english.gettext("Any {x}", x=1) == "Any 1"
    assert english.ngettext("{n} thing", "{n} things", 1) == "1 thing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interface_is_loaded_once(language: str) -> None:
    """Asking again for a language gives the same object."""
    assert interface(language) is interface(language)
    assert interface(language).language == language


def test_danish_and_english_live_side_by_side() -> None:
    """There is no current language: both interfaces answer at any time."""
    text = "Did you mean: {names}?"
    assert interface("da").gettext(text, names="a") != interface("en").gettext(text, names="a")


def test_a_language_without_interface_is_not_found() -> None:
    """The error names the languages there are."""
    with pytest.raises(NotFound) as caught:
        interface("sv")
    assert set(caught.value.suggestions) == {"da", "en"}


def test_marking_a_constant_leaves_it_alone() -> None:
    """`N_` returns what it is given."""
    assert N_("Ask before telling") == "Ask before telling"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da"}, "da"),
        ({"LANG": "da-DK"}, "da"),
        ({"LANG": "DA_dk@euro"}, "da"),
        ({"LANG": "Danish_Denmark.1252"}, "da"),
        ({"LANG": "dak_US.UTF-8"}, "en"),
        ({"LANG": "nb_NO.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "da_DK.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LC_MESSAGES": "da_DK.UTF-8", "LANG": "en_US.UTF-8"}, "da"),
        ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "da_DK.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "da_DK.UTF-8"}, "da"),
        ({"LANGUAGE": "da", "LC_ALL": "en_GB.UTF-8"}, "da"),
        ({"LANGUAGE": "en", "LANG": "da_DK.UTF-8"}, "en"),
        ({"LANGUAGE": "", "LANG": "da_DK.UTF-8"}, "da"),
        ({"LANGUAGE": "sv:da:en", "LANG": "sv_SE.UTF-8"}, "da"),
        ({"LANGUAGE": "nb:en:da", "LANG": "nb_NO.UTF-8"}, "en"),
        ({"LANGUAGE": "da", "LANG": "C"}, "en"),
        ({"LANGUAGE": "da", "LC_ALL": "POSIX", "LANG": "da_DK"}, "en"),
        ({"LANGUAGE": ":::", "LANG": "da_DK"}, "en"),
    ],
)
def test_the_environment_is_read_as_gettext_reads_it(
    environ: dict[str, str], language: str
) -> None:
    """LANGUAGE, LC_ALL, LC_MESSAGES and LANG decide in this order, and C overrules LANGUAGE."""
    assert system_language(environ) == language


@pytest.mark.parametrize(
    ("windows", "language"),
    [(0x0406, "da"), (0x0409, "en"), (0x0414, "en"), ("da-DK", "da"), ("sv-SE", "en"), ("", "en")],
)
def test_windows_says_its_language_by_number_or_name(windows: int | str, language: str) -> None:
    """Where the environment is silent the user-interface language of Windows counts."""
    assert system_language({}, windows_ui_language=windows) == language


def test_the_environment_overrules_windows() -> None:
    """Who sets LANG on Windows means it."""
    assert system_language({"LANG": "en_US"}, windows_ui_language=0x0406) == "en"
