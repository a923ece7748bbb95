"""What the REST channel takes for a button, and what for words."""

import pytest

from akkuna.catalogue import load_catalogue
from akkuna.settings import ROOT
from channels.rest.webhook import Message, _incoming

MUNICIPALITIES = load_catalogue(ROOT / "bot" / "municipalities").municipalities


@pytest.mark.parametrize("text", ["b:", "b: talo palaa", "b:../../etc", "b:" + "a" * 5000, "b:ä" * 8])
def test_words_that_begin_like_a_payload_are_words(text: str) -> None:
    incoming = _incoming(Message(sender="x", message=text), MUNICIPALITIES)
    assert (incoming.kind, incoming.text, incoming.value) == ("text", text, None)


def test_a_payload_is_a_button_also_with_spaces_around_it() -> None:
    incoming = _incoming(Message(sender="x", message=" b:Abc-_1234567890x\n"), MUNICIPALITIES)
    assert (incoming.kind, incoming.text, incoming.value) == ("button", "", "Abc-_1234567890x")


def message(metadata: object) -> Message:
    return Message.parse_obj({"sender": "x", "message": "hei", "metadata": metadata})


def test_metadata_may_be_null_or_strange() -> None:
    for metadata in (None, {}, {"municipality": "Atlantis", "language": "en"}):
        incoming = _incoming(message(metadata), MUNICIPALITIES)
        assert (incoming.municipality, incoming.language) == (None, None)
    incoming = _incoming(message({"municipality": "nivala", "language": "sv"}), MUNICIPALITIES)
    assert (incoming.municipality, incoming.language) == ("535", "sv")
