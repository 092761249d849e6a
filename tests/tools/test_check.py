from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from urllib.request import url2pathname

import jsonschema
import pytest

from makkerpar import __version__
from makkerpar.diagnostics import Diagnostic, Where
from makkerpar.scenario.folder import open_scenario, read_folder
from makkerpar.scenario.texts import phrases
from makkerpar_tools import check, cli, common
from tests.tools.case import MISTAKE, STORY, answer, complaint, write

# Where the mistake stands.
LINE, COLUMN = 22, MISTAKE.splitlines()[21].index("meat") + 1
FIELDS = ["file", "line", "column", "severity", "code", "message", "hint"]


def test_check_has_an_empty_list_where_nothing_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check --format json` gives an empty list where there is nothing to say, and exits 0."""
    file = write(tmp_path)
    (file.parent / "en.po").write_text(_catalogue(file), encoding="utf-8")
    assert answer(capsys, ["check", str(file), "--format", "json"]) == []


def _catalogue(file: Path) -> str:
    """A translation of every text of a scenario."""
    scenario = open_scenario(read_folder(file)).scenario
    assert scenario is not None
    texts = dict.fromkeys(phrase.source for phrase in phrases(scenario))
    entries = "".join(f'\nmsgid "{text}"\nmsgstr "{text.upper()}"\n' for text in texts)
    return f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n{entries}'


@pytest.mark.parametrize(
    ("old", "new", "severity", "status"),
    [
        ("goto: meet", "goto: meat", "error", 1),
        ("focus: { 2B: 1 }, because: Tillid.", "focus: { 2B: 1 }", "warning", 0),
        ("format: 1", "format: 1", "note", 0),  # there is no translation
    ],
)
def test_only_an_error_fails(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    severity: str,
    status: int,
) -> None:
    """With warnings and notes alone check exits 0, with an error 1, in every format."""
    file = write(tmp_path, STORY.replace(old, new))
    found = answer(capsys, ["check", str(file), "--format", "json"], status)
    assert severity in {item["severity"] for item in found}
    answer(capsys, ["check", str(file), "--format", "sarif"], status)
    assert cli.run(["check", str(file)]) == status


def test_check_json_has_the_fields_of_its_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A diagnostic has file, line, column, severity, code, message and hint, and no more."""
    file = write(tmp_path, MISTAKE)
    found = answer(capsys, ["check", str(file), "--format", "json"], 1)
    assert all(list(item) == FIELDS for item in found)
    assert all(
        isinstance(item[name], int if name in ("line", "column") else str)
        for item in found
        for name in FIELDS
    )
    (error,) = [item for item in found if item["severity"] == "error"]
    assert error == {
        "file": str(file),
        "line": LINE,
        "column": COLUMN,
        "severity": "error",
        "code": "unknown-scene",
        "message": "There is no scene called 'meat'.",
        "hint": "did you mean 'meet'?",
    }


def test_a_scenario_is_found_by_id_folder_or_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An id with `--scenarios`, a folder and a `scenario.yaml` are three ways to say the same."""
    file = write(tmp_path, MISTAKE)
    monkeypatch.chdir(tmp_path)
    ways = [
        ["sagen", "--scenarios", str(tmp_path)],
        ["sagen", "--scenarios", str(file.parent)],
        [str(file.parent)],
        [str(file)],
        ["./sagen"],
        [str(Path("sagen") / "scenario.yaml")],
    ]
    found = [answer(capsys, ["check", "--format", "json", *way], 1) for way in ways]
    assert {Path(item["file"]).resolve() for items in found for item in items} == {file}
    for items in found:
        for item in items:
            item["file"] = ""
    assert all(items == found[0] for items in found)


def test_many_scenarios_are_checked_in_one_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Diagnostics of several scenarios come in one list, by file, line and column."""
    good = write(tmp_path)
    bad = write(tmp_path, "id: anden\nminutes: tyve\nversion: nul", "anden")
    found = answer(capsys, ["check", str(good), str(bad), "--format", "json"], 1)
    places = [(item["file"], item["line"], item["column"]) for item in found]
    assert places == sorted(places)
    assert {item["file"] for item in found} == {str(good), str(bad)}
    assert answer(capsys, ["check", str(bad), str(good), "--format", "json"], 1) == found
    assert answer(capsys, ["check", str(bad), str(good), str(bad), "--format", "json"], 1) == found


def test_craft_is_remarked_on_among_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Remarks on craft, translations included, stand in order with the others and fail nothing."""
    file = write(tmp_path, STORY.replace("because: Tillid.", "because: Proaktiv tillid."))
    catalogue = _catalogue(file).replace('msgstr "RING."', 'msgstr "Reach out."')
    (file.parent / "en.po").write_text(catalogue.replace("PROAKTIV", "X"), encoding="utf-8")
    found = answer(capsys, ["check", str(file), "--format", "json"])
    assert [(item["code"], item["severity"]) for item in found] == [("word-banned", "warning")] * 2
    assert [item["line"] for item in found] == sorted(item["line"] for item in found)
    assert "Proaktiv".lower() in found[1]["message"]


def test_whoever_plays_is_told_nothing_of_craft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Opening a scenario to play it finds its mistakes alone."""
    file = write(tmp_path, STORY.replace("because: Tillid.", "because: Proaktiv tillid."))
    opened = common.open_named(str(file))
    assert "word-banned" not in [item.code for item in opened.diagnostics]
    assert "word-banned" in [item.code for item in common.remarks(opened)]
    broken = common.open_named(str(write(tmp_path, MISTAKE, "anden")))
    assert common.remarks(broken) == broken.diagnostics


def test_every_file_of_a_scenario_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Mistakes in further files and in catalogues are told with the file they stand in."""
    file = write(tmp_path, MISTAKE)
    more, catalogue = file.parent / "more.yaml", file.parent / "en.po"
    more.write_text("scenes:\n  extra: { goto: nowhere }\n", encoding="utf-8")
    catalogue.write_text("msgid Slut\n", encoding="utf-8")
    found = answer(capsys, ["check", str(file), "--format", "json"], 1)
    told = {(Path(item["file"]).name, item["code"]) for item in found}
    assert {
        ("scenario.yaml", "unknown-scene"),
        ("more.yaml", "unknown-scene"),
        ("en.po", "catalogue-unreadable"),
    } <= told


def test_the_text_is_a_line_a_diagnostic_and_a_sum(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For people each diagnostic is one clickable line, and the last line counts them."""
    file = write(tmp_path, MISTAKE)
    assert cli.run(["check", str(file)]) == 1
    *lines, summary = capsys.readouterr().out.splitlines()
    assert all(line.startswith(f"{file}:") for line in lines)
    assert (
        f"{file}:{LINE}:{COLUMN}: error[unknown-scene]: There is no scene called 'meat'. "
        "(did you mean 'meet'?)"
    ) in lines
    assert "Errors: 1." in summary


@pytest.mark.parametrize(("names", "sentence"), [(1, "in 1 scenario."), (2, "in 2 scenarios.")])
def test_nothing_to_remark_on_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], names: int, sentence: str
) -> None:
    """Where nothing is wrong, one line says so of so many scenarios."""
    files = []
    for name in ("sagen", "anden")[:names]:
        file = write(tmp_path, STORY.replace("id: sagen", f"id: {name}"), name)
        (file.parent / "en.po").write_text(_catalogue(file), encoding="utf-8")
        files.append(file)
    assert cli.run(["check", *map(str, files)]) == 0
    assert capsys.readouterr().out.strip().endswith(sentence)


def test_check_speaks_danish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--lang da` tells the mistakes, and how many there are, in Danish."""
    file = write(tmp_path, MISTAKE)
    assert cli.run(["check", str(file), "--lang", "da"]) == 1
    told = capsys.readouterr().out
    assert "fejl[unknown-scene]" in told
    assert "mente du" in told
    assert "Errors" not in told


def test_only_the_sentences_depend_on_the_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, place, severity and code are the same in Danish and in English."""
    file = write(tmp_path, MISTAKE)
    danish, english = (
        answer(capsys, ["check", str(file), "--format", "json", "--lang", language], 1)
        for language in ("da", "en")
    )
    for one, two in zip(danish, english, strict=True):
        assert {name: one[name] for name in FIELDS[:5]} == {name: two[name] for name in FIELDS[:5]}
        assert one["message"] != two["message"]


