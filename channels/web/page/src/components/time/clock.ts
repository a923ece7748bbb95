// Times of day as both languages write them in Finland: "14.30".

const FIRST_HOUR = 6;
const LAST_HOUR = 22;
const WRITTEN = /^(?:klo|kello|kl\.?|klockan)?\s*(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?$/i;

/** The half hours that are offered; any other time can be written. */
export const HALF_HOURS: readonly string[] = Array.from(
  { length: 2 * (LAST_HOUR - FIRST_HOUR) + 1 },
  (_, index) => `${FIRST_HOUR + Math.floor(index / 2)}.${index % 2 ? "30" : "00"}`,
);

/** The time that a text is, e.g. "14.30" for "klo 14:30", "1430" and "14,30"; null where it is none. */
export function timeIn(text: string): string | null {
  const [, hours, minutes = "00"] = WRITTEN.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${Number(hours)}.${minutes}`;
}
