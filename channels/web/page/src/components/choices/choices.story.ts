import { html } from "lit";
import { BUTTONS } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./choices";

export default story("Quick replies", {
  open: (lang) => html`<ak-choices .buttons=${BUTTONS[lang]} .lang=${lang}></ak-choices>`,
  "one chosen": (lang) =>
    html`<ak-choices .buttons=${BUTTONS[lang]} closed chosen="b:1" .lang=${lang}></ak-choices>`,
  "answered otherwise": (lang) =>
    html`<ak-choices .buttons=${BUTTONS[lang]} closed .lang=${lang}></ak-choices>`,
});
