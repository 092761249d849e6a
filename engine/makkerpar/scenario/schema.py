"""The JSON Schema of the scenario language, for editors: hover texts, completion, red lines.

Built from :data:`makkerpar.scenario.shape.SHAPES` and the few rules between keys that a schema can
state. It knows nothing of names (whether a scene exists) and does not read conditions: `check`
does. What it refuses, `check` refuses.

Draft 2020-12, written so that a language server of an older draft understands it too: no keyword
newer than ``if``, forms told apart by conditions rather than ``anyOf``, so that a mistake is shown
where it stands. An editor sees values as YAML resolves them, ``16.40`` a number and ``true`` a
boolean, so a text may be any of these. One exception to the above: a text that is nothing but
``null`` or ``~`` must stand in quotes, or an editor takes it for a missing value.
"""

from __future__ import annotations

import json
from typing import Any, Final

from makkerpar.diagnostics.catalogue import code
from makkerpar.diagnostics.craft import CODES
from makkerpar.focus import AREA_NAMES, AREAS, MOODS, PART_NAMES, PARTS, SEATS, TONES
from makkerpar.scenario.reader import RESERVED
from makkerpar.scenario.scenes import MAX_CHOICES, MAX_OUTCOMES
from makkerpar.scenario.schema_help import EXAMPLES, KINDS, PATTERNS, WORDS
from makkerpar.scenario.shape import SHAPES, Key

_Schema = dict[str, Any]
LANGUAGES: Final = ("en", "da")

# Regular expressions have no common way of saying "a lower-case letter of any alphabet", so the
# signs that are surely none are listed: ASCII's and Latin-1's others, punctuation, capitals.
_BEYOND_ASCII: Final = r"\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00de\u00f7\u2000-\u206f"
_NO_LETTER: Final = rf"\u0000-\u0060{_BEYOND_ASCII}"
_NO_SIGN: Final = rf"\u0000-\u002f\u003a-\u005e\u0060{_BEYOND_ASCII}"
_NAME: Final = f"[^{_NO_LETTER}][^{_NO_SIGN}]*"
_ID: Final = f"^{_NAME}$"
_SPEAKER: Final = (
    rf"^\s*(?!(?:{'|'.join(sorted(RESERVED))})\s*(?:\(|$)){_NAME}"
    rf"\s*(?:\(\s*(?:{'|'.join(MOODS)})\s*\)\s*)?$"
)
_ASSET: Final = (
    r"^[^\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9]"
    r"[^\u0000-\u002c\u002e\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\u00a9]*"
    r"(?:\.(?:svg|png|jpg|jpeg|webp))?$"
)
_VISIBLE: Final = r"\S"
_SCALARS: Final = ("string", "number", "boolean")
# Of some things there must be one, since one is always taken; of some, no more than people weigh.
_SIZES: Final[dict[str, _Schema]] = {
    "list:way": {"minItems": 1},
    "list:rule": {"minItems": 1},
    "list:branch": {"minItems": 1},
    "list:outcome": {"minItems": 1, "maxItems": MAX_OUTCOMES},
    "map:choice": {"minProperties": 1, "maxProperties": MAX_CHOICES},
    "map:joint-choice": {"minProperties": 1, "maxProperties": MAX_CHOICES},
}
_TEXT_FORMS: Final = (*SEATS, "first")


