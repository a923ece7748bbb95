"""All actions and handlers, made once when the assistant starts."""

from rasa_sdk import Action

from actions.account import register_account
from actions.contacts import register_contacts
from actions.evaka.registration import register_early_education
from actions.faults import register_faults
from actions.find_service.handler import register_find_service
from actions.linkedevents.registration import register_events
from actions.matters.registration import register_matters
from actions.receipts.send import register_receipts
from actions.respa.registration import register_respa
from actions.respond import Respond
from actions.service_form import AskServiceStep, SubmitService, ValidateServiceForm
from actions.systems import Systems


def actions() -> dict[str, Action]:
    """Every custom action, by the name that rules use."""
    made: list[Action] = [ValidateServiceForm(), AskServiceStep(), SubmitService(), Respond()]
    return {action.name(): action for action in made}


def register_handlers(systems: Systems) -> None:
    """Binds every service to its handler."""
    register_faults(systems)
    register_contacts()
    register_find_service()
    register_account()
    register_matters(systems)
    register_events(systems)
    register_early_education(systems)
    register_respa(systems)
    register_receipts(systems)
