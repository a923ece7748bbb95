"""Services and channels as PTV version 12 shows them: ``languageVersions`` and bare codes.

Schema: https://api-gw.palvelutietovaranto.suomi.fi (OpenAPI 0.1.0, a beta of 2026); what changed:
https://kehittajille.suomi.fi/palvelut/palvelutietovaranto/rajapinta-ja-arkkitehtuuriuudistus
"""

from collections.abc import Iterator, Mapping, Sequence
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
    weeks,
)
from integrations.tolerant import moment, number, rows, text

Row = Mapping[str, Any]
Names = Mapping[str, Texts]
"""Names of codes and URIs, out of the reference lists."""

_FINLAND = "+358"
_KINDS: dict[str, ChannelKind] = {
    "servicelocation": "location",
    "telephoneservice": "phone",
    "eservice": "e_service",
    "webpage": "web_page",
    "printableform": "form",
}
_SERVICE_KINDS = {"PermitOrOtherObligation": "PermitOrObligation"}
"""Words of version 12 that version 11 has otherwise."""


def read_service(row: Row, area: Area, names: Names, organisations: Names, general: Row) -> Service | None:
    """A service without its channels; None if it has no id or no name.

    Args:
        names: of classes, subjects, target groups and life events.
        organisations: names of organisations by id.
        general: the general description that it is based on; empty if none.
    """
    id, versions = text(row.get("contentId")), _versions(row)
    called = _of(versions, "name")
    if not id or not called:
        return None
    main = text(row.get("organizationContentId"))
    others = _texts(row.get("otherResponsibleOrganizations"))
    responsible = tuple(_term(one, organisations) for one in ([main] if main else []) + others)
    where = _inner(row, "area")
    everywhere = (text(where.get("areaType")) or "").startswith("WholeCountry")
    municipalities = map(code_of_municipality, _texts(where.get("municipalities")))
    kind = text(row.get("serviceType")) or "Service"
    common = _versions(general)
    return Service(
        id=id,
        kind=_SERVICE_KINDS.get(kind, kind),
        names=called,
        alternative_names=_of(versions, "alternativeName"),
        summaries=_of(versions, "summary"),
        descriptions=_joined(versions, common, "description"),
        instructions=_joined(versions, common, "userInstructions"),
        requirements=_joined(versions, common, "conditions"),
        charge=charge(row.get("chargeType") or general.get("chargeType")),
        charge_notes=_joined(versions, common, "chargeTypeAdditionalInformation"),
        keywords={
            language: words
            for language, version in versions.items()
            if (words := tuple(_texts(version.get("freelyAssignedKeywords"))))
        },
        classes=_terms(row, general, "serviceClasses", names),
        subjects=_terms(row, general, "ontologyTerms", names),
        target_groups=_terms(row, general, "targetGroups", names),
        life_events=_terms(row, general, "lifeEvents", names),
        municipalities=() if everywhere else tuple(filter(None, municipalities)) or (area.municipality,),
        everywhere=everywhere,
        languages=tuple(_texts(row.get("serviceLanguages"))),
        organisations=responsible,
        changed=moment(row.get("publishedAt")),
        source_url=page_in_suomifi(id, called, responsible[0].names if responsible else {}),
    )


def codes_of(found: Sequence[Row], name: str) -> list[str]:
    """All codes of a field of services and general descriptions, each once."""
    return list(dict.fromkeys(code for row in found for code in _texts(row.get(name))))


def names_of(row: Row) -> dict[str, str]:
    """The names of an entry of a reference list, or of an organisation."""
    direct = _localised(row.get("name"))
    return direct or _of(_versions(row), "name")


