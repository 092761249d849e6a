"""Scenarios and assets are found by looking, in a fixed order, and never outside their folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from makkerpar import resources
from makkerpar.errors import NotFound


def scenario(folder: Path, name: str) -> Path:
    """A scenario's folder, as far as finding it goes."""
    made = folder / name
    made.mkdir(parents=True)
    (made / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")
    return made


def file(path: Path) -> Path:
    """An empty file where there was none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def link(path: Path, target: Path) -> None:
    """A symbolic link; skips where the system does not let us."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("symbolic links")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel's data folder of its own, instead of the checkout's."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr(resources, "data_folder", lambda: folder)
    return folder / "scenarios"


def test_shipped_scenarios_come_first_and_budgetkrisen_before_all(
    shipped: Path, tmp_path: Path
) -> None:
    """Then the user's own, then those of the extra folders, in the order given."""
    for name in ("aftenvagten", "budgetkrisen", "zonen"):
        scenario(shipped, name)
    scenario(tmp_path / "home" / "scenarios", "mine")
    scenario(tmp_path / "more", "beta")
    single = scenario(tmp_path, "alene")
    found = resources.scenario_folders([single, tmp_path / "more"], tmp_path / "home")
    assert [folder.name for folder in found] == [
        "budgetkrisen",
        "aftenvagten",
        "zonen",
        "mine",
        "alene",
        "beta",
    ]


def test_the_first_of_two_with_the_same_id_is_taken(shipped: Path, tmp_path: Path) -> None:
    """Nobody's copy hides a shipped scenario."""
    first = scenario(shipped, "zonen")
    scenario(tmp_path / "home" / "scenarios", "zonen")
    assert resources.scenario_folders(user_data=tmp_path / "home") == [first]


def test_a_folder_without_scenario_file_is_none(shipped: Path, tmp_path: Path) -> None:
    """What else lies among the scenarios is passed over."""
    (shipped / "notes").mkdir(parents=True)
    file(shipped / "scenario.yaml")
    (shipped / "odd" / "scenario.yaml").mkdir(parents=True)
    assert resources.scenario_folders(user_data=tmp_path) == []


def test_the_users_data_folder_is_looked_in_unasked(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without another folder given, own scenarios lie in the user's data folder."""
    monkeypatch.setenv("MAKKERPAR_HOME", str(tmp_path / "home"))
    mine = scenario(tmp_path / "home" / "scenarios", "mine")
    assert resources.find_scenario("mine") == mine
    assert not shipped.exists()


def test_an_extra_folder_that_is_not_there_is_the_callers_mistake(
    shipped: Path, tmp_path: Path
) -> None:
    """A mistyped folder is named, not passed over."""
    with pytest.raises(NotFound) as caught:
        resources.scenario_folders([tmp_path / "nowhere"], tmp_path)
    assert "nowhere" in str(caught.value)
    assert not shipped.exists()


def test_a_scenario_is_found_by_id_by_folder_and_by_file(shipped: Path, tmp_path: Path) -> None:
    """All three ways to name a scenario give its folder."""
    known = scenario(shipped, "zonen")
    other = scenario(tmp_path, "elsewhere")
    home = tmp_path / "home"
    assert resources.find_scenario("zonen", user_data=home) == known
    assert resources.find_scenario(str(other), user_data=home) == other
    assert resources.find_scenario(str(other / "scenario.yaml"), user_data=home) == other


def test_a_path_may_be_relative_and_loses_to_an_id(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`zonen` is the id where there is one, `./zonen` the folder here."""
    known = scenario(shipped, "zonen")
    scenario(tmp_path / "work", "zonen")
    monkeypatch.chdir(tmp_path / "work")
    assert resources.find_scenario("zonen", user_data=tmp_path) == known
    assert resources.find_scenario("./zonen", user_data=tmp_path) == Path("zonen")
    monkeypatch.chdir(tmp_path / "work" / "zonen")
    assert resources.find_scenario("scenario.yaml", user_data=tmp_path) == Path()


def test_a_mistyped_id_gets_the_nearest_ones(shipped: Path, tmp_path: Path) -> None:
    """The suggestions are ids, and the sentence says them."""
    scenario(shipped, "budgetkrisen")
    scenario(shipped, "zonen")
    with pytest.raises(NotFound) as caught:
        resources.find_scenario("budgetkrise", user_data=tmp_path)
    assert caught.value.name == "budgetkrise"
    assert caught.value.suggestions == ("budgetkrisen",)
    assert "budgetkrisen" in str(caught.value)


@pytest.mark.parametrize("name", ["", ".", "..", "/", "a" * 5000, "nul\0", "~", "a/b/c", "æ:*?"])
def test_whatever_the_name_it_is_found_or_not(shipped: Path, tmp_path: Path, name: str) -> None:
    """A name that no system could even look for is not found, like any other."""
    scenario(shipped, "zonen")
    with pytest.raises(NotFound):
        resources.find_scenario(name, user_data=tmp_path)


def test_a_folder_that_holds_no_scenario_is_said_to_hold_none(
    shipped: Path, tmp_path: Path
) -> None:
    """The sentence names the file that is missing."""
    scenario(shipped, "zonen")
    with pytest.raises(NotFound, match=r"scenario\.yaml"):
        resources.find_scenario(str(tmp_path), user_data=tmp_path)


def test_assets_are_listed_by_name_and_mood(tmp_path: Path) -> None:
    """A portrait's mood follows its last underscore; other kinds of file are not seen."""
    glad = file(tmp_path / "portraits" / "anna_marie_glad.svg")
    worried = file(tmp_path / "portraits" / "anna_marie_worried.svg")
    file(tmp_path / "portraits" / "nameless.svg")
    file(tmp_path / "portraits" / "LICENSE-portraits.txt")
    office = file(tmp_path / "places" / "office.svg")
    sheet = file(tmp_path / "props" / "spreadsheet.svg")
    font = file(tmp_path / "fonts" / "Sans-Regular.ttf")
    icon = file(tmp_path / "icons" / "undo.svg")
    found = resources.assets_in(tmp_path)
    assert found.portraits == {"anna_marie": {"glad": glad, "worried": worried}}
    assert found.places == {"office": office}
    assert found.props == {"spreadsheet": sheet}
    assert found.fonts == {"Sans-Regular": font}
    assert found.icons == {"undo": icon}


def test_a_folder_without_assets_has_none(tmp_path: Path) -> None:
    """A scenario need not bring any pictures."""
    found = resources.assets_in(tmp_path / "assets")
    assert not any((found.portraits, found.places, found.props, found.fonts, found.icons))


def test_a_link_out_of_the_folder_leads_nowhere(tmp_path: Path) -> None:
    """A scenario cannot show a file, or a folder of files, from elsewhere on the machine."""
    secret = file(tmp_path / "elsewhere" / "secret.svg")
    inside = file(tmp_path / "assets" / "places" / "hall.svg")
    link(tmp_path / "assets" / "places" / "secret.svg", secret)
    link(tmp_path / "assets" / "places" / "same_hall.svg", inside)
    link(tmp_path / "assets" / "places" / "loop.svg", Path("loop.svg"))
    link(tmp_path / "assets" / "props", tmp_path / "elsewhere")
    found = resources.assets_in(tmp_path / "assets")
    assert sorted(found.places) == ["hall", "same_hall"]
    assert found.props == {}


def test_the_users_data_folder_can_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MAKKERPAR_HOME decides; without it the folder is named after the program."""
    monkeypatch.setenv("MAKKERPAR_HOME", str(tmp_path))
    assert resources.user_data_dir() == tmp_path
    monkeypatch.setenv("MAKKERPAR_HOME", "")
    assert resources.user_data_dir().name == "Makkerpar"


def test_a_checkout_is_known_by_its_project_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In `engine/` under a pyproject.toml the data is the checkout's, else the package's own."""
    checkout = file(tmp_path / "engine" / "makkerpar" / "resources.py")
    monkeypatch.setattr(resources, "__file__", str(checkout))
    assert resources.data_folder() == checkout.parent / "_data"
    file(tmp_path / "pyproject.toml")
    assert resources.data_folder() == tmp_path
    installed = file(tmp_path / "vendor" / "makkerpar" / "resources.py")
    monkeypatch.setattr(resources, "__file__", str(installed))
    assert resources.data_folder() == installed.parent / "_data"
