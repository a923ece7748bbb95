import { expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import type { Choice } from "./choice";
import "./choice";

const button = (element: Element) => element.querySelector("button") as HTMLButtonElement;

test("tells what was pressed, and by what", async () => {
  const choice = await shown<Choice>("ak-choice", { words: "Muuta", says: "Muuta: Paikka", payload: "b:1" });
  const pressed = vi.fn();
  choice.addEventListener("ak-press", (event) => pressed((event as CustomEvent).detail));
  button(choice).dispatchEvent(new MouseEvent("click", { detail: 1 }));
  expect(pressed).toHaveBeenCalledWith({ payload: "b:1", text: "Muuta: Paikka", byKeyboard: false });
});

test.each([
  ["fi", "Ohita (valittu)"],
  ["sv", "Hoppa över (valt)"],
] as const)("the chosen one says so (%s)", async (lang, name) => {
  const words = name.split(" (")[0];
  const choice = await shown<Choice>("ak-choice", {
    words,
    payload: "b:1",
    chosen: "b:1",
    closed: true,
    lang,
  });
  expect(button(choice).textContent?.replace(/\s+/g, " ").trim()).toBe(name);
  expect(button(choice).disabled).toBe(true);
});

test("keeps the focus after the press, until it goes elsewhere", async () => {
  const choice = await shown<Choice>("ak-choice", { words: "Ohita", payload: "b:1" });
  button(choice).click();
  Object.assign(choice, { closed: true, chosen: "b:1" });
  await choice.updateComplete;
  expect(button(choice).disabled).toBe(false);
  expect(button(choice).getAttribute("aria-disabled")).toBe("true");
  button(choice).dispatchEvent(new FocusEvent("blur"));
  await choice.updateComplete;
  expect(button(choice).disabled).toBe(true);
});

test("a closed one says nothing", async () => {
  const choice = await shown<Choice>("ak-choice", {
    words: "Ohita",
    payload: "b:2",
    closed: true,
    chosen: "b:1",
  });
  const pressed = vi.fn();
  choice.addEventListener("ak-press", pressed);
  button(choice).click();
  expect(pressed).not.toHaveBeenCalled();
});
