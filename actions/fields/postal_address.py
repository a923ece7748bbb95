"""A postal address in Finland: street, postcode and town, which a system wants apart."""

import re

from actions.fields.base import Answer, FieldReader, Outcome, problem
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.service import FieldSpec

_ADDRESS = re.compile(
    r"\W*(?P<street>[^,\n]*\w)\s*[,\n]?\s*(?P<postcode>\d{5})\W+(?P<town>[^\W\d][\w \-]*[^\W\d])\W*"
)


class PostalAddressReader(FieldReader):
    """Reads an address of all three parts, written in any usual way."""

    takes_any_words = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The address, as an envelope has it."""
        if context.turn.kind != "text":
            return None
        parts = parts_of(context.turn.text)
        if parts is None:
            return problem("error.postal_address", draft)
        return Answer(f"{parts['street']}, {parts['postcode']} {parts['town']}")


def parts_of(address: str) -> dict[str, str] | None:
    """Street, postcode and town of an address; None where one is missing."""
    told = _ADDRESS.fullmatch(address.strip())
    return {name: part.strip() for name, part in told.groupdict().items()} if told else None
