"""Follows a tutorial as a newcomer would: every command, edit and file of it, in their order.

    python -m tests.docs.following    # writes what the commands say today into the tutorials

What a page asks for stands on it, where people read it; remarks that only this program sees say
what a block is. A ``console`` block without a remark is called, line by line, and what it says is
compared. The remarks, each right before its block:

* ``lines 1-4, 9``: only these lines of what is said are shown, with ``…`` where some are left out;
* ``by hand``: not called here, since it opens a window or belongs to the installation;
* ``copy A B``: before prose; the folder A is copied to B;
* ``find FILE``, then ``below`` or ``instead``: what is looked for, and what is written there;
* ``swap FILE OLD NEW``: before prose that says so; a few words are replaced;
* ``end FILE``: written at the end of it;
* ``save PAGE-FILE FILE``: before prose; a file of the docs is saved as that one;
* ``translate FILE``: entries of a catalogue, filled in;
* ``play SCENARIO SEAT CHOICES``: a piece of what the terminal shows of that play.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from makkerpar.terminal import Console, Options
from makkerpar.terminal import run as play
from makkerpar_tools import cli
from tests.docs.pages import DOCS

# By language, the pages in the order in which they are read.
TUTORIALS = {
    "en": (DOCS / "authors" / "tutorial.md", DOCS / "authors" / "tutorial-2.md"),
    "da": (DOCS / "da" / "vejledning.md", DOCS / "da" / "vejledning-2.md"),
}
LEFT_OUT = "…"

_PART = re.compile(
    r"(?:^<!-- (?!copy |save |swap )(?P<remark>[^>\n]+) -->\n+)?"
    r"^(?P<open>```(?P<language>\w+)\n)(?P<text>.*?)^```$"
    r"|^<!-- (?P<alone>(?:copy|save|swap) [^>\n]+) -->$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page, or a remark that stands alone, with what was said when it was done.

    Attributes:
        page, line: where the block begins.
        start, end: where the block's text stands on the page, in characters.
        shown: what should stand there; None where the block is not compared.
        status: the exit status of the last command in it.
    """

    page: Path
    line: int
    start: int
    end: int
    text: str
    shown: str | None = None
    status: int = 0


def follow(pages: Iterable[Path], folder: Path) -> list[Part]:
    """Do all that the pages ask for, in an empty folder, and tell what came of it.

    Raises:
        AssertionError: something that is to be found or filled in is not there, or there twice.
    """
    before = Path.cwd()
    os.chdir(folder)
    try:
        return [part for page in pages for part in _done(page)]
    finally:
        os.chdir(before)


def _done(page: Path) -> Iterator[Part]:
    text = page.read_text(encoding="utf-8")
    sought = ("", "")
    for found in _PART.finditer(text):
        remark, block = found["alone"] or found["remark"] or "", found["text"] or ""
        what, *rest = remark.split(" ", 1)
        words = shlex.split(rest[0]) if rest else []
        line = text.count("\n", 0, found.start()) + 1
        part = Part(page, line, found.start("text"), found.end("text"), block)
        if what == "find":
            sought = (words[0], block)
        elif what in ("below", "instead"):
            file, old = sought
            _edit(Path(file), old, old + block if what == "below" else block, line)
        elif what == "swap":
            said = text[found.end() :].lstrip().split("\n\n")[0]
            file, old, new = words
            assert f"`{old}`" in said, f"line {line}: {said}"
            assert f"`{new}`" in said, f"line {line}: {said}"
            _edit(Path(file), old, new, line)
        elif what == "end":
            _append(Path(words[0]), block)
        elif what == "copy":
            shutil.copytree(words[0], words[1])
        elif what == "save":
            shutil.copyfile(page.parent / words[0], words[1])
        elif what == "translate":
            path = Path(words[0])
            catalogue = filled(path.read_text(encoding="utf-8"), block)
            path.write_text(catalogue, encoding="utf-8", newline="\n")
        elif what == "play":
            yield _with(part, _piece(block, _played(words[0], words[1], words[2])), 0)
        elif found["language"] == "console" and what != "by":
            yield _called(part, rest[0] if what == "lines" else "")


def _with(part: Part, shown: str, status: int) -> Part:
    return replace(part, shown=shown, status=status)


# ── commands ────────────────────────────────────────────────────────────────────────────────


def _called(part: Part, excerpt: str) -> Part:
    """The commands of a block, each with what it says."""
    said, status = "", 0
    for line in part.text.splitlines():
        if line.startswith("$ "):
            status, answer = _call(line[2:])
            said += f"{line}\n{answer}"
    return _with(part, _excerpt(said, excerpt) if excerpt else said, status)


