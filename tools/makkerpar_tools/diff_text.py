"""What ``makkerpar diff`` says to people: grouped, short, and with places to click on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from makkerpar.text import digits
from makkerpar.text.interface import Interface
from makkerpar.text.plain import plain

Fields = dict[str, Any]
NOTHING = "–"
LONGEST = 100  # characters of a value that are told
MOST = 200  # lines of a group


def told(ui: Interface, fields: Fields) -> str:
    """Everything that differs, group by group; groups without a difference are left out."""
    return plain("\n".join([*_head(ui, fields), *_body(ui, fields)]))


def _head(ui: Interface, fields: Fields) -> Iterator[str]:
    old, new = fields["old"], fields["new"]
    yield ui.gettext(
        "{old} version {old_version} → {new} version {new_version}",
        old=old["scenario"],
        old_version=old["version"],
        new=new["scenario"],
        new_version=new["version"],
    )
    if not fields["same_scenario"]:
        yield ui.gettext("The ids differ: kept plays of the one are no plays of the other.")
    elif fields["same_structure"]:
        if fields["same_texts"]:
            yield ui.gettext("The structure and the texts are the same.")
        else:
            yield ui.gettext("The structure is the same, so every kept play can be taken up.")
    elif any(one["ends_plays"] for one in fields["changes"]):
        yield ui.gettext(
            "A kept play can be taken up as far as it goes; what may end it is marked “!”."
        )
    else:
        yield ui.gettext(
            "Nothing here ends a kept play by itself; other values may lead it another way."
        )
    if not fields["same_structure"] and old["version"] == new["version"]:
        yield ui.gettext("The structure differs under the same version: raise “version”.")


def _body(ui: Interface, fields: Fields) -> Iterator[str]:
    groups = (
        (ui.gettext("Scenes, choices and rules"), [_change(ui, one) for one in fields["changes"]]),
        (ui.gettext("Scores"), [*_scores(ui, fields)]),
        (ui.gettext("Texts"), [*_texts(ui, fields["texts"])]),
        (ui.gettext("What can be attained"), [*_bounds(ui, fields["bounds"])]),
        (
            ui.gettext("Playthroughs that end otherwise"),
            [_playthrough(ui, one) for one in fields["playthroughs"]],
        ),
    )
    for heading, lines in groups:
        if lines:
            yield ""
            yield heading
            yield from (f"  {line}" for line in lines[:MOST])
            if (more := len(lines) - MOST) > 0:
                yield "  " + ui.ngettext("… and {n} more.", "… and {n} more.", more)


def _place(one: Fields) -> str:
    return f"{one['file']}:{one['line']}:{one['column']}:"


def _change(ui: Interface, one: Fields) -> str:
    thing = {
        "scenario": ui.gettext("scenario"),
        "variable": ui.gettext("variable"),
        "scene": ui.gettext("scene"),
        "choice": ui.gettext("choice"),
    }[one["thing"]]
    name = f"{thing} {one['name']}".rstrip()
    what = {
        "added": lambda: ui.gettext("{name} is new", name=name),
        "removed": lambda: ui.gettext("{name} is gone", name=name),
        "renamed": lambda: ui.gettext("{name} was “{old}”, it seems", name=name, old=one["old"]),
        "changed": lambda: f"{name}: {one['fact']} {_rules(one['old'], one['new'])}",
    }[one["kind"]]()
    return f"{'!' if one['ends_plays'] else ' '} {_place(one)} {what}"


def _rules(old: str | None, new: str | None) -> str:
    """What a fact was and is; of several rules only those that differ, unless it is their order."""
    before, after = ((one or "").split("; ") for one in (old, new))
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    if len(before) > 1 and len(after) > 1 and (gone or come):
        old, new = "; ".join(gone), "; ".join(come)
    return _from_to(old, new)


def _from_to(old: object, new: object) -> str:
    return f"{_short(old)} → {_short(new)}"


def _short(value: object) -> str:
    if value is None or value in ("", [], ()):
        return NOTHING
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _scores(ui: Interface, fields: Fields) -> Iterator[str]:
    for one in fields["scores"]:
        change = f"{_signed(one['old'])} → {_signed(one['new'])}"
        yield f"{_place(one)} {one['choice']} {one['part']} {change}"
    for one in fields["reasons"]:
        reasons = ", ".join(one["changed"])
        yield f"{_place(one)} " + ui.gettext(
            "{choice}: {reasons} otherwise", choice=one["choice"], reasons=reasons
        )


def _signed(value: int | None) -> str:
    return NOTHING if value is None else f"{value:+d}".replace("-", "−") if value else "0"


def _grouped(ui: Interface, number: int) -> str:
    """A whole number as the language writes it."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - only where something differs

    return str(format_decimal(number, locale=ui.language))