def schema(language: str = "en") -> _Schema:
    """The schema as a JSON value, with hover texts in that language (``en`` or ``da``).

    Raises ``ValueError`` for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    return _Build(language).whole()


def schema_text(language: str = "en") -> str:
    """The schema as the text of a JSON file."""
    return json.dumps(schema(language), ensure_ascii=False, indent=1) + "\n"


class _Build:
    def __init__(self, language: str) -> None:
        self._language = language

    def whole(self) -> _Schema:
        required = [name for name, key in SHAPES["scenario"].items() if key.required]
        root = self._shape("scenario")
        del root["required"]
        definitions = {
            **self._kinds(),
            **{name: self._shape(name) for name in SHAPES if name not in _ROOT_SHAPES},
        }
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:makkerpar:schema:scenario:1:{self._language}",
            **self._word("title"),
            "description": WORDS["description"][self._language],
            **root,
            # A further file of the folder holds scenes and nothing else.
            "if": {"required": list(SHAPES["further-file"]), "maxProperties": 1},
            "else": {"required": required},
            "$defs": dict(sorted(definitions.items())),
        }

    # ── shapes ──────────────────────────────────────────────────────────────────────────────

    def _shape(self, name: str) -> _Schema:
        keys = SHAPES[name]
        return {
            "type": "object",
            "properties": {name: self._key(key) for name, key in keys.items()},
            "required": [name for name, key in keys.items() if key.required],
            "additionalProperties": False,
            **_SHAPE_RULES.get(name, {}),
        }

    def _key(self, key: Key) -> _Schema:
        help_ = key.help_da if self._language == "da" else key.help
        remarks = [help_]
        if key.required:
            remarks.append(f"*{WORDS['required'][self._language]}*")
        if key.kind in EXAMPLES:
            remarks.append(f"```yaml\n{EXAMPLES[key.kind][self._language]}\n```")
        return {
            **self._value(key),
            "description": help_,
            "markdownDescription": "\n\n".join(remarks),
        }

    def _value(self, key: Key) -> _Schema:
        if key.kind == "integer":
            return {"type": "integer", "minimum": key.least, "maximum": key.most}
        return self._of_kind(key.kind)

    def _of_kind(self, kind: str) -> _Schema:
        many, _, one = kind.rpartition(":")
        size = _SIZES.get(kind, {})
        if many == "list":
            return {"type": "array", "items": _ref(one), **size}
        if many == "map":
            return {
                "type": "object",
                "propertyNames": _ref("id"),
                "additionalProperties": _ref(one),
                **size,
            }
        return _ref(kind)

    # ── kinds ───────────────────────────────────────────────────────────────────────────────

    def _kinds(self) -> dict[str, _Schema]:
        kinds = {
            **_SIMPLE_KINDS,
            "allow": self._allow(),
            "area": self._area(),
            "focus": self._by_part({"type": "integer", "minimum": -2, "maximum": 2}),
            "reason": self._reason(),
            "text": self._text(),
            "text-or-silence": self._text("null"),
            "question": self._question(),
            "line": self._line(),
        }
        return {name: {**self._described(name), **kind} for name, kind in kinds.items()}

    def _described(self, name: str) -> _Schema:
        found: _Schema = {}
        if name in KINDS:
            found["description"] = KINDS[name][self._language]
        if name in PATTERNS:
            found["patternErrorMessage"] = PATTERNS[name][self._language]
        return found

    def _word(self, name: str) -> _Schema:
        return {name: WORDS[name][self._language]}

    def _allow(self) -> _Schema:
        explanations = {name: code(name).explanation[self._language].strip() for name in CODES}
        return {
            "type": "object",
            "properties": {
                name: {**_ref("phrase"), "description": text} for name, text in explanations.items()
            },
            "additionalProperties": False,
        }

    def _area(self) -> _Schema:
        numbers = {
            "enum": [int(area) for area in AREAS],
            "enumDescriptions": [AREA_NAMES[area][self._language] for area in AREAS],
        }
        return {"anyOf": [numbers, {"type": "string", "pattern": f"^[{''.join(AREAS)}]$"}]}

    def _by_part(self, value: _Schema) -> _Schema:
        return {
            "type": "object",
            "properties": {
                part: {**value, "description": f"{part} {PART_NAMES[part][self._language]}"}
                for part in PARTS
            },
            "additionalProperties": False,
        }

    def _forms(self) -> _Schema:
        """The ways in which a text may vary, as properties of a mapping."""
        return {
            **{
                seat: {**_ref("text"), "description": WORDS[seat][self._language]} for seat in SEATS
            },
            "first": {
                "type": "array",
                "items": _ref("text-case"),
                "minItems": 1,
                "description": WORDS["first"][self._language],
            },
        }

    def _text(self, *more: str) -> _Schema:
        return _varying(self._forms(), [], *more)

    def _reason(self) -> _Schema:
        parts = self._by_part(_ref("text"))["properties"]
        rules = [_if_any(PARTS, {"properties": _forbidden(_TEXT_FORMS)})]
        return _varying({**self._forms(), **parts}, rules)

    def _question(self) -> _Schema:
        case = {name: self._key(key) for name, key in SHAPES["text-case"].items()}
        rules = [_excludes("text", *_TEXT_FORMS), _needs("when", "text")]
        return _varying({**self._forms(), **case}, rules)

    def _line(self) -> _Schema:
        words = {name: {"description": WORDS[name][self._language]} for name in _LINE_KEYS}
        first = {"type": "array", "items": _ref("line"), "minItems": 1}
        kinds: dict[str, _Schema] = {
            "only": _ref("seat"),
            "when": _ref("condition"),
            **{seat: _ref("text") for seat in SEATS},
            "text": _ref("text"),
            "lines": _ref("lines"),
            "first": first,
        }
        return {
            "type": [*_SCALARS, "object"],
            "pattern": _VISIBLE,
            "properties": {name: {**kind, **words[name]} for name, kind in kinds.items()},
            "patternProperties": {
                _SPEAKER: {
                    **_ref("text-or-silence"),
                    "description": WORDS["speaker"][self._language],
                }
            },
            "additionalProperties": False,
            "allOf": _LINE_RULES,
        }


def _ref(kind: str) -> _Schema:
    return {"$ref": f"#/$defs/{'id' if kind in _NAMES else kind}"}


# ── rules between keys ──────────────────────────────────────────────────────────────────────
# A forbidden key is said as `"key": false`, which editors underline at the key itself.


def _forbidden(keys: tuple[str, ...]) -> _Schema:
    return dict.fromkeys(keys, False)


def _excludes(key: str, *others: str) -> _Schema:
    return {"if": {"required": [key]}, "then": {"properties": _forbidden(others)}}


def _needs(key: str, other: str) -> _Schema:
    return {"if": {"required": [key]}, "then": {"required": [other]}}


def _any(keys: tuple[str, ...]) -> _Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _if_any(keys: tuple[str, ...], then: _Schema) -> _Schema:
    return {"if": _any(keys), "then": then}


def _unless_any(keys: tuple[str, ...], then: _Schema) -> _Schema:
    return {"if": {"not": _any(keys)}, "then": then}


def _varying(properties: _Schema, rules: list[_Schema], *more: str) -> _Schema:
    """A scalar, or a mapping of the ways in which a text may vary."""
    return {
        "type": [*_SCALARS, "object", *more],
        "pattern": _VISIBLE,
        "properties": properties,
        "minProperties": 1,
        "additionalProperties": False,
        "allOf": [
            _excludes("first", *SEATS),
            _needs(SEATS[0], SEATS[1]),
            _needs(SEATS[1], SEATS[0]),
            *rules,
        ],
    }


def _by_seat(value: _Schema) -> _Schema:
    return {
        "type": "object",
        "properties": dict.fromkeys(SEATS, value),
        "additionalProperties": False,
    }


def _lives_alone(seat: str) -> _Schema:
    """A scene of one seat holds no decision of the other."""
    return {
        "if": {"required": ["only", "decision"], "properties": {"only": {"const": seat}}},
        "then": {"properties": {"decision": {"properties": {"seat": {"const": seat}}}}},
    }


def _line_of(contents: tuple[str, ...]) -> _Schema:
    """An item that has one of these contents has no other."""
    return _if_any(contents, {"propertyNames": {"enum": [*_LINE_MODIFIERS, *contents]}})


def _line_size(condition: _Schema, modifiers: int) -> _Schema:
    """An item has something besides its modifiers; speech has one speaker."""
    return {
        "if": {"type": "object", **condition},
        "then": {
            "minProperties": modifiers + 1,
            **_unless_any(_LINE_CONTENTS, {"maxProperties": modifiers + 1}),
        },
    }


_WAYS: Final = ("goto", "next")
_WITH_WAY: Final = _unless_any(("next",), {"required": ["goto"]})
_EXITS: Final = ("decision", "joint", "chance", "ending")
_ROOT_SHAPES: Final = ("scenario", "further-file")
_NAMES: Final = frozenset({"scene-name", "choice-name", "act-name", "person-name"})

_LINE_MODIFIERS: Final = ("only", "when")
_LINE_CONTENTS: Final = (*SEATS, "text", "lines", "first")
_LINE_KEYS: Final = (*_LINE_MODIFIERS, *_LINE_CONTENTS)
_LINE_RULES: Final = [
    _line_of(SEATS),
    *(_line_of((content,)) for content in ("text", "lines", "first")),
    _line_size({"required": ["only", "when"]}, 2),
    _line_size({"required": ["only"], "not": {"required": ["when"]}}, 1),
    _line_size({"required": ["when"], "not": {"required": ["only"]}}, 1),
    _line_size({"not": _any(_LINE_MODIFIERS)}, 0),
]

_SHAPE_RULES: Final[dict[str, _Schema]] = {
    "variable": {
        "type": ["object", "boolean"],
        "if": {
            "type": "object",
            "required": ["start"],
            "properties": {"start": {"type": "boolean"}},
        },
        "then": {"properties": _forbidden(("min", "max", "meter", "words"))},
        "else": {"required": ["max"]},
    },
    "scene": {
        "allOf": [
            _unless_any((*_EXITS, *_WAYS), {"required": ["goto"]}),
            _excludes("goto", "next"),
            _excludes("decision", "joint", "chance", "ending"),
            _excludes("joint", "chance", "ending"),
            _excludes("chance", "ending", *_WAYS),
            _excludes("ending", *_WAYS),
            _excludes("only", "joint", "ending"),
            _needs("meanwhile", "only"),
            *(_lives_alone(seat) for seat in SEATS),
            # Without a way on of the scene's own, each choice and outcome has one.
            _unless_any(
                _WAYS,
                {
                    "properties": {
                        "decision": {
                            "properties": {"choices": {"additionalProperties": _WITH_WAY}}
                        },
                        "joint": {"properties": {"outcomes": {"items": _WITH_WAY}}},
                    }
                },
            ),
        ]
    },
    "decision": {"allOf": [_needs("seconds", "on_timeout"), _needs("on_timeout", "seconds")]},
    "joint": {
        "if": {"required": ["seconds"]},
        "then": {"properties": {seat: {"required": ["on_timeout"]} for seat in SEATS}},
        "else": {"properties": {seat: {"properties": {"on_timeout": False}} for seat in SEATS}},
    },
    "choice": {
        "allOf": [
            _excludes("goto", "next"),
            {
                "if": {
                    "required": ["locked"],
                    "not": {"required": ["once"], "properties": {"once": {"const": True}}},
                },
                "then": {"required": ["when"]},
            },
        ]
    },
    "outcome": {"allOf": [_excludes("goto", "next")]},
}
_SHAPE_RULES["joint-choice"] = {"allOf": _SHAPE_RULES["choice"]["allOf"][1:]}

_SIMPLE_KINDS: Final[dict[str, _Schema]] = {
    "id": {
        "type": "string",
        "pattern": _ID,
        "maxLength": 100,
        "not": {"enum": sorted(RESERVED)},
    },
    "scenario-id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 60},
    "language": {"type": "string", "pattern": "^[a-z]{2,3}(?:-[A-Z]{2})?$"},
    "switch": {"type": "boolean"},
    "seat": {"enum": list(SEATS)},
    "condition": {"type": ["string", "boolean"], "pattern": _VISIBLE},
    "phrase": {"type": list(_SCALARS), "pattern": _VISIBLE},
    "term": {"type": list(_SCALARS), "pattern": "^[^{]*$"},
    "avoided": {"type": list(_SCALARS), "pattern": _VISIBLE},
    "lines": {"type": [*_SCALARS, "array"], "pattern": _VISIBLE, "items": _ref("line")},
    "asset": {"type": ["string", "integer", "boolean"], "pattern": _ASSET},
    "place": {
        **_by_seat(_ref("asset")),
        "type": ["string", "integer", "boolean", "object"],
        "pattern": _ASSET,
    },
    "tone": {"anyOf": [{"enum": list(TONES)}, _by_seat({"enum": list(TONES)})]},
    "meter": {
        "anyOf": [
            {"enum": [True, False, *SEATS]},
            {"type": "string", "pattern": "^(?:true|false)$"},
        ]
    },
    "value": {"type": ["integer", "boolean"], "minimum": -999_999_999, "maximum": 999_999_999},
    "words": {
        "type": "object",
        "patternProperties": {"^[-+]?[0-9]+$": _ref("phrase")},
        "additionalProperties": False,
    },
    "choice-names": {"anyOf": [_ref("id"), {"type": "array", "items": _ref("id"), "minItems": 1}]},
    "amounts-set": {
        "type": "object",
        "propertyNames": _ref("id"),
        "additionalProperties": {"type": ["integer", "boolean", "string"], "pattern": _VISIBLE},
    },
    "amounts-change": {
        "type": "object",
        "propertyNames": _ref("id"),
        "additionalProperties": {"type": ["integer", "string"], "pattern": _VISIBLE},
    },
}
