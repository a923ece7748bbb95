"""Languages that the citizen names: "suomeksi", "på svenska"."""

from collections.abc import Iterator
from functools import lru_cache

from bot.nlu.entities.model import Entity
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields named languages; `normalized` is the ISO 639-1 code."""
    codes = _codes()
    for word in message.words:
        # "Suomessa" is the country: of the base forms only those of adjectives are listed as such
        written = word.surface.lower()
        code = codes.get(written) or next(
            (codes[base] for base in word.lemmas if base.endswith(_ADJECTIVES) and base in codes), None
        )
        if code:
            yield Entity("language", word.surface, code, word.start, word.end, "language_list")


_ADJECTIVES = ("kielinen", "språkig")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {form: code for code, forms in lookup("language").items() for form in forms}
