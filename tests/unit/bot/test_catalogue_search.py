"""The search over services: needs in citizens' words, municipalities, neighbours, speed."""

import statistics
import time
from functools import cache

import pytest

from bot.catalogue_search import CatalogueSearch, Hit
from bot.nlu.message import analyse_message
from integrations.suomifi.catalogue.models import Service, Term
from integrations.suomifi.catalogue.sample.combine import catalogue

NIVALA, YLIVIESKA, ALAVIESKA = "535", "977", "009"


@cache
def services() -> tuple[Service, ...]:
    """The sample catalogue as an import would have read it."""
    sample = catalogue()
    return tuple(
        Service(
            id=offer.id,
            names=offer.names,
            summaries=offer.summaries,
            descriptions=offer.descriptions,
            instructions=offer.instructions,
            keywords={language: tuple(words) for language, words in offer.keywords.items()},
            subjects=tuple(Term(code=uri, names=names) for uri, names in offer.subjects),
            municipalities=sample.organisations[offer.organisation].municipalities,
        )
        for offer in sample.offers.values()
    )


@cache
def search() -> CatalogueSearch:
    return CatalogueSearch(services())


def found(query: str, municipality: str = NIVALA, neighbours: tuple[str, ...] = ()) -> list[Hit]:
    return search().find(analyse_message(query), municipality=municipality, neighbours=neighbours)


def names(query: str, municipality: str = NIVALA) -> list[str]:
    return [hit.service.names["fi"] for hit in found(query, municipality)]


@pytest.mark.parametrize(
    ("query", "service"),
    [
        ("mihin vien rikkinäisen jääkaapin", "Sähkölaitteiden ja kodinkoneiden vastaanotto"),
        ("iltapäiväkerho ekaluokkalaiselle", "Koululaisten aamu- ja iltapäivätoiminta"),
        ("saako risuja polttaa pihalla", "Avotuli ja risujen polttaminen"),
        ("uimahalli", "Uimahalli"),
        ("mennäänkö uimaan", "Uimahalli"),
        ("lapselle päivähoitopaikka", "Varhaiskasvatus päiväkodissa"),
        ("haluan rakentaa autotallin", "Rakentamislupa"),
        ("hammassärky", "Suun terveydenhuolto"),
        ("mistä saan tulkin", "Tulkkaus asioinnissa"),
        ("inva-pysäköintilupa", "Liikkumisesteisen pysäköintitunnus"),
        ("katuvalo pimeänä", "Katuvalaistus"),
        ("jäin työttömäksi", "Työllisyyspalvelut"),
        ("hautajaiset", "Hautaaminen ja hautausmaat"),
        ("missä voi äänestää", "Vaalit ja ennakkoäänestys"),
        ("var får jag slänga mitt gamla kylskåp", "Sähkölaitteiden ja kodinkoneiden vastaanotto"),
        ("får man elda löv", "Avotuli ja risujen polttaminen"),
        ("simhall", "Uimahalli"),
        ("jag behöver dagisplats", "Varhaiskasvatus päiväkodissa"),
        ("skolskjuts", "Koulukuljetus"),
        ("tandläkare", "Suun terveydenhuolto"),
        ("ont i tanden", "Suun terveydenhuolto"),
        ("vill starta företag", "Yritysneuvonta"),
        ("gatlyktan lyser inte", "Katuvalaistus"),
    ],
)  # fmt: skip
def test_a_need_finds_its_service(query: str, service: str) -> None:
    assert service in names(query)


@pytest.mark.parametrize("query", ["uimahali", "uimahallli", "biblotek", "kirjsto"])
def test_a_misspelt_word_is_understood(query: str) -> None:
    assert names(query) and names(query)[0] in ("Uimahalli", "Kirjasto", "Kirjastoauto")


def test_a_lone_word_may_be_of_either_language() -> None:
    assert names("skidspår")[0] == names("latu")[0] == "Luistelukentät ja hiihtoladut"