def _texts(ui: Interface, one: Fields) -> Iterator[str]:
    if one["added"] or one["changed"] or one["removed"]:
        yield ui.gettext(
            "{added} new, {changed} changed, {removed} gone; {before} → {after} words",
            added=one["added"],
            changed=one["changed"],
            removed=one["removed"],
            before=_grouped(ui, one["words_old"]),
            after=_grouped(ui, one["words_new"]),
        )


def _bounds(ui: Interface, bounds: Fields | None) -> Iterator[str]:
    if bounds is None:
        yield ui.gettext("A play of one of them never ends: 'check' tells where.")
        return
    for one, found in bounds.items():
        held = _who(ui, one)
        if found.get("new", ...) is None:
            yield ui.gettext("{held}: can no longer be played", held=held)
            continue
        if found.get("old", ...) is None:
            yield ui.gettext("{held}: could not be played before", held=held)
            continue
        leaves = dict(_leaves(found))
        for path, leaf in leaves.items():
            # A part is told of where its area says nothing.
            if path[0] == "parts" and ("areas", *path[1:-1], path[-1][0]) in leaves:
                continue
            yield f"{held}: {_figure(ui, path, leaf['old'], leaf['new'])}"


def _who(ui: Interface, held: str) -> str:
    """A way of holding the seats, or a seat."""
    return {
        "director": ui.gettext("director"),
        "chief": ui.gettext("chief"),
        "both": ui.gettext("two people"),
        "room": ui.gettext("a room"),
    }[held]


def _figure(ui: Interface, path: tuple[str, ...], old: Any, new: Any) -> str:
    what, *within = path
    name = within[-1] if within else ""
    # Where people hold both seats, areas and parts are by seat.
    seat = f"{_who(ui, within[0])}, " if len(within) > 1 else ""
    label = {
        "exact": lambda: ui.gettext("exact"),
        "plays": lambda: ui.gettext("different plays"),
        "decisions": lambda: ui.gettext("decisions"),
        "unreachable": lambda: ui.gettext("never entered"),
        "dead_choices": lambda: ui.gettext("never taken"),
        "endings": lambda: ui.gettext("odds of the ending {name}", name=name),
        "areas": lambda: seat + ui.gettext("area {name}", name=name),
        "parts": lambda: seat + ui.gettext("part {name}", name=name),
        "variables": lambda: ui.gettext("variable {name} at the end", name=name),
    }[what]()
    if what == "endings":
        return f"{label}: {_odds(ui, old)} → {_odds(ui, new)}"
    if isinstance(old or new, dict):
        ends = _ends(old, new)
        return f"{label}: {_range(old, ends)} → {_range(new, ends)}"
    return f"{label}: {_from_to(old, new)}"


def _odds(ui: Interface, odds: str | None) -> str:
    if odds is None:
        return NOTHING
    from babel.numbers import format_percent  # noqa: PLC0415 - only where something differs

    return str(format_percent(float(digits.read_ratio(odds)), format="0.0 %", locale=ui.language))


def _ends(old: Fields | None, new: Fields | None) -> tuple[str, str]:
    """Which figures of an area to tell: its sums, or where these are the same, losses and gains."""
    sums = ("min", "max")
    same = all((old or {}).get(end) == (new or {}).get(end) for end in sums)
    return ("loss", "gain") if same else sums


def _range(found: Fields | None, ends: tuple[str, str]) -> str:
    if found is None:
        return NOTHING
    low, high = (_end_of(found.get(end)) for end in ends)
    return f"{low} … {high}"


def _end_of(value: object) -> str:
    return "?" if value is None else str(value).lower().replace("-", "−")


def _leaves(tree: Fields, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Fields]]:
    if _is_leaf(tree) and not all(map(_is_leaf, tree.values())):
        yield path, tree
        return
    for name, one in tree.items():
        yield from _leaves(one, (*path, name))


def _is_leaf(tree: object) -> bool:
    """Whether it has an old and a new value; endings may be called so too."""
    return isinstance(tree, dict) and tree.keys() == {"old", "new"}


def _playthrough(ui: Interface, one: Fields) -> str:
    return ui.gettext(
        "“{name}”: {before} → {after}",
        name=one["name"],
        before=_end(ui, one["old"]),
        after=_end(ui, one["new"]),
    )


def _end(ui: Interface, one: Fields) -> str:
    if one["stopped"] is not None:
        return ui.gettext("stops at {take}", take=one["stopped"])
    if one["scene"] is None:
        return ui.gettext("cannot begin")
    return str(one["scene"])
