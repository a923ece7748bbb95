import { html } from "lit";
import { story } from "../../../stories/story";
import type { Accept, Lang } from "../../app/protocol";
import type { Composer } from "./composer";
import "./composer";

const shown = (lang: Lang, accepts: Accept[], draft = "") => html`
  <ak-composer .lang=${lang} .accepts=${accepts} .draft=${draft} .maxText=${200}></ak-composer>
`;

const pressed = (lang: Lang, draft: string) => {
  requestAnimationFrame(() => document.querySelector<HTMLButtonElement>("#send")?.click());
  return shown(lang, [], draft);
};

const refused = (lang: Lang, text: string, reason: string) => {
  requestAnimationFrame(() => document.querySelector<Composer>("ak-composer")?.giveBack(text, reason));
  return shown(lang, []);
};

const WORDS = { fi: "Katuvalo on pimeänä. ", sv: "Gatlyktan är släckt. " };
const REASON = { fi: "Viesti ei kelpaa.", sv: "Meddelandet duger inte." };

export default story("Composer", {
  empty: (lang) => shown(lang, []),
  written: (lang) => shown(lang, [], WORDS[lang]),
  "several lines": (lang) => shown(lang, [], WORDS[lang].repeat(6)),
  "few characters left": (lang) => shown(lang, [], WORDS[lang].repeat(8)),
  "nothing written": (lang) => pressed(lang, ""),
  "too long": (lang) => pressed(lang, WORDS[lang].repeat(12)),
  refused: (lang) => refused(lang, WORDS[lang], REASON[lang]),
  "place or location": (lang) => shown(lang, ["address", "location"]),
  photo: (lang) => shown(lang, ["photo"]),
  day: (lang) => shown(lang, ["date"]),
  time: (lang) => shown(lang, ["time"]),
  everything: (lang) => shown(lang, ["photo", "location", "date", "time"]),
});
