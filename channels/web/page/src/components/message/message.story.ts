import { html } from "lit";
import { BUTTONS, CARDS, LINES, MANY_BUTTONS, said } from "../../../stories/samples";
import { story } from "../../../stories/story";
import type { Delivery } from "../../app/conversation";
import type { Lang, Said } from "../../app/protocol";
import { HINT } from "../hint/hint.story";
import "../transcript/transcript";

// In a list, as messages always are.
const listed = (message: Said, more: object = {}) => html`
  <ak-transcript
    .entries=${[{ id: 1, said: message, closed: false, chosen: null, picture: null, ...more }]}
    .lang=${message.lang}
  ></ak-transcript>
`;
const OWN = { fi: "Meidän kadulla on katuvalo pimeänä", sv: "Gatlyktan på vår gata är släckt" };

const onItsWay = (lang: Lang, delivery: Delivery) => html`
  <ak-transcript
    .unconfirmed=${[{ id: "a", text: OWN[lang], lang, picture: null, delivery }]}
    .lang=${lang}
  ></ak-transcript>
`;

export default story("Message", {
  "of the assistant": (lang) => listed(said(lang)),
  "question with a hint": (lang) =>
    listed(said(lang, { kind: "question", hint: HINT[lang], progress: [2, 5], buttons: BUTTONS[lang] })),
  "question with many alternatives": (lang) =>
    listed(said(lang, { kind: "question", buttons: MANY_BUTTONS })),
  summary: (lang) => listed(said(lang, { kind: "summary", lines: LINES[lang], buttons: BUTTONS[lang] })),
  receipt: (lang) =>
    listed(said(lang, { kind: "receipt", key: "receipt", lines: [{ label: "Nr", value: "123-2026" }] })),
  notice: (lang) => listed(said(lang, { kind: "notice" })),
  "with cards": (lang) => listed(said(lang, { kind: "list", cards: Object.values(CARDS[lang]) })),
  "held up by a limit": (lang) => onItsWay(lang, "limited"),
  "waiting for the connection": (lang) => onItsWay(lang, "waiting"),
  "of the citizen": (lang) => listed(said(lang, { kind: "citizen", text: OWN[lang] })),
});
