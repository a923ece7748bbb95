"""Needs in citizens' words, written by another hand than the search, find a right service."""

from collections import Counter

import pytest

from akkuna.replies import LANGUAGES, Language
from bench.catalogue import NEEDS, Need, needs_in, score
from integrations.suomifi.catalogue.sample.combine import catalogue

FEWEST = 150
LEAST_RECALL: dict[Language, float] = {"fi": 0.88, "sv": 0.81}
LEAST_MRR: dict[Language, float] = {"fi": 0.83, "sv": 0.73}
"""What was measured, rounded down; they may only rise."""


def needs(language: Language) -> list[Need]:
    return needs_in(NEEDS / f"needs.{language}.yml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_needs_name_services_of_the_sample_and_none_stands_twice(language: Language) -> None:
    keys = {offer.key for offer in catalogue().offers.values()}
    listed = needs(language)
    assert len(listed) >= FEWEST
    assert [one.need for one in listed if not one.services or not set(one.services) <= keys] == []
    assert [need for need, count in Counter(one.need.casefold() for one in listed).items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_needs_find_a_right_service_first(language: Language) -> None:
    found = score(needs(language))
    missed = "\n".join(found.missed)
    assert found.recall >= LEAST_RECALL[language], missed
    assert found.mrr >= LEAST_MRR[language], missed
