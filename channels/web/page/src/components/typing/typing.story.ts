import { html } from "lit";
import { story } from "../../../stories/story";
import "./typing";

export default story("A reply is coming", {
  coming: (lang) => html`<ak-typing on .lang=${lang}></ak-typing>`,
});
