from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from makkerpar.text.catalogue import read_po
from makkerpar_tools import cli
from tests.docs.pages import DOCS, blocks, read
from tests.tools.case import MISTAKE, STORY, answer, complaint, write


def _told(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    """What a call prints, having exited as said."""
    assert cli.run(["translate", *words, "--lang", "en"]) == status
    return capsys.readouterr().out


def _translate(file: Path, text: str, translation: str) -> None:
    """What a translator does in an editor."""
    before = file.read_text(encoding="utf-8")
    empty = f'msgid "{text}"\nmsgstr ""\n'
    assert empty in before
    file.write_text(
        before.replace(empty, f'msgid "{text}"\nmsgstr "{translation}"\n'), encoding="utf-8"
    )


def _translate_all(file: Path) -> None:
    """Give every text the same translation."""
    head, *blocks = file.read_text(encoding="utf-8").split("\n\n")
    done = [block.replace('msgstr ""', 'msgstr "Done."') for block in blocks]
    file.write_text("\n\n".join([head, *done]), encoding="utf-8")


@pytest.fixture
def main(tmp_path: Path) -> Path:
    """The main file of a small case."""
    return write(tmp_path, STORY.replace("Ring.", "Ring til {kommune}."))


def test_extract_writes_a_template_beside_the_scenario(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has each text once, where it stands and what it is; or it is written where one says."""
    told = _told(capsys, "extract", str(main.parent))
    file = main.parent / "sagen.pot"
    assert str(file) in told
    text = file.read_text(encoding="utf-8")
    line = (
        main.read_text(encoding="utf-8").splitlines().index("          text: Ring til {kommune}.")
    )
    assert (
        "#. @ scenes.ask.decision.choices.call.text\n"
        "#. Choice of the chief (Jonas) in “ask”. At most 18 words\n"
        "#. Names to keep: {kommune} (“Egeskov Kommune”). There are also {n}.\n"
        f'#: scenario.yaml:{line + 1}\nmsgid "Ring til {{kommune}}."\nmsgstr ""\n'
    ) in text
    other = main.parent.parent / "andet.pot"
    _told(capsys, "extract", str(main.parent), "-o", str(other))
    assert other.read_bytes() == file.read_bytes()


def test_update_makes_a_catalogue_and_keeps_it_in_step(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed text keeps its translation, stale; players read the original until it is done."""
    file = main.parent / "en.po"
    _told(capsys, "update", str(main.parent), "en")
    _translate(file, "Bliv.", "Stay.")
    main.write_text(
        main.read_text(encoding="utf-8").replace("text: Bliv.", "text: Bliv her."),
        encoding="utf-8",
    )
    told = _told(capsys, "update", str(main.parent), "en")
    assert "0 translated, 1 stale" in told
    text = file.read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgid "Bliv."\nmsgid "Bliv her."\nmsgstr "Stay."\n' in text
    assert '#~ msgid "Bliv."\n#~ msgstr "Stay."\n' in text
    assert not read_po(file.read_bytes(), language="en").has("Bliv her.")


def test_update_twice_writes_nothing(main: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is up to date is not touched."""
    file = main.parent / "en.po"
    _told(capsys, "update", str(main.parent), "en")
    before = file.stat()
    _told(capsys, "update", str(main.parent), "en")
    after = file.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_status_counts_every_language(main: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a table, or with the same numbers for machines."""
    assert "no translations yet" in _told(capsys, "status", str(main.parent))
    _told(capsys, "update", str(main.parent), "en")
    _translate(main.parent / "en.po", "Bliv.", "Stay.")
    _told(capsys, "update", str(main.parent), "en-GB")
    found = answer(capsys, ["translate", "status", str(main.parent), "--json"])
    rows = {row["language"]: row for row in found["translations"]}
    assert list(rows) == ["en-GB", "en"]
    assert (rows["en"]["translated"], rows["en-GB"]["translated"]) == (1, 0)
    assert rows["en"]["missing"] == rows["en"]["texts"] - 1
    table = _told(capsys, "status", str(main.parent)).splitlines()
    assert table[0].split()[0] == "language"
    assert [line.split()[:2] for line in table[1:]] == [["en-GB", "0"], ["en", "1"]]
    section = read(DOCS / "commands.md").split("\n## translate\n")[1].split("\n## ")[0]
    (block,) = blocks(section, "json")
    shown = json.loads(block.text)
    assert list(shown) == list(found)
    assert list(shown["translations"][0]) == list(rows["en"])


def test_check_is_content_when_all_is_translated(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0 then, and 1 while anything is missing, stale or names what does not exist."""
    folder, file = str(main.parent), main.parent / "en.po"
    assert cli.run(["translate", "check", folder]) == 0
    _told(capsys, "update", folder, "en")
    told = _told(capsys, "check", folder, status=1)
    rows = file.read_text(encoding="utf-8").splitlines()
    line = rows.index('msgid "Bliv."') + 2
    assert f"{file}:{line}:1: not translated: “Bliv.”" in told
    _translate(file, "Bliv.", "Stay in {town}.")
    _translate_all(file)
    told = _told(capsys, "check", folder, status=1)
    assert f"{file}:{line}:17: there is no “{{town}}”" in told
    file.write_text(file.read_text(encoding="utf-8").replace(" in {town}", ""), encoding="utf-8")
    _told(capsys, "check", folder)
    main.write_text(
        main.read_text(encoding="utf-8").replace("text: Bliv.", "text: Bliv her."),
        encoding="utf-8",
    )
    told = _told(capsys, "check", folder, status=1)
    assert f"{main}:" in told
    assert "translate update" in told
    _told(capsys, "update", folder, "en")
    assert "stale, to be looked at: “Bliv her.”" in _told(capsys, "check", folder, status=1)


@pytest.mark.parametrize("action", [["update", "en"], ["status"], ["check"]])
def test_a_broken_catalogue_is_told_with_its_line_and_left_alone(
    main: Path, capsys: pytest.CaptureFixture[str], action: list[str]
) -> None:
    """Exit 1: it is a mistake in the scenario's folder, and nothing is guessed."""
    file = main.parent / "en.po"
    broken = b'msgid "Bliv."\nmsgstr Stay.\n'
    file.write_bytes(broken)
    verb, *into = action
    assert cli.run(["translate", verb, str(main.parent), *into, "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert f"{file}:2:1: error[catalogue-unreadable]" in told.out + told.err
    assert file.read_bytes() == broken


def test_a_broken_catalogue_of_another_language_is_in_nobodys_way(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The texts can be extracted, and other languages brought up to date."""
    (main.parent / "de.po").write_bytes(b"\xff")
    _told(capsys, "extract", str(main.parent))
    _told(capsys, "update", str(main.parent), "en")
    assert (main.parent / "de.po").read_bytes() == b"\xff"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["update", "FOLDER"], "Say which language"),
        (["update", "FOLDER", "da"], "is written in"),
        (["update", "FOLDER", "../en"], "code of a language"),
        (["check", "FOLDER", "en"], "all languages"),
        (["check", "FOLDER", "--json"], "--json"),
        (["status", "FOLDER", "-o", "x.pot"], "--output"),
        (["extract", "FOLDER", "-o", "FOLDER/none/x.pot"], "cannot be written"),
    ],
)
def test_a_wrong_call_is_refused_and_writes_nothing(
    main: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """Exit 2 and a line that says what would have been right."""
    called = [word.replace("FOLDER", str(main.parent)) for word in words]
    assert said in complaint(capsys, ["translate", *called, "--lang", "en"])
    assert [file.name for file in main.parent.iterdir()] == ["scenario.yaml"]


def test_a_catalogue_that_leads_out_of_the_folder_is_left_alone(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link is not followed, nor replaced by a file."""
    outside = main.parent.parent / "en.po"
    outside.write_bytes(b"")
    link = main.parent / "en.po"
    try:
        link.symlink_to(outside)
    except OSError:
        pytest.skip("this system makes no links")
    said = complaint(capsys, ["translate", "update", str(main.parent), "en", "--lang", "en"])
    assert "is not a file of the scenario's folder" in said
    assert outside.read_bytes() == b""
    assert link.is_symlink()


def test_a_template_that_leads_out_of_the_folder_is_left_alone(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no other file is named, a link of the template's name is not written through."""
    outside = main.parent.parent / "other.pot"
    outside.write_bytes(b"mine")
    link = main.parent / "sagen.pot"
    try:
        link.symlink_to(outside)
    except OSError:
        pytest.skip("this system makes no links")
    said = complaint(capsys, ["translate", "extract", str(main.parent), "--lang", "en"])
    assert "is not a file of the scenario's folder" in said
    assert outside.read_bytes() == b"mine"
    assert link.is_symlink()


def test_a_scenario_with_errors_has_no_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its errors are told on standard error, exit 1, and nothing is written."""
    folder = write(tmp_path, MISTAKE).parent
    assert cli.run(["translate", "update", str(folder), "en", "--lang", "en"]) == 1
    assert "unknown-scene" in capsys.readouterr().err
    assert not (folder / "en.po").exists()


@pytest.mark.needs("msgfmt")
def test_gettexts_own_check_is_content_with_what_we_write(
    main: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The template, a new catalogue, and one with stale and obsolete entries."""
    folder, file = str(main.parent), main.parent / "en.po"
    _told(capsys, "extract", folder)
    _told(capsys, "update", folder, "en")
    _translate(file, "Bliv.", "Stay.")
    _translate(file, "Ring til {kommune}.", "{Kommune} is called.")
    files = {"sagen.pot": (main.parent / "sagen.pot").read_bytes(), "new.po": file.read_bytes()}
    main.write_text(
        main.read_text(encoding="utf-8").replace("text: Bliv.", "text: Bliv her."),
        encoding="utf-8",
    )
    _told(capsys, "update", folder, "en")
    files["old.po"] = file.read_bytes()
    assert b"#~ msgid" in files["old.po"]
    for name, data in files.items():
        (main.parent.parent / name).write_bytes(data)
        done = subprocess.run(
            ["msgfmt", "--check", "-o", "checked.mo", name],
            cwd=main.parent.parent,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        # A template has no language, which is said of every one.
        assert done.stderr == b"" or name == "sagen.pot"


@pytest.mark.needs("msgcat")
@pytest.mark.parametrize("layout", ["--no-wrap", "--width=79"])
def test_a_file_that_another_program_has_saved_is_the_same_file(
    main: Path, capsys: pytest.CaptureFixture[str], layout: str
) -> None:
    """However gettext's own tools lay it out, an update has it as it was."""
    folder, file = str(main.parent), main.parent / "en.po"
    _told(capsys, "update", folder, "en")
    _translate(file, "Bliv.", "Stay.")
    main.write_text(
        main.read_text(encoding="utf-8").replace("text: Bliv.", "text: Bliv her."),
        encoding="utf-8",
    )
    _told(capsys, "update", folder, "en")
    before = file.read_bytes()
    subprocess.run(["msgcat", layout, "-o", "en.po", "en.po"], cwd=main.parent, check=True)
    _told(capsys, "update", folder, "en")
    assert file.read_bytes() == before
