import { html } from "lit";
import { MANY_BUTTONS } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./choice-list";

export default story("Many alternatives", {
  open: (lang) => html`<ak-choice-list .buttons=${MANY_BUTTONS} .lang=${lang}></ak-choice-list>`,
  "nothing fits": (lang) => html`
    <ak-choice-list .buttons=${MANY_BUTTONS} .wanted=${"Rovaniemi"} .lang=${lang}></ak-choice-list>
  `,
  "one chosen": (lang) =>
    html`<ak-choice-list .buttons=${MANY_BUTTONS} closed chosen="b:3" .lang=${lang}></ak-choice-list>`,
});
