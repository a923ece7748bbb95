// What the script's own tag says.
import type { Lang } from "../src/app/protocol";

export interface Settings {
  /** Origin of the chat: where the script came from. */
  origin: string;
  municipality: string;
  /** The municipality's name in the language of the widget. */
  name: string;
  lang: Lang;
  /** As written; see colour.ts. */
  colour: string | undefined;
  side: "left" | "right";
}

/** Names by folder of the municipality: the server puts them here (channels/web/widget.py). */
const NAMES = "__NAMES__" as unknown as Record<string, Record<Lang, string>>;

/** The settings of a tag; null, with a word to the site's maintainers, where no such municipality is served. */
export function settingsOf(script: HTMLScriptElement, names = NAMES): Settings | null {
  const { municipality = "", color, side } = script.dataset;
  const lang = languageOf(script);
  const name = Object.hasOwn(names, municipality) ? names[municipality]?.[lang] : undefined;
  if (name === undefined) {
    console.warn(
      `widget.js: data-municipality="${municipality}" is none of: ${Object.keys(names).join(", ")}`,
    );
    return null;
  }
  const { origin } = new URL(script.src);
  return { origin, municipality, name, lang, colour: color, side: side === "left" ? "left" : "right" };
}

/** As the tag says, else as the site's page says, else Finnish. */
function languageOf(script: HTMLScriptElement): Lang {
  const named = script.dataset["lang"] ?? document.documentElement.lang;
  return /^sv\b/i.test(named) ? "sv" : "fi";
}
