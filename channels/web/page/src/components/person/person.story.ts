import { html } from "lit";
import { MUNICIPALITIES } from "../../../stories/samples";
import { inHeader, story } from "../../../stories/story";
import "./person";

export default story("Way to a person", {
  closed: (lang) => inHeader(html`<ak-person .municipalities=${MUNICIPALITIES} .lang=${lang}></ak-person>`),
  "of one municipality": (lang) =>
    inHeader(html`<ak-person open .municipalities=${MUNICIPALITIES.slice(0, 1)} .lang=${lang}></ak-person>`),
  "of all municipalities": (lang) =>
    inHeader(html`<ak-person open .municipalities=${MUNICIPALITIES} .lang=${lang}></ak-person>`),
});
