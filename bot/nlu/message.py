"""A message as the components see it: analysed once, in the languages that it may be in."""

from dataclasses import dataclass
from functools import cached_property

from akkuna.words import Language, Word, analyse
from akkuna.words.language import Detection, detect

SURE = 0.5
"""Confidence of the detected language above which a message is read in that language alone."""


LONGEST = 1000
"""Characters of a message that are understood."""


@dataclass(frozen=True)
class AnalysedMessage:
    """A message and its words.

    Attributes:
        text: as written, or its beginning.
        detection: its language.
        readings: its words in each language that it may be in, likeliest language first; the words
            of all readings stand at the same places.
    """

    text: str
    detection: Detection
    readings: tuple[tuple[Language, tuple[Word, ...]], ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words with the base forms of all readings."""
        if len(self.readings) == 1:
            return self.readings[0][1]
        columns = zip(*(words for _, words in self.readings), strict=True)
        return tuple(_merged(column) for column in columns)


def analyse_message(text: str) -> AnalysedMessage:
    """Analyses a message in its language, or in both where the language is unsure.

    Only the first `LONGEST` characters are looked at: who writes more has said what they want by then,
    and a message of nothing but odd words would otherwise keep a processor busy.
    """
    beginning = text[:LONGEST]
    detection = detect(beginning)
    readings = tuple((language, tuple(analyse(beginning, language))) for language in _languages(detection))
    return AnalysedMessage(beginning, detection, readings)


def _languages(detection: Detection) -> tuple[Language, ...]:
    if detection.language == "fi" and detection.confidence >= SURE:
        return ("fi",)
    if detection.language == "sv":
        return ("sv",) if detection.confidence >= SURE else ("sv", "fi")
    return ("fi", "sv")


def _merged(column: tuple[Word, ...]) -> Word:
    first = column[0]
    lemmas = dict.fromkeys(lemma for word in column for lemma in word.lemmas)
    parts = dict.fromkeys(part for word in column for part in word.parts)
    return Word(first.surface, first.start, first.end, tuple(lemmas), tuple(parts))
