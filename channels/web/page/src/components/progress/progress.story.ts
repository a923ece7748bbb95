import { html } from "lit";
import { story } from "../../../stories/story";
import "./progress";

export default story("Progress of a form", {
  "first question": (lang) => html`<ak-progress number="1" count="5" .lang=${lang}></ak-progress>`,
  "last question": (lang) => html`<ak-progress number="5" count="5" .lang=${lang}></ak-progress>`,
});
