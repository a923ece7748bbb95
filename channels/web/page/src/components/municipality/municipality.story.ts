import { html } from "lit";
import { MUNICIPALITIES } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./municipality";

export default story("Municipality", {
  "one chosen": (lang) => html`
    <ak-municipality .municipalities=${MUNICIPALITIES} current="001" .lang=${lang}></ak-municipality>
  `,
});
