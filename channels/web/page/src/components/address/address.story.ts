import { html } from "lit";
import { story } from "../../../stories/story";
import type { Lang } from "../../app/protocol";
import "../composer/composer";

const PLACES: Record<Lang, string[]> = {
  fi: ["Koulukatu, Nivala", "Koulukatu 1, Nivala", "Koulukuja 4, Nivala"],
  sv: ["Skolgatan, Nivala", "Skolgatan 1, Nivala", "Skolgränden 4, Nivala"],
};

/** The composer as it stands when this has been typed into it. */
const typed = (lang: Lang, text: string, labels: string[], arrowsDown = 0) => {
  setTimeout(() => {
    const field = document.querySelector<HTMLInputElement>("#text");
    if (!field) return;
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, 100);
  setTimeout(() => {
    const down = () => new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true });
    for (let count = 0; count < arrowsDown; count++) document.querySelector("#text")?.dispatchEvent(down());
  }, 500);
  const places = labels.map((label) => ({ label }));
  // Suggestions open upwards: there must be room for them.
  return html`
    ${Array.from({ length: 10 }, () => html`<p>&nbsp;</p>`)}
    <ak-composer
      .lang=${lang}
      .accepts=${["address"]}
      .suggest=${() => Promise.resolve(places)}
    ></ak-composer>
  `;
};

const beginning = (lang: Lang) => (lang === "fi" ? "koulu" : "skol");

export default story("Address with suggestions", {
  empty: (lang) => typed(lang, "", []),
  "suggestions open": (lang) => typed(lang, beginning(lang), PLACES[lang]),
  "second suggestion active": (lang) => typed(lang, beginning(lang), PLACES[lang], 2),
  "no suggestions": (lang) => typed(lang, beginning(lang), []),
});
