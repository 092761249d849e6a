"""What reading alone can prove: ways that lead nowhere, circles, clamps, pictures, translations."""

from __future__ import annotations

import pytest

from makkerpar.diagnostics.model import Diagnostic
from makkerpar.scenario.check import Assets, check
from makkerpar.scenario.graph import build
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Scenario
from makkerpar.testing import complete
from makkerpar.text.catalogue import Catalogue


def scenario(text: str) -> Scenario:
    """The scenario of a fragment."""
    loaded = load({"scenario.yaml": complete(text).encode()})
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def found(text: str) -> list[tuple[str, int]]:
    """The code and line of everything to be said about the structure of a fragment."""
    return [(item.code, item.where.line) for item in check(scenario(text))]


def only(diagnostics: tuple[Diagnostic, ...]) -> dict[str, str]:
    """The words of the one diagnostic there is."""
    (item,) = diagnostics
    return dict(item.words)


ASK = """\
    decision:
      seat: chief
      choices:
        bliv: {{ text: Bliv., {stay} }}
        gå: {{ text: Gå., goto: slut }}
      counterpart: [ {{ take: gå }} ]
"""


def test_scenes_that_no_way_leads_to() -> None:
    """Each of them is told, even where they lead to one another."""
    text = "scenes:\n  a: { goto: slut }\n  b: { goto: c }\n  c: { goto: slut }\n"
    assert found(text) == [("scene-unreachable", 3), ("scene-unreachable", 4)]


def test_a_way_is_a_way_whatever_its_condition() -> None:
    """Whether a condition can hold is not for reading alone to say."""
    text = (
        "scenes:\n"
        "  a: { next: [ { when: capital > 99, goto: b }, { goto: slut } ] }\n  b: { goto: slut }\n"
    )
    assert found(text) == []


def test_scenes_that_no_ending_can_be_reached_from() -> None:
    """The first of them in the file is told, and the circle it is in is not told again."""
    text = (
        "scenes:\n  a: { next: [ { when: advaret, goto: b }, { goto: slut } ] }\n"
        "  b: { goto: c }\n  c: { goto: b }\n"
    )
    assert found(text) == [("no-way-out", 3)]


def test_a_circle_that_nothing_stops_is_told_with_a_play_into_it() -> None:
    """The scenes of a shortest play into the circle and once round it are named in order."""
    text = (
        "scenes:\n  a: { goto: b }\n  b:\n"
        + ASK.format(stay="goto: c")
        + "  c: { goto: d }\n  d: { goto: b }\n"
    )
    (item,) = check(scenario(text))
    assert (item.code, item.where.line) == ("endless-loop", 3)
    assert dict(item.words)["play"] == "a → b → c → d → b"


def test_a_choice_that_leads_to_its_own_scene() -> None:
    """A circle of one scene is one as well."""
    words = only(check(scenario("scenes:\n  a:\n" + ASK.format(stay="goto: a"))))
    assert words == {"name": "a", "play": "a → a"}


@pytest.mark.parametrize(
    "stay",
    [
        "once: true, goto: a",
        "when: capital > 3, goto: a",
        "change: { capital: 1 }, goto: a",
        "next: [ { when: not again, goto: a }, { goto: slut } ]",
        "goto: b",
    ],
)
def test_a_circle_that_something_may_stop(stay: str) -> None:
    """A choice taken once, a condition, or a variable that changes leaves the proof to others."""
    text = "scenes:\n  a:\n" + ASK.format(stay=stay) + "  b: { set: { advaret: true }, goto: a }\n"
    assert [code for code, _ in found(text) if code != "scene-unreachable"] == []


def test_a_circle_that_no_certain_way_leads_into_is_left_to_others() -> None:
    """It may never be entered, which only the reachable states can tell."""
    text = (
        "scenes:\n  a: { next: [ { when: advaret, goto: b }, { goto: slut } ] }\n  b:\n"
        + ASK.format(stay="goto: b")
    )
    assert found(text) == []


