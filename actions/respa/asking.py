"""The question that offers free times, in the words that fit what was found."""

from actions.fields.slot import MORE
from actions.form.draft import Draft
from actions.respa.details import PEOPLE
from actions.respa.search import Search
from actions.respa.showing import cards_of
from actions.turn import TurnContext
from akkuna.replies import Button, FreeDay, Press, Reply, Term

ASK = "field.slot.ask"


def question_of(search: Search, draft: Draft, context: TurnContext) -> Reply:
    """When it should be, with the free days; or what was found, a card a room."""
    here = context.municipality
    buttons = []
    if search.further:
        buttons.append(Button(Term("do.more_times", service="book_space"), Press("inform", MORE)))
    if search.why in ("none", "elsewhere", "too_big"):
        if "space_type" in draft.answers:
            title = Term("do.other_space", service="book_space")
            buttons.append(Button(title, Press("correct_answer", "space_type")))
        buttons.append(Button(Term("button.person"), Press("contact_human")))
    key = ASK if search.why == "when" else f"times.{_why(search)}"
    days = tuple(FreeDay(day.isoformat(), _count(count)) for day, count in search.days.items())
    return Reply(
        key,
        {
            "in": here.form("in") if here else "",
            "people": draft.value(PEOPLE) or 0,
            "most": search.largest or 0,
        },
        service=draft.service,
        kind="question",
        cards=cards_of(search.found, here),
        buttons=tuple(buttons),
        accepts=("date",),
        days=days if search.why == "when" or context.conversation.channel == "web" else (),
    )


def _why(search: Search) -> str:
    return "none_large" if search.why == "none" and search.largest else search.why


def _count(free: int) -> Term:
    return Term("slot.one" if free == 1 else "slot.several", {"count": free}, service="book_space")
