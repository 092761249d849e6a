from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from makkerpar.text.interface import interface
from makkerpar_tools import cli, diff_text
from tests.docs.pages import DOCS, blocks, read
from tests.tools.case import MISTAKE, STORY, answer, complaint, write

PLAYS = """\
- name: Den korte
  seat: chief
  takes: [ "ask:stay", "roll:2" ]
- name: Den lange
  seat: chief
  takes: [ "ask:call", "roll:1", "meet:spend" ]
"""
# Round and round, since nothing ever makes `n` negative.
ENDLESS = """\
  on: { set: { told: not told }, goto: off }
  off: { set: { told: not told }, next: [ { when: n < 0, goto: slut }, { goto: on } ] }
"""


def _versions(root: Path, *pairs: tuple[str, str]) -> tuple[str, str]:
    """The case as it was, with its playthroughs, and as it is with pieces of it replaced."""
    text = STORY
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    before = write(root / "before").parent
    (before / "plays.yaml").write_text(PLAYS, encoding="utf-8")
    return str(before), str(write(root / "after", text).parent)


def _told(capsys: pytest.CaptureFixture[str], old: str, new: str) -> str:
    """What the command says to people."""
    assert cli.run(["diff", old, new, "--lang", "en"]) == 0
    return capsys.readouterr().out


def test_two_versions_that_are_the_same_differ_in_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every list is empty, and both hashes are the same; exit 0."""
    found = answer(capsys, ["diff", *_versions(tmp_path), "--json"])
    assert found["old"] == found["new"]
    assert (found["same_scenario"], found["same_structure"], found["same_texts"]) == (True,) * 3
    assert found["changes"] == found["scores"] == found["reasons"] == []
    assert found["playthroughs"] == []
    assert found["bounds"] == {}


def test_a_mended_text_ends_no_play(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The structure is the same, and it says so."""
    told = _told(capsys, *_versions(tmp_path, ("text: Bliv.", "text: Bliv her.")))
    assert "every kept play can be taken up" in told
    assert "0 new, 1 changed, 0 gone" in told


def test_what_changed_is_told_by_place_in_the_new_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rules, scores and texts in groups; what may end a kept play has a mark."""
    versions = _versions(
        tmp_path, ("when: n > 7", "when: n > 6"), ("3A: 2", "3A: 1"), ("start: 5", "start: 4")
    )
    told = _told(capsys, *versions).splitlines()
    file = Path(versions[1]) / "scenario.yaml"
    assert f"    {file}:3:3: variable n: start 5 → 4" in told
    (rule,) = [line for line in told if "ask:wait" in line]
    assert rule.startswith(f"  ! {file}:")
    assert rule.endswith(": choice ask:wait: when n > 7 → n > 6")
    (score,) = [line for line in told if line.endswith("ask:call 3A +2 → +1")]
    assert score.startswith(f"  {file}:")
    assert "raise “version”" in "\n".join(told)


def test_only_the_rule_that_changed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a list of rules the others would hide it."""
    told = _told(capsys, *_versions(tmp_path, ("weight: 1, goto: slut", "weight: 3, goto: slut")))
    assert "scene roll: chance 1 → slut → 3 → slut" in told


def test_bounds_that_moved_are_those_of_analyse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same fields as there, of what differs, each with its old and new value."""
    old, new = _versions(tmp_path, ("3A: 2", "3A: 1"))
    found = answer(capsys, ["diff", old, new, "--json"])["bounds"]
    seats = [
        answer(capsys, ["analyse", name, "--json"])["seats"]["chief"]["areas"]["3"]
        for name in (old, new)
    ]
    assert found["chief"]["areas"]["3"] == {"old": seats[0], "new": seats[1]}
    assert "endings" not in found["chief"]
    assert "chief: area 3: 0 … 2 → 0 … 1" in _told(capsys, old, new)


def test_odds_of_endings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An ending that is new has none before."""
    old, new = _versions(
        tmp_path,
        ("{ weight: 1, goto: slut }", "{ weight: 1, goto: ny }"),
        ("  slut: {", "  ny: { ending: { title: Ny } }\n  slut: {"),
    )
    found = answer(capsys, ["diff", old, new, "--json"])["bounds"]["chief"]["endings"]
    assert found == {"slut": {"old": "1", "new": "1/2"}, "ny": {"old": None, "new": "1/2"}}
    told = _told(capsys, old, new)
    assert "chief: odds of the ending ny: – → 50.0 %" in told
    assert "is new" in told


