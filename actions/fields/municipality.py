"""Which municipality is meant: asked first by every service while the conversation does not know it."""

from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, chosen, problem
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.replies import Button, Press, Reply, Value
from akkuna.service import FieldSpec

MUNICIPALITY = FieldSpec.construct(
    name="municipality", type="municipality", optional=False, from_opening=False, personal=False
)


class MunicipalityReader(FieldReader):
    """Reads one of the municipalities that the assistant serves."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A pressed button or a name in any form."""
        found = await self.volunteer(field, draft, context)
        if found is None and context.turn.kind == "text":
            return problem("municipality.unknown", draft)
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A municipality named in the words; one that is not served is told of."""
        codes = [chosen(context)] if chosen(context) else []
        codes += [entity.normalized for entity in context.understood.values("municipality")]
        served = [code for code in codes if code in context.catalogue.municipalities]
        if served:
            return Answer(served[0])
        return problem("municipality.not_served", draft) if codes else None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question with a button for each municipality."""
        return Reply("municipality.ask", kind="question", buttons=municipality_buttons(context))

    def show(self, value: Any) -> Value:
        """The code; never shown in a summary."""
        return str(value)


def municipality_buttons(context: TurnContext) -> tuple[Button, ...]:
    """One button for each municipality, by name."""
    everyone = context.catalogue.by_name()
    return tuple(Button(one.names.words, Press("inform", one.code)) for one in everyone)
