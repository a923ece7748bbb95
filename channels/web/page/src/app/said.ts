// What a message says, in words: for the page, for a screen reader and for the browser's voice.
import type { Card, Lang, Line, Link, Said } from "./protocol";
import { leadsToSuomifi } from "./suomifi";
import { say } from "./texts";

const WEEKDAYS = formats({ weekday: "long" });
const DAYS = formats({ day: "numeric", month: "long" });
const TIMES = formats({ hour: "numeric", minute: "2-digit" });

/** Keys of the replies after which earlier links to these addresses of ours are of no use. */
const LINKS_OVER: [string[], string][] = [
  [["login.welcome", "login.hidden"], "/suomifi/login"],
  [["login.logged_out_everywhere", "login.logged_out_partly"], "/suomifi/logout"],
  [["mandate.chosen", "mandate.chosen_organisation", "mandate.which"], "/suomifi/authorise"],
];

const TAKEN_IN = ["receipt", "receipt_number_later"];

/** What can be pressed in a message. */
export interface Pressable {
  title: string;
  payload: string;
}

/** E.g. "maanantai 23. marraskuuta", in Finland's time. Together, some browsers make it "maanantaina". */
export const day = (at: string, lang: Lang): string =>
  `${WEEKDAYS[lang].format(new Date(at))} ${DAYS[lang].format(new Date(at))}`;

/** E.g. "14.05", in Finland's time. */
export const time = (at: string, lang: Lang): string => TIMES[lang].format(new Date(at));

/** The words of the button that changes a line. */
export const changeWords = (line: Line, lang: Lang): string => line.change_title ?? say("change", {}, lang);

/** Everything in a message that can be pressed, with the words that a press says. */
export function pressables({ buttons, lines, cards, lang }: Said): Pressable[] {
  return [
    ...buttons,
    ...lines.flatMap((line) => pressOf(line, lang) ?? []),
    ...(cards ?? []).flatMap((card) => [
      ...card.buttons,
      ...card.lines.flatMap((line) => pressOf(line, lang) ?? []),
    ]),
  ];
}

/** The press that changes a line, if it can be changed. */
export function pressOf(line: Line, lang: Lang): Pressable | null {
  return line.change ? { title: `${changeWords(line, lang)}: ${line.label}`, payload: line.change } : null;
}

/** Links of a message that lead to Suomi.fi. */
export const ways = ({ links, cards }: Said): Link[] =>
  [...(links ?? []), ...(cards ?? []).flatMap((card) => card.links)].filter(({ href }) =>
    leadsToSuomifi(href),
  );

/** Whether `said` makes the links of a message before it useless. */
export const endsLinksOf = (said: Said, before: Said): boolean =>
  LINKS_OVER.some(
    ([keys, path]) =>
      keys.includes(said.key ?? "") && ways(before).some(({ href }) => href.startsWith(`${path}?`)),
  );

/** What is left of a message when whoever it was for is not identified any more. */
export const withoutWords = (said: Said): Said => ({
  ...said,
  text: say("hidden", {}, said.lang),
  kind: "notice",
  key: "login.hidden",
  hint: null,
  progress: null,
  hidden: true,
  buttons: [],
  lines: [],
  cards: [],
  links: [],
  accepts: [],
});

/** Whether a matter is known to have been taken in: other receipts tell that it waits, or was refused. */
export const isTakenIn = ({ kind, key }: Said): boolean =>
  kind === "receipt" && (TAKEN_IN.includes(key ?? "") || (key ?? "").startsWith("receipt."));

/** The words of a message; a photo and a place have none of their own. */
export function textOf({ kind, key, text, lang }: Said): string {
  if (kind === "citizen" && key === "photo") return say("photo_bubble", {}, lang);
  if (kind === "citizen" && key === "location") return say("place_bubble", {}, lang);
  return text;
}

/** A reply as a screen reader should say it when it comes. */
export function spoken(said: Said): string {
  const { lang, progress } = said;
  const choices = [...ways(said), ...said.buttons];
  const parts = [`${say("assistant", {}, lang)}:`];
  if (progress) parts.push(`${say("progress", { number: progress[0], count: progress[1] }, lang)}.`);
  parts.push(content(said));
  if (choices.length) parts.push(say("choices", { titles: titles(choices) }, lang));
  return parts.join(" ");
}

/** The content of a message as one text to be heard. */
export function content({ text, hint, lines, cards, links }: Said): string {
  return [
    text,
    hint ?? "",
    ...lines.map(lineWords),
    ...(cards ?? []).map(cardWords),
    ...(links ?? []).filter(({ href }) => !leadsToSuomifi(href)).map(({ title }) => `${title}.`),
  ]
    .filter(Boolean)
    .join(" ");
}

const cardWords = ({ title, text, lines }: Card) =>
  [`${title}.`, text, ...lines.map(lineWords)].filter(Boolean).join(" ");
const lineWords = ({ label, value }: Line) => `${label}: ${value}.`;
const titles = (buttons: { title: string }[]) => buttons.map(({ title }) => title).join(", ");

function formats(parts: Intl.DateTimeFormatOptions): Record<Lang, Intl.DateTimeFormat> {
  const format = (lang: Lang) =>
    new Intl.DateTimeFormat(`${lang}-FI`, { ...parts, timeZone: "Europe/Helsinki" });
  return { fi: format("fi"), sv: format("sv") };
}
