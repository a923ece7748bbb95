// What a message says, in words: for the page, for a screen reader and for the browser's voice.
import type { Card, Lang, Line, Said } from "./protocol";
import { say } from "./texts";

const WEEKDAYS = formats({ weekday: "long" });
const DAYS = formats({ day: "numeric", month: "long" });
const TIMES = formats({ hour: "numeric", minute: "2-digit" });

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
  const { lang, progress, buttons } = said;
  const parts = [`${say("assistant", {}, lang)}:`];
  if (progress) parts.push(`${say("progress", { number: progress[0], count: progress[1] }, lang)}.`);
  parts.push(content(said));
  if (buttons.length) parts.push(say("choices", { titles: titles(buttons) }, lang));
  return parts.join(" ");
}

/** The content of a message as one text to be heard. */
export function content({ text, hint, lines, cards, links }: Said): string {
  return [
    text,
    hint ?? "",
    ...lines.map(lineWords),
    ...(cards ?? []).map(cardWords),
    ...(links ?? []).map(({ title }) => `${title}.`),
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
