from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from makkerpar.focus import SEATS, Seat
from makkerpar.frontend.blocks import Block, blocks
from makkerpar.play.view import ActBegins, ActEnds, Beat, Chose, Ended, Said, SceneOpens
from tests.terminal.world import begun, case_in


def words(beat: Beat) -> str:
    """What a beat says, as the author wrote it."""
    match beat:
        case Said(words=None):
            return f"{beat.speaker}: -"
        case Said(words=said) if said is not None:
            return said.phrase.source
        case SceneOpens():
            return f"# {beat.title.phrase.source if beat.title else ''}"
        case ActBegins():
            return f"## {beat.act}"
        case ActEnds():
            return f"/## {beat.act}"
        case Ended():
            return f"! {beat.title.phrase.source}"
    raise AssertionError(beat)


def shared(told: tuple[Block, ...]) -> list[tuple[str, Seat | None]]:
    """What both read, and to whom it speaks."""
    return [(words(one.beat), one.seat) for block in told for one in block.shared]


def private(told: tuple[Block, ...], seat: Seat) -> list[str]:
    """What a seat reads alone."""
    return [words(beat) for block in told for beat in block.private[seat]]


def test_what_stands_in_both_windows_is_shared(tmp_path: Path) -> None:
    """Common lines are read together, each seat's own lines by that seat alone."""
    told = blocks(begun(case_in(tmp_path), "both"))
    assert shared(told) == [
        ("## calm", None),
        ("# Mandag kl. 8", None),
        ("{Kommune} vågner.", None),
        ("Fjorten millioner.", None),
        ("jonas: -", None),
    ]
    assert private(told, "chief") == ["Der ligger to sager i din skuffe."]
    assert private(told, "director") == ["Du har set en liste med skoler."]


def test_news_is_shared_and_says_whom_it_speaks_to(tmp_path: Path) -> None:
    """What the other seat sees of a choice, or meanwhile, is no secret; the choice itself is."""
    told = blocks(begun(case_in(tmp_path), "both", "ring"))
    assert shared(told)[-4:] == [
        ("Jonas ringer til dig.", "director"),
        ("Godt, du ringer.", None),
        ("# ", None),
        ("Karens dør er lukket.", "chief"),
    ]
    assert private(told, "director")[1:3] == ["# Mandag kl. 12", "Du sidder med listen."]


def test_nobodys_choice_is_ever_shown_to_the_other(tmp_path: Path) -> None:
    """No block holds the text of a choice."""
    told = blocks(begun(case_in(tmp_path), "both", "ring", "show", "back", "tell"))
    beats = [one.beat for block in told for one in block.shared]
    beats += [beat for block in told for seat in SEATS for beat in block.private[seat]]
    assert not any(isinstance(beat, Chose) for beat in beats)


def test_a_reaction_of_ones_own_comes_before_what_both_see(tmp_path: Path) -> None:
    """At a joint: both news, then each chooser's own reaction, then where the choices meet."""
    told = blocks(begun(case_in(tmp_path), "both", "ring", "show", "back", "tell"))
    order = [
        line
        for block in told
        for line in [
            *(words(one.beat) for one in block.shared),
            *(words(beat) for seat in SEATS for beat in block.private[seat]),
        ]
    ]
    at = order.index("Du trækker vejret.")
    assert order[at - 2 : at] == ["Jonas siger det hele.", "Karen støtter dig."]
    assert order[at + 1] == "Stolene skraber."


def test_an_act_is_announced_once(tmp_path: Path) -> None:
    """Both windows announce it, the screen that both read only once."""
    told = blocks(begun(case_in(tmp_path), "both", "ring", "show"))
    announced = [line for line, _ in shared(told) if "##" in line]
    assert announced == ["## calm", "/## calm", "## storm"]


def test_an_act_tells_both_only_what_both_may_know(tmp_path: Path) -> None:
    """A meter of one seat alone is not among what is told when an act is over."""
    told = blocks(begun(case_in(tmp_path), "both", "ring", "show"))
    (over,) = [one.beat for block in told for one in block.shared if isinstance(one.beat, ActEnds)]
    assert [meter.variable for meter in over.meters] == ["capital"]


def test_endings_that_differ_say_whose_they_are(tmp_path: Path) -> None:
    """Two names for the end are both told; one name is told once."""
    case = case_in(tmp_path)
    good = shared(blocks(begun(case, "both", "ring", "show", "back", "tell")))
    assert good[-2:] == [("! Fælles sag", "director"), ("! Fælles sag med hul", "chief")]
    bad = shared(blocks(begun(case, "both", "ring", "show", "hold", "tell")))
    assert bad[-2:] == [("Det regner.", None), ("! Hver for sig", None)]


def test_blocks_are_only_added(tmp_path: Path) -> None:
    """What has been shown stays as it was when the play goes on."""
    case = case_in(tmp_path)
    road = ("ring", "lock", "back", "dodge")
    steps = [blocks(begun(case, "both", *road[:number])) for number in range(len(road) + 1)]
    for before, after in pairwise(steps):
        assert after[: len(before)] == before
