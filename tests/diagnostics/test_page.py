"""The pages about diagnostics, held against what would be written today."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from makkerpar.diagnostics import all_codes, code
from makkerpar_tools import diagnostics_page
from makkerpar_tools.diagnostics_page import PAGES, ROOT, page


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_as_the_tool_writes_it(language: str) -> None:
    """A code that is new or changed is documented: run makkerpar_tools.diagnostics_page."""
    written = (ROOT / PAGES[language]).read_text(encoding="utf-8")
    assert written == page(language).rstrip("\n") + "\n"


@pytest.mark.parametrize("language", PAGES)
def test_every_code_has_a_section_that_is_linked_to(language: str) -> None:
    """Each code is a heading of its own, and the list at the top leads to all of them."""
    text = page(language)
    assert tuple(re.findall(r"^## (.*)$", text, re.MULTILINE)) == all_codes()
    assert sorted(re.findall(r"\]\(#([a-z0-9-]+)\)", text)) == list(all_codes())


def test_a_section_tells_what_the_program_says() -> None:
    """Severity, message, explanation, the example, and the diagnostic it really gives."""
    section = page("en").partition("## unknown-scene\n")[2].partition("\n## ")[0]
    assert section.lstrip().startswith("**Error.** There is no scene called '…'.")
    assert code("unknown-scene").explanation["en"].strip() in section
    assert "    goto: sluut" in section
    assert "line 3, column 11: There is no scene called 'sluut'. (did you mean 'slut'?)" in section


def test_what_cannot_be_seen_is_not_on_the_page() -> None:
    """A control character of an example is shown by its picture."""
    assert re.search(r"[\x00-\x08\x0b-\x1f]", page("en")) is None
    assert "␇" in page("en")


def test_the_tool_says_whether_the_pages_are_up_to_date() -> None:
    """With --check it writes nothing, and its exit status tells."""
    result = CliRunner().invoke(diagnostics_page.main, ["--check"])
    assert (result.exit_code, result.output) == (0, "up to date\n")
