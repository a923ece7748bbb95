import { html } from "lit";
import { story } from "../../../stories/story";
import type { FreeDay, Lang } from "../../app/protocol";
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

const FREE: Record<Lang, FreeDay[]> = {
  fi: days("vapaa aika", "vapaata aikaa"),
  sv: days("ledig tid", "lediga tider"),
};

function days(one: string, several: string): FreeDay[] {
  return ["25", "27", "28", "29", "30"].map((day, index) => ({
    iso: `2026-11-${day}`,
    count: `${index + 1} ${index ? several : one}`,
  }));
}

const free = (lang: Lang, brief = false) => html`
  <div class="composer">
    <ak-date .lang=${lang} .today=${TODAY} .free=${FREE[lang]} .brief=${brief}></ak-date>
  </div>
`;

const openFree = (lang: Lang) => {
  requestAnimationFrame(() => document.querySelector<Calendar>("ak-calendar")?.open());
  return free(lang);
};

export default story("Choosing a day", {
  "next days": (lang) => shown(lang),
  "within three days": (lang) => shown(lang, "2026-11-27"),
  calendar: (lang) => open(lang),
  "calendar of ten days": (lang) => open(lang, "2026-12-04"),
  "free days": (lang) => free(lang),
  "free days beside cards": (lang) => free(lang, true),
  "calendar of free days": (lang) => openFree(lang),
});
