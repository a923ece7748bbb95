"""Photos: stored and cleaned by the channel before they come here."""

from dataclasses import replace
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, problem, question
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.replies import Button, Press, Reply, Term, Value
from akkuna.service import FieldSpec

MOST_PHOTOS = 5


class PhotoReader(FieldReader):
    """Takes photos until the citizen goes on."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A photo, or "that was all"."""
        press = context.understood.press
        photos = self._photos(field, draft)
        if press and press.intent == "inform" and press.argument == "enough":
            return Answer(photos)
        if press and press.intent == "inform" and press.argument == "remove":
            return Answer([])
        found = await self.volunteer(field, draft, context)
        if found is None and context.understood.intent == "affirm":
            return replace(problem("photo.send", draft), failed=False)
        if found is None and context.turn.kind == "text":
            return problem("error.photo.expected", draft)
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A photo that came at any time."""
        if context.turn.kind != "photo" or context.turn.value is None:
            return None
        photos = self._photos(field, draft)
        if len(photos) >= MOST_PHOTOS:
            return problem("error.photo.too_many", draft, most=MOST_PHOTOS)
        notice = Reply("photo.received", {"count": len(photos) + 1}, service=draft.service)
        return Answer([*photos, context.turn.value], (notice,))

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question; with photos already there, "go on" stands beside it."""
        if self._photos(field, draft):
            buttons = (
                Button(Term("button.enough_photos"), Press("inform", "enough"), primary=True),
                Button(Term("button.remove_photos"), Press("inform", "remove")),
            )
            return Reply(
                "photo.more", service=draft.service, kind="question", buttons=buttons, accepts=("photo",)
            )
        return question(field, draft, accepts=("photo",))

    def show(self, value: Any) -> Value:
        """How many photos there are."""
        return Term("photo.count", {"count": len(value)})

    @staticmethod
    def _photos(field: FieldSpec, draft: Draft) -> list[str]:
        return list(draft.value(field.name) or [])
