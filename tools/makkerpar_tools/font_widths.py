"""Writes how wide the fonts' letters are: ``python -m makkerpar_tools.font_widths``.

What draws outside a window (``makkerpar.report``) must know a text's width without a font engine,
so the advances are read from the font files once, here, and lie in the package.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from makkerpar import desktop, resources

FONTS: Final = ("HankenGrotesk_400Regular", "HankenGrotesk_600SemiBold", "Newsreader_500Medium")
TABLE: Final = Path(__file__).parents[2] / "engine" / "makkerpar" / "report" / "widths.json"
# Latin with all its accents, and the dashes, quotation marks and signs of running text.
_LETTERS: Final = "".join(
    chr(code)
    for first, last in ((0x20, 0x17F), (0x2010, 0x2044), (0x20AC, 0x20AC), (0x2212, 0x2265))
    for code in range(first, last + 1)
)


def table() -> dict[str, dict[str, int]]:
    """The advance of every letter that a font has, in thousandths of the font's size."""
    assert desktop.__name__  # imported first: it keeps pygame from greeting on standard output
    import pygame.font  # noqa: PLC0415 - slow, and needed here alone

    pygame.font.init()
    files = resources.assets().fonts
    widths = {}
    for name in FONTS:
        found = pygame.font.Font(files[name], 1000).metrics(_LETTERS)
        widths[name] = {
            letter: metric[4] for letter, metric in zip(_LETTERS, found, strict=True) if metric
        }
    return widths


def page() -> str:
    """The table as it is kept: a line a font."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(widths, ensure_ascii=False)}"
        for name, widths in table().items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TABLE.write_text(page(), encoding="utf-8", newline="\n")
