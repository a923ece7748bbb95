import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import type { Lang } from "../../app/protocol";
import type { Calendar } from "./calendar";
import type { DateChoice } from "./date";
import "./date";
import { inFull, type Day } from "./days";

const TODAY = "2026-11-25";

async function date(properties: object = {}) {
  const element = await shown<DateChoice>("ak-date", { today: TODAY, min: TODAY, ...properties });
  const sent: unknown[] = [];
  element.addEventListener("ak-send", (event) => sent.push(event.detail));
  const calendar = element.querySelector<Calendar>("ak-calendar")!;
  await calendar.updateComplete;
  return { element, calendar, sent };
}

const titles = (element: DateChoice) =>
  [...element.querySelectorAll(".choices button")].map((button) => button.textContent?.trim());

const nameOf = (day: Day) => inFull(day, "fi");
const focusedDay = () => document.activeElement?.getAttribute("aria-label");

async function key(calendar: Calendar, name: string, shiftKey = false) {
  document.activeElement!.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, shiftKey, bubbles: true, cancelable: true }),
  );
  await calendar.updateComplete;
}

async function open(calendar: Calendar) {
  calendar.open();
  await calendar.updateComplete;
}

test.each<[Lang, string[]]>([
  ["fi", ["Tänään 25.11.", "Huomenna 26.11.", "Perjantai 27.11.", "Lauantai 28.11.", "Sunnuntai 29.11."]],
  ["sv", ["I dag 25.11.", "I morgon 26.11.", "Fredag 27.11.", "Lördag 28.11.", "Söndag 29.11."]],
])("the next days are offered by name (%s)", async (lang, names) => {
  const { element } = await date({ lang });
  expect(titles(element).slice(0, 5)).toEqual(names);
  expect(element.querySelector("legend")?.textContent).toBe(lang === "fi" ? "Valitse päivä" : "Välj dag");
});

test("a press sends the day as both languages write it", async () => {
  const { element, sent } = await date();
  element.querySelectorAll<HTMLButtonElement>(".choices button")[1]!.click();
  expect(sent).toEqual([{ kind: "text", text: "26.11.2026" }]);
});

test("days that cannot be chosen are not offered", async () => {
  const { element } = await date({ min: "2026-11-26", max: "2026-11-27" });
  expect(titles(element)).toEqual(["Huomenna 26.11.", "Perjantai 27.11.", "Valitse kalenterista"]);
});

test.each<[string, boolean, string]>([
  ["ArrowLeft", false, "2026-11-24"],
  ["ArrowRight", false, "2026-11-26"],
  ["ArrowUp", false, "2026-11-18"],
  ["ArrowDown", false, "2026-12-02"],
  ["Home", false, "2026-11-23"],
  ["End", false, "2026-11-29"],
  ["PageUp", false, "2026-10-25"],
  ["PageDown", false, "2026-12-25"],
  ["PageUp", true, "2025-11-25"],
  ["PageDown", true, "2027-11-25"],
])("in the calendar %s (Shift: %s) goes to %s", async (name, shift, day) => {
  const { calendar } = await date({ min: "" });
  await open(calendar);
  expect(focusedDay()).toBe(nameOf("2026-11-25"));
  await key(calendar, name, shift);
  expect(focusedDay()).toBe(nameOf(day));
  expect(calendar.querySelectorAll("td [tabindex='0']")).toHaveLength(1);
});

test("the keys stop at the first and the last day", async () => {
  const { calendar } = await date({ max: "2026-12-04" });
  await open(calendar);
  await key(calendar, "ArrowLeft");
  expect(focusedDay()).toBe(nameOf("2026-11-25"));
  await key(calendar, "PageDown");
  expect(focusedDay()).toBe(nameOf("2026-12-04"));
});

test("a day of the calendar is sent, and the calendar closes", async () => {
  const { calendar, sent } = await date();
  await open(calendar);
  await key(calendar, "ArrowRight");
  (document.activeElement as HTMLElement).click();
  expect(sent).toEqual([{ kind: "text", text: "26.11.2026" }]);
  expect(calendar.querySelector("dialog")?.open).toBe(false);
});

test("a day that is not possible is told so and is not sent", async () => {
  const { calendar, sent } = await date();
  await open(calendar);
  const day = calendar.querySelector<HTMLElement>(`[aria-label="${nameOf("2026-11-24")}"]`)!;
  expect(day.getAttribute("aria-disabled")).toBe("true");
  day.click();
  expect(sent).toEqual([]);
  expect(calendar.querySelector("dialog")?.open).toBe(true);
});

test("months are turned where there are days to choose", async () => {
  const { calendar } = await date({ lang: "sv" });
  await open(calendar);
  const month = () => calendar.querySelector("h3")?.textContent?.trim();
  calendar.querySelector<HTMLElement>(".previous")!.click();
  await calendar.updateComplete;
  expect(month()).toBe("november 2026");
  calendar.querySelector<HTMLElement>(".next")!.click();
  await calendar.updateComplete;
  expect(month()).toBe("december 2026");
  expect([...calendar.querySelectorAll("th")].map((th) => th.textContent?.trim())).toEqual([
    "mån",
    "tis",
    "ons",
    "tors",
    "fre",
    "lör",
    "sön",
  ]);
});

const FREE = [
  { iso: "2026-11-27", count: "3 vapaata aikaa" },
  { iso: "2026-12-04", count: "1 vapaa aika" },
];

test("where only some days are free, these are offered with how much is free on them", async () => {
  const { element, sent } = await date({ free: FREE });
  expect(titles(element)).toEqual([
    "Perjantai 27.11. (3 vapaata aikaa)",
    "Perjantai 4.12. (1 vapaa aika)",
    "Valitse kalenterista",
  ]);
  element.querySelector<HTMLButtonElement>(".choices button")!.click();
  expect(sent).toEqual([{ kind: "text", text: "27.11.2026" }]);
});

test("beside cards there is the calendar only", async () => {
  const { element } = await date({ free: FREE, brief: true });
  expect(titles(element)).toEqual(["Valitse kalenterista"]);
});

test.each<[Lang, string, string]>([
  ["fi", "3 vapaata aikaa", "ei vapaita aikoja"],
  ["sv", "3 lediga tider", "inga lediga tider"],
])("the calendar says of each day whether something is free (%s)", async (lang, count, none) => {
  const { calendar, sent } = await date({ lang, free: [{ iso: "2026-11-27", count }, FREE[1]] });
  await open(calendar);
  expect(focusedDay()).toBe(`${inFull("2026-11-27", lang)}, ${count}`);
  expect((document.activeElement as HTMLElement).dataset.count).toBe("3");
  await key(calendar, "ArrowRight");
  expect(focusedDay()).toBe(`${inFull("2026-11-28", lang)}, ${none}`);
  (document.activeElement as HTMLElement).click();
  expect(sent).toEqual([]);
  await key(calendar, "PageDown");
  expect(focusedDay()).toContain(inFull("2026-12-04", lang));
  (document.activeElement as HTMLElement).click();
  expect(sent).toEqual([{ kind: "text", text: "4.12.2026" }]);
});
