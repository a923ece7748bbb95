// The page's words in both languages, and which language the page is in now.
import type { Lang } from "./protocol";

/** Words by language and key; the server puts them on the page (channels/web/texts.*.yml, `client`). */
export type Texts = Record<Lang, Record<string, string>>;

let texts: Texts = { fi: {}, sv: {} };
let current: Lang = "fi";

export const language = (): Lang => current;

/** Sets the words, and the language that the page is in from now on. */
export function useTexts(all: Texts, lang: Lang): void {
  texts = all;
  current = lang;
}

/** The page goes on in `lang`. */
export function useLanguage(lang: Lang): void {
  current = lang;
}

/** The words under `key`, with their {placeholders} filled from `values`. */
export function say(key: string, values: Record<string, string | number> = {}, lang: Lang = current): string {
  const words = texts[lang][key];
  if (words === undefined) throw new Error(`no words for ${key} in ${lang}`);
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
