"""What the docs tell an author to put into an editor."""

from __future__ import annotations

import fnmatch
import json

from makkerpar.scenario.schema import LANGUAGES
from makkerpar_tools.new import SCHEMA_FILE
from tests.docs.pages import DOCS, blocks, read

PAGE = read(DOCS / "schema" / "README.md")


def _settings() -> dict[str, object]:
    (block,) = blocks(PAGE, "json")
    found = json.loads(block.text)
    assert isinstance(found, dict)
    return found


def test_the_settings_name_scenarios_and_not_their_playthroughs() -> None:
    """The example is JSON, and its patterns take a case's files but `plays.yaml`."""
    schemas = _settings()["yaml.schemas"]
    assert isinstance(schemas, dict)
    (patterns,) = schemas.values()
    taken = [pattern for pattern in patterns if not pattern.startswith("!")]
    left = [pattern[1:] for pattern in patterns if pattern.startswith("!")]

    def named(path: str) -> bool:
        hit = any(fnmatch.fnmatch(path, pattern) for pattern in taken)
        return hit and not any(fnmatch.fnmatch(path, pattern) for pattern in left)

    assert [named(f"sag/{name}.yaml") for name in ("scenario", "storm", "plays")] == [
        True,
        True,
        False,
    ]


def test_the_comment_names_what_new_writes() -> None:
    """The line that the page shows is the first line of the templates, in every language."""
    line = f"# yaml-language-server: $schema={SCHEMA_FILE}"
    assert f"\n    {line}\n" in PAGE
    templates = DOCS.parent / "tools" / "makkerpar_tools" / "templates"
    for language in LANGUAGES:
        text = (templates / language / "scenario.yaml").read_text(encoding="utf-8")
        assert text.startswith(f"{line}\n")
