import { html } from "lit";
import { CARDS } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./card";

export default story("Cards", {
  "one of several": (lang) => html`<ak-card .card=${CARDS[lang].item} .lang=${lang}></ak-card>`,
  "one chosen": (lang) =>
    html`<ak-card .card=${CARDS[lang].item} closed chosen="b:21" .lang=${lang}></ak-card>`,
  "one in full": (lang) => html`<ak-card .card=${CARDS[lang].detail} .lang=${lang}></ak-card>`,
  "a service": (lang) => html`<ak-card .card=${CARDS[lang].service} .lang=${lang}></ak-card>`,
});
