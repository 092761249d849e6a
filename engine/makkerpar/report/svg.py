"""Elements of an SVG as text: escaped, without anything from outside."""

from __future__ import annotations

import re
from html import escape
from typing import Final, Protocol

# What XML 1.0 cannot hold, not even escaped.
_ILLEGAL: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Colours(Protocol):
    """A palette: a colour by its name, as (red, green, blue) from 0 to 255."""

    def __getitem__(self, name: str, /) -> tuple[int, int, int]:
        """The colour of that name."""
        ...


def clean(text: str) -> str:
    """The text without the characters that no XML may hold."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """A text as it stands in an element or, in double quotes, in an attribute."""
    return escape(clean(text), quote=True)


def element(name: str, *content: str, **attributes: object) -> str:
    """One element; its content is markup already, its attributes' values are escaped here.

    An attribute's name is written with ``_`` for ``-``; one that is a Python word ends in ``_``.
    A number has one decimal at most; an attribute that is None is left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def path(*commands: object) -> str:
    """Path data: letters and numbers, with as many decimals as are seen."""
    return " ".join(_value(part) for part in commands)


def colour(palette: Colours, name: str) -> str:
    """A palette's colour as style sheets write it."""
    return "#{:02x}{:02x}{:02x}".format(*palette[name])


def _value(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
