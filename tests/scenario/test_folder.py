from __future__ import annotations

import os
from pathlib import Path

import pytest

from makkerpar.errors import NotFound
from makkerpar.scenario import folder as folders
from makkerpar.scenario.folder import Folder, open_scenario, read_folder
from makkerpar.scenario.source import MAX_BYTES
from makkerpar.testing import complete

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\n'


def _case(root: Path, text: str = "", name: str = "sagen") -> Path:
    case = root / name
    case.mkdir()
    (case / "scenario.yaml").write_text(complete(f"id: {name}\n{text}"), encoding="utf-8")
    return case


def _link(path: Path, target: Path, *, directory: bool = False) -> None:
    try:
        path.symlink_to(target, target_is_directory=directory)
    except OSError:
        pytest.skip("this system lets this user make no symbolic links")


def _names(folder: Folder) -> list[str]:
    return [Path(file).name for file in folder.files]


def _codes(path: Path) -> list[str]:
    return [item.code for item in open_scenario(read_folder(path)).diagnostics]


def test_the_main_file_comes_first_and_the_others_by_name(tmp_path: Path) -> None:
    """All YAML files of the folder are read, the main one first; plays and other files are not."""
    case = _case(tmp_path)
    for name in ("z.yaml", "a.yaml", "plays.yaml", "b.yml", "notes.txt", "scenario.yaml~", ".yaml"):
        (case / name).write_text("scenes: {}\n", encoding="utf-8")
    (case / "more.yaml").mkdir()
    assert _names(read_folder(case)) == ["scenario.yaml", "a.yaml", "z.yaml"]


def test_the_main_file_stands_for_its_folder(tmp_path: Path) -> None:
    """A path to `scenario.yaml` reads the same as the path to its folder."""
    case = _case(tmp_path)
    assert read_folder(case / "scenario.yaml") == read_folder(case)


def test_files_keep_the_path_they_were_found_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What diagnostics show is the path as it was given, relative where it was."""
    _case(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert list(read_folder(Path("sagen")).files) == [str(Path("sagen") / "scenario.yaml")]
    monkeypatch.chdir(tmp_path / "sagen")
    here = read_folder(Path())
    assert (here.name, list(here.files)) == ("sagen", ["scenario.yaml"])


def test_a_link_out_of_the_folder_leads_nowhere(tmp_path: Path) -> None:
    """A linked file or catalogue is read only where its target lies in the folder itself."""
    case = _case(tmp_path)
    secret = tmp_path / "secret.yaml"
    secret.write_text("scenes: {}\n", encoding="utf-8")
    (case / "inside").mkdir()
    (case / "inside" / "more.yaml").write_text("scenes: {}\n", encoding="utf-8")
    _link(case / "out.yaml", secret)
    _link(case / "en.po", secret)
    _link(case / "in.yaml", case / "inside" / "more.yaml")
    _link(case / "gone.yaml", case / "nowhere")
    _link(case / "round.yaml", case / "round.yaml")
    read = read_folder(case)
    assert _names(read) == ["scenario.yaml", "in.yaml"]
    assert read.catalogues == {}


def test_a_linked_folder_is_read_by_its_own_name(tmp_path: Path) -> None:
    """A link to a whole scenario is that scenario: its name is the folder's own."""
    _case(tmp_path)
    _link(tmp_path / "short", tmp_path / "sagen", directory=True)
    read = read_folder(tmp_path / "short")
    assert read.name == "sagen"
    assert open_scenario(read).playable


def test_the_main_file_is_read_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past the limit of files the last by name are left out, never the main one."""
    monkeypatch.setattr(folders, "MAX_FILES", 3)
    case = _case(tmp_path)
    for name in ("a.yaml", "b.yaml", "c.yaml", "plays.yaml"):
        (case / name).write_text("scenes: {}\n", encoding="utf-8")
    assert _names(read_folder(case)) == ["scenario.yaml", "a.yaml", "b.yaml"]


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Of a file or catalogue only one byte more than allowed is read, enough to refuse it."""
    case = _case(tmp_path)
    for name in ("scenario.yaml", "en.po"):
        with (case / name).open("wb") as file:
            file.truncate(50_000_000)
    read = read_folder(case)
    assert {len(data) for data in read.files.values()} == {MAX_BYTES + 1}
    assert len(read.catalogues["en"]) <= MAX_BYTES + 1
    assert "file-too-large" in _codes(case)


def test_the_folders_own_pictures_count_as_assets(tmp_path: Path) -> None:
    """Pictures in `assets/` may be named with or without ending, a portrait without its mood."""
    case = _case(tmp_path)
    (case / "assets").mkdir()
    for name in ("skur.svg", "ole_glad.PNG", "readme.md"):
        (case / "assets" / name).touch()
    outside = tmp_path / "elsewhere.svg"
    outside.touch()
    _link(case / "assets" / "linked.svg", outside)
    assert read_folder(case).pictures == {"skur", "skur.svg", "ole_glad", "ole_glad.PNG", "ole"}


