"""Services and channels as PTV version 11 shows them: lists of ``{"language", "value"}``.

Field names: https://api.palvelutietovaranto.suomi.fi/swagger/ui/index.html and the clients made from it,
https://github.com/Tampere/ptv-php-client-v11 , https://github.com/City-of-Turku/PaohServiceDataImport .
"""

from collections.abc import Iterator, Mapping
from typing import Any

from integrations.suomifi.catalogue.coordinates import to_wgs84
from integrations.suomifi.catalogue.models import (
    Address,
    Area,
    Channel,
    ChannelKind,
    Hours,
    OpenTime,
    Page,
    Phone,
    Service,
    Term,
    Texts,
    texts,
)
from integrations.suomifi.catalogue.reading import (
    address_of_page,
    charge,
    clock,
    code_of_municipality,
    continuous,
    day,
    page_in_suomifi,
    telephone,
    weekday,
    weekdays_between,
)
from integrations.tolerant import moment, number, rows, text, truth

Row = Mapping[str, Any]

_KINDS: dict[str, ChannelKind] = {
    "servicelocation": "location",
    "phone": "phone",
    "echannel": "e_service",
    "webpage": "web_page",
    "printableform": "form",
}
_GENERAL = "GD_"
"""Stands before the type of a description that comes from the general description (serviceWithGD)."""


def read_service(row: Row, area: Area) -> Service | None:
    """A service without its channels; None if it has no id or no name."""
    id, names = text(row.get("id")), _typed(row.get("serviceNames"), "Name")
    if not id or not names:
        return None
    organisations = tuple(_organisations(row))
    descriptions = row.get("serviceDescriptions")
    everywhere = (text(row.get("areaType")) or "").lower().startswith("nationwide")
    return Service(
        id=id,
        kind=text(row.get("type")) or "Service",
        names=names,
        alternative_names=_typed(row.get("serviceNames"), "AlternativeName", "AlternateName"),
        summaries=_typed(descriptions, "Summary"),
        descriptions=_described(descriptions, "Description"),
        instructions=_described(descriptions, "UserInstruction"),
        requirements=_localised(row.get("requirements")),
        charge=charge(row.get("serviceChargeType")),
        charge_notes=_described(descriptions, "ChargeTypeAdditionalInfo"),
        keywords=_keywords(row.get("keywords")),
        classes=_terms(row.get("serviceClasses")),
        subjects=_terms(row.get("ontologyTerms")),
        target_groups=_terms(row.get("targetGroups")),
        life_events=_terms(row.get("lifeEvents")),
        municipalities=() if everywhere else tuple(_municipalities(row)) or (area.municipality,),
        everywhere=everywhere,
        languages=_languages(row),
        organisations=organisations,
        changed=moment(row.get("modified")),
        source_url=page_in_suomifi(id, names, organisations[0].names if organisations else {}),
    )


def channels_of(row: Row) -> list[str]:
    """Ids of a service's channels; PTV writes null where there are none."""
    found = (_inner(link, "serviceChannel") for link in rows(row.get("serviceChannels")))
    return [id for id in (text(channel.get("id")) for channel in found) if id]


def read_channel(row: Row) -> Channel | None:
    """A channel; None if it has no id or no name."""
    id, names = text(row.get("id")), _typed(row.get("serviceChannelNames"), "Name")
    if not id or not names:
        return None
    descriptions = row.get("serviceChannelDescriptions")
    emails = [*rows(row.get("emails")), *rows(row.get("supportEmails"))]
    identification = row.get("requiresAuthentication")
    return Channel(
        id=id,
        kind=_KINDS.get((text(row.get("serviceChannelType")) or "").lower(), "other"),
        names=names,
        summaries=_typed(descriptions, "Summary", "ShortDescription"),
        descriptions=_typed(descriptions, "Description"),
        addresses=tuple(_address(one) for one in rows(row.get("addresses"))),
        phones=tuple(_phones(row)),
        emails=tuple(dict.fromkeys(filter(None, (text(one.get("value")) for one in emails)))),
        pages=tuple(_pages(row)),
        hours=tuple(_hours(one) for one in rows(row.get("serviceHours"))),
        languages=_languages(row),
        requires_identification=None if identification is None else truth(identification),
        changed=moment(row.get("modified")),
    )


def _inner(row: Row, name: str) -> Row:
    found = row.get(name)
    return found if isinstance(found, Mapping) else {}


def _localised(value: Any) -> dict[str, str]:
    return texts((text(row.get("language")), text(row.get("value"))) for row in rows(value))


def _typed(value: Any, *types: str) -> dict[str, str]:
    """Texts of some types; a row without a type is of the first."""
    wanted = {name.lower() for name in types}
    chosen = [row for row in rows(value) if (text(row.get("type")) or types[0]).lower() in wanted]
    return _localised(chosen)


def _described(value: Any, type: str) -> Texts:
    """A description of the service's own, followed by that of the general description."""
    own, general = _typed(value, type), _typed(value, _GENERAL + type)
    both = {language: [own.get(language), general.get(language)] for language in {**own, **general}}
    return {language: "\n\n".join(part for part in parts if part) for language, parts in both.items()}


