"""One measurement of the window, in a process of its own: prints its figures as one line of JSON.

python -m makkerpar_tools.bench.window_probe start HOME
python -m makkerpar_tools.bench.window_probe frames WIDTH HEIGHT
python -m makkerpar_tools.bench.window_probe idle SECONDS
python -m makkerpar_tools.bench.window_probe memory
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, Final

_REDRAWN: Final = 40  # times each screen
_SLOW: Final = 0.95  # the share of frames that are no slower than the second figure


def start(home: str) -> dict[str, Any]:
    """From here to the first frame: imports, record, cases, fonts, pictures, drawing."""
    begun = perf_counter()
    from makkerpar.desktop import glass, start  # noqa: PLC0415 - importing is what is measured
    from makkerpar.frontend.options import Options  # noqa: PLC0415

    glass.open_display(hidden=True)
    options = Options(home=Path(home))
    record, _ = start.open_record(options)
    desk = start.make_desk(options, record, "da")
    app = start.make_app(desk, glass.Glass(record, (1280, 720)))
    app.draw()
    taken = perf_counter() - begun
    late = [name for name in ("numpy", "networkx") if name in sys.modules]
    return {"seconds": taken, "imported": late}


def frames(width: str, height: str) -> dict[str, Any]:
    """Building and drawing a whole frame, over all screens, after each has been drawn once."""
    from makkerpar_tools.gallery import Gallery  # noqa: PLC0415

    shown = Gallery((int(width), int(height)))
    times: list[float] = []
    for name in shown.makers:
        shown.show(name)
        shown.app.draw()
        for _ in range(_REDRAWN):
            begun = perf_counter()
            shown.app.draw()
            times.append(perf_counter() - begun)
    times.sort()
    return {
        "median": median(times) * 1000,
        "slow": times[int(len(times) * _SLOW)] * 1000,
        "frames": len(times),
    }


def idle(seconds: str) -> dict[str, Any]:
    """What the loop costs while nothing happens on the picker."""
    from makkerpar_tools.gallery import Gallery  # noqa: PLC0415

    shown = Gallery()
    shown.desk.clock = perf_counter
    shown.show("title")
    app = shown.app
    for _ in range(5):
        app.step(0.05)
    drawn, cpu, begun = app.drawn, process_time(), perf_counter()
    while perf_counter() - begun < float(seconds):
        app.step(min(float(seconds), 1.0))
    taken = perf_counter() - begun
    return {"share": 100 * (process_time() - cpu) / taken, "drawn": app.drawn - drawn}


def memory() -> dict[str, Any]:
    """After a whole play, every screen, and a sweep over sizes: the process's resident memory."""
    from makkerpar_tools.gallery import Gallery  # noqa: PLC0415

    shown = Gallery()
    for size in ((1280, 720), (640, 480), (1024, 768), (1600, 900), (1920, 1080), (2560, 1440)):
        shown.resize(size)
        for scale in (1.0, 1.5):
            shown.desk.prefs.scale = scale
            for name in shown.makers:
                shown.show(name)
    for width in range(1300, 700, -40):
        shown.resize((width, 720))
        shown.show("ask")
    return {"megabytes": _resident()}


def _resident() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
    return float("nan")


PROBES: Final[dict[str, Callable[..., dict[str, Any]]]] = {
    "start": start,
    "frames": frames,
    "idle": idle,
    "memory": memory,
}

if __name__ == "__main__":
    print(json.dumps(PROBES[sys.argv[1]](*sys.argv[2:])))
