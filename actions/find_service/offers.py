"""Which services of the catalogue can be had here and now, by a service of our own."""

from functools import cache

from actions.turn import TurnContext
from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES, Button, Language, Press, Term
from akkuna.settings import ROOT
from akkuna.words import analyse
from integrations.suomifi.catalogue.models import Service

OFFERS = ROOT / "bot" / "services" / "find_service" / "offers.yml"


def offer_for(service: Service, context: TurnContext) -> Button | None:
    """A button that begins our service which the catalogue's one is about, where it can be begun here."""
    named = _named(service)
    for name, words in _offers().items():
        spec = context.catalogue.services.get(name)
        if spec is None or not named & words or not context.catalogue.offered(spec, context.municipality):
            continue
        if spec.login == "always" and not context.systems.can_log_in:
            continue
        return Button(Term("button", service=name), Press("start_service", name), primary=True)
    return None


def _named(service: Service) -> frozenset[tuple[Language, str]]:
    """Base forms of its names and subjects; not of its texts, which mention much else."""
    texts = [service.names, service.alternative_names, *(one.names for one in service.subjects)]
    return frozenset(
        (language, form)
        for language in LANGUAGES
        for text in texts
        for word in analyse(text.get(language, ""), language)
        for form in (word.surface.casefold(), *word.lemmas)
    )


@cache
def _offers() -> dict[str, frozenset[tuple[Language, str]]]:
    """Words by our services' names; those that are no service here yet among them."""
    return {
        name: frozenset(
            (language, form)
            for language in LANGUAGES
            for word in words[language]
            for form in (word.casefold(), *(analyse(word, language)[0].lemmas[:1]))
        )
        for name, words in DataFile(OFFERS).data.items()
    }
