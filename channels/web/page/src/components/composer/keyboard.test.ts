import { expect, test } from "vitest";
import { covered } from "./keyboard";

test("what the keyboard covers is what the view is shorter than the window", () => {
  expect(covered(740, { height: 740, offsetTop: 0, scale: 1 })).toBe(0);
  expect(covered(740, { height: 440, offsetTop: 0, scale: 1 })).toBe(300);
  expect(covered(740, { height: 440, offsetTop: 120, scale: 1 })).toBe(180);
});

test("pinching the page larger covers nothing", () => {
  expect(covered(740, { height: 370, offsetTop: 100, scale: 2 })).toBe(0);
});

test("a bar of the browser that moves away does not push the composer down", () => {
  expect(covered(740, { height: 780, offsetTop: 0, scale: 1 })).toBe(0);
});
