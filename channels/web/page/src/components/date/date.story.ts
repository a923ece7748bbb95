import { html } from "lit";
import { story } from "../../../stories/story";
import type { Lang } from "../../app/protocol";
import "../composer/composer.css";
import type { Calendar } from "./calendar";
import "./date";

const TODAY = "2026-11-25";

const shown = (lang: Lang, max = "") => html`
  <div class="composer">
    <ak-date .lang=${lang} .today=${TODAY} .min=${TODAY} .max=${max}></ak-date>
  </div>
`;

const open = (lang: Lang, max = "") => {
  requestAnimationFrame(() => document.querySelector<Calendar>("ak-calendar")?.open());
  return shown(lang, max);
};

export default story("Choosing a day", {
  "next days": (lang) => shown(lang),
  "within three days": (lang) => shown(lang, "2026-11-27"),
  calendar: (lang) => open(lang),
  "calendar of ten days": (lang) => open(lang, "2026-12-04"),
});
