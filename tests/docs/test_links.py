from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, ROOT, prose, read

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _slug(heading: str) -> str:
    """A heading's anchor, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _anchors(page: Path) -> list[str]:
    lines = prose(read(page)).splitlines()
    return [_slug(line.lstrip("#")) for line in lines if line.startswith("#")]


def _links(page: Path) -> list[tuple[Path, str]]:
    """The relative links of a page: the file that each leads to, and the anchor in it."""
    found = []
    for target in _LINK.findall(prose(read(page))):
        if re.match(r"[a-z]+:", target) is None:
            name, _, anchor = target.partition("#")
            found.append(((page.parent / name).resolve() if name else page, anchor))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """A relative link in the docs names a file of the project, and an anchor that it has."""
    for file, anchor in _links(page):
        assert file.exists(), file
        assert file.is_relative_to(ROOT), file
        assert not anchor or anchor in _anchors(file), f"{file.name}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_an_anchor_means_one_heading(page: Path) -> None:
    """No two headings of a page that is linked to by anchors have the same one."""
    wanted = {anchor for other in PAGES for file, anchor in _links(other) if file == page}
    doubled = {anchor for anchor in _anchors(page) if _anchors(page).count(anchor) > 1}
    assert not wanted & doubled


def test_every_page_can_be_reached_from_the_readme() -> None:
    """Following links from the README, a reader comes by every page of the docs."""
    reached: set[Path] = set()
    to_read = [ROOT / "README.md"]
    while to_read:
        page = to_read.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        to_read += [file for file, _ in _links(page)]
    assert set(DOCS.rglob("*.md")) <= reached
