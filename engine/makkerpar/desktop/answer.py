"""What a view answers an event with: which view comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from makkerpar.desktop.view import View


@dataclass(frozen=True, slots=True)
class Push:
    """Another view on top of this one."""

    view: View


@dataclass(frozen=True, slots=True)
class Pop:
    """Back to the view under this one."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Another view in place of this one."""

    view: View


@dataclass(frozen=True, slots=True)
class Return:
    """Back to the view under this one, with another in its place."""

    view: View


@dataclass(frozen=True, slots=True)
class Home:
    """Back to the view at the bottom."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Close the window."""


Answer = Push | Pop | Replace | Return | Home | Leave | None
