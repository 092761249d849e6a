"""``make screenshots``: the pictures of the window in the documentation, drawn anew.

They are drawn on a hidden screen, so they come out the same on every machine with the same fonts
library; whoever changes a screen draws them again and looks at them.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Final

import click
import pygame

from makkerpar import resources
from makkerpar_tools.gallery import Gallery

SIZE: Final = (1280, 720)
LANGUAGES: Final = ("da", "en")
SCREENS: Final = ("ask", "act_storm", "curtain_joint", "d3", "d4", "settings")
FOLDER: Final = resources.data_folder() / "docs" / "screenshots"


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    help="Where they go; docs/screenshots if left out.",
)
@click.option("--size", type=(int, int), default=SIZE, help="Of the window.")
@click.argument("screens", nargs=-1)
def main(folder: Path, size: tuple[int, int], screens: tuple[str, ...]) -> None:
    """Draw the screens named, or those of the documentation, in Danish and English."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        gallery = Gallery(size, language)
        for name in screens or SCREENS:
            if name not in gallery.makers:
                known = ", ".join(gallery.makers)
                raise click.UsageError(f"There is no screen {name!r}. There are: {known}")
            gallery.show(name)
            file = folder / f"{name}.{language}.png"
            buffer = io.BytesIO()
            pygame.image.save(gallery.glass.surface, buffer, file.name)
            _write(file, buffer.getvalue())
            click.echo(file.name)


def _write(file: Path, data: bytes) -> None:
    """Whole or not at all."""
    beside = file.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(file)


if __name__ == "__main__":
    sys.exit(main())
