"""The graph components in Rasa's hands: trained, kept in a model's storage, loaded, and run."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entity_finder import EntityFinder
from bot.nlu.intent_classifier import LinearIntentClassifier
from bot.nlu.word_analyser import WordAnalyser
from tests.unit.nlu.finding import NOW
from tests.unit.nlu.test_intents import EXAMPLES

Pipeline = tuple[WordAnalyser, EntityFinder, LinearIntentClassifier]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """The components as a running assistant has them: trained in one object, loaded in another."""
    storage = LocalModelStorage(Path(tmp_path_factory.mktemp("model")))
    context = ExecutionContext(GraphSchema({}))
    settings: tuple[Any, ...] = ({}, storage, Resource("classifier"), context)
    analyser, finder = WordAnalyser.create(*settings), EntityFinder.create(*settings)
    data = TrainingData([Message.build(text, intent) for intent, texts in EXAMPLES.items() for text in texts])
    LinearIntentClassifier.create(*settings).train(analyser.process_training_data(data))
    return analyser, finder, LinearIntentClassifier.load(*settings)


def parse(pipeline: Pipeline, text: str) -> dict[str, Any]:
    messages = [Message({"text": text})]
    for component in pipeline:
        messages = component.process(messages)
    return messages[0].as_dict(only_output_properties=True)


def test_the_output_has_all_that_is_promised(pipeline: Pipeline) -> None:
    parsed = parse(pipeline, "Meidän kadulla on katuvalo rikki, Kalliontie 15 Nivala")
    assert parsed["intent"]["name"] == "report_fault"
    assert {one["name"] for one in parsed["intent_ranking"]} == set(EXAMPLES)
    assert parsed["intent"] == parsed["intent_ranking"][0]
    assert parsed["language"] == {"code": "fi", "confidence": pytest.approx(1, abs=0.1)}
    assert {"katu", "katuvalo", "rikki"} <= set(parsed["lemmas"])
    assert [(one["entity"], one["value"], one["normalized"]) for one in parsed["entities"]] == [
        ("fault_type", "katuvalo", "street_light"),
        ("place", "Kalliontie 15", "Kalliontie 15"),
        ("municipality", "Nivala", "535"),
    ]
    assert set(parsed["entities"][0]) == {"entity", "value", "normalized", "start", "end", "extractor"}


def test_swedish_goes_the_same_way(pipeline: Pipeline) -> None:
    parsed = parse(pipeline, "Gatlyktan utanför skolan i Kalajoki är sönder")
    assert parsed["intent"]["name"] == "report_fault"
    assert parsed["language"]["code"] == "sv"
    assert [one["normalized"] for one in parsed["entities"]] == ["street_light", "skolan i Kalajoki", "208"]


def test_relative_dates_are_counted_from_the_clock(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clock() -> datetime:
        return NOW

    monkeypatch.setattr(pipeline[1], "clock", clock)
    assert parse(pipeline, "huomenna")["entities"][0]["normalized"] == "2026-11-24"


@pytest.mark.parametrize("text", ["", "😀", "?", "\u200b"])
def test_a_message_without_words_is_ranked_all_the_same(pipeline: Pipeline, text: str) -> None:
    parsed = parse(pipeline, text)
    assert len(parsed["intent_ranking"]) == len(EXAMPLES)
    assert parsed["entities"] == []