def test_circles_of_draws_and_joint_decisions() -> None:
    """A lot can fall the same way for ever, and two people can choose the same for ever."""
    draw = "scenes:\n  a: { chance: [ { weight: 1, goto: a }, { weight: 1, goto: slut } ] }\n"
    assert found(draw) == [("endless-loop", 2)]
    joint = (
        "scenes:\n  a:\n    joint:\n"
        "      director: { choices: { x: { text: X } }, counterpart: [ { take: x } ] }\n"
        "      chief: { choices: { y: { text: Y }, z: { text: Z } },"
        " counterpart: [ { take: y } ] }\n"
        "      outcomes:\n        - { chief: y, goto: a }\n        - { goto: slut }\n"
    )
    assert found(joint) == [("endless-loop", 2)]
    assert found(joint.replace("chief: y,", "chief: y, when: advaret,")) == []


def test_several_circles_are_each_told() -> None:
    """One endless loop does not hide another."""
    text = (
        "scenes:\n  a:\n"
        + ASK.format(stay="goto: a").replace("goto: slut", "goto: b")
        + "  b:\n"
        + ASK.format(stay="goto: b")
    )
    assert [code for code, _ in found(text)] == ["endless-loop"] * 2


@pytest.mark.parametrize(
    ("effect", "clamped"),
    [
        ("set: { capital: 10 }", False),
        ("set: { capital: 11 }", True),
        ("set: { capital: -1 }", True),
        ("set: { capital: capital + 99 }", False),
        ("change: { capital: 10 }", False),
        ("change: { capital: -11 }", True),
        ("set: { advaret: true }", False),
    ],
)
def test_an_amount_that_is_clamped_whatever_the_state(effect: str, clamped: bool) -> None:
    """Only what no value of the variable could bear is told by reading alone."""
    assert found(f"scenes:\n  a:\n    {effect}\n    goto: slut\n") == [("clamp", 3)] * clamped


def test_amounts_of_choices_and_outcomes_are_looked_at_too() -> None:
    """Effects stand on scenes, choices and outcomes."""
    choice = "scenes:\n  a:\n" + ASK.format(stay="change: { capital: 99 }, goto: slut")
    assert found(choice) == [("clamp", 6)]
    joint = (
        "scenes:\n  a:\n    joint:\n"
        "      director: { choices: { x: { text: X } }, counterpart: [ { take: x } ] }\n"
        "      chief: { choices: { y: { text: Y } }, counterpart: [ { take: y } ] }\n"
        "      outcomes: [ { set: { capital: 99 }, goto: slut } ]\n"
    )
    assert found(joint) == [("clamp", 6)]


# ── windows ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("scene", "unheard"),
    [
        ("    lines: [ { chief: A. } ]\n", 0),
        ("    only: director\n    lines: [ { chief: A. } ]\n", 1),
        ("    only: director\n    lines: [ { only: chief, karen: A. } ]\n", 1),
        ("    only: director\n    lines: [ { director: A., chief: B. } ]\n", 0),
        ("    only: director\n    meanwhile: [ { chief: A. } ]\n", 0),
        ("    only: director\n    meanwhile: [ { director: A. } ]\n", 1),
        ("    lines: [ { only: chief, lines: [ { director: A. }, { chief: B. } ] } ]\n", 1),
        ("    lines: [ { only: chief, first: [ { director: A. }, B. ] } ]\n", 1),
        ("    only: chief\n    lines: [ { only: director, lines: [ { director: A. } ] } ]\n", 1),
    ],
)
def test_lines_that_nobody_sees(scene: str, unheard: int) -> None:
    """A line for one seat in a place of the other is told once."""
    assert [code for code, _ in found(f"scenes:\n  a:\n{scene}    goto: slut\n")] == [
        "only-conflict"
    ] * unheard


def test_who_sees_a_choice() -> None:
    """'seen' is for the other seat; the reaction for both, in a joint for the one who chose."""
    choice = "seen: [ {{ {a}: S. }} ], lines: [ {{ {b}: L. }} ]"
    single = "scenes:\n  a:\n" + ASK
    joint = (
        "scenes:\n  a:\n    joint:\n"
        "      director: {{ choices: {{ x: {{ text: X }} }}, counterpart: [ {{ take: x }} ] }}\n"
        "      chief: {{ counterpart: [ {{ take: y }} ],"
        " choices: {{ y: {{ text: Y, {stay} }} }} }}\n"
        "      outcomes: [ {{ lines: [ {{ director: O. }} ], goto: slut }} ]\n"
    )
    for text, way, seen, told in (
        (single, ", goto: slut", "director", "director"),
        (single, ", goto: slut", "director", "chief"),
        (joint, "", "director", "chief"),
    ):
        assert found(text.format(stay=choice.format(a=seen, b=told) + way)) == []
    assert len(found(single.format(stay=choice.format(a="chief", b="chief") + ", goto: slut"))) == 1
    assert len(found(joint.format(stay=choice.format(a="chief", b="director")))) == 1 + 1


