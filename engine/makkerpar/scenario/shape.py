"""Every mapping of the language: which keys it has, what they hold, which must be there.

One table serves three: the reader (unknown and missing keys, "did you mean"), the JSON Schema
that editors use (:mod:`makkerpar.scenario.schema`), and the reference in the docs, where a test
finds every key. The help stands in both languages beside the key, not in a catalogue, so that
whoever adds a key writes both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping.

    Attributes:
        kind: what it holds; ``list:x`` and ``map:x`` hold many, other names are shapes or scalars.
        help: a sentence or two for hover texts; ``help_da`` the same in Danish.
        required: whether it must be there.
        least, most: bounds of an ``integer``.
    """

    kind: str
    help: str
    help_da: str
    required: bool = False
    least: int = 0
    most: int = 999_999_999


_SET = Key(
    "amounts-set",
    "Gives variables a value: a number, true or false, or an expression. Worked out on the state"
    " before the step.",
    "Giver variabler en værdi: et tal, true eller false, eller et udtryk. Regnes ud på tilstanden"
    " før skridtet.",
)
_CHANGE = Key(
    "amounts-change",
    "Adds to whole-number variables, or takes from them with a minus. The sum stays within the"
    " variable's bounds.",
    "Lægger til talvariabler eller trækker fra med minus. Summen holder sig inden for variablens"
    " grænser.",
)
_NEXT = Key(
    "list:way",
    "Ways on with conditions: the first that holds is taken. The last has no condition.",
    "Veje videre med betingelser: den første, der gælder, bliver fulgt. Den sidste har ingen.",
)
_WHEN = Key(
    "condition",
    "Only when this holds, as in 'capital >= 4 and not chair_warned'.",
    "Kun når dette gælder, som i 'capital >= 4 and not chair_warned'.",
)
_TALK = Key(
    "integer",
    "Minutes of talk that a trainer is proposed between a room's two votes.",
    "Minutters samtale, som træneren får foreslået mellem salens to afstemninger.",
    False,
    1,
    120,
)
_SECONDS = Key(
    "integer",
    "Time pressure, in seconds. Needs 'on_timeout'. A player can switch time limits off, and a room"
    " has none.",
    "Tidspres i sekunder. Kræver 'on_timeout'. Spilleren kan slå tidsfrister fra, og i en sal er"
    " der ingen.",
    False,
    5,
    3600,
)
_ON_TIMEOUT = Key(
    "choice-name",
    "The choice that is taken when time runs out: one without 'when' and 'once'.",
    "Valget, der bliver truffet, når tiden er gået: et uden 'when' og 'once'.",
)
_PROMPT = Key(
    "text",
    "The question the player is asked. Left out: 'What do you do?'.",
    "Spørgsmålet til spilleren. Udeladt: »Hvad gør du?«.",
)
_ALLOW = Key(
    "allow",
    "Craft checks that stay silent here and in everything inside, each with the reason.",
    "Tjek af håndværket, som skal tie her og i alt, hvad der ligger herunder, hver med en grund.",
)
_COUNTERPART = Key(
    "list:rule",
    "What happens when nobody holds this seat: the first rule that holds and whose choice is on"
    " offer. The last has no condition.",
    "Hvad der sker, når ingen har denne plads: den første regel, der gælder, og hvis valg kan"
    " træffes. Den sidste har ingen betingelse.",
)

