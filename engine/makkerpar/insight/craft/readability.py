"""How hard the lines of a scene are to read: LIX, for Danish.

LIX is Björnsson's measure of 1968, made for Scandinavian languages: words per sentence, plus the
share of words of more than six letters, in per cent. Newspapers come to about 45. Other languages
are not measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from makkerpar.insight.craft.findings import Findings
from makkerpar.insight.craft.passages import of_lines
from makkerpar.scenario.model import Scene

MAX_LIX: Final = 45
# Of fewer words the measure says little.
MIN_WORDS: Final = 60
LONG_WORD: Final = 6

_WORD: Final = re.compile(r"[^\W_]+(?:[-.,'’][^\W_]+)*")
# »kl. 16.40« and »mio. kr. om« end nothing: a sentence is followed by a capital letter.
_SENTENCE: Final = re.compile(r"[.!?…:]+[»«”\"›‹)]*\s+[–»“\"›(\s]*(?=[^\W\d_a-zæøåäöüé])")


class Measured(NamedTuple):
    """What is counted of some texts."""

    words: int
    sentences: int
    long: int

    @property
    def lix(self) -> int:
        """The readability, rounded half up; 0 where there is no word."""
        if not self.words:
            return 0
        # words / sentences + 100 · long / words, in whole numbers
        top = self.words * self.words + 100 * self.long * self.sentences
        bottom = self.sentences * self.words
        return (2 * top + bottom) // (2 * bottom)


def hard(collector: Findings, scene: Scene) -> None:
    """A scene whose Danish lines are harder to read than a newspaper."""
    texts = [passage.phrase.source for passage in of_lines((*scene.lines, *scene.meanwhile), ())]
    if sum(text.count(" ") + 1 for text in texts) < MIN_WORDS:
        return
    found = measured(texts)
    if found.words >= MIN_WORDS and found.lix > MAX_LIX:
        collector.add(
            "text-too-hard",
            scene.where,
            at=(scene.id,),
            name=scene.id,
            lix=found.lix,
            limit=MAX_LIX,
            count=found.words,
        )


def measured(texts: Iterable[str]) -> Measured:
    """The words, sentences and long words of some Danish texts; each ends its last sentence."""
    words = sentences = long = 0
    for text in texts:
        found = _WORD.findall(text)
        if found:
            words += len(found)
            sentences += 1 + len(_SENTENCE.findall(text))
            long += len([word for word in found if len(word) > LONG_WORD])
    return Measured(words, sentences, long)