def _terms(value: Any) -> tuple[Term, ...]:
    found = ((text(row.get("code")) or text(row.get("uri")), row) for row in rows(value))
    return tuple(Term(code=code, names=_localised(row.get("name"))) for code, row in found if code)


def _keywords(value: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows(value):
        language, word = text(row.get("language")), text(row.get("value"))
        if language and word:
            found.setdefault(language, []).append(word)
    return {language: tuple(words) for language, words in found.items()}


def _organisations(row: Row) -> Iterator[Term]:
    """The main responsible one first, then others; each once."""
    seen: set[str] = set()
    responsible = sorted(
        rows(row.get("organizations")), key=lambda one: text(one.get("roleType")) != "Responsible"
    )
    for link in responsible:
        organisation = _inner(link, "organization")
        id, name = text(organisation.get("id")), text(organisation.get("name"))
        if id and id not in seen:
            seen.add(id)
            # PTV shows one name without its language; Finnish is what organisations fill in first.
            yield Term(code=id, names={"fi": name} if name else {})


def _municipalities(row: Row) -> Iterator[str]:
    for area in rows(row.get("areas")):
        for municipality in rows(area.get("municipalities")):
            if code := code_of_municipality(municipality.get("code")):
                yield code


def _languages(row: Row) -> tuple[str, ...]:
    listed = row.get("languages")
    found = map(text, listed) if isinstance(listed, list) else ()
    return tuple(language for language in found if language)


def _address(row: Row) -> Address:
    kinds = ("streetAddress", "postOfficeBoxAddress", "otherAddress", "locationAbroad")
    inner = next((found for found in (_inner(row, kind) for kind in kinds) if found), row)
    position = _position(inner)
    return Address(
        postal=(text(row.get("type")) or "").lower() == "postal",
        street=_localised(inner.get("street")) or _localised(inner.get("postOfficeBox")),
        number=text(inner.get("streetNumber")),
        postal_code=text(inner.get("postalCode")),
        post_office=_localised(inner.get("postOffice")),
        municipality=code_of_municipality(_inner(inner, "municipality").get("code")),
        lat=position[0] if position else None,
        lon=position[1] if position else None,
        notes=_localised(inner.get("additionalInformation")),
    )


def _position(row: Row) -> tuple[float, float] | None:
    """WGS84 of what PTV calls latitude and longitude, which are north and east on the map."""
    north, east = number(row.get("latitude")), number(row.get("longitude"))
    return None if north is None or east is None else to_wgs84(east, north)


def _phones(row: Row) -> Iterator[Phone]:
    for listed in (row.get("phoneNumbers"), row.get("supportPhones")):
        for one in rows(listed):
            dialled = telephone(text(one.get("prefixNumber")), text(one.get("number")))
            if dialled and (text(one.get("type")) or "Phone") != "Fax":
                yield Phone(
                    number=dialled,
                    language=text(one.get("language")),
                    charge=charge(one.get("serviceChargeType")),
                    charge_note=text(one.get("chargeDescription")),
                    note=text(one.get("additionalInformation")),
                )


def _pages(row: Row) -> Iterator[Page]:
    for listed in ("webPages", "urls", "channelUrls", "attachments"):
        for one in rows(row.get(listed)):
            if url := address_of_page(one.get("url")) or address_of_page(one.get("value")):
                name = text(one.get("value")) or text(one.get("name"))
                yield Page(url=url, name=name if name != url else None, language=text(one.get("language")))


def _hours(row: Row) -> Hours:
    kind = (text(row.get("serviceHourType")) or "").lower()
    exceptional = kind == "exceptional"
    by_appointment = truth(row.get("isReservation"))
    times = [
        piece
        for one in rows(row.get("openingHour"))
        for piece in _open_times(one, kind == "overmidnight", exceptional, by_appointment)
    ]
    return Hours(
        kind="exceptional" if exceptional else "weekly",
        valid_from=day(row.get("validFrom")),
        # An exceptional day without an end is that day only.
        valid_to=day(row.get("validTo")) or (day(row.get("validFrom")) if exceptional else None),
        times=tuple(times),
        closed=truth(row.get("isClosed")),
        always_open=truth(row.get("isAlwaysOpen")),
        by_appointment=by_appointment,
        notes=_localised(row.get("additionalInformation")),
    )


def _open_times(row: Row, over: bool, exceptional: bool, by_appointment: bool) -> Iterator[OpenTime]:
    opens, closes = clock(row.get("from")), clock(row.get("to"))
    first = weekday(row.get("dayFrom"))
    if opens is None or closes is None or (first is None and not exceptional):
        return
    last = weekday(row.get("dayTo")) or first
    if over and first and last:
        yield from continuous(first, opens, last, closes, by_appointment)
        return
    days = weekdays_between(first, last) if first and last else range(1, 8)
    yield from (
        OpenTime(weekday=one, opens=opens, closes=closes, by_appointment=by_appointment) for one in days
    )
