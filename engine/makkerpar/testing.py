"""Small worlds for tests: yours of your scenarios as well as ours.

:func:`complete` makes a whole scenario of the few lines a test is about, and :func:`diagnose` says
what is wrong with it:

    from makkerpar.testing import diagnose

    found = diagnose({"text": "minutes: tyve"})
    assert [item.code for item in found] == ["expected-integer"]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from makkerpar.diagnostics import Diagnostic
from makkerpar.diagnostics.model import place
from makkerpar.insight.craft import craft
from makkerpar.scenario.folder import Folder, open_scenario
from makkerpar.scenario.load import MAIN_FILE, PLAYS_FILE
from makkerpar.scenario.playthroughs import read_playthroughs

# A scenario without a fault, key by key. What a fragment lacks is taken from here.
SKELETON: Final[dict[str, str]] = {
    "format": "format: 1\n",
    "id": "id: lille-sag\n",
    "version": "version: 1\n",
    "language": "language: da\n",
    "title": "title: En lille sag\n",
    "summary": "summary: To ledere, ét tal og en fredag.\n",
    "minutes": "minutes: 5\n",
    "focus": "focus: []\n",
    "seats": """\
seats:
  director: { character: karen, brief: Du er direktør. }
  chief: { character: jonas, brief: Du er skolechef. }
""",
    "cast": """\
cast:
  karen: { name: Karen }
  jonas: { name: Jonas }
""",
    "terms": "terms: { kommune: Egeskov Kommune }\n",
    "variables": """\
variables:
  capital: { start: 5, max: 10, words: { 0: skrøbelig, 4: bærende } }
  advaret: false
""",
    "start": "start: slut\n",
    "scenes": """\
scenes:
  slut:
    ending: { title: Slut }
""",
}
# The scene that a fragment's scenes may lead to without having it.
END: Final = "  slut: { ending: { title: Slut } }\n"

# The pictures that exist where an example asks for them to be compared.
PICTURES: Final = {
    "portrait": frozenset({"anne", "mads"}),
    "place": frozenset({"office", "press"}),
    "prop": frozenset({"phone", "letter"}),
}

_TOP_KEY: Final = re.compile(r"^(\w+)[ \t]*:", re.MULTILINE)
_FIRST_SCENE: Final = re.compile(
    r"^scenes:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ ]+([^\s:#][^:\n]*):", re.MULTILINE
)
_ID: Final = re.compile(r"^id:[ \t]*(\S+)", re.MULTILINE)


def complete(text: str, omit: Collection[str] = ()) -> str:
    """A whole scenario around a fragment of ``scenario.yaml``.

    Every top-level key that the fragment lacks is appended behind it from :data:`SKELETON`, so the
    fragment's lines keep their numbers. Two conveniences:

    * the play starts in the fragment's first scene, unless it says otherwise;
    * where ``scenes`` is the fragment's last key and leads to a scene ``slut``, that scene, an
      ending, is added to them.

    Args:
        text: the fragment; it need not be correct, nor even YAML.
        omit: the top-level keys that shall be missing.
    """
    found = _TOP_KEY.findall(text)
    if text and not text.endswith("\n"):
        text += "\n"
    first = _FIRST_SCENE.search(text)
    if found and found[-1] == "scenes" and re.search(r"\bslut\b", text):
        has_it = re.search(r"^ +slut:", text, re.MULTILINE)
        text += END if first is not None and has_it is None else ""
    for key, block in SKELETON.items():
        if key in found or key in omit:
            continue
        text += f"start: {first[1]}\n" if key == "start" and first is not None else block
    return text


def diagnose(example: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a scenario, or to be said of it, as ``makkerpar check`` does.

    Args:
        example: a mapping with

            * ``text``, the fragment, or ``files``, texts by the name of the file, of which
              ``scenario.yaml`` is a fragment and ``plays.yaml`` holds playthroughs of it;
            * ``complete: False``: take ``scenario.yaml`` as it stands;
            * ``omit``: the top-level keys that shall be missing;
            * ``folder``: the name of the folder, if it is not the scenario's id;
            * ``times``: how often the last line of ``text`` stands there;
            * ``encoding``: how ``text`` is encoded, if not as UTF-8;
            * ``po``: the entries of translation catalogues by language; without it, what
              translations lack is not told;
            * ``assets: True``: compare the names of pictures with :data:`PICTURES`;
            * ``craft: True``: ask the craft checks as well.
    """
    files = {name: str(text) for name, text in example.get("files", {}).items()}
    plays = files.pop(PLAYS_FILE, None)
    if "text" in example:
        files[MAIN_FILE] = _repeated(example["text"], example.get("times", 1))
    if MAIN_FILE in files and example.get("complete", True):
        files[MAIN_FILE] = complete(files[MAIN_FILE], example.get("omit", ()))
    id_ = _ID.search(files.get(MAIN_FILE, ""))
    order = sorted(files, key=lambda name: (name != MAIN_FILE, name))
    catalogues = {
        language: f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\n{po}'.encode()
        for language, po in example.get("po", {}).items()
    }
    folder = Folder(
        name=example.get("folder", id_[1] if id_ is not None else "lille-sag"),
        files={name: files[name].encode(example.get("encoding", "utf-8")) for name in order},
        catalogues=catalogues,
        labels={language: str(PurePosixPath(f"{language}.po")) for language in catalogues},
        pictures=frozenset(),
    )
    opened = open_scenario(folder, PICTURES if example.get("assets") else None)
    found = [*opened.diagnostics]
    if example.get("craft") and opened.scenario is not None:
        found += craft(opened.scenario, opened.catalogues if "po" in example else None)
    if plays is not None:
        found += read_playthroughs(PLAYS_FILE, plays.encode(), opened.scenario).diagnostics
    found.sort(key=place)
    return tuple(item for item in found if item.code != "no-catalogue" or "po" in example)


def _repeated(text: str, times: int) -> str:
    if times == 1:
        return text
    *before, last = text.splitlines(keepends=True)
    return "".join(before) + last * times
