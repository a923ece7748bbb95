import { html } from "lit";
import { story } from "../../../stories/story";
import "./text-size";

export default story("Size of the text", {
  shown: (lang) => html`<ak-text-size .lang=${lang}></ak-text-size>`,
});
