import { afterEach, expect, test, vi } from "vitest";
import { contrast, launcherColours } from "./colour";

const WHITE = [255, 255, 255] as const;
const BLACK = [0, 0, 0] as const;

afterEach(() => {
  vi.restoreAllMocks();
  document.body.style.backgroundColor = "";
});

test.each([
  [WHITE, BLACK, 21],
  [BLACK, WHITE, 21],
  [WHITE, WHITE, 1],
  [[118, 118, 118] as const, WHITE, 4.54],
])("contrast of %j with %j is %d", (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2);
});

test.each([
  ["#003479", "#fff"],
  ["#093", "#000"], // 3.77 with white
  ["#B00020", "#fff"],
])("%s is used, with words that can be read", (colour, text) => {
  expect(launcherColours(colour, WHITE)).toEqual({ background: colour, text });
});

test.each([
  ["#ffcc00", WHITE],
  ["#002050", BLACK],
  ["red", WHITE],
  ["#12345", WHITE],
  ["", WHITE],
])("%j is not used on %j, and the site's maintainers are told", (colour, page) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(launcherColours(colour, page)).toEqual(launcherColours(undefined, page));
  expect(warn).toHaveBeenCalledOnce();
});

test("our own colour can be read and seen", () => {
  expect(contrast([0x00, 0x34, 0x79], WHITE)).toBeGreaterThanOrEqual(4.5);
});

test("the page's colour is that of its body", () => {
  document.body.style.backgroundColor = "rgb(0, 0, 0)";
  expect(launcherColours("#ffcc00").background).toBe("#ffcc00");
});