@pytest.mark.parametrize(
    ("place", "warned"),
    [("office", []), ("skur", []), ("skur.svg", []), ("skib", ["asset-unknown"])],
)
def test_own_and_shipped_pictures_are_known(tmp_path: Path, place: str, warned: list[str]) -> None:
    """A picture that is neither shipped nor the scenario's own is told, as a warning."""
    case = _case(tmp_path, f"scenes:\n  one: {{ place: {place}, lines: Ét., goto: slut }}\n")
    (case / "assets").mkdir()
    (case / "assets" / "skur.svg").touch()
    shipped = {kind: frozenset({"office"}) for kind in ("portrait", "place", "prop")}
    opened = open_scenario(read_folder(case), shipped)
    assert opened.playable
    assert [item.code for item in opened.diagnostics if item.code != "no-catalogue"] == warned


def test_a_folder_without_a_main_file_is_told_so(tmp_path: Path) -> None:
    """Where `scenario.yaml` is missing, that is the one diagnostic, and nothing is playable."""
    case = tmp_path / "tom"
    case.mkdir()
    assert _codes(case) == ["file-missing"]
    (case / "more.yaml").write_text("scenes: {}\n", encoding="utf-8")
    opened = open_scenario(read_folder(case))
    assert [item.code for item in opened.diagnostics] == ["file-missing"]
    assert opened.diagnostics[0].where == (str(Path("tom") / "scenario.yaml"), 1, 1)
    assert (opened.scenario, opened.languages()) == (None, ())


@pytest.mark.parametrize("name", ["nowhere", "nowhere/scenario.yaml"])
def test_what_is_not_there_is_not_found(tmp_path: Path, name: str) -> None:
    """A folder that cannot be read raises, with the reason the system gives."""
    with pytest.raises(NotFound, match="cannot be read"):
        read_folder(tmp_path / name)


def test_a_file_that_cannot_be_read_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system refuses to read makes the folder one that cannot be read."""
    case = _case(tmp_path)

    def refuse(path: Path, limit: int) -> bytes:
        raise PermissionError(13, os.strerror(13), str(path))

    monkeypatch.setattr(folders, "_head", refuse)
    with pytest.raises(NotFound, match="Permission denied"):
        read_folder(case)


def test_translations_are_opened_with_the_scenario(tmp_path: Path) -> None:
    """Each `.po` file is a language; one that is missing gives the scenario's own texts."""
    case = _case(tmp_path)
    (case / "en.po").write_text(HEADER + 'msgid "Slut"\nmsgstr "The end"\n', encoding="utf-8")
    opened = open_scenario(read_folder(case))
    assert opened.languages() == ("da", "en")
    assert opened.catalogue("en").translate("Slut") == "The end"
    assert opened.catalogue("sv").translate("Slut") == "Slut"
    assert opened.catalogue("da").translate("Slut") == "Slut"


def test_a_broken_translation_is_an_error_at_its_line(tmp_path: Path) -> None:
    """A catalogue that cannot be read is told with its file and line, like a mistake in YAML."""
    case = _case(tmp_path)
    (case / "en.po").write_text(HEADER + "msgid Slut\n", encoding="utf-8")
    opened = open_scenario(read_folder(case))
    (item,) = [item for item in opened.diagnostics if item.code == "catalogue-unreadable"]
    assert item.where == (str(case / "en.po"), 4, 1)
    assert not opened.playable
    assert opened.catalogues == {}


def test_an_error_anywhere_stands_in_the_way_of_playing(tmp_path: Path) -> None:
    """With an error in any file there is no scenario; the diagnostics come in order of place."""
    case = _case(tmp_path, "minutes: tyve\nscenes:\n  one: { goto: two }\n")
    (case / "more.yaml").write_text("scenes:\n  two: { goto: nowhere }\n", encoding="utf-8")
    opened = open_scenario(read_folder(case))
    assert opened.scenario is None
    assert not opened.playable
    places = [item.where for item in opened.diagnostics]
    assert places == sorted(places)
    assert {"expected-integer", "unknown-scene"} <= {item.code for item in opened.diagnostics}


def test_the_folder_must_bear_the_scenarios_name(tmp_path: Path) -> None:
    """A scenario whose id is not its folder's name is told so."""
    case = _case(tmp_path)
    case.rename(tmp_path / "andet")
    assert "id-not-folder" in _codes(tmp_path / "andet")
    assert "id-not-folder" not in _codes(_case(tmp_path))
