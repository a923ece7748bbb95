"""What our metadata say of us in words: ``provider.yml`` beside this file, and the municipality's own."""

from pathlib import Path

from pydantic import Field

from akkuna.data_files import DataFile
from akkuna.municipality import Municipality, Strict
from integrations.suomifi.identification.attributes import Scope
from integrations.suomifi.identification.own_metadata import Contact, Description

FILE = Path(__file__).with_name("provider.yml")


class Trilingual(Strict):
    """The same in the three languages that Suomi.fi wants."""

    fi: str = Field(min_length=1)
    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)


class TechnicalContact(Strict):
    """Who Suomi.fi turns to; invented while `sample` is true."""

    sample: bool = False
    given_name: str
    surname: str
    email: str


class ProviderFile(Strict):
    """``provider.yml``.

    Attributes:
        organization: name as in the Business Information System, of who runs the shared service provider.
        website: its site.
        scope: extent of the data permit.
        eidas: whether people may identify with another country's means.
    """

    service_name: Trilingual
    service_description: Trilingual
    organization: Trilingual
    website: str
    contact: TechnicalContact
    scope: Scope
    eidas: bool


def is_sample() -> bool:
    """Whether ``provider.yml`` still names the invented contact."""
    return DataFile(FILE).parse(ProviderFile).contact.sample


def description_of(base_url: str, municipality: Municipality | None) -> Description:
    """Of the shared service provider, or of a municipality's own.

    Raises:
        DataInvalid: ``provider.yml`` is wrong; names the line.
    """
    data = DataFile(FILE).parse(ProviderFile)
    organization, website, page = data.organization.dict(), data.website, f"{base_url}/"
    if municipality is not None:
        names = municipality.names
        organization = {"fi": names.fi, "sv": names.sv, "en": names.fi}
        website, page = municipality.contact.website, f"{base_url}/{municipality.folder}"
    languages = ("fi", "sv", "en")
    # The chat has no English: its Finnish pages are the nearest.
    shown = {"fi": "fi", "sv": "sv", "en": "fi"}
    return Description(
        service_name=data.service_name.dict(),
        service_description=data.service_description.dict(),
        information_url={one: f"{page}?lang={shown[one]}" for one in languages},
        privacy_url={one: f"{base_url}/chat/privacy?lang={shown[one]}" for one in languages},
        organization_name=organization,
        organization_url=dict.fromkeys(languages, website),
        contact=Contact(data.contact.given_name, data.contact.surname, data.contact.email),
        scope=data.scope,
        eidas=data.eidas,
    )
