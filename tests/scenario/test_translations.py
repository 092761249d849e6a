from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from makkerpar.scenario.coverage import Coverage, coverage, faults
from makkerpar.scenario.folder import Folder, open_scenario
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.translations import new, template, update
from makkerpar.testing import complete
from makkerpar.text.po import Document, Entry, parse, write

DATE = "2026-11-24 12:00+0000"
Story = Mapping[str, Sequence[str]]  # the lines of scenes


def scenario(story: Story, head: str = "") -> Scenario:
    """A scenario of these scenes, one after the other."""
    scenes = ["scenes:"]
    names = list(story)
    for name, after in zip(names, [*names[1:], "slut"], strict=True):
        scenes += [f"  {name}:", f"    goto: {after}", "    lines:", "    - Start."]
        scenes += [f'    - "{line}"' for line in story[name]]
    text = complete(head + "\n".join(scenes) + "\n  slut: { ending: { title: Slut } }\n")
    folder = Folder("lille-sag", {"scenario.yaml": text.encode()}, {}, {}, frozenset())
    opened = open_scenario(folder, checked=False)
    assert opened.scenario is not None, opened.diagnostics
    return opened.scenario


def updated(document: Document | None, story: Story) -> Document:
    """A catalogue brought up to date with a story, through the bytes of a file."""
    case = scenario(story)
    after = update(document or new(case, "en", DATE), case, "en")
    return parse(write(after), language="en")


def translated(document: Document, **texts: str) -> Document:
    """The catalogue after a translator has done these texts, by a word that is in each."""

    def done(entry: Entry) -> Entry:
        for word, translation in texts.items():
            if word in entry.msgid and not entry.obsolete:
                flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
                return replace(entry, msgstr=(translation,), flags=flags, previous=None)
        return entry

    return replace(document, entries=tuple(map(done, document.entries)))


def entry(document: Document, text: str) -> Entry:
    """The only entry of a text that is not obsolete."""
    (found,) = [one for one in document.entries if one.msgid == text and not one.obsolete]
    return found


def stale(document: Document, text: str) -> tuple[str, str | None]:
    """A stale entry's translation, and what that was made of."""
    found = entry(document, text)
    assert found.fuzzy
    return found.msgstr[0], found.previous


def test_a_template_has_every_text_once_with_places_and_notes() -> None:
    """A text that stands twice is one entry with two references and what it is in each."""
    found = entry(template(scenario({"a": ["Ring nu."], "b": ["Ring nu."]})), "Ring nu.")
    assert found.extracted == (
        "@ scenes.a.lines[1]",
        "Narration in “a”",
        "@ scenes.b.lines[1]",
        "Narration in “b”",
    )
    assert found.references == ("scenario.yaml:6", "scenario.yaml:11")
    assert found.msgstr == ("",)


def test_new_texts_come_untranslated_in_the_order_of_the_story() -> None:
    """A translator reads the case from the beginning to the end."""
    first = translated(updated(None, {"a": ["Et.", "To."]}), Et="One.")
    texts = [one.msgid for one in updated(first, {"a": ["Nul.", "Et.", "To."]}).entries]
    assert texts[texts.index("Nul.") :][:3] == ["Nul.", "Et.", "To."]


def test_a_changed_text_keeps_its_translation_marked_stale() -> None:
    """It is fuzzy, with the text that the translation was made of."""
    first = translated(updated(None, {"a": ["Ring til Karen nu."]}), Ring="Ring Karen now.")
    second = updated(first, {"a": ["Ring til Karen med det samme."]})
    assert stale(second, "Ring til Karen med det samme.") == (
        "Ring Karen now.",
        "Ring til Karen nu.",
    )


def test_a_text_written_anew_in_its_place_is_a_changed_one() -> None:
    """Likeness is not asked for where the place says it."""
    first = translated(updated(None, {"a": ["Ring til Karen nu."]}), Ring="Ring Karen now.")
    assert stale(updated(first, {"a": ["Bliv!"]}), "Bliv!")[0] == "Ring Karen now."


