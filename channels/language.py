"""Which of our languages a request asks for."""

from sanic import Request

from akkuna.replies import LANGUAGES, Language


def chosen_language(request: Request) -> Language | None:
    """The language that the address names with ``?lang=``, if it is one of ours."""
    named = request.args.get("lang")
    return next((language for language in LANGUAGES if language == named), None)


def language_of(request: Request) -> Language:
    """``?lang=``, else Swedish where ``Accept-Language`` puts it before Finnish, else Finnish.

    Syntax: RFC 9110, section 12.5.4. The page's own requests name the page's language in the header.
    """
    return chosen_language(request) or preferred(request.headers.get("accept-language", ""))


def preferred(accept_language: str) -> Language:
    """Reads the header's value; anything unreadable in it is passed over."""
    weights = {"fi": 0.0, "sv": 0.0}
    for item in accept_language.split(","):
        tag, _, parameter = item.partition(";")
        primary = tag.strip().lower().partition("-")[0]
        if primary in weights:
            weights[primary] = max(weights[primary], _weight(parameter))
    return "sv" if weights["sv"] > weights["fi"] else "fi"


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if not parameter.strip():
        return 1.0
    try:
        return float(value) if name.strip().lower() == "q" else 0.0
    except ValueError:
        return 0.0
