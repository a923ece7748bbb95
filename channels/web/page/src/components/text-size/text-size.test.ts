import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import { applyTextSize } from "../../app/text-size";
import "./text-size";

const size = () => document.documentElement.dataset["textSize"];

test.each([
  ["fi", "Tekstin koko", ["Tavallinen", "Suuri", "Suurin"]],
  ["sv", "Textstorlek", ["Normal", "Stor", "Störst"]],
])("offers three steps (%s)", async (lang, legend, steps) => {
  const element = await shown("ak-text-size", { lang });
  expect(element.querySelector("legend")?.textContent).toBe(legend);
  expect([...element.querySelectorAll("label")].map((label) => label.textContent?.trim())).toEqual(steps);
});

test("the choice holds, also when the page is opened again", async () => {
  const element = await shown("ak-text-size");
  element.querySelectorAll("input")[2]?.dispatchEvent(new Event("change"));
  expect(size()).toBe("largest");
  document.documentElement.removeAttribute("data-text-size");
  applyTextSize();
  expect(size()).toBe("largest");
  expect((await shown("ak-text-size")).querySelectorAll("input")[2]?.checked).toBe(true);
});
