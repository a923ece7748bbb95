import { html } from "lit";
import { story } from "../../../stories/story";
import { say } from "../../app/texts";
import "./rating";

export default story("Rating", {
  empty: (lang) => html`<ak-rating .lang=${lang}></ak-rating>`,
  "four stars": (lang) => html`<ak-rating .stars=${4} .lang=${lang}></ak-rating>`,
  "in a dialog": (lang) => html`<ak-rating inDialog .lang=${lang}></ak-rating>`,
  "not sent": (lang) =>
    html`<ak-rating .stars=${4} .complaint=${say("rating_failed", {}, lang)} .lang=${lang}></ak-rating>`,
  sent: (lang) => html`<ak-rating .progress=${"done"} .lang=${lang}></ak-rating>`,
});
