from __future__ import annotations

from pathlib import Path

from makkerpar.frontend.keeping import Keeper
from makkerpar.play import journal
from makkerpar.play.journal import Journal
from tests.terminal.world import begun, case_in, record


def test_a_play_is_kept_as_it_goes(tmp_path: Path) -> None:
    """What was saved last is what is there, under the same name."""
    case = case_in(tmp_path)
    with record(tmp_path) as kept:
        keeper = Keeper.begin(kept, begun(case, "chief"))
        assert keeper.save(begun(case, "chief", "ring"))
        (saved,) = kept.unfinished()
        assert saved.id == keeper.id
        assert Journal.from_json(saved.journal) == journal.of(begun(case, "chief", "ring"))


def test_a_play_that_moved_on_elsewhere_goes_on_as_a_copy(tmp_path: Path) -> None:
    """Both roads are kept: the other window's, and this one's under a new name."""
    case = case_in(tmp_path)
    with record(tmp_path) as here, record(tmp_path) as there:
        keeper = Keeper.begin(here, begun(case, "chief"))
        other = Keeper(there, there.load(keeper.id).id)
        assert other.save(begun(case, "chief", "wait"))
        assert not keeper.save(begun(case, "chief", "ring"))
        assert keeper.id != other.id
        assert keeper.save(begun(case, "chief", "ring", "tell"))
        choices = {Journal.from_json(saved.journal).entries[0] for saved in here.plays()}
        assert {entry.choice for entry in choices if isinstance(entry, journal.Choice)} == {
            "wait",
            "ring",
        }


def test_a_play_that_was_removed_elsewhere_is_kept_anew(tmp_path: Path) -> None:
    """Nothing that was shown is lost, even if the play was thrown away meanwhile."""
    case = case_in(tmp_path)
    with record(tmp_path) as here, record(tmp_path) as there:
        keeper = Keeper.begin(here, begun(case, "chief"))
        there.remove(keeper.id)
        assert not keeper.save(begun(case, "chief", "ring", "tell"))
        (saved,) = here.open_debriefs()
        assert saved.id == keeper.id
