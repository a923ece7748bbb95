import { html } from "lit";
import { story } from "../../../stories/story";
import "./rating";

export default story("Rating", {
  empty: (lang) => html`<ak-rating .lang=${lang}></ak-rating>`,
  "four stars": (lang) => html`<ak-rating .stars=${4} .lang=${lang}></ak-rating>`,
  "in a dialog": (lang) => html`<ak-rating inDialog .lang=${lang}></ak-rating>`,
  sent: (lang) => html`<ak-rating .done=${true} .lang=${lang}></ak-rating>`,
});
