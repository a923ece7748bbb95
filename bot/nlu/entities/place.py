"""Places."""
from collections.abc import Iterator
import re
from bot.nlu.entities.model import Entity
from bot.nlu.message import AnalysedMessage

_A = re.compile(r"\b([A-ZÅÄÖ]?\w+(?:tie|katu|kuja|polku|raitti|gatan|vägen))(?:llä|lla|n)?\s(\d+)(?:\s?([A-Ha-h]))?\b")

def find(message: AnalysedMessage) -> Iterator[Entity]:
    for m in _A.finditer(message.text):
        yield Entity("place", m.group(), m.group(), m.start(), m.end(), "place_rules")
