"""The services of early education, bound to their handlers."""

from actions.evaka.absences import ReportAbsence
from actions.evaka.applications import ApplyEarlyEducation
from actions.evaka.decisions import AnswerDecision
from actions.handlers import register
from actions.systems import Systems


def register_early_education(systems: Systems) -> None:
    """Registers the services."""
    register("apply_early_education", ApplyEarlyEducation(systems))
    register("answer_decision", AnswerDecision(systems))
    register("report_absence", ReportAbsence(systems))
