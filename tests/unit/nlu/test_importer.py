"""Which examples training sees."""

from pathlib import Path

import pytest

from bot.nlu import importer
from bot.nlu.importer import NluImporter

OTHER = """
version: "3.1"
nlu:
- intent: other
  examples: |
    - toinen
    - annan
"""


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    file = tmp_path / "other.yml"
    file.write_text(OTHER, encoding="utf-8")
    return file


@pytest.mark.parametrize("paths", [None, [], [None], ["no/such/folder"]])
def test_without_a_named_file_both_languages_are_given(paths: list[str] | None) -> None:
    texts = {
        example.get("text")
        for example in NluImporter(training_data_paths=paths).get_nlu_data().intent_examples
    }
    for language in importer.LANGUAGES:
        file = (importer.NLU_DATA / language / "greet.yml").read_text(encoding="utf-8")
        assert any(f"- {text}\n" in file for text in texts)


def test_with_a_named_file_nothing_is_added(other_file: Path) -> None:
    assert NluImporter(training_data_paths=[str(other_file)]).get_nlu_data().is_empty()


def test_the_fingerprint_follows_the_content(
    tmp_path: Path, other_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "nlu_data"
    (folder / "fi").mkdir(parents=True)
    (folder / "fi" / "other.yml").write_text(OTHER, encoding="utf-8")
    monkeypatch.setattr(importer, "NLU_DATA", folder)
    before = NluImporter().fingerprint()
    assert NluImporter().fingerprint() == before
    (folder / "fi" / "other.yml").write_text(OTHER + "    - kolmas\n", encoding="utf-8")
    assert NluImporter().fingerprint() != before
