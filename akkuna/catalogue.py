"""The data that the assistant runs on, loaded once: services, municipalities, texts."""

from dataclasses import dataclass
from pathlib import Path

from akkuna.intents import intents
from akkuna.municipality import Municipality, load_municipalities
from akkuna.service import ServiceSpec, load_services
from akkuna.settings import ROOT
from akkuna.texts import Texts

SERVICES = ROOT / "bot" / "services"
COMMON_TEXTS = ROOT / "bot" / "dialogue"


@dataclass(frozen=True)
class Catalogue:
    """Services by name, municipalities by code, and all texts."""

    services: dict[str, ServiceSpec]
    municipalities: dict[str, Municipality]
    texts: Texts

    def service_of_intent(self, intent: str) -> ServiceSpec | None:
        """The service that `intent` begins, or None."""
        return next((s for s in self.services.values() if s.intent == intent), None)

    def by_name(self) -> list[Municipality]:
        """All municipalities in the order of their Finnish names."""
        return sorted(self.municipalities.values(), key=lambda one: one.names.fi)

    def topics(self, municipality: Municipality | None) -> list[ServiceSpec]:
        """Services of the menu that words can begin, in the order of the contract of intents."""
        begun = [
            spec
            for spec in self.services.values()
            if spec.intent and spec.in_menu and self.offered(spec, municipality)
        ]
        return sorted(begun, key=lambda spec: intents().index(str(spec.intent)))

    def offered(self, service: ServiceSpec, municipality: Municipality | None) -> bool:
        """Whether `municipality` offers `service`: not switched off, and its system bound."""
        if municipality is None:
            return True
        bound = service.system is None or service.system in municipality.systems
        return bound and service.service not in municipality.services.disabled


def load_catalogue(municipalities: Path, services: Path = SERVICES) -> Catalogue:
    """Reads everything.

    Args:
        municipalities: folder with one folder a municipality.
        services: folder with one folder a service.

    Raises:
        DataInvalid: a file is incomplete.
    """
    return Catalogue(
        services=load_services(services),
        municipalities=load_municipalities(municipalities),
        texts=Texts(COMMON_TEXTS, services, municipalities),
    )
