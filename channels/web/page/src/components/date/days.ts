// Days without times and time zones: "2026-11-25". Reckoned in UTC, where every day has 24 hours.
import type { Lang } from "../../app/protocol";

export type Day = string;

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** The day that it is in Finland. (Sweden writes dates in ISO form.) */
export const today = (now = new Date()): Day =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(now);

export function addDays(day: Day, count: number): Day {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return dayOf(date);
}

/** The same day of another month, or the month's last day where it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const first = dateOf(firstOfMonth(day));
  first.setUTCMonth(first.getUTCMonth() + count);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(dateOf(day).getUTCDate(), last));
  return dayOf(first);
}

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`;

/** 0 is Monday. */
export const weekday = (day: Day): number => (dateOf(day).getUTCDay() + 6) % 7;

/** The days of a month in weeks of seven from Monday on; null before the first and after the last. */
export function weeksOf(month: Day): (Day | null)[][] {
  const first = firstOfMonth(month);
  const start = addDays(first, -weekday(first));
  const days = Array.from({ length: 42 }, (_, index) => addDays(start, index));
  const ofMonth = days.map((day) => (firstOfMonth(day) === first ? day : null));
  const weeks = Array.from({ length: 6 }, (_, week) => ofMonth.slice(week * 7, week * 7 + 7));
  return weeks.filter((week) => week.some(Boolean));
}

/** As both languages write it in Finland: "25.11.2026". */
export const written = (day: Day): string =>
  `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`;

/** The day in words, as far as `parts` ask. */
export const named = (day: Day, lang: Lang, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(`${lang}-FI`, { ...parts, timeZone: "UTC" }).format(dateOf(day));

/** E.g. "maanantai 23. marraskuuta 2026". Asked for together, some browsers make it "maanantaina". */
export const inFull = (day: Day, lang: Lang): string =>
  [{ weekday: "long" } as const, { day: "numeric", month: "long", year: "numeric" } as const]
    .map((parts) => named(day, lang, parts))
    .join(" ");

/** "tänään", "i morgon". */
export const fromToday = (count: number, lang: Lang): string =>
  new Intl.RelativeTimeFormat(`${lang}-FI`, { numeric: "auto" }).format(count, "day");
