import { html } from "lit";
import { story } from "../../../stories/story";
import "./hint";

export const HINT = {
  fi: "Osoite, risteys tai tunnettu paikka riittää.",
  sv: "En adress, en korsning eller en känd plats räcker.",
};

export default story("Hint of a question", {
  shown: (lang) => html`<ak-hint .text=${HINT[lang]} .lang=${lang}></ak-hint>`,
});