def test_playthroughs_that_end_otherwise_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where they ended and end now, or which take stops them; the others are not told."""
    old, new = _versions(
        tmp_path,
        ("{ weight: 1, goto: slut }", "{ weight: 1, goto: ny }"),
        ("  slut: {", "  ny: { ending: { title: Ny } }\n  slut: {"),
    )
    found = answer(capsys, ["diff", old, new, "--json"])["playthroughs"]
    assert found == [
        {
            "name": "Den korte",
            "old": {"scene": "slut", "ended": True, "stopped": None},
            "new": {"scene": "ny", "ended": True, "stopped": None},
        }
    ]
    again, other = _versions(tmp_path / "two", ("call:", "ring:"))
    told = _told(capsys, again, other)
    assert "“Den lange”: slut → stops at ask:call" in told
    assert "Den korte" not in told


def test_a_version_may_lie_in_a_folder_of_any_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An old copy is hardly called as the scenario."""
    old, new = _versions(tmp_path)
    copy = Path(old).rename(tmp_path / "sagen-v1")
    assert "the same" in _told(capsys, str(copy), new)


def test_another_scenario_is_no_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is compared all the same, and it says that kept plays do not move from one to another."""
    told = _told(capsys, *_versions(tmp_path, ("id: sagen", "id: anden")))
    assert "The ids differ" in told


def test_a_version_with_errors_is_told_and_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 1, the errors on standard error, nothing else."""
    good, bad = write(tmp_path / "a").parent, write(tmp_path / "b", MISTAKE).parent
    for pair in ((good, bad), (bad, good)):
        assert cli.run(["diff", *map(str, pair), "--json"]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "unknown-scene" in told.err


def test_a_version_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2."""
    good = str(write(tmp_path).parent)
    complaint(capsys, ["diff", good, str(tmp_path / "nothing")])


def test_the_example_in_the_docs_has_the_fields_that_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them, in their order, down to the entries of the lists."""
    section = read(DOCS / "commands.md").split("\n## diff\n")[1].split("\n## ")[0]
    (block,) = blocks(section, "json")
    shown = json.loads(block.text)
    pairs = (("when: n > 7", "when: n > 6"), ("3A: 2", "3A: 1"), ("yet: Ro.", "yet: Nej."))
    versions = _versions(
        tmp_path, *pairs, ("{ weight: 1, goto: slut }", "{ weight: 1, goto: meet }")
    )
    found = answer(capsys, ["diff", *versions, "--json"])
    assert list(shown) == list(found)
    for name in ("changes", "scores", "reasons", "playthroughs"):
        assert list(shown[name][0]) == list(found[name][0]), name
    for name in ("old", "new", "texts"):
        assert list(shown[name]) == list(found[name]), name


def test_a_story_without_an_end_has_no_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is told all the same."""
    old, new = _versions(
        tmp_path,
        ("{ weight: 1, goto: slut }", "{ weight: 1, goto: on }"),
        ("  slut: {", f"{ENDLESS}  slut: {{"),
    )
    found = answer(capsys, ["diff", old, new, "--json"])
    assert found["bounds"] is None
    assert found["changes"]
    assert "never ends" in _told(capsys, old, new)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system makes no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is called `plays.yaml` and is no file holds no playthroughs."""
    old, new = _versions(tmp_path, ("call:", "ring:"))
    plays = Path(old) / "plays.yaml"
    plays.unlink()
    os.mkfifo(plays)
    assert answer(capsys, ["diff", old, new, "--json"])["playthroughs"] == []


def test_odds_of_very_many_digits_are_told() -> None:
    """A fraction that Python itself would not read is told as a share."""
    odds = f"1{'0' * 5_000}/3{'0' * 5_000}"
    assert diff_text._odds(interface("en"), odds) == "33.3 %"
