// What the script's own tag says.
import type { Lang } from "../src/app/protocol";
import { wordsIn } from "./words";

export interface Settings {
  /** Origin of the chat: where the script came from. */
  origin: string;
  /** Folder of the municipality; "" for the page on which the citizen chooses one. */
  municipality: string;
  /** Whose chat it is, in the language of the widget. */
  name: string;
  lang: Lang;
  /** As written; see colour.ts. */
  colour: string | undefined;
  side: "left" | "right";
}

/** Names by folder of the municipality: the server puts them here (channels/web/widget.py). */
const NAMES = "__NAMES__" as unknown as Record<string, Record<Lang, string>>;

/** The settings of a tag. Where no such municipality is served citizens choose, and the site's maintainers are told. */
export function settingsOf(script: HTMLScriptElement, names = NAMES): Settings {
  const { municipality: named = "", color, side } = script.dataset;
  const lang = languageOf(script);
  const say = wordsIn(lang);
  const known = Object.hasOwn(names, named) ? names[named]?.[lang] : undefined;
  if (known === undefined) {
    const served = Object.keys(names).join(", ");
    console.warn(
      `widget.js: data-municipality="${named}" is none of: ${served}; the chat asks for the municipality`,
    );
  }
  return {
    origin: new URL(script.src).origin,
    municipality: known === undefined ? "" : named,
    name: known ?? say("common_name"),
    lang,
    colour: color,
    side: side === "left" ? "left" : "right",
  };
}

/** As the tag says, else as the site's page says, else Finnish. */
function languageOf(script: HTMLScriptElement): Lang {
  const named = script.dataset["lang"] ?? document.documentElement.lang;
  return /^sv\b/i.test(named) ? "sv" : "fi";
}