def test_a_line_put_in_takes_nobodys_translation() -> None:
    """The lines after it have moved on by one, and still are what they were, changed or not."""
    before = ["Karen tager frakken på.", "Jonas bliver siddende ved bordet."]
    after = ["Det sner.", "Karen tager jakken på.", "Jonas bliver siddende ved vinduet."]
    first = translated(updated(None, {"a": before}), Karen="Karen.", Jonas="Jonas.")
    second = updated(first, {"a": after})
    assert entry(second, "Det sner.").msgstr == ("",)
    assert stale(second, after[1])[0] == "Karen."
    assert stale(second, after[2])[0] == "Jonas."


def test_a_text_changed_twice_tells_what_its_translation_was_made_of() -> None:
    """The text in between had no translation of its own."""
    first = translated(updated(None, {"a": ["Ring nu."]}), Ring="Call.")
    second = updated(first, {"a": ["Ring straks."]})
    third = updated(second, {"a": ["Ring i dag."]})
    assert stale(third, "Ring i dag.") == ("Call.", "Ring nu.")
    assert not [one for one in third.entries if one.msgid == "Ring straks."]


def test_a_text_that_comes_back_has_its_translation_back() -> None:
    """Also where it had been changed, and the other wording translated meanwhile."""
    first = translated(updated(None, {"a": ["Ring nu."]}), Ring="Call now.")
    second = translated(updated(first, {"a": ["Ring straks."]}), Ring="Call at once.")
    third = updated(second, {"a": ["Ring nu."]})
    assert entry(third, "Ring nu.").msgstr == ("Call now.",)
    assert not entry(third, "Ring nu.").fuzzy
    fourth = updated(third, {"a": ["Ring straks."]})
    assert entry(fourth, "Ring straks.").msgstr == ("Call at once.",)


def test_a_catalogue_without_places_is_matched_by_likeness() -> None:
    """One that another program has made has none."""
    case = scenario({"a": ["Ring til Karen nu, Jonas."]})
    other = Document(None, (Entry("Ring til Karen nu.", ("Call Karen now.",)),))
    after = update(other, case, "en")
    assert stale(after, "Ring til Karen nu, Jonas.")[0] == "Call Karen now."


def test_what_translators_wrote_stays_and_what_programs_found_is_found_anew() -> None:
    """Their comments and flags stay; flags for Python's formats do not go with our placeholders."""
    first = updated(None, {"a": ["Ring nu."]})
    marked = replace(
        entry(first, "Ring nu."),
        comments=("# Tonen!",),
        flags=("python-brace-format", "max-length:80"),
        msgstr=("Call.",),
    )
    others = [one for one in first.entries if one.msgid != "Ring nu."]
    header = replace(
        entry(Document(None, (first.header or Entry(""),)), ""), comments=("# Af mig.",)
    )
    after = updated(Document(header, (marked, *others)), {"a": ["Ring nu."]})
    found = entry(after, "Ring nu.")
    assert found.comments == ("# Tonen!",)
    assert found.flags == ("max-length:80",)
    assert after.header is not None
    assert after.header.comments == ("# Af mig.",)


def test_an_old_header_stays_and_gets_what_it_lacks() -> None:
    """Fields that are there are the translators' business; the encoding is true."""
    header = Entry("", ("Last-Translator: Mig\nContent-Type: text/plain; charset=CHARSET",))
    after = update(Document(header, ()), scenario({"a": []}), "en-GB").header
    assert after is not None
    assert after.msgstr[0] == (
        "Last-Translator: Mig\nContent-Type: text/plain; charset=UTF-8\nLanguage: en_GB\n"
        "MIME-Version: 1.0\nContent-Transfer-Encoding: 8bit\n"
    )