def read_channel(row: Row) -> Channel | None:
    """A channel; None if it has no id or no name."""
    id, versions = text(row.get("contentId")), _versions(row)
    names = _of(versions, "name")
    if not id or not names:
        return None
    identification = text(row.get("electronicIdentification"))
    return Channel(
        id=id,
        kind=_KINDS.get((text(row.get("serviceChannelType")) or "").lower(), "other"),
        names=names,
        summaries=_of(versions, "summary"),
        descriptions=_of(versions, "description"),
        addresses=tuple(_addresses(row)),
        phones=tuple(_phones(versions)),
        emails=tuple(dict.fromkeys(_emails(versions))),
        pages=tuple(_pages(versions)),
        hours=tuple(_all_hours(_inner(row, "serviceHours"))),
        languages=tuple(_texts(row.get("serviceLanguages"))),
        requires_identification=None if identification is None else identification == "Required",
        changed=moment(row.get("publishedAt")),
    )


def _inner(row: Row, name: str) -> Row:
    found = row.get(name)
    return found if isinstance(found, Mapping) else {}


def _texts(value: Any) -> list[str]:
    return [one for one in map(text, value) if one] if isinstance(value, list) else []


def _localised(value: Any) -> dict[str, str]:
    """Texts of ``{"fi": …, "sv": …}``; PTV writes an empty text for a translation that is missing."""
    found = value.items() if isinstance(value, Mapping) else ()
    return texts((language, text(one)) for language, one in found)


def _versions(row: Row) -> dict[str, Row]:
    found = _inner(row, "languageVersions")
    return {language: version for language, version in found.items() if isinstance(version, Mapping)}


def _of(versions: Mapping[str, Row], name: str) -> dict[str, str]:
    return texts((language, text(version.get(name))) for language, version in versions.items())


def _joined(versions: Mapping[str, Row], common: Mapping[str, Row], name: str) -> Texts:
    """A text of the service's own, followed by that of the general description."""
    own, general = _of(versions, name), _of(common, name)
    both = {language: [own.get(language), general.get(language)] for language in {**own, **general}}
    return {language: "\n\n".join(part for part in parts if part) for language, parts in both.items()}


def _terms(row: Row, general: Row, name: str, names: Names) -> tuple[Term, ...]:
    """Codes of the service and of the general description that it is based on, each once."""
    codes = dict.fromkeys(_texts(row.get(name)) + _texts(general.get(name)))
    return tuple(_term(code, names) for code in codes)


def _term(code: str, names: Names) -> Term:
    return Term(code=code, names=names.get(code, {}))


def _addresses(row: Row) -> Iterator[Address]:
    location, contact = _inner(row, "location"), _inner(row, "contactAddresses")
    for kind in ("streetAddresses", "otherAddresses", "foreignAddresses"):
        yield from (_address(one, postal=False) for one in rows(location.get(kind)))
    for kind in ("streetAddresses", "postOfficeBoxAddresses", "foreignAddresses"):
        yield from (_address(one, postal=True) for one in rows(contact.get(kind)))


def _address(row: Row, postal: bool) -> Address:
    position = next(filter(None, map(_position, rows(row.get("coordinates")))), None)
    streets = ("streetName", "postOfficeBox", "address")
    return Address(
        postal=postal,
        street=next((found for found in (_localised(row.get(name)) for name in streets) if found), {}),
        number=text(row.get("addressDetail")),
        postal_code=text(row.get("postalCode")),
        lat=position[0] if position else None,
        lon=position[1] if position else None,
        notes=_localised(row.get("additionalInformation")),
    )


def _position(row: Row) -> tuple[float, float] | None:
    east, north = number(row.get("easting")), number(row.get("northing"))
    return None if east is None or north is None else to_wgs84(east, north)


def _phones(versions: Mapping[str, Row]) -> Iterator[Phone]:
    for language, version in versions.items():
        for name in ("contactPhoneNumbers", "supportPhoneNumbers", "phoneNumbers"):
            for one in rows(version.get(name)):
                kind = text(one.get("type"))
                prefix = text(one.get("dialCode")) or (_FINLAND if _is_local(one) else None)
                dialled = telephone(prefix, text(one.get("number")))
                if dialled and kind != "Fax":
                    yield Phone(
                        number=dialled,
                        language=language,
                        charge=charge(one.get("chargeType")),
                        charge_note=text(one.get("chargeDescription")),
                        note=text(one.get("additionalInformation")),
                    )


