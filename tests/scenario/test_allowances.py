"""What an author says to the craft checks: `allow` at a place, `avoid` at the top."""

from __future__ import annotations

import pytest

from makkerpar.diagnostics.craft import CODES
from makkerpar.scenario import fingerprint
from makkerpar.scenario.load import Loaded, load
from makkerpar.scenario.model import Decision, Scenario
from makkerpar.scenario.texts import phrases
from makkerpar.testing import complete

STORY = """\
{top}scenes:
  a:
    {scene}
    decision:
      seat: chief
      {decision}
      choices:
        x: {{ text: A., {choice} }}
      counterpart: [ {{ take: x }} ]
    goto: b
  b:
    joint:
      director:
        {side}
        choices: {{ p: {{ text: P., {choice} }} }}
        counterpart: [ {{ take: p }} ]
      chief:
        choices: {{ q: {{ text: Q. }} }}
        counterpart: [ {{ take: q }} ]
      outcomes: [ {{ goto: slut }} ]
"""
ALLOW = "allow: { word-banned: Sådan taler han., choice-dominated: Den må gerne være ringe. }"
NOTHING = "seen: []"


def _loaded(text: str) -> Loaded:
    return load({"scenario.yaml": complete(text).encode()})


def _story(allow: str = "", avoid: str = "") -> Loaded:
    """A story with this at every place where `allow` may stand."""
    return _loaded(
        STORY.format(
            top=f"{allow}\n{avoid}\n",
            scene=allow,
            decision=allow,
            side=allow,
            choice=allow or NOTHING,
        )
    )


def _scenario(loaded: Loaded) -> Scenario:
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def test_it_is_kept_at_every_place_where_it_may_stand() -> None:
    """Top, scene, decision, side of a joint and choice have their codes, reasons and places."""
    scenario = _scenario(_story(ALLOW))
    exits = [scene.exit for scene in scenario.scenes.values()]
    alone, joint = (exit_ for exit_ in exits if isinstance(exit_, Decision))
    places = [
        scenario.allow,
        scenario.scenes["a"].allow,
        alone.sides[0].allow,
        alone.sides[0].choices[0].allow,
        joint.sides[0].allow,
        joint.sides[0].choices[0].allow,
    ]
    for allow in places:
        assert [(one.code, one.reason) for one in allow] == [
            ("word-banned", "Sådan taler han."),
            ("choice-dominated", "Den må gerne være ringe."),
        ]
    assert [allow[0].where.line for allow in places] == [1, 5, 8, 10, 16, 17]
    assert joint.sides[1].allow == scenario.scenes["b"].allow == ()


def test_a_silenced_warning_is_no_new_scenario() -> None:
    """Neither `allow` nor `avoid` changes the structure's hash, the texts' or the translator's."""
    plain, silent = _scenario(_story()), _scenario(_story(ALLOW, "avoid: [ forankr* ]"))
    assert fingerprint.structure(silent) == fingerprint.structure(plain)
    assert fingerprint.texts(silent) == fingerprint.texts(plain)
    assert [one.source for one in phrases(silent)] == [one.source for one in phrases(plain)]


@pytest.mark.parametrize(
    ("allow", "codes"),
    [
        ("allow: {}", []),
        ("allow: { word-banned: Fordi. }", []),
        ("allow: { word-banned: 'no' }", []),
        ("allow: { word-baned: Fordi. }", ["unknown-code"]),
        ("allow: { clamp: Fordi. }", ["unknown-code"]),
        ("allow: { allow-unused: Fordi. }", ["unknown-code"]),
        ('allow: { word-banned: "" }', ["empty-value"]),
        ('allow: { word-banned: " " }', ["empty-value"]),
        ("allow: { word-banned: }", ["comma-in-braces"]),
        ("allow: { word-banned: [ Fordi. ] }", ["expected-value"]),
        ("allow: word-banned", ["expected-mapping"]),
        ("allow: [ word-banned ]", ["expected-mapping"]),
        ("allow:", ["expected-mapping"]),
    ],
)
def test_a_reason_is_needed_for_a_craft_check(allow: str, codes: list[str]) -> None:
    """It is a mapping from craft codes to reasons that say something."""
    found = _loaded(f"scenes:\n  a:\n    goto: slut\n    {allow}\n").diagnostics
    assert [item.code for item in found] == codes


def test_every_craft_check_can_be_allowed() -> None:
    """All craft codes are known, and what is near one is suggested."""
    every = "".join(f"  {name}: Fordi.\n" for name in CODES)
    assert [one.code for one in _scenario(_loaded(f"allow:\n{every}")).allow] == list(CODES)
    (one,) = _loaded("allow: { best-longst: Fordi. }\n").diagnostics
    assert one.suggestion == "best-longest"


def test_a_further_file_has_none_of_its_own() -> None:
    """`allow` and `avoid` for the whole stand in the main file, and a scene's in its scene."""
    files = {
        "scenario.yaml": complete("scenes: { a: { goto: b } , slut: { ending: { title: S } } }\n"),
        "mere.yaml": "allow: {}\navoid: []\nscenes: { b: { goto: slut, allow: {} } }\n",
    }
    found = load({name: text.encode() for name, text in files.items()}).diagnostics
    assert [(item.code, item.where.line) for item in found] == [
        ("unknown-key", 1),
        ("unknown-key", 2),
    ]


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("forankr*", "forankr*"),
        ("Ikke  kun … Men også", "ikke kun … men også"),
        ("pro-aktiv", "pro-aktiv"),
        ("112", "112"),
        ("gå's", "gå's"),
    ],
)
def test_a_word_to_avoid_is_folded(word: str, kept: str) -> None:
    """Case and spaces make no difference, and signs keep their meaning."""
    assert _scenario(_loaded(f'avoid: [ "{word}" ]\n')).avoid == (kept,)


@pytest.mark.parametrize(
    "word", ["*", "…", "a … b … c", "… men", "ikke …", "a*b", "**", "(a)", "a.b", "-", "x" * 101]
)
def test_what_is_no_word_is_refused(word: str) -> None:
    """A sign without a word, or in the wrong place, is told where it stands."""
    (one,) = _loaded(f'avoid: [ ord, "{word}" ]\n').diagnostics
    assert (one.code, one.where.line, one.where.column) == ("avoid-word", 1, 15)


@pytest.mark.parametrize(
    ("avoid", "code"),
    [
        ("avoid: ord", "expected-list"),
        ("avoid:\n  -", "empty-value"),
        ('avoid: [ "" ]', "avoid-word"),
        ("avoid: [ [ ord ] ]", "expected-value"),
    ],
)
def test_words_to_avoid_are_a_list(avoid: str, code: str) -> None:
    """A list of words is expected, each of them one value."""
    assert [item.code for item in _loaded(f"{avoid}\n").diagnostics] == [code]


def test_the_head_knows_where_its_keys_stand() -> None:
    """The keys at the top and the two seats have their places, for remarks."""
    scenario = _scenario(
        _loaded(
            "minutes: 5\nfocus: []\nseats:\n"
            "  director: { character: karen, brief: A }\n"
            "  chief: { character: jonas, brief: B }\n"
        )
    )
    assert {name: scenario.places[name][1:] for name in ("minutes", "focus", "chief")} == {
        "minutes": (1, 1),
        "focus": (2, 1),
        "chief": (5, 3),
    }
