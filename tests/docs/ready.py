"""The catalogues that the tutorials hand out: a new case, translated as a whole.

    python -m tests.docs.ready    # writes them anew, after a change of the templates of `new`

The two templates say the same, text by text and in the same order, so that each is the other's
translation.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
import tempfile
from pathlib import Path

from makkerpar_tools import cli, common, new
from tests.docs.following import entries, filled_in, joined
from tests.docs.pages import DOCS

# By the language of the case: what it is called in the tutorial, and its catalogue.
CASES = {
    "en": ("swimming-hall", "da", DOCS / "authors" / "swimming-hall.da.po"),
    "da": ("svoemmehal", "en", DOCS / "da" / "svoemmehal.en.po"),
}
# The date in the header is when it was written, which is no difference.
_DATE = re.compile(r'^"PO-Revision-Date: .*\n', re.MULTILINE)


def ready() -> dict[Path, str]:
    """The catalogues as the templates are today."""
    with tempfile.TemporaryDirectory() as folder:
        made = {language: _untranslated(language, Path(folder)) for language in CASES}
        terms = {language: _terms(Path(folder), language) for language in CASES}
        found = {}
        for language, (name, other, path) in CASES.items():
            head, *texts = entries(made[language])
            _, *answers = [joined(entry, "msgid") for entry in entries(made[other])]
            assert len(texts) == len(answers), "the two templates have not the same texts"
            for theirs, ours in zip(terms[other], terms[language], strict=True):
                answers = [answer.replace(f"{{{theirs}}}", f"{{{ours}}}") for answer in answers]
            done = [filled_in(entry, answer) for entry, answer in zip(texts, answers, strict=True)]
            catalogue = Path(folder) / name / f"{other}.po"
            text = "\n\n".join([head, *done]) + "\n"
            catalogue.write_text(text, encoding="utf-8", newline="\n")
            # Once more, so that long lines are broken as the program breaks them.
            found[path] = _updated(Path(folder) / name, other)
        return found


def undated(catalogue: str) -> str:
    """A catalogue without the date in its header."""
    return _DATE.sub("", catalogue, count=1)


def _untranslated(language: str, folder: Path) -> str:
    name, other, _ = CASES[language]
    return _updated(new.make(name, folder, language), other)


def _updated(case: Path, language: str) -> str:
    with contextlib.redirect_stdout(io.StringIO()):
        assert cli.run(["translate", "update", str(case), language]) == 0
    return (case / f"{language}.po").read_text(encoding="utf-8")


def _terms(folder: Path, language: str) -> list[str]:
    scenario = common.open_named(str(folder / CASES[language][0])).scenario
    assert scenario is not None
    return list(scenario.terms)


def main() -> None:
    """Write them anew."""
    for path, text in ready().items():
        if path.exists() and undated(path.read_text(encoding="utf-8")) == undated(text):
            continue
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.relative_to(DOCS)}\n")


if __name__ == "__main__":
    main()
