"""Features and the linear model: what is kept, what is forgotten, and that probabilities are such."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.entities import find_entities
from bot.nlu.features import BLOCK_WEIGHTS, Vocabulary, features
from bot.nlu.linear import LinearModel
from bot.nlu.message import LONGEST, analyse_message
from tests.unit.nlu.finding import NOW

EXAMPLES = {
    "report_fault": [
        "katuvalo on rikki",
        "tiessä on monttu",
        "gatlyktan är sönder",
        "roskis on täynnä",
        "en grop i vägen",
    ],
    "greet": ["hei", "moi vaan", "hej hej", "god dag", "terve taas"],
    "contact_human": [
        "haluan puhua ihmiselle",
        "jag vill tala med en människa",
        "soittakaa minulle",
        "ring mig",
        "anna virkailija",
    ],
}


def document(text: str) -> set[str]:
    message = analyse_message(text)
    return features(message, find_entities(message, NOW))


@pytest.fixture(scope="module")
def model() -> LinearModel:
    pairs = [(document(text), intent) for intent, texts in EXAMPLES.items() for text in texts]
    return LinearModel.train([features for features, _ in pairs], [intent for _, intent in pairs])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("katuvalot rikki", "report_fault"),
        ("lyktan är sönder", "report_fault"),
        ("hejsan", "greet"),
        ("puhuisin ihmisen kanssa", "contact_human"),
    ],
)
def test_new_words_for_the_same_meaning_are_understood(model: LinearModel, text: str, intent: str) -> None:
    assert model.ranking(document(text))[0][0] == intent


@given(st.text(max_size=60))
def test_all_intents_are_ranked_and_probabilities_add_up_to_one(model: LinearModel, text: str) -> None:
    ranking = model.ranking(document(text))
    assert {intent for intent, _ in ranking} == set(EXAMPLES)
    assert sum(chance for _, chance in ranking) == pytest.approx(1)
    assert [chance for _, chance in ranking] == sorted((chance for _, chance in ranking), reverse=True)


def test_a_saved_model_is_the_same_when_read_again(model: LinearModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    again = LinearModel.load(tmp_path)
    for texts in EXAMPLES.values():
        assert again.ranking(document(texts[0])) == model.ranking(document(texts[0]))


def test_nothing_that_could_run_is_written(model: LinearModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".json", ".npz"]
    with np.load(tmp_path / "weights.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind == "f" for name in arrays)


def test_training_twice_gives_the_same_model() -> None:
    pairs = [(document(text), intent) for intent, texts in EXAMPLES.items() for text in texts]
    one, other = (
        LinearModel.train([pair[0] for pair in pairs], [pair[1] for pair in pairs]) for _ in range(2)
    )
    assert np.array_equal(one.weights, other.weights)
    assert one.temperature == other.temperature


def test_one_intent_cannot_be_learned() -> None:
    with pytest.raises(ValueError, match="two intents"):
        LinearModel.train([document("hei"), document("moi")], ["greet", "greet"])


def test_two_intents_can_be_learned() -> None:
    texts = ["hei", "moi", "rikki", "hajalla"]
    model = LinearModel.train([document(text) for text in texts], ["greet", "greet", "fault", "fault"])
    assert [model.ranking(document(text))[0][0] for text in texts] == ["greet", "greet", "fault", "fault"]


def test_every_feature_belongs_to_a_block() -> None:
    assert {name[0] for name in document("Katuvalo on rikki, Kalliontie 15 Nivala?")} == set(BLOCK_WEIGHTS)


def test_both_languages_share_concepts() -> None:
    finnish, swedish = document("uudestaan kiitos"), document("igen tack")
    assert {"kagain", "kthanks"} <= finnish & swedish


def test_each_block_of_a_message_has_its_weight() -> None:
    documents = [document(text) for texts in EXAMPLES.values() for text in texts]
    vocabulary = Vocabulary.learn(documents)
    names = list(vocabulary.index)
    indices, values = vocabulary.vector(documents[0])
    for block, weight in BLOCK_WEIGHTS.items():
        part = [value for index, value in zip(indices, values, strict=True) if names[index][0] == block]
        assert not part or np.linalg.norm(part) == pytest.approx(weight, rel=1e-5)


def test_a_very_long_message_is_read_at_its_beginning() -> None:
    message = analyse_message("katuvalo rikki " * LONGEST)
    assert len(message.text) == LONGEST
    assert message.words[0].surface == "katuvalo"
