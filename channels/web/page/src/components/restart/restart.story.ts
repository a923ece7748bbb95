import { html } from "lit";
import { story } from "../../../stories/story";
import "./restart";

export default story("Begin again", {
  button: (lang) => html`<ak-restart .lang=${lang}></ak-restart>`,
});
