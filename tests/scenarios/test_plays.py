from __future__ import annotations

from pathlib import Path

import pytest

from makkerpar import resources
from tests.tools.case import answer

SHIPPED = [folder.name for folder in resources.scenario_folders(user_data=Path("nowhere"))]


@pytest.mark.parametrize("name", SHIPPED)
def test_its_own_playthroughs_pass(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A shipped scenario has playthroughs in every seat and in a room, and each ends as it says."""
    rows = answer(capsys, ["test", name, "--json"])
    assert [row["name"] for row in rows if not row["passed"]] == []
    assert {row["seat"] for row in rows} == {"director", "chief", "both", "room"}
