"""A fault of ours: told in one line, its traceback kept in a log file."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime

from makkerpar import __version__
from makkerpar.resources import user_data_dir
from makkerpar.text.interface import Interface

LOG_FILE = "faults.log"
MAX_BYTES = 1_000_000


def tell(ui: Interface, fault: BaseException) -> str:
    """One line for the person, after writing the traceback to the log file."""
    kind = type(fault).__name__
    path = user_data_dir() / LOG_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(path.with_suffix(".old.log"))
        stamp = datetime.now().astimezone().isoformat(timespec="seconds")
        head = f"{stamp} makkerpar {__version__} {platform.platform()}\n"
        with path.open("a", encoding="utf-8") as log:
            log.write(head + "".join(traceback.format_exception(fault)) + "\n")
    except OSError:
        return ui.gettext("Something went wrong in the program itself ({kind}).", kind=kind)
    return ui.gettext(
        "Something went wrong in the program itself ({kind}). What happened is noted in {path}",
        kind=kind,
        path=path,
    )
