"""What the catalogue says of a service, as values for replies."""

import math
import re
from collections.abc import Iterable, Iterator

from akkuna.municipality import Municipality
from akkuna.replies import LANGUAGES, Language, Link, Term, Value, Words
from integrations.geo import distance_m
from integrations.suomifi.catalogue.models import Address, Channel, Page, Phone, Service, Texts

MOST_PLACES = 3
LONGEST = 320
"""Characters of a text in a card; the rest is in Suomi.fi."""
_COUNTRY = "+358"


def words_of(texts: Texts, longest: int = LONGEST) -> Words | None:
    """A text in the citizen's language, or marked as the other one's; None where it is in neither."""
    given = {language: shortened(texts[language], longest) for language in LANGUAGES if texts.get(language)}
    if not given:
        return None
    only = next(iter(given))
    source = only if len(given) == 1 else None
    return Words(given.get("fi", given[only]), given.get("sv", given[only]), source)


def shortened(text: str, longest: int) -> str:
    """The text in one paragraph, or as many of its sentences as there is room for."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    cut = plain[:longest]
    ends = [found.end() for found in re.finditer(r"[.!?](?=\s)", cut)]
    return cut[: ends[-1]] if ends else cut.rsplit(" ", 1)[0] + "…"


def name_of(service: Service) -> Words:
    """The name; that of another language than ours where it has none in these."""
    other = next(iter(service.names.values()), service.id)
    return words_of(service.names) or Words(other, other)


def places_of(service: Service, municipality: Municipality | None) -> list[Channel]:
    """Where one goes: the places in the municipality or, where there are none, the nearest ones."""
    places = [one for one in service.channels if one.kind == "location"]
    if municipality is None:
        return places if len(places) <= MOST_PLACES else []
    here = [one for one in places if any(_is_in(address, municipality) for address in visited(one))]
    if here:
        return here[:MOST_PLACES]
    return sorted(places, key=lambda one: distance(one, municipality))[:MOST_PLACES]


def visited(channel: Channel) -> list[Address]:
    """Addresses where one goes, not those where one writes to."""
    return [one for one in channel.addresses if not one.postal]


def address_of(channel: Channel, municipality: Municipality | None) -> Words | None:
    """The first address where one goes, in both languages; version 12 of PTV tells no post office."""
    for address in visited(channel):
        street = words_of(address.street)
        if street is not None:
            town = municipality.names.words if municipality and _is_in(address, municipality) else None
            office = words_of(address.post_office) or town or Words("", "")
            return Words(_address(address, street.fi, office.fi), _address(address, street.sv, office.sv))
    return None


def opening_channels(service: Service, municipality: Municipality | None) -> list[Channel]:
    """What may be open or closed: the places that tell their hours, else the telephone services that do."""
    places = [one for one in places_of(service, municipality) if one.hours]
    if places or any(one.kind == "location" for one in service.channels):
        return places
    return [one for one in service.channels if one.kind == "phone" and one.hours][:1]


def phone_of(channel: Channel, language: Language) -> str | None:
    """Its telephone number, that of the language before others, in groups that can be read."""
    listed = sorted(channel.phones, key=lambda one: _rank(one, language))
    return next((_grouped(one.number) for one in listed), None)


def phones_of(
    service: Service, municipality: Municipality | None, language: Language
) -> list[tuple[Words, str]]:
    """Telephone numbers of the service: whose, and the number; each number once."""
    near = places_of(service, municipality)
    calls = [one for one in service.channels if one.kind == "phone"]
    found: dict[str, Words] = {}
    for channel in (*near, *calls):
        number = phone_of(channel, language)
        if number:
            found.setdefault(number, words_of(channel.names) or name_of(service))
    return [(whose, number) for number, whose in list(found.items())[:MOST_PLACES]]


def links_of(service: Service, municipality: Municipality | None, language: Language) -> Iterator[Link]:
    """Numbers to call, pages where the matter is done, and the service's own page in Suomi.fi."""
    for _, number in phones_of(service, municipality, language):
        yield Link(Term("link.phone", {"phone": number}), "tel:", number)
    for channel in online_of(service):
        page = _page(channel.pages, language)
        title = words_of(channel.names) or name_of(service)
        if page is not None:
            yield Link(title, "https://", page)
    if source := _https(service.source_url):
        yield Link(Term("link.suomifi"), "https://", source)


def online_of(service: Service) -> list[Channel]:
    """E-services and forms that have a page that may be linked to."""
    with_pages = [one for one in service.channels if one.kind in ("e_service", "form")]
    return [one for one in with_pages if _page(one.pages, "fi") is not None]


def is_in_other_language(values: Iterable[Value | None], language: Language) -> Language | None:
    """The other language, where one of the values is given in it only."""
    sources = [value.source for value in values if isinstance(value, Words) and value.source]
    return next((one for one in sources if one != language), None)


def _page(pages: Iterable[Page], language: Language) -> str | None:
    """An address without its scheme; that of the language before others."""
    listed = sorted(pages, key=lambda one: (one.language != language, one.language is not None))
    return next((address for one in listed if (address := _https(one.url))), None)


def _https(url: str) -> str | None:
    """No other address ever leaves the server (`akkuna.replies.Scheme`)."""
    return url[len("https://") :] if url.lower().startswith("https://") else None


def _rank(phone: Phone, language: Language) -> int:
    return 0 if phone.language == language else 1 if phone.language is None else 2


def _grouped(number: str) -> str:
    if not number.startswith(_COUNTRY):
        return number
    digits = number[len(_COUNTRY) :]
    return " ".join((_COUNTRY, *(digits[start : start + 3] for start in range(0, len(digits), 3))))


def _address(address: Address, street: str, office: str) -> str:
    # Post offices are written in capitals.
    town = office.title() if office.isupper() else office
    first = " ".join(filter(None, (street, address.number)))
    return ", ".join(filter(None, (first, " ".join(filter(None, (address.postal_code, town))))))


def _is_in(address: Address, municipality: Municipality) -> bool:
    return address.municipality == municipality.code


def distance(channel: Channel, municipality: Municipality) -> float:
    """Metres from the municipality's centre; infinite where it is not told where the place is."""
    centre = municipality.centre
    spots = [(one.lat, one.lon) for one in visited(channel) if one.lat is not None and one.lon is not None]
    return min(
        (distance_m(centre.lat, centre.lon, lat, lon) for lat, lon in spots if lat and lon), default=math.inf
    )