# ── pictures and translations ───────────────────────────────────────────────────────────────


def test_pictures_are_looked_for_only_where_they_are_known() -> None:
    """Without a list of pictures none is missed; with one, each kind has its own names."""
    one = scenario(
        "cast:\n  karen: { name: Karen, portrait: ane }\n"
        "  jonas: { name: Jonas, portrait: office }\n"
        "scenes:\n  a:\n    place: { director: office, chief: anne }\n"
        "    prop: phone\n    goto: slut\n"
    )
    assert check(one) == ()
    names = {"portrait": frozenset({"anne"}), "place": frozenset({"office"})}
    missing = check(one, assets=Assets(names))
    assert [(dict(item.words)["kind"], dict(item.words)["name"]) for item in missing] == [
        ("portrait", "ane"),
        ("portrait", "office"),
        ("place", "anne"),
        ("prop", "phone"),
    ]
    assert missing[0].suggestion == "anne"


def catalogue(language: str = "en", **texts: str) -> Catalogue:
    """A catalogue of these translations."""
    return Catalogue(language, {(None, source): (text,) for source, text in texts.items()})


def test_a_language_without_catalogue_is_noted() -> None:
    """Danish and English are looked for, the scenario's own language aside."""
    assert only(check(scenario(""), catalogues={})) == {"language": "en"}
    english = check(scenario("language: en\n"), catalogues={})
    assert only(english) == {"language": "da"}
    assert check(scenario("")) == ()


def test_what_a_catalogue_lacks_is_counted() -> None:
    """One note a language says how many texts are missing, and which is the first."""
    one = scenario("title: Sag\nsummary: Sag\n")
    (item,) = check(one, catalogues={"en": catalogue(Sag="Case")})
    words = dict(item.words)
    assert (item.code, words["language"], words["first"]) == (
        "untranslated",
        "en",
        "Du er direktør.",
    )
    others = {"Du er direktør.", "Du er skolechef.", "Karen", "Jonas", "Egeskov Kommune"}
    assert int(words["count"]) == len(others | {"skrøbelig", "bærende", "Slut"})


def test_a_catalogue_of_the_scenarios_own_language_is_nothing_to_complete() -> None:
    """Nobody translates Danish into Danish."""
    codes = [item.code for item in check(scenario(""), catalogues={"da": catalogue("da")})]
    assert codes == ["no-catalogue"]


@pytest.mark.parametrize(
    ("translated", "bad"),
    [
        ("{kommune} has {capital}, {capital.word}, {Kommune}", []),
        ("{municipality}", ["municipality"]),
        ("{kommune.word}", ["kommune.word"]),
        ("{advaret.word} {kom mune}", ["advaret.word", "kom mune"]),
        ("nothing at all", []),
    ],
)
def test_a_translation_may_use_what_exists(translated: str, bad: list[str]) -> None:
    """Names in braces are not translated; what does not exist is told where the original stands."""
    one = scenario("title: Hej {kommune}\n")
    found = [
        item
        for item in check(one, catalogues={"en": catalogue(**{"Hej {kommune}": translated})})
        if item.code == "translation-placeholder"
    ]
    assert [dict(item.words)["name"] for item in found] == bad
    assert {item.where for item in found} <= {("scenario.yaml", 1, 8)}


def test_a_graph_that_is_at_hand_is_not_built_again() -> None:
    """What is proven is proven from the graph that is handed in."""
    one = scenario("scenes:\n  a: { goto: slut }\n")
    graph = build(one)
    graph.remove_edges_from(list(graph.edges))
    assert {item.code for item in check(one, graph=graph)} == {"scene-unreachable", "no-way-out"}
