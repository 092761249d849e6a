"""What the JSON Schema says of kinds of values, in both languages: hover texts and small examples.

The keys' own help stands beside the keys, in :mod:`makkerpar.scenario.shape`.
"""

from __future__ import annotations

from typing import Final

_InBoth = dict[str, str]

WORDS: Final[dict[str, _InBoth]] = {
    "title": {
        "en": "Makkerpar scenario, language version 1",
        "da": "Makkerpar-scenarie, sprogets version 1",
    },
    "description": {
        "en": "One case, lived by a director and a strategic chief from two windows.",
        "da": "Én sag, som en direktør og en strategisk chef oplever fra hver sit vindue.",
    },
    "required": {"en": "Must be there.", "da": "Skal være der."},
    "director": {"en": "For the director's window.", "da": "Til direktørens vindue."},
    "chief": {"en": "For the chief's window.", "da": "Til chefens vindue."},
    "only": {"en": "For this window alone.", "da": "Kun til dette vindue."},
    "when": {"en": "Only when this holds.", "da": "Kun når dette gælder."},
    "text": {
        "en": "Narration, where it carries a condition.",
        "da": "Fortælling, der står under en betingelse.",
    },
    "lines": {
        "en": "A block of lines under one 'only' or 'when'.",
        "da": "En blok linjer under ét 'only' eller 'when'.",
    },
    "first": {
        "en": "The first of these that holds.",
        "da": "Den første af disse, der gælder.",
    },
    "speaker": {
        "en": "Somebody of the cast speaks: 'jonas: …', or in a mood, 'jonas (worried): …'. Moods"
        " are neutral, glad, worried, sceptical, annoyed. Without a text it is a silence.",
        "da": "En af de medvirkende taler: 'jonas: …', eller i en stemning, 'jonas (worried): …'."
        " Stemninger er neutral, glad, worried (bekymret), sceptical (skeptisk) og annoyed"
        " (irriteret). Uden tekst er det en tavshed.",
    },
}

KINDS: Final[dict[str, _InBoth]] = {
    "id": {
        "en": "A name: lower-case letters (Danish ones too), digits and '_', beginning with a"
        " letter.",
        "da": "Et navn: små bogstaver (også danske), cifre og '_', med et bogstav først.",
    },
    "text": {
        "en": "A text as written; or one for each window, { director, chief }; or the first that"
        " holds, { first: [ { when, text }, … ] }. '{variable}', '{variable.word}' and '{term}' are"
        " filled in.",
        "da": "En tekst, som den står; eller én for hvert vindue, { director, chief }; eller den"
        " første, der gælder, { first: [ { when, text }, … ] }. '{variabel}', '{variabel.word}' og"
        " '{term}' bliver fyldt ud.",
    },
    "text-or-silence": {
        "en": "What is said; nothing is a silence.",
        "da": "Det, der siges; ingenting er en tavshed.",
    },
    "phrase": {
        "en": "A text that is the same for everybody.",
        "da": "En tekst, der er ens for alle.",
    },
    "term": {
        "en": "The word as it stands until a trainer replaces it; no { }.",
        "da": "Ordet, som det står, til en træner skifter det ud; ingen { }.",
    },
    "lines": {
        "en": "One string of narration, or a list: narration, 'speaker (mood): text', narration by"
        " window, and blocks.",
        "da": "Én fortællende tekst eller en liste: fortælling, 'navn (stemning): tekst',"
        " fortælling til hvert vindue og blokke.",
    },
    "line": {
        "en": "Narration, 'speaker (mood): text', 'director:' and 'chief:' narration, or a block;"
        " 'only' and 'when' may stand on any of them.",
        "da": "Fortælling, 'navn (stemning): tekst', fortælling til 'director:' og 'chief:' eller"
        " en blok; 'only' og 'when' kan stå på dem alle.",
    },
    "condition": {
        "en": "Comparisons, and, or, not, + - *, 'a if cond else b', 'scene.choice',"
        " 'visited(scene)' and 'again'.",
        "da": "Sammenligninger, and, or, not, + - *, 'a if betingelse else b', 'scene.valg',"
        " 'visited(scene)' og 'again'.",
    },
    "reason": {
        "en": "A text, or one for each scored part: { 3A: …, 1B: … }.",
        "da": "En tekst, eller én for hver del med point: { 3A: …, 1B: … }.",
    },
    "question": {
        "en": "An open question, or { when, text }.",
        "da": "Et åbent spørgsmål, eller { when, text }.",
    },
    "avoided": {
        "en": "A word or phrase, small letters or not. '*' ends a word that may go on, as in"
        " 'facilit*'; '…' is whatever comes between within a sentence, as in 'not just … but'.",
        "da": "Et ord eller et udtryk, med små bogstaver eller ej. '*' afslutter et ord, der kan gå"
        " videre, som i 'facilit*'; '…' er alt derimellem i en sætning, som i 'ikke bare … men'.",
    },
    "allow": {
        "en": "The code of a craft check, and in plain words why it is silent here.",
        "da": "Koden på et tjek af håndværket og med almindelige ord, hvorfor det skal tie her.",
    },
    "focus": {
        "en": "Scores of −2 … +2 by part of a focus area.",
        "da": "Point fra −2 til +2 på dele af fokusområderne.",
    },
    "variable": {
        "en": "true or false for a switch, or a whole number with 'start' and 'max'.",
        "da": "true eller false for en kontakt, eller et helt tal med 'start' og 'max'.",
    },
}

