import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import type { Lang, Place } from "../../app/protocol";
import type { Address } from "./address";
import "./address";

const PLACES: Place[] = [{ label: "Kalliontie 15, Nivala" }, { label: "Kalliokuja 2, Nivala" }];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function address(suggest: (text: string) => Promise<Place[]>, lang: Lang = "fi") {
  const element = await shown<Address>("ak-address", { suggest, lang });
  const chosen: string[] = [];
  element.addEventListener("ak-choose", (event) => chosen.push(event.detail.text));
  const input = element.querySelector("input")!;
  input.focus();
  return { element, input, chosen };
}

async function type(element: Address, text: string, pause = 200) {
  const input = element.querySelector("input")!;
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await vi.advanceTimersByTimeAsync(pause);
  await element.updateComplete;
}

async function key(element: Address, name: string) {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true });
  element.querySelector("input")!.dispatchEvent(event);
  await element.updateComplete;
  return event;
}

const optionsOf = (element: Address) => [...element.querySelectorAll("[role=option]")];
const active = (element: Address) => element.querySelector("input")!.getAttribute("aria-activedescendant");

test.each([
  ["fi", "Ehdotuksia: 2."],
  ["sv", "Förslag: 2."],
] as const)("suggestions open, and their number is told (%s)", async (lang, words) => {
  const { element, input } = await address(() => Promise.resolve(PLACES), lang);
  expect(input.getAttribute("aria-expanded")).toBe("false");
  await type(element, "kallio");
  expect(optionsOf(element).map((option) => option.textContent?.trim())).toEqual(
    PLACES.map(({ label }) => label),
  );
  expect(input.getAttribute("aria-expanded")).toBe("true");
  expect(element.querySelector(`#${input.getAttribute("aria-controls")}`)?.getAttribute("role")).toBe(
    "listbox",
  );
  expect(element.querySelector("[role=status]")?.textContent).toContain(words);
});

test("one asks when the citizen pauses, and not for less than three letters", async () => {
  const suggest = vi.fn(() => Promise.resolve(PLACES));
  const { element } = await address(suggest);
  await type(element, "ka");
  await type(element, "kal", 150);
  await type(element, "kall", 150);
  expect(suggest).not.toHaveBeenCalled();
  await type(element, " kalli ");
  expect(suggest.mock.calls).toEqual([["kalli"]]);
});

test("what is typed stays, whatever is drawn anew before it is heard of", async () => {
  const { element, input } = await address(() => Promise.resolve([]));
  await type(element, "ka", 0);
  expect([input.value, element.value]).toEqual(["ka", "ka"]);
});

test("an answer that comes too late is dropped", async () => {
  const answers: ((places: Place[]) => void)[] = [];
  const { element } = await address(() => new Promise((resolve) => answers.push(resolve)));
  await type(element, "kal");
  await type(element, "kalliok");
  answers[1]!([PLACES[1]!]);
  await vi.advanceTimersByTimeAsync(0);
  answers[0]!(PLACES);
  await vi.advanceTimersByTimeAsync(0);
  await element.updateComplete;
  expect(optionsOf(element)).toHaveLength(1);
});

test("where suggestions fail it is a plain field", async () => {
  const { element, input, chosen } = await address(() => Promise.reject(new Error("down")));
  await type(element, "kallio");
  expect(optionsOf(element)).toEqual([]);
  expect(input.getAttribute("aria-expanded")).toBe("false");
  expect((await key(element, "Enter")).defaultPrevented).toBe(false);
  expect(chosen).toEqual([]);
});

test("the arrows go round through the suggestions and what is written", async () => {
  const { element } = await address(() => Promise.resolve(PLACES));
  await type(element, "kallio");
  const stops = [];
  for (const name of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
    await key(element, name);
    stops.push(active(element));
  }
  expect(stops).toEqual(["suggestion-0", "suggestion-1", null, "suggestion-1"]);
  expect(element.querySelector("#suggestion-1")?.getAttribute("aria-selected")).toBe("true");
});

test("Enter chooses the active suggestion, and is the composer's where none is active", async () => {
  const { element, chosen } = await address(() => Promise.resolve(PLACES));
  await type(element, "kallio");
  expect((await key(element, "Enter")).defaultPrevented).toBe(false);
  await key(element, "ArrowDown");
  expect((await key(element, "Enter")).defaultPrevented).toBe(true);
  expect(chosen).toEqual(["Kalliontie 15, Nivala"]);
  expect(optionsOf(element)).toEqual([]);
});

test("a touch chooses", async () => {
  const { element, chosen } = await address(() => Promise.resolve(PLACES));
  await type(element, "kallio");
  (optionsOf(element)[1] as HTMLElement).click();
  expect(chosen).toEqual(["Kalliokuja 2, Nivala"]);
});

test("Escape closes the suggestions, and the words stay", async () => {
  const { element, input } = await address(() => Promise.resolve(PLACES));
  await type(element, "kallio");
  expect((await key(element, "Escape")).defaultPrevented).toBe(true);
  expect(optionsOf(element)).toEqual([]);
  expect(input.value).toBe("kallio");
});

test("words that were sent take their suggestions with them, also those still to come", async () => {
  const answers: ((places: Place[]) => void)[] = [];
  const { element } = await address(() => new Promise((resolve) => answers.push(resolve)));
  await type(element, "kallio");
  element.value = "";
  await element.updateComplete;
  answers[0]!(PLACES);
  await vi.advanceTimersByTimeAsync(0);
  await element.updateComplete;
  expect(optionsOf(element)).toEqual([]);
});
