// The widget's few words, in the language of the site's page.
import { widget as fi } from "../../texts.fi.yml";
import { widget as sv } from "../../texts.sv.yml";
import type { Lang } from "../src/app/protocol";

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** Words by key, with their {placeholders} filled. */
export const wordsIn =
  (lang: Lang): Say =>
  (key, values = {}) =>
    ({ fi, sv })[lang][key]!.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