PATTERNS: Final[dict[str, _InBoth]] = {
    "id": KINDS["id"],
    "scenario-id": {
        "en": "The folder's name: a-z, 0-9 and '-', beginning with a letter.",
        "da": "Mappens navn: a-z, 0-9 og '-', med et bogstav først.",
    },
    "language": {
        "en": "A language code, as in 'da' or 'en-GB'.",
        "da": "En sprogkode, som i 'da' eller 'en-GB'.",
    },
    "asset": {
        "en": "The name of a picture, never a path.",
        "da": "Navnet på et billede, aldrig en sti.",
    },
    "term": {
        "en": "A term cannot hold another: no { }.",
        "da": "Et ord kan ikke indeholde et andet: ingen { }.",
    },
}
PATTERNS["place"] = PATTERNS["asset"]

_WAY_EXAMPLE: Final = "next:\n  - { when: capital >= 6, goto: saved }\n  - goto: exposed"
_BRANCH_EXAMPLE: Final = (
    "chance:\n  - { weight: 3, goto: calm_after }\n  - { weight: 1, goto: exposed }"
)

EXAMPLES: Final[dict[str, _InBoth]] = {
    "lines": {
        "en": "lines:\n"
        "  - The consultant puts a spreadsheet on the table.\n"
        "  - jonas (worried): We have not seen this before.\n"
        "  - director: You already have your coat on.\n"
        "    chief: Karen already has her coat on.\n"
        "  - when: chair_warned\n"
        "    mette: Thank you for ringing first.",
        "da": "lines:\n"
        "  - Økonomikonsulenten lægger et regneark på bordet.\n"
        "  - jonas (worried): Det her har vi ikke set før.\n"
        "  - director: Du står allerede med frakken på.\n"
        "    chief: Karen står allerede med frakken på.\n"
        "  - when: chair_warned\n"
        "    mette: Tak, fordi du ringede først.",
    },
    "focus": {
        "en": "focus: { 3A: 2, 2A: 1, 1B: -1 }",
        "da": "focus: { 3A: 2, 2A: 1, 1B: -1 }",
    },
    "amounts-set": {
        "en": "set: { chair_warned: true, overspend: 14 }",
        "da": "set: { chair_warned: true, overspend: 14 }",
    },
    "amounts-change": {
        "en": "change: { capital: -1 }",
        "da": "change: { capital: -1 }",
    },
    "words": {
        "en": "words: { 0: brittle, 4: sound, 7: strong }",
        "da": "words: { 0: skrøbelig, 4: bærende, 7: stærk }",
    },
    "allow": {
        "en": "allow: { choice-dominated: Somebody must be able to be wrong here. }",
        "da": "allow: { choice-dominated: Her skal man kunne tage fejl. }",
    },
    "list:avoided": {
        "en": "avoid: [synergy, align*, not just … but]",
        "da": "avoid: [synergi, forankr*, ikke kun … men også]",
    },
    "list:way": {"en": _WAY_EXAMPLE, "da": _WAY_EXAMPLE},
    "list:branch": {"en": _BRANCH_EXAMPLE, "da": _BRANCH_EXAMPLE},
    "list:rule": {
        "en": "counterpart:\n"
        "  - take: call_now\n"
        "    when: capital >= 4\n"
        "    because: Jonas knows that you would rather hear too early.\n"
        "  - take: wait\n"
        "    because: He wanted the figure to hold.",
        "da": "counterpart:\n"
        "  - take: call_now\n"
        "    when: capital >= 4\n"
        "    because: Jonas ved, at du hellere vil vide det for tidligt.\n"
        "  - take: wait\n"
        "    because: Han ville have, at tallet holdt.",
    },
    "list:outcome": {
        "en": "outcomes:\n"
        "  - director: back\n"
        "    chief: [tell, hint]\n"
        "    change: { capital: 2 }\n"
        "    goto: calm_after\n"
        "  - goto: muddled",
        "da": "outcomes:\n"
        "  - director: back\n"
        "    chief: [tell, hint]\n"
        "    change: { capital: 2 }\n"
        "    goto: calm_after\n"
        "  - goto: muddled",
    },
    "list:question": {
        "en": "both:\n"
        "  - When would you have rung?\n"
        "  - when: phone_call.wait\n"
        "    text: What were you waiting for?",
        "da": "both:\n"
        "  - Hvornår ville du selv have ringet?\n"
        "  - when: phone_call.wait\n"
        "    text: Hvad ventede du på?",
    },
}
