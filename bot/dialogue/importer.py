"""Gives Rasa the intents of the contract and the rules of the dialogue."""

import hashlib
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.turn import UNCLEAR
from akkuna.catalogue import SERVICES
from akkuna.data_files import DataFile
from akkuna.intents import CONTRACT, entities, intents
from akkuna.service import load_services
from akkuna.settings import ROOT

RULES = ROOT / "bot" / "dialogue" / "rules.yml"
DOMAIN = ROOT / "domain.yml"
BUTTON_INTENTS = ("start_service", "resume")
"""Begin the service that the button names; take up a draft put aside. No words mean these."""
OTHER_INTENTS = ("login_returned", "choose_principal")
"""The browser came back from Suomi.fi; a button named for whom to act. No words mean these either."""


class DialogueImporter(TrainingDataImporter):
    """Fills the intents into ``rules.yml``; ``domain.yml`` itself is read by Rasa's own importer."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        services = load_services(SERVICES).values()
        begins = [spec.intent for spec in services if spec.intent]
        self._lists = {
            "SERVICES": [*begins, *BUTTON_INTENTS],
            "ALL": list(_all_intents()),
            "OTHERS": [name for name in _all_intents() if name not in (*begins, *BUTTON_INTENTS)],
        }

    def get_domain(self) -> Domain:
        """Intents and entities of the contract; entities never decide what the dialogue does."""
        named: list[dict[str, Any]] = [{name: {"use_entities": []}} for name in _all_intents()]
        return Domain.from_dict({"intents": named, "entities": list(entities())})

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """The rules."""
        domain = self.get_domain().merge(Domain.load(str(DOMAIN)))
        reader = YAMLStoryReader(domain)
        return StoryGraph(reader.read_from_parsed_yaml({"version": "3.1", "rules": self._rules()}))

    def get_nlu_data(self, language: str | None = None) -> TrainingData:
        """Nothing: the examples are imported elsewhere."""
        return TrainingData()

    def get_config(self) -> dict[str, Any]:
        """Nothing: ``config.yml`` is read by Rasa's own importer."""
        return {}

    def get_config_file_for_auto_config(self) -> str | None:
        """Nothing."""
        return None

    def fingerprint(self) -> str:
        """Hash of what the rules are made of."""
        digest = hashlib.sha256(repr(self._lists).encode())
        for path in (RULES, CONTRACT):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def _rules(self) -> list[dict[str, Any]]:
        rules = [dict(rule) for rule in DataFile(RULES).data["rules"]]
        for rule in rules:
            rule["steps"] = [self._filled(step) for step in rule["steps"]]
        return rules

    def _filled(self, step: dict[str, Any]) -> dict[str, Any]:
        if "or" not in step:
            return step
        return {"or": [{"intent": name} for name in self._lists[step["or"]]]}


def _all_intents() -> tuple[str, ...]:
    """Every intent that Rasa may be handed."""
    return (*intents(), *BUTTON_INTENTS, *OTHER_INTENTS, UNCLEAR)
