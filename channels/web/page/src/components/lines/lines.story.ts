import { html } from "lit";
import { LINES } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./lines";

export default story("Lines of a card", {
  "can be changed": (lang) => html`<ak-lines .lines=${LINES[lang]} .lang=${lang}></ak-lines>`,
  "one is being changed": (lang) =>
    html`<ak-lines .lines=${LINES[lang]} closed chosen="b:12" .lang=${lang}></ak-lines>`,
  "can be copied": (lang) =>
    html`<ak-lines .lines=${[{ label: "Nr", value: "123-2026" }]} copies .lang=${lang}></ak-lines>`,
});
