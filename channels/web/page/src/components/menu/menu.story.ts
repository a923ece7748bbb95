import { html } from "lit";
import { MUNICIPALITIES } from "../../../stories/samples";
import { inHeader, story } from "../../../stories/story";
import "./menu";

export default story("Menu", {
  closed: (lang) => inHeader(html`<ak-menu .municipalities=${MUNICIPALITIES} .lang=${lang}></ak-menu>`),
  open: (lang) =>
    inHeader(
      html`<ak-menu open .municipalities=${MUNICIPALITIES} municipality="001" .lang=${lang}></ak-menu>`,
    ),
  "with a voice": (lang) =>
    inHeader(html`<ak-menu open audible aloud .municipalities=${MUNICIPALITIES} .lang=${lang}></ak-menu>`),
});
