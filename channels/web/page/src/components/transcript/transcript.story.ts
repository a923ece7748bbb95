import { html } from "lit";
import { BUTTONS, LINES, said } from "../../../stories/samples";
import { story } from "../../../stories/story";
import type { Entry } from "../../app/conversation";
import type { Lang, Said } from "../../app/protocol";
import "./transcript";

const OWN = { fi: "Meidän kadulla on katuvalo pimeänä", sv: "Gatlyktan på vår gata är släckt" };

const entries = (...all: Said[]): Entry[] =>
  all.map((each, index) => ({
    id: index + 1,
    said: each,
    closed: false,
    chosen: null,
    linksOver: false,
    picture: null,
  }));

const conversation = (lang: Lang) =>
  entries(
    said(lang, { kind: "citizen", text: OWN[lang], at: "2026-11-22T16:00:00+00:00" }),
    said(lang, { kind: "question", progress: [2, 5] }),
    said(lang, { kind: "citizen", text: "Kalliontie 15" }),
    said(lang, { kind: "summary", lines: LINES[lang], buttons: BUTTONS[lang] }),
  );

const onItsWay = (lang: Lang, delivery: string) => [
  { id: "a", text: OWN[lang], lang, picture: null, delivery },
];

export default story("Conversation", {
  loading: (lang) => html`<ak-transcript loading .lang=${lang}></ak-transcript>`,
  "of two days": (lang) => html`<ak-transcript .entries=${conversation(lang)} .lang=${lang}></ak-transcript>`,
  "a message waits": (lang) =>
    html`<ak-transcript .unconfirmed=${onItsWay(lang, "waiting")} .lang=${lang}></ak-transcript>`,
  "a reply is coming": (lang) =>
    html`<ak-transcript .unconfirmed=${onItsWay(lang, "sent")} waits .lang=${lang}></ak-transcript>`,
  "new messages below": (lang) =>
    html`<ak-transcript .entries=${conversation(lang)} unseen .lang=${lang}></ak-transcript>`,
});