def _call(line: str) -> tuple[int, str]:
    program, *arguments = shlex.split(line)
    assert program == "makkerpar", line
    answer = io.StringIO()
    with contextlib.redirect_stdout(answer), contextlib.redirect_stderr(answer):
        status = cli.run(arguments)
    # The pages write paths as they are written everywhere but on Windows.
    said = answer.getvalue().replace(os.sep, "/")
    return status, "".join(f"{row.rstrip()}\n" for row in said.splitlines())


def _excerpt(said: str, wanted: str) -> str:
    """Some of the lines, counted from 1, with a sign where lines are left out."""
    lines = said.splitlines()
    shown: list[str] = []
    last = 0
    for piece in wanted.split(", "):
        first, _, end = piece.partition("-")
        start, last_of_it = int(first), int(end or first)
        shown += [LEFT_OUT] if start > last + 1 else []
        shown += lines[start - 1 : last_of_it]
        last = last_of_it
    shown += [LEFT_OUT] if last < len(lines) else []
    return "".join(f"{row}\n" for row in shown)


def _played(name: str, seat: str, choices: str) -> str:
    """What a terminal of eighty columns shows of a play of these choices, by their numbers."""
    shown: list[str] = []
    left = list(choices)

    def typed(prompt: str) -> str:
        shown.append(prompt)
        if not left:
            raise EOFError
        # Choices are asked for by their numbers; whatever else is asked gets Enter.
        line = left.pop(0) if re.search(r"\d+\D+\d+\D*$", prompt) else ""
        shown.append(f"{line}\n")
        return line

    console = Console(
        read=typed,
        write=shown.append,
        size=lambda: (80, 24),
        clock=lambda: 0.0,
        now=lambda: datetime(2026, 8, 25, tzinfo=UTC),
    )
    with tempfile.TemporaryDirectory() as home:
        play(Options(name, seat, None, home=Path(home), seed=0), console)
    return "".join(f"{row.rstrip()}\n" for row in "".join(shown).splitlines())


def _piece(block: str, shown: str) -> str:
    """The block, if it is a piece of what is shown; otherwise all that is shown."""
    return block if block.strip() in shown else shown


# ── files ───────────────────────────────────────────────────────────────────────────────────


def _edit(path: Path, old: str, new: str, line: int) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"line {line}: {path} has it {text.count(old)} times:\n{old}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def _append(path: Path, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + new, encoding="utf-8", newline="\n")


def filled(catalogue: str, given: str) -> str:
    """A catalogue in which these entries have the translations given, and none is stale."""
    wanted = {joined(entry, "msgid"): joined(entry, "msgstr") for entry in entries(given)}
    done: list[str] = []
    for entry in entries(catalogue):
        name = joined(entry, "msgid")
        answer = None if entry.startswith("#~") else wanted.pop(name, None)
        done.append(entry if answer is None else filled_in(entry, answer))
    assert not wanted, f"not in the catalogue: {sorted(wanted)}"
    return "\n\n".join(done) + "\n"


def entries(text: str) -> list[str]:
    """The entries of a catalogue, with the remarks above them."""
    return [entry for entry in re.split(r"\n{2,}", text.strip("\n")) if entry]


def joined(entry: str, keyword: str) -> str:
    """What stands behind a keyword, with its further lines, as it is written between the quotes."""
    found = re.search(rf'^{keyword} ((?:"[^\n]*"\n?)+)', entry, re.MULTILINE)
    return "".join(re.findall(r'^"(.*)"$', found[1], re.MULTILINE)) if found else ""


def filled_in(entry: str, translation: str) -> str:
    """An entry with this translation, which is not stale any more."""
    head = entry.split("\nmsgstr ", maxsplit=1)[0]
    kept = [row for row in head.splitlines() if not row.startswith("#|") and row != "#, fuzzy"]
    return "\n".join([*kept, f'msgstr "{translation}"'])


# ── writing ─────────────────────────────────────────────────────────────────────────────────


def renewed(pages: Iterable[Path]) -> dict[Path, str]:
    """The pages with what their commands say today."""
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    with tempfile.TemporaryDirectory() as folder:
        parts = follow(texts, Path(folder))
    for part in reversed(parts):
        if part.shown is not None:
            text = texts[part.page]
            texts[part.page] = text[: part.start] + part.shown + text[part.end :]
    return texts


def main() -> None:
    """Write the tutorials anew."""
    os.environ["MAKKERPAR_NO_WINDOW"] = "1"
    for language, pages in TUTORIALS.items():
        os.environ.update(LC_ALL="C.UTF-8", LANGUAGE=language)
        for page, text in renewed(pages).items():
            page.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{page.relative_to(DOCS)}\n")


if __name__ == "__main__":
    main()
