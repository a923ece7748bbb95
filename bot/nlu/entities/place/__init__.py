"""Places: addresses, named places, noun phrases that say where, coordinates."""

from collections.abc import Iterator

from bot.nlu.entities.model import Entity
from bot.nlu.entities.place import coordinates, finnish_phrases, names, streets, swedish_phrases
from bot.nlu.entities.place.context import Context
from bot.nlu.message import AnalysedMessage


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields places, which may overlap; `normalized` is the base form, to be geocoded later."""
    yield from coordinates.find(message.text)
    for language, words in message.readings:
        context = Context(message.text, words)
        found = list(streets.find(context))
        yield from streets.crossings(message.text, found)
        yield from found
        yield from names.find(context)
        phrases = finnish_phrases if language == "fi" else swedish_phrases
        yield from phrases.find(context)
