"""The interface's own texts: English in the code, Danish in `locale/da.po`.

There is no current language anywhere. Whoever shows a text to a person is handed an `Interface`,
and a play that changes language is handed another one. How call sites look, so that the texts are
found for translation:

    def heading(ui: Interface, minutes: int) -> str:
        return ui.gettext("About {minutes} minutes", minutes=minutes)

    ui.ngettext("{n} choice left", "{n} choices left", n)        # {n} is filled in by itself
    ui.pgettext("button", "Play")                                # a word that means two things
    _ = ui.gettext; _("Play on from here")                       # fine in a function of many texts
    STEPS = (N_("Ask before telling"), N_("What happened"))      # a constant: marked here …
    ui.gettext(STEPS[0])                                         # … and translated where shown
    raise Refused("“{choice}” is not on offer.", choice=choice)  # any kind of MakkerparError

The rules, which a test holds everybody to:

- The msgid is a literal string (adjacent literals and brackets over several lines are fine), never
  an f-string, a concatenation by `+`, or a variable, and the call does not stand inside an
  f-string: the extractor reads tokens and would not see it.
- What varies is `{name}`, passed by keyword, with a format after a colon if need be. Braces are
  only filled in where values are passed; without values the text stands as it is written.
- Whole sentences, not fragments glued together; a translator may move the placeholders about.
- A comment line just above the call that begins with `Translators:` reaches the translator.
- The names of seats, areas and parts come from `makkerpar.focus`, in both languages, not from here.

`python -m makkerpar_tools.messages` brings `da.po` up to date after texts have changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from makkerpar.errors import NotFound
from makkerpar.text.catalogue import Catalogue, read_po

# The interface's languages and their own names; the first is where nothing better is known.
LANGUAGES: Mapping[str, str] = {"en": "English", "da": "Dansk"}

# What the extractor looks for, besides the errors: function → which arguments hold texts ("c": the
# context); None: the first.
KEYWORDS: Mapping[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def N_(text: str, /) -> str:  # noqa: N802 - gettext's own name for it, known to translators' tools
    """Mark a constant for translation and return it unchanged."""
    return text


@dataclass(frozen=True, slots=True)
class Interface:
    """The interface's texts in one language; immutable, to be handed about."""

    language: str
    catalogue: Catalogue

    def gettext(self, msgid: str, /, **values: object) -> str:
        """The text in this language, its {placeholders} filled in from `values`."""
        return _fill(self.catalogue.translate(msgid), values)

    def pgettext(self, context: str, msgid: str, /, **values: object) -> str:
        """As `gettext`, for a text whose meaning depends on the `context`."""
        return _fill(self.catalogue.translate(msgid, context), values)

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form of the text that goes with the number `n`, which also fills in {n}."""
        return _fill(self.catalogue.translate_plural(one, many, n), {"n": n, **values})


@cache
def interface(language: str) -> Interface:
    """The interface in `language`, a key of `LANGUAGES`; raises `NotFound` for another one."""
    if language not in LANGUAGES:
        raise NotFound(
            "There is no interface in the language “{name}”.",
            name=language,
            suggestions=tuple(LANGUAGES),
        )
    if language == "en":
        return Interface("en", Catalogue.empty("en"))
    file = resources.files("makkerpar.text").joinpath("locale", f"{language}.po")
    return Interface(language, read_po(file.read_bytes(), language=language))


def system_language(
    environ: Mapping[str, str], *, windows_ui_language: int | str | None = None
) -> str:
    """The language to greet a reader in, `"da"` or `"en"`, from what the system says.

    `environ` is read as gettext does: LANGUAGE (a list, best first), LC_ALL, LC_MESSAGES, LANG, the
    first that is not empty; a locale of C or POSIX asks for no translation and overrules LANGUAGE.
    Windows sets none of them: pass its user-interface language, as a LANGID (`0x0406`) or a name
    (`"da-DK"`), which counts where the environment is silent. Readers of any other language get
    English, Norwegians and Swedes as well.
    """
    locales = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    locale = next((value for value in locales if value), "")
    if locale in ("C", "POSIX"):
        return "en"
    wanted = environ.get("LANGUAGE", "") or locale
    if not wanted and windows_ui_language is not None:
        return _windows_language(windows_ui_language)
    for name in wanted.split(":"):
        language = _language_of(name)
        if language in LANGUAGES:
            return language
    return "en"


def _language_of(name: str) -> str:
    """`da_DK.UTF-8`, `da-DK` and Windows' `Danish_Denmark.1252` are all `da`."""
    for mark in "_-.@":
        name = name.partition(mark)[0]
    name = name.strip().lower()
    return {"danish": "da", "dan": "da", "english": "en", "eng": "en"}.get(name, name)


def _windows_language(language: int | str) -> str:
    if isinstance(language, int):
        # The low ten bits of a LANGID are the language, the rest the country; 6 is Danish.
        return "da" if language & 0x3FF == 0x06 else "en"
    return "da" if _language_of(language) == "da" else "en"


def _fill(text: str, values: Mapping[str, object]) -> str:
    return text.format_map(values) if values else text
