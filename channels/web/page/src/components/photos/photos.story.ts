import { html } from "lit";
import { story } from "../../../stories/story";
import type { Lang } from "../../app/protocol";
import "../composer/composer.css";
import type { PhotoState } from "./photos";
import "./photos";
import { memoryStore, photoFile } from "./samples";

const photo = (number: number, submitted = false) => ({
  id: `photo-${number}`,
  file: photoFile(`kuva-${number}.png`),
  submitted,
});

const shown = (lang: Lang, count: number, states: Record<string, PhotoState> = {}) => {
  const photos = Array.from({ length: count }, (_, index) =>
    photo(index + 1, Object.keys(states).length > 0),
  );
  return html`
    <div class="composer">
      <ak-photos
        .lang=${lang}
        .offered=${true}
        .store=${memoryStore(...photos)}
        .states=${states}
      ></ak-photos>
    </div>
  `;
};

export default story("Photos", {
  "none chosen": (lang) => shown(lang, 0),
  "one chosen": (lang) => shown(lang, 1),
  "five chosen": (lang) => shown(lang, 5),
  "uploading 40 %": (lang) => shown(lang, 1, { "photo-1": { state: "uploading", percent: 40 } }),
  failed: (lang) => shown(lang, 1, { "photo-1": { state: "failed", percent: 40 } }),
  "one on its way, one failed, one waiting": (lang) =>
    shown(lang, 3, {
      "photo-1": { state: "uploading", percent: 80 },
      "photo-2": { state: "failed", percent: 0 },
    }),
});
