"""Writing a file so that it is the old one or the new one at every moment, never half of either."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from makkerpar.errors import Refused


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` where `path` leads, in place of what stands there.

    A link is followed, an existing file keeps its permissions, and what is no file (a pipe, a
    device) is written to as it is. Folders are not made.

    Raises:
        Refused: it cannot be written. What stood there still does, and nothing else is left behind.
    """
    try:
        _write(Path(os.path.realpath(path)), data)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Refused(
            "“{name}” cannot be written: {reason}.", name=str(path), reason=reason
        ) from None


def _write(target: Path, data: bytes) -> None:
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        # Replacing a device by a file would take it from everybody; a folder refuses by itself.
        target.write_bytes(data)
        return
    # In the same folder: what lies on another file system cannot be renamed into this one.
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None