def test_an_unknown_scenario_is_told_with_the_nearest_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A scenario that is not there exits 2 in one line that names one that is."""
    assert "Did you mean: budgetkrisen?" in complaint(capsys, ["check", "budgetkrise"])
    assert "Mente du: budgetkrisen?" in complaint(capsys, ["check", "budgetkrise", "--lang", "da"])
    assert complaint(capsys, ["check", "--lang=da", "qqq"]).endswith("»qqq«.")


@pytest.mark.parametrize("name", ["", ".", "..", "/", "a\x00b", "x" * 5000, "--", "~"])
def test_a_name_that_means_nothing_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """Whatever the name, what is no scenario exits 2 without a traceback."""
    monkeypatch.chdir(tmp_path)
    assert cli.run(["check", "--", name]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_that_holds_no_scenario_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without `scenario.yaml`, and a `--scenarios` that is not there, exit 2."""
    assert "scenario.yaml" in complaint(capsys, ["check", str(tmp_path)])
    gone = str(tmp_path / "gone")
    assert gone in complaint(capsys, ["check", "sagen", "--scenarios", gone])


# ── SARIF ───────────────────────────────────────────────────────────────────────────────────

# The part of the standard (OASIS, SARIF 2.1.0) that we use, its required properties and types.
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_REGION = {
    "type": "object",
    "required": ["startLine", "startColumn"],
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "startColumn": {"type": "integer", "minimum": 1},
    },
}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
                },
                "region": _REGION,
            },
        }
    },
}
_RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": _TEXT,
        "fullDescription": _TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": _LEVEL}},
    },
}
_RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "ruleIndex", "level", "locations"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _TEXT,
        "locations": {"type": "array", "minItems": 1, "items": _LOCATION},
    },
}
_DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
    },
}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {"driver": _DRIVER},
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": _RESULT},
                },
            },
        },
    },
}


