import { html } from "lit";
import { story } from "../../../stories/story";
import "./connection";

export default story("Connection", {
  lost: (lang) => html`<ak-connection word="lost" .lang=${lang}></ak-connection>`,
  back: (lang) => html`<ak-connection word="back" .lang=${lang}></ak-connection>`,
});