def test_a_word_with_a_hyphen_is_read_in_pieces() -> None:
    assert names("pysäköinti-tunnus")[0] == "Liikkumisesteisen pysäköintitunnus"


@pytest.mark.parametrize(
    ("query", "service"),
    [
        ("jag väntar barn", "Äitiys- ja lastenneuvola"),
        ("rahat ei riitä ruokaan", "Seurakunnan diakoniatyö"),
    ],
)
def test_words_that_mean_something_together_are_one(query: str, service: str) -> None:
    assert service in names(query)


@pytest.mark.parametrize(
    ("query", "service"),
    [
        ("avfallshämtning", "Kiinteistön jätehuolto ja tyhjennysvälit"),
        ("byta oljepannan", "Energianeuvonta"),
        ("lumivallit portilla", "Katujen talvikunnossapito"),
        ("skorstenen borde sotas", "Nuohous ja paloturvallisuusneuvonta"),
        ("kylskap", "Sähkölaitteiden ja kodinkoneiden vastaanotto"),
    ],
)
def test_compounds_verbs_and_dotless_words_find_the_service(query: str, service: str) -> None:
    assert service in names(query)


def test_only_the_own_municipality_answers_where_it_can() -> None:
    hits = found("kirjasto", NIVALA, (YLIVIESKA,))
    assert hits and {hit.where for hit in hits} == {"own"}
    assert all(NIVALA in hit.service.municipalities for hit in hits)


def test_a_neighbour_answers_where_the_own_cannot() -> None:
    hits = found("uimahalli", ALAVIESKA, (YLIVIESKA,))
    assert hits[0].service.names["fi"] == "Uimahalli" and hits[0].where == "neighbour"
    assert hits[0].service.municipalities == (YLIVIESKA,)


def test_the_region_answers_where_no_neighbour_can() -> None:
    hits = found("venepaikka", "317", ("071",))
    assert hits[0].service.names["fi"] == "Venepaikat" and hits[0].where == "elsewhere"


@pytest.mark.parametrize("query", ["", "?!", "kvanttikromodynamiikka", "xyzzy plugh"])
def test_what_nobody_offers_finds_nothing(query: str) -> None:
    assert found(query) == []


def test_no_more_than_asked_for_and_best_first() -> None:
    hits = search().find(analyse_message("avustus yhdistykselle"), municipality=NIVALA, limit=2)
    assert len(hits) == 2 and hits[0].score >= hits[1].score
    assert 0 < hits[1].score <= hits[0].score <= 1


def test_a_service_read_for_two_municipalities_is_one() -> None:
    one = Service(id="x", names={"fi": "Kirjasto"}, municipalities=(NIVALA,))
    both = CatalogueSearch([one, one.copy(update={"municipalities": (YLIVIESKA,)})])
    for code in (NIVALA, YLIVIESKA):
        assert len(both.find(analyse_message("kirjasto"), municipality=code)) == 1


def test_a_service_for_the_whole_country_is_everybodys() -> None:
    one = CatalogueSearch([Service(id="x", names={"fi": "Passi"}, everywhere=True)])
    assert one.find(analyse_message("passi"), municipality=NIVALA)[0].where == "own"


def test_an_empty_catalogue_finds_nothing() -> None:
    assert CatalogueSearch([]).find(analyse_message("kirjasto"), municipality=NIVALA) == []


def test_twenty_thousand_services_are_searched_in_time() -> None:
    copies = [
        one.copy(update={"id": f"{one.id}-{number}"})
        for number in range(20_000 // len(services()) + 1)
        for one in services()
    ][:20_000]
    big = CatalogueSearch(copies)
    queries = [
        "mihin vien rikkinäisen jääkaapin",
        "får man elda löv på gården",
        "lapselle hoitopaikka",
        "uimahali",
    ]
    spent = []
    for query in queries * 10:
        message = analyse_message(query)
        before = time.perf_counter()
        assert big.find(message, municipality=NIVALA)
        spent.append(time.perf_counter() - before)
    assert statistics.quantiles(spent, n=20)[-1] <= 0.030
