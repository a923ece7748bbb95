"""What `bench.nlu` counts and shows, on data of a few lines."""

from pathlib import Path

import pytest

from bench import nlu_languages, nlu_own, nlu_tables
from bench.nlu_ablation import PARTS, without
from bench.nlu_cost import percentiles
from bench.nlu_diet import default_pipeline
from bench.nlu_folds import FOLDS, Rightness, folds, summary
from bench.nlu_held_out import Finding, calibration_error, of_findings
from bench.nlu_messages import Messages, of_file, own_examples
from bot.nlu.features import BLOCK_WEIGHTS

FILE = """
version: "3.1"
nlu:
- intent: book
  examples: |
    - varaa [sali]{"entity": "space_type"}
    - [huomenna](date) uimaan
- lookup: city
  examples: |
    - Nivala
- intent: pay
  examples: |
    - lasku
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "outside.yml"
    written.write_text(FILE, encoding="utf-8")
    return written


def test_a_file_gives_its_messages_without_marks(file: Path) -> None:
    expected = Messages("outside", ("varaa sali", "huomenna uimaan", "lasku"), ("book", "book", "pay"))
    assert of_file(file) == expected


@pytest.mark.parametrize("content", ["nlu: [", "- a", "nlu: []", "stories: []", ""])
def test_a_file_without_examples_is_refused_by_its_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "odd.yml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="odd.yml"):
        of_file(file)


def test_our_own_examples_are_of_both_languages() -> None:
    texts = own_examples().texts
    assert any("katuvalo" in text for text in texts)
    assert any("gatlykta" in text for text in texts)
    assert not any("](" in text or "]{" in text for text in texts)


def test_folds_are_the_same_for_a_seed_and_test_each_message_once() -> None:
    intents = ["book"] * 20 + ["pay"] * 10
    first, again, other = (list(folds(intents, seed)) for seed in (1, 1, 2))
    assert sorted(place for _, test in first for place in test) == list(range(30))
    assert len(first) == FOLDS
    assert [test.tolist() for _, test in first] == [test.tolist() for _, test in again]
    assert [test.tolist() for _, test in first] != [test.tolist() for _, test in other]


def test_a_rare_intent_counts_as_much_as_a_common_one_in_macro_f1() -> None:
    found = Rightness.of(["book", "book", "book", "pay"], ["book", "book", "book", "book"])
    assert found.accuracy == 0.75
    assert found.macro_f1 == pytest.approx((6 / 7 + 0) / 2)


def test_seeds_are_averaged() -> None:
    both = summary([Rightness(0.8, 0.6), Rightness(0.9, 0.8)])
    assert both["accuracy"] == pytest.approx(0.85)
    assert both["macro_f1"] == pytest.approx(0.7)
    assert len(both["seeds"]) == 2


def test_what_words_tell_is_found_and_what_they_do_not_is_not() -> None:
    told = Messages("told", ("varaa sali",) * 10 + ("maksa lasku",) * 10, ("book",) * 10 + ("pay",) * 10)
    assert nlu_own.cross_validate(nlu_own.documents(told), told.intents, 1).accuracy == 1
    untold = ["book", "pay"] * 10
    assert nlu_own.cross_validate([{"wsama"}] * 20, untold, 1).accuracy <= 0.5


def test_a_part_that_is_left_out_leaves_the_others() -> None:
    assert without("lb", [{"wvaraa", "lvarata", "b^ varata", "kbooking"}]) == [{"wvaraa", "kbooking"}]


def test_every_block_is_left_out_once_by_itself_or_with_its_pairs() -> None:
    assert {letter for part in PARTS for letter in part.blocks} == set(BLOCK_WEIGHTS)


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("spoken, dialect and dotless forms", "mää en pääse", "lminä"),
        ("misspelt words of the concepts", "katuvaol on pois", "kstreet_thing"),
        ("suggestions for misspelt words", "terveyskesukseen jono", "lterveyskeskus"),
    ],
)
def test_what_is_switched_off_is_missing_and_comes_back(name: str, text: str, lost: str) -> None:
    part = next(part for part in PARTS if part.name == name)
    message = Messages("one", (text,), ("any",))
    assert part.off is not None
    assert lost in nlu_own.documents(message)[0]
    with part.off():
        assert lost not in nlu_own.documents(message)[0]
    assert lost in nlu_own.documents(message)[0]


def test_confusions_are_counted_and_intents_have_their_accuracy() -> None:
    findings = [
        Finding("book", "book", 0.9),
        Finding("book", "pay", 0.6),
        Finding("book", "pay", 0.6),
        Finding("pay", "pay", 0.8),
    ]
    counted = of_findings(findings)
    assert counted["accuracy"] == 0.5
    assert counted["intents"]["book"] == {"messages": 3, "accuracy": pytest.approx(1 / 3)}
    assert counted["confusions"] == [{"wanted": "book", "found": "pay", "times": 2}]


@pytest.mark.parametrize(("confidence", "error"), [(0.5, 0.0), (1.0, 0.5), (0.2, 0.3)])
def test_confidence_that_is_off_is_an_error(confidence: float, error: float) -> None:
    half = [Finding("book", found, confidence) for found in ("book", "pay")]
    assert calibration_error(half) == pytest.approx(error)


def test_one_in_twenty_takes_longer_than_p95() -> None:
    figures = percentiles([float(one) for one in range(1, 101)])
    assert figures["p50_ms"] == pytest.approx(50.5)
    assert 95 <= figures["p95_ms"] <= 96


def test_rasas_default_pipeline_is_the_one_with_diet() -> None:
    names = [component["name"] for component in default_pipeline(seed=7)]
    assert names[:2] == ["WhitespaceTokenizer", "RegexFeaturizer"]
    assert names.count("CountVectorsFeaturizer") == 2
    diet = next(one for one in default_pipeline(seed=7) if one["name"] == "DIETClassifier")
    assert (diet["epochs"], diet["random_seed"]) == (100, 7)


def test_the_languages_of_messages_are_told_by_length() -> None:
    assert nlu_languages.kind_of("kirjasto kiinni huomenna") == nlu_languages.SENTENCES
    assert nlu_languages.kind_of("ei kiitos!") == nlu_languages.SHORT
    assert set(nlu_languages.messages()) == {"fi", "sv", "en", "no", "et", "ru", "uk", "ar"}


def test_the_folds_table_has_a_row_for_each_pipeline() -> None:
    one = {"accuracy": 0.91, "macro_f1": 0.9, "seeds": [{}, {}, {}]}
    measured = {"outside": {"messages": 100, "intents": 4, "ours": one, "diet": {**one, "seeds": [{}]}}}
    ours, theirs = nlu_tables.folds(measured).splitlines()[1:]
    assert ours.split() == ["outside", "100", "4", "ours", "91.0", "%", "90.0", "%", "3"]
    assert theirs.split()[3:6] == ["rasa", "init", "(DIET)"]
    assert theirs.split()[-1] == "1"


def test_the_ablation_table_says_what_leaving_out_costs() -> None:
    def of(accuracy: float) -> dict[str, object]:
        return {"accuracy": accuracy, "macro_f1": accuracy, "seeds": [{}]}

    table = nlu_tables.ablation({"outside": {"nothing": of(0.9), "letters": of(0.85)}})
    assert table.splitlines()[2].split() == ["letters", "85.0", "%", "-5.0"]