SHAPES: Final[dict[str, dict[str, Key]]] = {
    "scenario": {
        "format": Key(
            "integer",
            "Version of the scenario language: 1.",
            "Scenariesprogets version: 1.",
            True,
            1,
            1,
        ),
        "id": Key(
            "scenario-id",
            "Equals the folder's name: a-z, 0-9 and '-'.",
            "Det samme som mappens navn: a-z, 0-9 og '-'.",
            True,
        ),
        "version": Key(
            "integer",
            "The author's own counter. Results and saved plays record it.",
            "Forfatterens egen tæller. Resultater og gemte spil husker den.",
            True,
            1,
            1_000_000_000,
        ),
        "language": Key(
            "language",
            "The language of the texts in this file, as in 'da'. Translations stand in 'en.po' and"
            " the like.",
            "Sproget i denne fils tekster, som i 'da'. Oversættelser står i 'en.po' og lignende.",
            True,
        ),
        "title": Key(
            "text",
            "The title that players choose by.",
            "Titlen, som spillerne vælger efter.",
            True,
        ),
        "summary": Key(
            "text",
            "One or two sentences for the scenario picker.",
            "En eller to sætninger til valg af scenarie.",
            True,
        ),
        "minutes": Key(
            "integer",
            "How long one play takes, in minutes.",
            "Hvor længe et spil varer, i minutter.",
            True,
            1,
            240,
        ),
        "focus": Key(
            "list:area",
            "The focus areas (1–5) that the scenario trains most. Each of their parts should be"
            " scored somewhere.",
            "De fokusområder (1–5), som scenariet træner mest. Hver af deres dele bør give point et"
            " sted.",
            True,
        ),
        "cut": Key(
            "list:scene-name",
            "The decisions that a room takes itself in a 90-minute session. The others are taken by"
            " the counterpart's rules.",
            "De beslutninger, en sal selv træffer på 90 minutter. Resten følger makkerens regler.",
        ),
        "people_only": Key(
            "switch",
            "true: there are no counterpart rules, so the scenario cannot be played alone.",
            "true: der er ingen regler for makkeren, så scenariet ikke kan spilles alene.",
        ),
        "seats": Key(
            "seats",
            "Who sits in the two seats, and what each of them knows.",
            "Hvem der sidder på de to pladser, og hvad de hver især ved.",
            True,
        ),
        "cast": Key(
            "map:person",
            "Everybody who speaks, by the name that lines use.",
            "Alle, der taler, efter det navn, replikkerne bruger.",
            True,
        ),
        "terms": Key(
            "map:term",
            "Words that a trainer may replace for the own organisation. Texts use them as"
            " '{kommune}'.",
            "Ord, som en træner kan skifte ud med sin egen organisations. Tekster bruger dem som"
            " '{kommune}'.",
        ),
        "variables": Key(
            "map:variable",
            "What the story remembers: whole numbers with bounds, and switches.",
            "Det, historien husker: hele tal med grænser og kontakter (true eller false).",
        ),
        "acts": Key(
            "map:text",
            "The acts in order, with their titles.",
            "Akterne i rækkefølge med deres titler.",
        ),
        "start": Key("scene-name", "The first scene.", "Den første scene.", True),
        "scenes": Key(
            "map:scene",
            "The scenes by name. Further *.yaml files of the folder may hold more.",
            "Scenerne efter navn. Mappens øvrige *.yaml-filer kan indeholde flere.",
            True,
        ),
        "debrief": Key(
            "debrief",
            "Questions and insights after the play.",
            "Spørgsmål og indsigter efter spillet.",
        ),
        "avoid": Key(
            "list:avoided",
            "Words that this scenario does without, besides those that 'check' always warns of.",
            "Ord, som dette scenarie skal klare sig uden, ud over dem, 'check' altid advarer om.",
        ),
        "allow": _ALLOW,
    },
    "further-file": {
        "scenes": Key(
            "map:scene",
            "Scenes that are merged into those of 'scenario.yaml'.",
            "Scener, der lægges sammen med dem i 'scenario.yaml'.",
            True,
        ),
    },
    "seats": {
        "director": Key("seat-brief", "The director's seat.", "Direktørens plads.", True),
        "chief": Key(
            "seat-brief", "The strategic chief's seat.", "Den strategiske chefs plads.", True
        ),
    },
    "seat-brief": {
        "character": Key(
            "person-name",
            "Who of the cast sits here.",
            "Hvem af de medvirkende der sidder her.",
            True,
        ),
        "brief": Key(
            "text",
            "What this leader knows before the play begins, addressed as 'you'.",
            "Hvad denne leder ved, før spillet begynder, sagt til »du«.",
            True,
        ),
    },
    "person": {
        "name": Key("phrase", "The name as it is shown.", "Navnet, som det vises.", True),
        "title": Key("text", "What the person does.", "Hvad personen laver."),
        "portrait": Key(
            "asset",
            "A shipped portrait ('makkerpar assets' lists them), or a file in the scenario's"
            " 'assets' folder. Left out: initials.",
            "Et medfølgende portræt ('makkerpar assets' viser dem) eller en fil i scenariets"
            " mappe 'assets'. Udeladt: initialer.",
        ),
    },
    "variable": {
        "label": Key(
            "text",
            "What the variable is called where players see it.",
            "Hvad variablen hedder, hvor spillerne ser den.",
        ),
        "start": Key(
            "value",
            "The value at the beginning: a whole number, or true or false for a switch.",
            "Værdien fra begyndelsen: et helt tal, eller true eller false for en kontakt.",
            True,
        ),
        "min": Key(
            "integer",
            "The least value. Left out: 0.",
            "Den mindste værdi. Udeladt: 0.",
            False,
            -999_999_999,
        ),
        "max": Key(
            "integer",
            "The greatest value. A whole number must have one.",
            "Den største værdi. Et helt tal skal have en.",
            False,
            -999_999_999,
        ),
        "meter": Key(
            "meter",
            "true: both seats see it. 'director' or 'chief': that seat sees it.",
            "true: begge pladser ser den. 'director' eller 'chief': kun den plads ser den.",
        ),
        "words": Key(
            "words",
            "The value in words: each holds from its number on, and the first begins at the least"
            " value.",
            "Værdien i ord: hvert gælder fra sit tal og op, og det første begynder ved den mindste"
            " værdi.",
        ),
    },
    "scene": {
        "title": Key(
            "text",
            "A heading, as in 'Tirsdag kl. 16.40'.",
            "En overskrift, som i »Tirsdag kl. 16.40«.",
        ),
        "act": Key(
            "act-name",
            "The act that begins here, or goes on.",
            "Den akt, der begynder her eller fortsætter.",
        ),
        "place": Key(
            "place",
            "A shipped place; it stays until changed. May differ by window.",
            "Et medfølgende sted; det bliver stående, til det ændres. Kan være forskelligt for de"
            " to vinduer.",
        ),
        "prop": Key(
            "asset",
            "A thing on the table, as in 'spreadsheet'.",
            "En ting på bordet, som i 'spreadsheet'.",
        ),
        "only": Key(
            "seat",
            "The scene is lived by this seat alone. The other passes it unseen, but for"
            " 'meanwhile'.",
            "Kun denne plads er med i scenen. Den anden går uset forbi, bortset fra 'meanwhile'.",
        ),
        "meanwhile": Key(
            "lines",
            "What the other seat is told while an 'only' scene goes on.",
            "Hvad den anden plads får at vide, mens en scene med 'only' står på.",
        ),
        "set": _SET,
        "change": _CHANGE,
        "lines": Key(
            "lines",
            "What is told and said, in order.",
            "Hvad der fortælles og siges, i rækkefølge.",
        ),
        "trainer": Key(
            "text",
            "A note for the trainer. Players never see it.",
            "En note til træneren. Spillerne ser den aldrig.",
        ),
        "decision": Key(
            "decision",
            "One seat decides, and the scene ends.",
            "Én plads vælger, og scenen slutter.",
        ),
        "joint": Key(
            "joint",
            "Both seats decide at once, neither seeing the other's choice.",
            "Begge pladser vælger på én gang uden at se den andens valg.",
        ),
        "chance": Key(
            "list:branch",
            "A draw by weights; it is recorded, so that a play can be repeated.",
            "En lodtrækning med vægte; den huskes, så et spil kan gentages.",
        ),
        "ending": Key("ending", "The story ends here.", "Historien slutter her."),
        "goto": Key(
            "scene-name",
            "The scene that follows, also for choices and outcomes that name none.",
            "Scenen, der følger, også for valg og udfald, der ikke nævner nogen.",
        ),
        "next": _NEXT,
        "allow": _ALLOW,
    },
    "decision": {
        "seat": Key("seat", "The seat that decides.", "Den plads, der vælger.", True),
        "prompt": _PROMPT,
        "talk": _TALK,
        "seconds": _SECONDS,
        "on_timeout": _ON_TIMEOUT,
        "choices": Key(
            "map:choice",
            "What is on offer, by name. At least one choice has neither 'when' nor 'once'.",
            "Hvad der kan vælges, efter navn. Mindst ét valg har hverken 'when' eller 'once'.",
            True,
        ),
        "counterpart": _COUNTERPART,
        "allow": _ALLOW,
    },
    "joint": {
        "talk": _TALK,
        "seconds": _SECONDS,
        "director": Key("side", "What the director decides.", "Det, som direktøren vælger.", True),
        "chief": Key("side", "What the chief decides.", "Det, som chefen vælger.", True),
        "outcomes": Key(
            "list:outcome",
            "Where the two choices meet: the first that matches. The last matches anything.",
            "Hvor de to valg mødes: det første, der passer. Det sidste passer altid.",
            True,
        ),
    },
    "side": {
        "prompt": _PROMPT,
        "on_timeout": _ON_TIMEOUT,
        "choices": Key(
            "map:joint-choice",
            "What is on offer, by name. At least one choice has neither 'when' nor 'once', and no"
            " name stands on both sides.",
            "Hvad der kan vælges, efter navn. Mindst ét valg har hverken 'when' eller 'once', og"
            " intet navn står på begge sider.",
            True,
        ),
        "counterpart": _COUNTERPART,
        "allow": _ALLOW,
    },
    "choice": {
        "text": Key(
            "text",
            "What the player reads: one deed or one reply.",
            "Det, spilleren læser: én handling eller én replik.",
            True,
        ),
        "seen": Key(
            "lines",
            "What the other seat sees of the choice.",
            "Hvad den anden plads ser af valget.",
        ),
        "focus": Key(
            "focus",
            "Scores of −2 … +2 on parts of the focus areas, for the seat that decides.",
            "Point fra −2 til +2 på dele af fokusområderne, til den plads, der vælger.",
        ),
        "because": Key(
            "reason",
            "Why it scores so, told in the debrief. One text, or one for each part.",
            "Hvorfor det giver de point; fortælles i debriefingen. Én tekst eller én for hver del.",
        ),
        "yet": Key(
            "reason",
            "The best argument of a colleague who disagrees. One text, or one for each part.",
            "Det bedste argument fra en uenig kollega. Én tekst eller én for hver del.",
        ),
        "when": Key(
            "condition",
            "On offer only when this holds, as in 'overspend < 25'.",
            "Kan kun vælges, når dette gælder, som i 'overspend < 25'.",
        ),
        "locked": Key(
            "text",
            "Shown greyed, with this reason, when it is not on offer. Left out: not shown then.",
            "Vises gråt med denne grund, når det ikke kan vælges. Udeladt: vises slet ikke.",
        ),
        "once": Key(
            "switch",
            "true: not on offer again when it has been taken.",
            "true: kan ikke vælges igen, når det er valgt én gang.",
        ),
        "set": _SET,
        "change": _CHANGE,
        "lines": Key(
            "lines",
            "The reaction. At a joint, for the one who chose.",
            "Reaktionen. Ved et fælles valg for den, der valgte.",
        ),
        "goto": Key(
            "scene-name",
            "The scene that follows. Left out: the scene's own way on.",
            "Scenen, der følger. Udeladt: scenens egen vej videre.",
        ),
        "next": _NEXT,
        "allow": _ALLOW,
    },
    "rule": {
        "take": Key(
            "choice-name",
            "The choice that the counterpart takes.",
            "Valget, som makkeren træffer.",
            True,
        ),
        "when": _WHEN,
        "because": Key(
            "text",
            "The reason, told in the debrief's other window.",
            "Grunden, som fortælles i debriefingens andet vindue.",
        ),
    },
    "outcome": {
        "director": Key(
            "choice-names",
            "The director's choice, or a list of them. Left out: any.",
            "Direktørens valg, eller en liste af dem. Udeladt: et hvilket som helst.",
        ),
        "chief": Key(
            "choice-names",
            "The chief's choice, or a list of them. Left out: any.",
            "Chefens valg, eller en liste af dem. Udeladt: et hvilket som helst.",
        ),
        "when": _WHEN,
        "set": _SET,
        "change": _CHANGE,
        "lines": Key(
            "lines",
            "What happens where the two choices meet, for both seats.",
            "Hvad der sker, hvor de to valg mødes, for begge pladser.",
        ),
        "goto": Key(
            "scene-name",
            "The scene that follows. Left out: the scene's own way on.",
            "Scenen, der følger. Udeladt: scenens egen vej videre.",
        ),
        "next": _NEXT,
    },
    "branch": {
        "weight": Key(
            "integer",
            "How likely it is, against the other branches.",
            "Hvor sandsynlig den er i forhold til de andre.",
            True,
            1,
            1_000_000,
        ),
        "when": _WHEN,
        "goto": Key("scene-name", "The scene that follows.", "Scenen, der følger.", True),
    },
    "way": {
        "when": _WHEN,
        "goto": Key("scene-name", "The scene that follows.", "Scenen, der følger.", True),
    },
    "ending": {
        "title": Key("text", "What this ending is called.", "Hvad denne slutning hedder.", True),
        "tone": Key(
            "tone",
            "bright, mixed or dark; or one for each window. Left out: mixed.",
            "bright (lys), mixed (blandet) eller dark (mørk); eller én for hvert vindue. Udeladt:"
            " mixed.",
        ),
    },
    "debrief": {
        "questions": Key(
            "questions",
            "Open questions to talk about, for both seats or one.",
            "Åbne spørgsmål at tale om, til begge pladser eller en af dem.",
        ),
        "insights": Key(
            "list:insight", "What this play may teach.", "Hvad dette spil kan lære én."
        ),
    },
    "questions": {
        "both": Key("list:question", "Questions for both seats.", "Spørgsmål til begge pladser."),
        "director": Key(
            "list:question", "Questions for the director.", "Spørgsmål til direktøren."
        ),
        "chief": Key("list:question", "Questions for the chief.", "Spørgsmål til chefen."),
    },
    "insight": {
        "when": _WHEN,
        "seat": Key("seat", "Whom it is for. Left out: both.", "Hvem den er til. Udeladt: begge."),
        "text": Key("text", "The insight.", "Indsigten.", True),
    },
    "text-case": {
        "when": _WHEN,
        "text": Key("text", "The text where that holds.", "Teksten, når det gælder.", True),
    },
}
SHAPES["joint-choice"] = {
    key: value for key, value in SHAPES["choice"].items() if key not in ("goto", "next")
}

REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    shape: tuple(name for name, key in keys.items() if key.required)
    for shape, keys in SHAPES.items()
}
