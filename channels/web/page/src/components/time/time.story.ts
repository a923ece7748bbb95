import { html } from "lit";
import { story } from "../../../stories/story";
import type { Lang } from "../../app/protocol";
import "../composer/composer.css";
import "./time";

const fresh = (lang: Lang) => html`<div class="composer"><ak-time .lang=${lang}></ak-time></div>`;

export default story("Choosing a time of day", {
  fresh,
  "nothing chosen": (lang) => {
    requestAnimationFrame(() => document.querySelector<HTMLButtonElement>("ak-time button")?.click());
    return fresh(lang);
  },
});
