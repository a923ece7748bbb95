import { expect, test, vi } from "vitest";
import { MANY_BUTTONS } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./choice-list";

async function searched(words: string, lang = "fi") {
  const list = await shown("ak-choice-list", { buttons: MANY_BUTTONS, lang });
  const field = list.querySelector("input") as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new InputEvent("input"));
  await list.updateComplete;
  await new Promise(requestAnimationFrame);
  return { list, field, left: [...list.querySelectorAll("button")].map((each) => each.textContent?.trim()) };
}

test("leaves those that fit, with or without dots", async () => {
  expect((await searched("karsa")).left).toEqual(["Kärsämäki"]);
  expect((await searched("VIESKA")).left).toEqual(["Alavieska", "Ylivieska"]);
});

test.each([
  ["fi", "Mikään vaihtoehto"],
  ["sv", "Inget alternativ"],
])("says when nothing fits (%s)", async (lang, words) => {
  const { list, left } = await searched("Rovaniemi", lang);
  expect(left).toEqual([]);
  expect(list.textContent).toContain(words);
});

test.each([
  ["muh", 1],
  ["vieska", 0],
])("Enter takes the only one that is left (%s)", async (words, presses) => {
  const { list, field } = await searched(words);
  const pressed = vi.fn();
  list.addEventListener("ak-press", pressed);
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  expect(pressed).toHaveBeenCalledTimes(presses);
});

test("afterwards all are there, and the field is not", async () => {
  const { list } = await searched("muh");
  Object.assign(list, { closed: true, chosen: "b:3" });
  await list.updateComplete;
  await new Promise(requestAnimationFrame);
  expect(list.querySelectorAll("button")).toHaveLength(MANY_BUTTONS.length);
  expect(list.querySelector("input")).toBeNull();
});