@pytest.mark.parametrize("text", [MISTAKE, STORY, "id: sagen\nscenes: ["])
@pytest.mark.parametrize("language", ["da", "en"])
def test_check_writes_sarif(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, language: str
) -> None:
    """`check --format sarif` is a SARIF 2.1.0 log of what `--format json` says."""
    words = ["check", str(write(tmp_path, text)), "--lang", language]
    status = 0 if text == STORY else 1
    plain = answer(capsys, [*words, "--format", "json"], status)
    log = answer(capsys, [*words, "--format", "sarif"], status)
    jsonschema.validate(log, SARIF)
    (only,) = log["runs"]
    assert only["tool"]["driver"]["version"] == __version__
    rules = only["tool"]["driver"]["rules"]
    for item, result in zip(plain, only["results"], strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"] == item["code"]
        assert result["level"] == item["severity"]
        assert place["region"] == {"startLine": item["line"], "startColumn": item["column"]}
        path = url2pathname(urlparse(place["artifactLocation"]["uri"]).path)
        assert Path(path) == Path(item["file"])
        assert result["message"]["text"].startswith(item["message"])
        assert (item["hint"] or "") in result["message"]["text"]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("sagen/scenario.yaml", "sagen/scenario.yaml"),
        ("min sag/på #1.yaml", "min%20sag/p%C3%A5%20%231.yaml"),
        ("a:b/100%.yaml", "a%3Ab/100%25.yaml"),
    ],
)
def test_sarif_names_files_by_uri(file: str, uri: str) -> None:
    """A path becomes a URI reference, relative where it was, of characters that a URI may have."""
    item = Diagnostic("unknown-scene", Where(file, 1, 1), (("name", "meat"),))
    log = check.as_sarif([item], "en")
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": uri}


def test_a_sarif_log_of_nothing_has_no_results(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is wrong, the log has a run without results."""
    file = write(tmp_path)
    (file.parent / "en.po").write_text(_catalogue(file), encoding="utf-8")
    log = answer(capsys, ["check", str(file), "--format", "sarif"])
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["results"] == []
