"""The table as people read it (Markdown, so that it can be kept) and as machines do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from makkerpar_tools.bench.figures import Goal, Row, Series, Unit

HEADINGS: Final = ("what", "figure", "beside", "its figure", "ratio", "goal", "met")


def as_markdown(rows: Sequence[Row]) -> str:
    """All rows as one table with columns of even width, the last ones that tell most."""
    cells = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(HEADINGS))]
    lines = [_line(cells[0], widths), _line(["-" * width for width in widths], widths)]
    before = ""
    for row, line in zip(rows, cells[1:], strict=True):
        # What one figure of ours is held against stands under it, told once.
        same = row.what == before
        lines.append(_line(("", "", *line[2:]) if same else line, widths))
        before = row.what
    return "\n".join(lines)


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _cells(row: Row) -> tuple[str, ...]:
    ratio = ""
    if row.ratio is not None:
        least, greatest = significant(row.ratio.least), significant(row.ratio.greatest)
        ratio = f"{significant(row.ratio.median)}× ({least}–{greatest})"
    return (
        row.what,
        _figure(row.ours, row.unit),
        row.beside,
        _figure(row.other, row.unit) if row.beside else "",
        ratio,
        _goal(row.goal, row.unit) if row.goal is not None else "",
        _verdict(row),
    )


def _figure(series: Series, unit: Unit) -> str:
    if series.median is not None:
        return quantity(series.median, unit)
    return "wrong" if series.fault else "not measured"


def _goal(goal: Goal, unit: Unit) -> str:
    bound = f"{significant(goal.bound)}×" if goal.of_ratio else quantity(goal.bound, unit)
    return f"{'≥' if goal.at_least else '≤'} {bound}"


def _verdict(row: Row) -> str:
    if row.fault:
        return f"error: {row.fault}"
    if row.missing:
        return f"not measured: {row.missing}"
    return {True: "yes", False: "no", None: ""}[row.met]


def quantity(value: float, unit: Unit) -> str:
    """A figure with its unit, in three digits that mean something."""
    if unit == "s" and value < 0.1:
        return f"{significant(value * 1000)} ms"
    return f"{significant(value)} {unit}"


def significant(value: float) -> str:
    """A number in three significant digits, without a power of ten."""
    return f"{float(f'{value:.3g}'):,.10g}"


def as_fields(row: Row) -> dict[str, Any]:
    """A row for machines: medians, every round's figures, ratio, goal and verdict."""
    return {
        "group": row.group,
        "what": row.what,
        "unit": row.unit,
        "figure": row.ours.median,
        "rounds": list(row.ours.values),
        "beside": row.beside or None,
        "beside_figure": row.other.median,
        "beside_rounds": list(row.other.values),
        "ratio": row.ratio.median if row.ratio is not None else None,
        "ratio_least": row.ratio.least if row.ratio is not None else None,
        "ratio_greatest": row.ratio.greatest if row.ratio is not None else None,
        "goal": _goal(row.goal, row.unit) if row.goal is not None else None,
        "met": row.met,
        "missing": row.missing or None,
        "fault": row.fault or None,
    }
