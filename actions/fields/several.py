"""One or several of the options that the service's system gives, in the order in which they were chosen."""

from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, Pending, chosen, field_key, problem, question
from actions.fields.choice import MOST_BUTTONS, option_value, title_of
from actions.form.draft import Draft
from actions.form.plain_words import agrees
from actions.handlers import Option, handler_of
from actions.phrases import is_heard
from actions.turn import TurnContext
from akkuna.replies import Button, Press, Reply, Term, Value, Words
from akkuna.service import FieldSpec

ALL, READY, SHOW_ALL = "all", "ready", "show_all"
"""Arguments of the buttons that are no option."""


class SeveralReader(FieldReader):
    """Reads options by buttons that choose and take back, or by their names in words."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The options; while buttons choose them, more may be chosen until it is said that these are all."""
        options = await handler_of(draft.service).options(field, draft, context)
        before = [one for one in options_by(options, _marked(draft))]
        pressed = chosen(context)
        if pressed is not None:
            return _pressed(str(pressed), before, options, field)
        if context.turn.kind != "text":
            return None
        if before and (agrees(context) or is_heard("these_are_all", context.turn.text)):
            return _answer(before)
        named = await self._named(field, draft, context)
        if named:
            new = [one for one in named if one not in before]
            return _answer([*before, *new][: field.most])
        return problem("error.several", draft)

    async def is_named(self, field: FieldSpec, draft: Draft, context: TurnContext) -> bool:
        """Options by name, all of them, or that those chosen by now are all."""
        enough = bool(_marked(draft)) and is_heard("these_are_all", context.turn.text)
        said_all = field.most is None and _says_all(context)
        return enough or said_all or await super().is_named(field, draft, context)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The options that the words name."""
        named = await self._named(field, draft, context)
        return _answer(named[: field.most]) if named else None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Other options, if the words name some: what was chosen is not guessed away."""
        if not await self.is_named(field, draft, context):
            return None
        return await self.volunteer(field, draft, context)

    async def renew(self, value: Any, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The options of the same codes, if all are there."""
        options = await handler_of(draft.service).options(field, draft, context)
        same = options_by(options, [one["code"] for one in value])
        return _answer(same) if len(same) == len(value) else None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question; after a press, what is chosen by now and what else can be."""
        options = await handler_of(draft.service).options(field, draft, context)
        if (draft.pending or {}).get("kind") != "several":
            return question(field, draft, _buttons(options, [], field, everything=False))
        marked = options_by(options, _marked(draft))
        buttons = _buttons(options, marked, field, everything=bool((draft.pending or {}).get("everything")))
        if not marked:
            return question(field, draft, buttons)
        names = tuple(Words(one.fi, one.sv, one.source) for one in marked)
        key = field_key(field, "more")
        return Reply(key, {"chosen": names}, service=draft.service, kind="question", buttons=buttons)

    def show(self, value: Any) -> Value:
        """The options' names."""
        return tuple(Words(one["fi"], one["sv"], one.get("source")) for one in value)

    async def _named(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        handler = handler_of(draft.service)
        if field.most is None and _says_all(context):
            options = await handler.options(field, draft, context)
            if len(options) == 2 or not is_heard("both", context.turn.text):
                return options
        return await handler.guess(field, draft, context)


def options_by(options: list[Option], codes: list[str]) -> list[Option]:
    """The options of these codes, in the order of the codes."""
    by_code = {option.code: option for option in options}
    return [by_code[code] for code in codes if code in by_code]


def _says_all(context: TurnContext) -> bool:
    text = context.turn.text
    return context.turn.kind == "text" and (is_heard("all_of_them", text) or is_heard("both", text))


def _marked(draft: Draft) -> list[str]:
    pending = draft.pending or {}
    return list(pending.get("chosen", [])) if pending.get("kind") == "several" else []


def _pressed(pressed: str, before: list[Option], options: list[Option], field: FieldSpec) -> Outcome:
    if pressed == READY:
        return _answer(before) if before else _pending(before)
    if pressed == ALL:
        return _answer(options)
    if pressed == SHOW_ALL:
        return _pending(before, everything=True)
    one = next((option for option in options if option.code == pressed), None)
    if one is None:
        return None
    after = [option for option in before if option != one] if one in before else [*before, one]
    # Where no more can be chosen, there is nothing to wait for.
    return _answer(after) if len(after) == min(field.most or len(options), len(options)) else _pending(after)


def _pending(marked: list[Option], everything: bool = False) -> Pending:
    return Pending({"kind": "several", "chosen": [one.code for one in marked], "everything": everything})


def _answer(options: list[Option]) -> Answer:
    return Answer([option_value(one) for one in options])


def _buttons(
    options: list[Option], marked: list[Option], field: FieldSpec, everything: bool
) -> tuple[Button, ...]:
    shown = options if everything else [*options[:MOST_BUTTONS], *(one for one in marked)]
    listed = list(dict.fromkeys(shown))
    buttons = [Button(_title(one, one in marked), Press("inform", one.code)) for one in listed]
    if field.most is None and len(options) > 1 and not marked:
        key = "several.both" if len(options) == 2 else "several.all"
        buttons.append(Button(Term(key), Press("inform", ALL)))
    if len(listed) < len(options):
        buttons.append(Button(Term("button.show_all"), Press("inform", SHOW_ALL)))
    if marked:
        buttons.append(Button(Term("several.ready"), Press("inform", READY), primary=True))
    return tuple(buttons)


def _title(option: Option, marked: bool) -> Value:
    return Term("several.marked", {"name": title_of(option)}) if marked else title_of(option)
