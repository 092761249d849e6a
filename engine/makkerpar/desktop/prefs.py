"""The player's settings as the window needs them: read once, written the moment they change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from makkerpar.desktop.tokens import PALETTES, SCALES, WARM
from makkerpar.frontend import settings
from makkerpar.record import Record
from makkerpar.text.interface import LANGUAGES, Interface, interface

TEXT_SCALE: Final = "text_scale"  # per cent
THEME: Final = "theme"
MOTION: Final = "motion"
TYPING: Final = "typing"
WELCOMED: Final = "welcomed"
WINDOW: Final = "window"  # [x, y, width, height, whether it fills the screen]

NORMAL: Final = "normal"
REDUCED: Final = "reduced"
SLOW: Final = "slow"
AT_ONCE: Final = "at_once"
SPEEDS: Final = {SLOW: 25.0, NORMAL: 45.0, AT_ONCE: 0.0}  # letters a second; 0: all at once


@dataclass(slots=True)
class Prefs:
    """The settings, and the record they are kept in."""

    record: Record
    language: str
    theme: str
    scale: float
    motion: str
    typing: str

    @classmethod
    def read(cls, record: Record, language: str) -> Prefs:
        """The settings kept; what is unset or makes no sense is as it is at first.

        Args:
            record: the player's.
            language: the system's.
        """
        chosen = record.setting(settings.LANGUAGE, language)
        theme = record.setting(THEME, WARM)
        scale = record.setting(TEXT_SCALE, 100) / 100
        motion = record.setting(MOTION, NORMAL)
        typing = record.setting(TYPING, NORMAL)
        return cls(
            record,
            language=chosen if chosen in LANGUAGES else language,
            theme=theme if theme in PALETTES else WARM,
            scale=min(SCALES, key=lambda one: abs(one - scale)),
            motion=motion if motion in (NORMAL, REDUCED) else NORMAL,
            typing=typing if typing in SPEEDS else NORMAL,
        )

    @property
    def ui(self) -> Interface:
        """The interface's texts."""
        return interface(self.language)

    @property
    def reduced(self) -> bool:
        """Whether nothing moves."""
        return self.motion == REDUCED

    @property
    def speed(self) -> float:
        """Letters a second at which lines appear; 0: at once."""
        return 0.0 if self.reduced else SPEEDS[self.typing]

    def set_language(self, language: str) -> None:
        """Speak another language."""
        self.language = language
        self.record.set_setting(settings.LANGUAGE, language)

    def set_theme(self, theme: str) -> None:
        """Take other colours."""
        self.theme = theme
        self.record.set_setting(THEME, theme)

    def set_scale(self, scale: float) -> None:
        """Set text larger or smaller."""
        self.scale = scale
        self.record.set_setting(TEXT_SCALE, round(scale * 100))

    def step_scale(self, by: int) -> None:
        """Set text a step larger or smaller."""
        at = SCALES.index(self.scale) + by
        self.set_scale(SCALES[min(max(at, 0), len(SCALES) - 1)])

    def set_motion(self, motion: str) -> None:
        """Let things move, or not."""
        self.motion = motion
        self.record.set_setting(MOTION, motion)

    def set_typing(self, typing: str) -> None:
        """Let lines appear faster or slower."""
        self.typing = typing
        self.record.set_setting(TYPING, typing)
