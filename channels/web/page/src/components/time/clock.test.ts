import { expect, test } from "vitest";
import { HALF_HOURS, timeIn } from "./clock";

test.each([
  ["14.30", "14.30"],
  ["14:30", "14.30"],
  ["14,30", "14.30"],
  ["1430", "14.30"],
  ["0905", "9.05"],
  ["9", "9.00"],
  [" klo 9.15 ", "9.15"],
  ["kl. 18", "18.00"],
  ["Klockan 7.45", "7.45"],
])("%s is the time %s", (text, time) => {
  expect(timeIn(text)).toBe(time);
});

test.each(["24.00", "12.60", "iltapäivällä", "14.30 tai 15", "25.11.2026", "", "123456"])(
  "%s is no time",
  (text) => {
    expect(timeIn(text)).toBeNull();
  },
);

test("half hours are offered from six to ten in the evening", () => {
  expect(HALF_HOURS.slice(0, 3)).toEqual(["6.00", "6.30", "7.00"]);
  expect(HALF_HOURS.at(-1)).toBe("22.00");
});