def test_translations_are_counted() -> None:
    """Translated, stale and missing are all texts; what is kept of those gone is counted apart."""
    first = translated(updated(None, {"a": ["Ring nu.", "Bliv."]}), Ring="Call.", Bliv="Stay.")
    story = {"a": ["Ring straks.", "Bliv."]}
    case = scenario(story)
    total = len(template(case).entries)
    found = coverage(updated(first, story), case)
    assert found == Coverage(total, translated=1, stale=1, missing=total - 2, obsolete=1)
    assert found.percent == 100 // total
    assert coverage(Document(None, ()), case).missing == total


def test_faults_are_told_where_they_stand() -> None:
    """In the catalogue where the text is there, else in the author's file; placeholders exactly."""
    story = {"a": ["Ring i {kommune}.", "Bliv.", "Vent."]}
    document = translated(updated(None, story), Ring="Æh, call {town}.")
    document = replace(
        document, entries=tuple(one for one in document.entries if one.msgid != "Vent.")
    )
    data = write(document)
    case = scenario(story)
    found = {one.text: one for one in faults(parse(data, language="en"), case, "en.po", data)}
    rows = data.decode().splitlines()
    at = found["Ring i {kommune}."]
    assert (at.kind, at.name) == ("placeholder", "town")
    assert rows[at.where.line - 1][at.where.column - 1 :] == '{town}."'
    assert found["Bliv."].kind == "missing"
    assert rows[found["Bliv."].where.line - 2] == 'msgid "Bliv."'
    assert found["Vent."].kind == "new"
    assert found["Vent."].where.file == "scenario.yaml"


# ── the law: nothing is ever lost ───────────────────────────────────────────────────────────

WORDS = ("Ring nu.", "Ring straks.", "Ring i dag.", "Bliv.", "Bliv her.", "Gå.", "Karen tier.")
stories = st.fixed_dictionaries({"a": st.lists(st.sampled_from(WORDS), max_size=4)}) | (
    st.fixed_dictionaries({name: st.lists(st.sampled_from(WORDS), max_size=3) for name in "ab"})
)
translators = st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=4)


@dataclass
class Translator:
    """Does what is missing or stale, surely or not, and remembers what it said of which text."""

    sure: set[tuple[str, str]] = field(default_factory=set)
    unsure: set[tuple[str, str]] = field(default_factory=set)
    count: int = 0

    def work(self, document: Document, at: Sequence[tuple[int, bool]]) -> Document:
        """The catalogue after some work."""
        entries = list(document.entries)
        for number, sure in at:
            index = number % len(entries)
            one = entries[index]
            if one.obsolete or (one.translated and not one.fuzzy):
                continue
            self.count += 1
            text = f"t{self.count}"
            self.unsure.discard((one.msgid, one.msgstr[0]))  # by whose hand it is replaced
            (self.sure if sure else self.unsure).add((one.msgid, text))
            flags = () if sure else ("fuzzy",)
            previous = None if sure else one.previous
            entries[index] = replace(one, msgstr=(text,), flags=flags, previous=previous)
        return replace(document, entries=tuple(entries))


@settings(max_examples=60)
@given(st.lists(st.tuples(stories, translators), min_size=2, max_size=6))
def test_no_translation_is_ever_lost(steps: list[tuple[Story, list[tuple[int, bool]]]]) -> None:
    """Each stays beside its text, which is never stale while it stands; to update twice is once."""
    translator = Translator()
    document: Document | None = None
    for story, work in steps:
        document = updated(document, story)
        assert write(updated(document, story)) == write(document)
        there = {(one.msgid, one.msgstr[0]) for one in document.entries}
        assert translator.sure | translator.unsure <= there
        own = {text for text, _ in translator.sure}
        for one in document.entries:
            if not one.obsolete and one.msgid in own:
                assert (one.msgid, one.msgstr[0]) in translator.sure
                assert not one.fuzzy
        document = translator.work(document, work)
