from __future__ import annotations

import pytest

from makkerpar.report.graph_sketch import Arrow, Dead, Label, Node, Sketch
from tests.report.world import STORY, chain, drawn, scenario


def arrow(of: Sketch, source: str, target: str) -> Arrow:
    """The one arrow between two scenes."""
    (found,) = (one for one in of.arrows if (one.source, one.target) == (source, target))
    return found


def node(of: Sketch, scene: str) -> Node:
    """A scene's."""
    return next(one for one in of.nodes if one.id == scene)


def test_a_scene_says_what_it_is() -> None:
    """A node has its kind, who decides, who is there alone, its act, and an ending its tones."""
    found = drawn()
    assert found.acts == ("Først", "Så", "Til sidst")
    assert node(found, "ask") == Node(
        "ask", "decision", 0, "I Egeskov Kommune", seats=("chief",), start=True
    )
    assert node(found, "alone") == Node("alone", "plain", 0, only="chief")
    assert node(found, "roll") == Node("roll", "chance", 1)
    assert node(found, "meet").seats == ("director", "chief")
    assert node(found, "slut") == Node("slut", "ending", 2, "Slut", tones=("bright", "dark"))


def test_ways_between_the_same_scenes_are_one_arrow() -> None:
    """Two choices to the same scene are two labels of one arrow, with their conditions."""
    assert arrow(drawn(), "ask", "roll") == Arrow(
        "ask",
        "roll",
        (
            Label((("chief", "Ring til Egeskov Kommune."),)),
            Label((("chief", "Vent."),), "if n > 7"),
        ),
    )


def test_every_kind_of_way_is_labelled_in_its_manner() -> None:
    """Draws have shares, plain ways conditions, outcomes the choices of both that meet."""
    found = drawn()
    assert arrow(found, "roll", "slut").labels == (Label(((None, "3/4"),)),)
    assert arrow(found, "alone", "roll").labels == (Label((), "if n > 5"),)
    assert arrow(found, "alone", "ask").labels == (Label((), "otherwise"),)
    assert arrow(found, "meet", "room").labels == (Label((("director", "give"), ("chief", "any"))),)
    assert arrow(found, "lost", "roll").labels == ()


def test_a_draw_with_conditions_has_weights_not_shares() -> None:
    """Where a branch has a condition, no share would be true of every play."""
    text = STORY.replace("weight: 3, goto", "weight: 3, when: n > 2, goto")
    assert arrow(drawn(scenario(text)), "roll", "slut").labels == (
        Label(((None, "weight 3"),), "if n > 2"),
    )


def test_labels_are_texts_or_ids_or_none() -> None:
    """Ids stand in the texts' place where they are asked for; none means none at all."""
    assert arrow(drawn(labels="id"), "ask", "ask").labels == (Label((("chief", "more"),)),)
    assert all(one.labels == () for one in drawn(labels="none").arrows)


@pytest.mark.parametrize(
    ("scenes", "labels"), [(59, "text"), (60, "id"), (399, "id"), (400, "none")]
)
def test_how_much_is_written_depends_on_the_size(scenes: int, labels: str) -> None:
    """Up to 60 scenes have texts, up to 400 ids; beyond, the ways have no labels."""
    assert drawn(scenario(chain(scenes))).labels == labels


def test_one_seat_can_be_looked_at_alone() -> None:
    """With a seat, what only the other decides has no label, and where it is alone is pale."""
    found = drawn(seat="director")
    assert arrow(found, "ask", "roll").labels == ()
    assert arrow(found, "meet", "room").labels == (Label((("director", "give"),)),)
    assert arrow(found, "room", "slut").labels != ()
    assert {one.id for one in found.nodes if one.pale} == {"alone"}
    assert {one.id for one in drawn(seat="chief").nodes if one.pale} == {"room"}


def test_without_an_analysis_only_what_no_way_leads_to_is_dead() -> None:
    """A scene that no way leads to is dead, and so are the ways out of it."""
    found = drawn()
    assert {one.id for one in found.nodes if one.dead} == {"lost"}
    assert {(one.source, one.target) for one in found.arrows if one.dead} == {("lost", "roll")}


def test_dead_choices_make_ways_dead() -> None:
    """A dead choice is a dead label; an arrow is dead when all its ways are."""
    dead = Dead(frozenset(), frozenset({"ask:wait", "ask:think", "meet:give"}))
    found = drawn(dead=dead)
    assert [label.dead for label in arrow(found, "ask", "roll").labels] == [False, True]
    assert not arrow(found, "ask", "roll").dead
    assert arrow(found, "ask", "alone").dead
    assert arrow(found, "meet", "room").dead
    assert not arrow(found, "meet", "slut").dead


def test_a_way_to_a_dead_scene_is_dead() -> None:
    """What leads to a scene that no play comes to is a way that none takes."""
    found = drawn(dead=Dead(frozenset({"alone"})))
    assert arrow(found, "ask", "alone").dead
    assert arrow(found, "alone", "roll").dead
