import { html } from "lit";
import { story } from "../../../stories/story";
import { say } from "../../app/texts";
import "./choice";

export default story("A button that answers", {
  open: (lang) => html`<ak-choice .words=${say("send")} payload="b:1" .lang=${lang}></ak-choice>`,
  primary: (lang) =>
    html`<ak-choice .words=${say("send")} payload="b:1" look="primary" .lang=${lang}></ak-choice>`,
  chosen: (lang) =>
    html`<ak-choice .words=${say("send")} payload="b:1" chosen="b:1" closed .lang=${lang}></ak-choice>`,
  closed: (lang) => html`<ak-choice .words=${say("send")} payload="b:1" closed .lang=${lang}></ak-choice>`,
});
