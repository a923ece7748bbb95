import { expect, test } from "vitest";
import { addDays, addMonths, fromToday, named, today, weekday, weeksOf, written } from "./days";

test("days are added over months, years and the change of the clocks", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
  expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
});

test("a month later is the same day, or the last one", () => {
  expect(addMonths("2026-11-25", 2)).toBe("2027-01-25");
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2028-02-29", -12)).toBe("2027-02-28");
});

test("weeks begin on Monday", () => {
  expect(weekday("2026-11-23")).toBe(0);
  expect(weekday("2026-11-29")).toBe(6);
  const weeks = weeksOf("2026-11-25");
  expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
  expect(weeks.at(-1)?.[0]).toBe("2026-11-30");
  expect(weeks).toHaveLength(6);
  expect(weeksOf("2027-02-10")).toHaveLength(4);
});

test("a day is written without zeros before it", () => {
  expect(written("2026-11-05")).toBe("5.11.2026");
});

test("the day is Finland's, also where the browser stands elsewhere", () => {
  expect(today(new Date("2026-11-24T22:30:00Z"))).toBe("2026-11-25");
  expect(today(new Date("2026-06-24T20:59:00Z"))).toBe("2026-06-24");
});

test("names are those of each language", () => {
  expect([fromToday(0, "fi"), fromToday(1, "fi")]).toEqual(["tänään", "huomenna"]);
  expect([fromToday(0, "sv"), fromToday(1, "sv")]).toEqual(["i dag", "i morgon"]);
  expect(named("2026-11-25", "fi", { month: "long", year: "numeric" })).toBe("marraskuu 2026");
  expect(named("2026-11-25", "sv", { weekday: "long" })).toBe("onsdag");
});
