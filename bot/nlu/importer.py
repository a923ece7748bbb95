"""Training data of both languages for Rasa's own commands and for `akkuna train`."""

import hashlib
from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.data import get_data_files, is_nlu_file
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.training_data import TrainingData

from akkuna.settings import ROOT

LANGUAGES = ("fi", "sv")
NLU_DATA = ROOT / "nlu_data"


def example_files() -> list[Path]:
    """All files of examples, in a fixed order."""
    return [file for language in LANGUAGES for file in sorted((NLU_DATA / language).glob("*.yml"))]


class NluImporter(TrainingDataImporter):
    """Gives the examples of ``nlu_data/`` unless a file of examples was named on the command line.

    Rasa's own `RasaFileImporter` beside it reads what was named. So ``rasa test nlu --nlu other.yml
    --cross-validation`` measures the pipeline on the other data alone.
    """

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        named = get_data_files(training_data_paths, is_nlu_file)
        self._files = [] if named else [str(file) for file in example_files()]

    def get_nlu_data(self, language: str | None = None) -> TrainingData:
        """The examples of both languages."""
        return training_data_from_paths(self._files, language)

    def get_domain(self) -> Domain:
        """Nothing: the dialogue is imported elsewhere."""
        return Domain.empty()

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Nothing."""
        return StoryGraph([])

    def get_config(self) -> dict[str, object]:
        """Nothing: `RasaFileImporter` reads config.yml."""
        return {}

    def get_config_file_for_auto_config(self) -> str | None:
        """Nothing."""
        return None

    def fingerprint(self) -> str:
        """Hash of the examples' files, so that Rasa's cache holds while they are unchanged."""
        digest = hashlib.sha256()
        for file in self._files:
            digest.update(Path(file).read_bytes())
        return digest.hexdigest()
