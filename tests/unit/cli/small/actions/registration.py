"""Binds the services to their handlers; read by the checks, never run."""

from actions.handlers import Handler, register
from akkuna.replies import Reply


def register_all() -> list[Reply]:
    register("mend", Handler())
    register("ask", Handler())
    return [Reply("greet"), Reply("answer", service="ask")]
