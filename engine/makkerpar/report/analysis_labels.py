"""The analysis page's own headings and explanations, in the language of the interface."""

from __future__ import annotations

from collections.abc import Mapping

from makkerpar.text.interface import Interface


def labels(ui: Interface) -> Mapping[str, str]:
    """Headings, columns and short sentences by name."""
    return {**_headings(ui), **_columns(ui), **_sentences(ui)}


def _headings(ui: Interface) -> dict[str, str]:
    return {
        "analysis": ui.gettext("Analysis"),
        "standout": ui.gettext("What stands out"),
        "contents": ui.gettext("On this page"),
        "reading": ui.gettext("How to read this page"),
        "overview": ui.gettext("The endings, by who plays"),
        "graph": ui.gettext("The way through the scenes"),
        "endings": ui.gettext("Endings"),
        "costs": ui.gettext("What each ending costs and gives"),
        "areas": ui.gettext("The five areas"),
        "parts": ui.gettext("The fifteen parts"),
        "variables": ui.gettext("Variables at the endings"),
        "tension": ui.gettext("Areas that pull against each other"),
        "never": ui.gettext("What nobody comes to"),
        "remarks": ui.gettext("Remarks"),
        "why": ui.gettext("Why it matters"),
    }


def _columns(ui: Interface) -> dict[str, str]:
    return {
        "ending": ui.gettext("Ending"),
        "odds": ui.gettext("At random"),
        "plays": ui.gettext("Plays"),
        "decisions": ui.gettext("Decisions"),
        "area": ui.gettext("Area"),
        "part": ui.gettext("Part"),
        "picture": ui.gettext("Picture"),
        "ends": ui.gettext("Sum of a play"),
        "lost": ui.gettext("Most lost"),
        "won": ui.gettext("Most won"),
        "variable": ui.gettext("Variable"),
        "value": ui.gettext("Value"),
        "scene": ui.gettext("Scene"),
        "choice": ui.gettext("Choice"),
        "reason": ui.gettext("Why"),
        "place": ui.gettext("Place"),
    }


def _sentences(ui: Interface) -> dict[str, str]:
    return {
        "skip": ui.gettext("Go to the content"),
        "standout_about": ui.gettext(
            "Facts worked out from the case. None of them is a fault; whether it is as you want it "
            "is yours to say."
        ),
        "nothing": ui.gettext(
            "Nothing: no ending is rare or has most plays, no area is out of reach, nothing is "
            "left unused."
        ),
        "overview_about": ui.gettext(
            "How likely each ending is where everybody chooses at random among what is on offer. "
            "It tells how wide the ways to an ending are, not what people will do."
        ),
        "graph_about": ui.gettext("What no play comes to, however the seats are held, is dashed."),
        "impossible": ui.gettext("Cannot be played like this."),
        "endings_unknown": ui.gettext(
            "How likely the endings are, and what each costs and gives: not proven."
        ),
        "areas_unknown": ui.gettext("What can be lost and won in the areas: not proven."),
        "sums_unknown": ui.gettext(
            "What can be lost and won in the areas and their parts: not proven."
        ),
        "parts_unknown": ui.gettext("What can be lost and won in the parts: not proven."),
        "no_variables": ui.gettext("The case has no variables."),
        "tension_about": ui.gettext(
            "How far up two areas come together in the best play for both; the lower of the two "
            "counts. 100% means that both can be at their highest in one play. Under 75%, marked "
            "◆, they cannot both be high."
        ),
        "tension_unknown": ui.gettext("Which areas pull against each other: not worked out."),
        "no_pairs": ui.gettext("There are no two areas that vary from play to play."),
        "no_tension": ui.gettext("All pairs can be high together."),
        "tense": ui.gettext("cannot both be high"),
        "scenes_open": ui.gettext("Whether anybody comes to these scenes was not found out:"),
        "choices_open": ui.gettext("Whether these choices are ever taken was not found out:"),
        "all_reached": ui.gettext("Some play comes to every scene."),
        "all_taken": ui.gettext("Some play takes every choice."),
        "no_remarks": ui.gettext("There is nothing to remark on."),
        "foot": ui.gettext(
            "Worked out by Makkerpar from the case's own rules. The weights are one author's and "
            "open to argument: for development only, never for ranking or selecting people."
        ),
    }


def glossary(ui: Interface) -> tuple[tuple[str, str], ...]:
    """The words that the page cannot do without: (word, what it means here)."""
    return (
        (
            ui.gettext("Play"),
            ui.gettext(
                "One way through the case, from the first scene to an ending. Two plays differ "
                "where one decision or one draw does."
            ),
        ),
        (
            ui.gettext("Situation"),
            ui.gettext(
                "A scene together with all that later rules ask about: values, choices taken, "
                "scenes seen."
            ),
        ),
        (
            ui.gettext("At random"),
            ui.gettext(
                "As if everybody drew lots among what is on offer. It is a measure of the case, "
                "not a forecast."
            ),
        ),
        (
            ui.gettext("Areas and parts"),
            ui.gettext(
                "A decision gives or costs in one or more of the five areas. The weights are the "
                "author's. There is no total and no grade."
            ),
        ),
        (
            ui.gettext("The pictures"),
            ui.gettext(
                "The pale band goes from the most that a play can lose in an area to the most that "
                "it can win. The bar in it goes from the least to the greatest sum of a whole "
                "play: hollow below nought, filled above. At an ending the pale line shows how far "
                "any play goes, and the bar how far those do that end so. All areas and parts on "
                "this page are drawn to one scale."
            ),
        ),
        (
            "?",
            ui.gettext("Not proven. The case was too large to look at every situation."),
        ),
    )
