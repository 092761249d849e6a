from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from makkerpar.scenario.shape import SHAPES
from makkerpar.text.interface import interface
from makkerpar_tools import cli, keys_page
from makkerpar_tools.common import open_named

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _slug(heading: str) -> str:
    """A heading's anchor, as code hosts make it."""
    text = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return text.replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return {_slug(line.lstrip("#")) for line in text.splitlines() if line.startswith("#")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """A relative link in the docs names a file that is there, and an anchor that it has."""
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), target
        if anchor:
            assert anchor in _anchors(file), target


def _commands() -> Iterator[tuple[str, click.Command]]:
    group = cli.build(interface("en"))
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield name, command


def test_every_command_and_option_is_documented() -> None:
    """The page of commands names each command, and each option beside its command."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `--")]
    for name, command in _commands():
        assert f"`makkerpar {name}" in page
        for option in command.params:
            if isinstance(option, click.Option):
                flag = option.opts[0]
                assert any(
                    row.startswith((f"| `{flag} ", f"| `{flag}`"))
                    and (f"`{name}`" in row or "| all |" in row)
                    for row in rows
                ), (name, flag)


def test_the_reference_is_up_to_date() -> None:
    """The language reference has every key and the example as they are in the code today."""
    text = keys_page.PAGE.read_text(encoding="utf-8")
    assert keys_page.page(text) == text
    for keys in SHAPES.values():
        for name in keys:
            assert f"| `{name}`" in text


def test_the_references_example_passes_check() -> None:
    """The example in the language reference is a scenario without a remark."""
    opened = open_named(str(keys_page.EXAMPLE))
    assert [item.code for item in opened.diagnostics] == []


def test_the_readme_has_the_two_commands() -> None:
    """The quick start is `make play` and `make test`."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make play " in readme
    assert "make test " in readme
