from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from makkerpar.errors import Refused
from makkerpar_tools.writing import write_atomically


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_file_is_made(tmp_path: Path) -> None:
    """What is written stands there, byte for byte, and nothing beside it."""
    write_atomically(tmp_path / "sag.svg", b"<svg/>\r\n\x00")
    assert (tmp_path / "sag.svg").read_bytes() == b"<svg/>\r\n\x00"
    assert _names(tmp_path) == ["sag.svg"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """A longer file that stood there is gone to the last byte."""
    file = tmp_path / "sag.svg"
    file.write_bytes(b"x" * 5_000)
    write_atomically(file, b"ny")
    assert file.read_bytes() == b"ny"
    assert _names(tmp_path) == ["sag.svg"]


def test_a_name_of_any_length_can_be_written(tmp_path: Path) -> None:
    """A name as long as the file system allows leaves room for the temporary one's."""
    write_atomically(tmp_path / ("é" * 120 + ".svg"), b"ny")
    assert len(_names(tmp_path)) == 1


@pytest.mark.parametrize(("owner", "stop"), [(os, "fsync"), (Path, "replace")])
def test_a_failure_leaves_everything_as_it_was(
    owner: object, stop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is a refusal that names the file, the old one stands, and no other is left."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "sag.svg"
    file.write_bytes(b"gammel")
    monkeypatch.setattr(owner, stop, full)
    with pytest.raises(Refused, match=r"sag\.svg” cannot be written: No space left on device\."):
        write_atomically(file, b"ny")
    assert file.read_bytes() == b"gammel"
    assert _names(tmp_path) == ["sag.svg"]


def test_an_interruption_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C on the way goes on as itself, with no file left behind."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "sag.svg", b"ny")
    assert _names(tmp_path) == []


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    """A folder that does not exist and one in the place of the file are refusals."""
    (tmp_path / "mappe").mkdir()
    for path in (tmp_path / "ingen" / "sag.svg", tmp_path / "mappe"):
        with pytest.raises(Refused, match="cannot be written"):
            write_atomically(path, b"ny")
    assert _names(tmp_path) == ["mappe"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_permissions_are_the_usual_ones(tmp_path: Path) -> None:
    """A new file has what any new file has; one that stood there keeps its own."""
    usual, own = tmp_path / "usual", tmp_path / "own"
    usual.touch()
    own.touch(mode=0o600)
    own.chmod(0o640)
    write_atomically(tmp_path / "new", b"ny")
    write_atomically(own, b"ny")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    assert stat.S_IMODE(own.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_one(tmp_path: Path) -> None:
    """What a link leads to is written, and the link is as it was."""
    (tmp_path / "real").write_bytes(b"gammel")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"ny")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"ny"


@pytest.mark.skipif(os.name == "nt", reason="devices are no paths on Windows")
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """`-o /dev/null` is no way to lose /dev/null."""
    (tmp_path / "nowhere").symlink_to("/dev/null")
    write_atomically(tmp_path / "nowhere", b"ny")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
