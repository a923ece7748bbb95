import { html } from "lit";
import { MUNICIPALITIES } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./header";

export default story("Header", {
  "of no municipality": (lang) => html`
    <ak-header name="Kunta-Akkuna" .municipalities=${MUNICIPALITIES} .lang=${lang}></ak-header>
  `,
  "of a municipality": (lang) => html`
    <ak-header
      name="Kunta-Akkuna"
      .municipalities=${MUNICIPALITIES}
      municipality="001"
      .lang=${lang}
    ></ak-header>
  `,
});
