"""What the identity provider tells of a person, by the official names of the attributes.

Source: https://kehittajille.suomi.fi/, e-Identification, "Attributes"; eIDAS SAML Attribute Profile 1.2.
"""

from collections.abc import Iterator

from integrations.sandbox.persons import Person

_EIDAS = "http://eidas.europa.eu/attributes/naturalperson/"
_VTJ = "urn:oid:1.2.246.517.2002.2."


def attributes_of(person: Person) -> Iterator[tuple[str, str]]:
    """Name and value of every attribute that is known. Of who is protected, no whereabouts are told."""
    yield _EIDAS + "CurrentGivenName", person.given_names
    if person.eidas is not None:
        identifier = person.eidas.person_identifier
        yield _EIDAS + "PersonIdentifier", identifier
        yield _EIDAS + "CurrentFamilyName", person.family_name
        yield _EIDAS + "DateOfBirth", person.eidas.date_of_birth.isoformat()
        yield "urn:oid:1.2.246.517.3002.111.17", identifier
        yield "urn:oid:1.2.246.517.3002.111.2", "false"
        return
    yield "urn:oid:1.2.246.21", person.identity_code or ""
    yield "urn:oid:2.5.4.3", f"{person.family_name} {person.given_names}"
    yield "urn:oid:2.16.840.1.113730.3.1.241", person.name
    yield "urn:oid:2.5.4.42", person.calling_name
    yield "urn:oid:2.5.4.4", person.family_name
    yield "urn:oid:1.2.246.517.3002.111.2", "true"
    yield _VTJ + "26", "1" if person.citizen else "0"
    yield _VTJ + "27", "1" if person.protected else "0"
    if not person.protected:
        yield from _whereabouts(person)


def _whereabouts(person: Person) -> Iterator[tuple[str, str]]:
    if person.home:
        yield from (
            (_VTJ + "18", person.home.code),
            (_VTJ + "19", person.home.fi),
            (_VTJ + "20", person.home.sv),
        )
    if person.address:
        street, office = person.address.street, person.address.post_office
        yield from ((_VTJ + "4", street.fi), (_VTJ + "5", street.sv))
        yield _VTJ + "6", person.address.postal_code
        yield from ((_VTJ + "7", office.fi), (_VTJ + "8", office.sv))
    if person.email:
        yield "urn:oid:0.9.2342.19200300.100.1.3", person.email
