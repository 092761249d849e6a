from __future__ import annotations

import os
from pathlib import Path

from makkerpar.desktop.preview.watch import Watch


def test_what_a_play_depends_on_is_watched(tmp_path: Path) -> None:
    """YAML files, catalogues and pictures count, once each; other files and plays.yaml do not."""
    (tmp_path / "assets").mkdir()
    watch = Watch(tmp_path)
    counting = ("scenario.yaml", "more.yaml", "en.po", "assets/karen.svg", "assets/x.PNG")
    for name in (*counting, "plays.yaml", "notes.md", "scenario.yaml~", "assets/readme.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert watch.changed() == {str(tmp_path / name) for name in counting}
    assert watch.changed() == frozenset()
    (tmp_path / "more.yaml").unlink()
    assert watch.changed() == {str(tmp_path / "more.yaml")}


def test_another_file_of_the_same_size_and_time_is_another(tmp_path: Path) -> None:
    """A file that takes the place of one is noticed though size and time are the same."""
    path, other = tmp_path / "scenario.yaml", tmp_path / "new"
    for one in (path, other):
        one.write_text("x", encoding="utf-8")
        os.utime(one, ns=(10**18, 10**18))
    watch = Watch(tmp_path)
    other.replace(path)
    assert watch.changed() == {str(path)}


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    """A folder may go and come back."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("x", encoding="utf-8")
    watch = Watch(folder)
    folder.rename(tmp_path / "away")
    assert watch.changed()
    assert not watch.changed()
    (tmp_path / "away").rename(folder)
    assert watch.changed()
