from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from makkerpar.testing import complete
from tests.tools.case import ROOT, STORY, answer


@pytest.mark.parametrize("language", ["da", "en"])
def test_schema_is_a_json_schema(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`schema` prints a valid JSON Schema that takes a scenario and refuses what is none."""
    schema = answer(capsys, ["schema", "--lang", language])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(complete(STORY)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": 1, "scenes": []}, schema)


def test_hover_texts_alone_depend_on_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Both languages describe the same schema; without `--lang` it is the English one."""
    english, danish = (answer(capsys, ["schema", "--lang", one]) for one in ("en", "da"))
    assert english != danish
    assert _bare(english) == _bare(danish)
    assert answer(capsys, ["schema"]) == english


READ = {
    "$id", "title", "description", "markdownDescription", "patternErrorMessage", "enumDescriptions"
}  # fmt: skip


def _bare(tree: object) -> object:
    """The schema without what people read."""
    if isinstance(tree, dict):
        # People's keys are strings here (or lists of them); properties of these names are mappings.
        return {
            key: _bare(value)
            for key, value in tree.items()
            if isinstance(value, dict) or key not in READ
        }
    return [_bare(one) for one in tree] if isinstance(tree, list) else tree


def test_the_schema_in_the_docs_is_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """What editors are pointed to in the docs is what the command prints."""
    kept = (ROOT / "docs" / "schema" / "makkerpar-scenario-1.json").read_text(encoding="utf-8")
    assert json.loads(kept) == answer(capsys, ["schema"])