def _is_local(row: Row) -> bool:
    """Whether a number is dialled with Finland's prefix: service numbers such as 116117 are not."""
    return text(row.get("type")) == "DomesticPhone" and (text(row.get("number")) or "").startswith("0")


def _emails(versions: Mapping[str, Row]) -> Iterator[str]:
    for version in versions.values():
        for name in ("contactEmails", "supportEmails"):
            yield from filter(None, (text(one.get("email")) for one in rows(version.get(name))))


def _pages(versions: Mapping[str, Row]) -> Iterator[Page]:
    for language, version in versions.items():
        listed = [version.get("webAddress"), version.get("contactWebPages"), version.get("formFiles")]
        for one in (row for value in (*listed, version.get("attachmentLinks")) for row in rows(value)):
            if url := address_of_page(one.get("url")):
                yield Page(url=url, name=text(one.get("name")), language=language)


def _all_hours(row: Row) -> Iterator[Hours]:
    yield from (_hours(one) for one in rows(row.get("hours")))
    holidays = _inner(row, "holidayServiceHours")
    years = _years(_inner(holidays, "repetition"))
    for one in rows(holidays.get("holidays")):
        yield from _holiday_hours(one, years)


def _hours(row: Row) -> Hours:
    kind = text(row.get("type")) or ""
    exceptional, always = kind.startswith("Exceptional"), kind == "ContinuousAlwaysValidServiceHour"
    week = list(_week(_inner(row, "weeklyHours")))
    pieces = [piece for _, piece in week if piece is not None]
    open_on = {piece.weekday for piece in pieces}
    first, last = weekday(row.get("fromDay")), weekday(row.get("toDay"))
    opens, closes = clock(row.get("fromTime")), clock(row.get("toTime"))
    on_reservation = text(row.get("openingStatus")) == "OpenOnReservation"
    if first and last and opens is not None and closes is not None:
        pieces += continuous(first, opens, last, closes, on_reservation)
    return Hours(
        kind="exceptional" if exceptional else "weekly",
        valid_from=day(row.get("fromDate")),
        valid_to=day(row.get("toDate")),
        times=tuple(pieces),
        closed=exceptional and not pieces,
        closed_on=tuple(sorted({one for one, _ in week} - open_on)) if exceptional else (),
        always_open=always and not on_reservation,
        by_appointment=always and on_reservation,
        notes=_localised(row.get("heading")) or _localised(row.get("additionalInformation")),
    )


def _week(row: Row) -> Iterator[tuple[int, OpenTime | None]]:
    for name, hours in row.items():
        number_ = weekday(name)
        if number_ and isinstance(hours, Mapping):
            yield from ((number_, _open_time(one, number_)) for one in rows(hours.get("hours")))


def _open_time(row: Row, weekday_: int) -> OpenTime | None:
    opens, closes, said = clock(row.get("start")), clock(row.get("end")), text(row.get("openingStatus"))
    if opens is None or closes is None or said == "Closed":
        return None
    on_reservation = said == "OpenOnReservation"
    return OpenTime(
        weekday=weekday_,
        opens=opens,
        closes=closes,
        weeks=weeks(row.get("repetition")),
        by_appointment=on_reservation,
    )


def _years(repetition: Row) -> list[int] | None:
    """The years that holiday hours hold in; None for every year."""
    listed = repetition.get("years")
    return [int(year) for year in map(number, listed) if year] if isinstance(listed, list) else None


def _holiday_hours(row: Row, years: list[int] | None) -> Iterator[Hours]:
    holiday = text(row.get("holidayName"))
    times = tuple(filter(None, (_open_time(one, 0) for one in rows(row.get("hours")))))
    hours = Hours(kind="holiday", holiday=holiday, times=times, closed=not times)
    if years is None:
        yield hours
        return
    for year in (one for one in years if 1900 < one < 2200):
        first, last = day(f"{year}-01-01"), day(f"{year}-12-31")
        yield hours.copy(update={"valid_from": first, "valid_to": last})
