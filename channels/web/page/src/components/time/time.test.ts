import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import type { TimeChoice } from "./time";
import "./time";

async function time(lang = "fi") {
  const element = await shown<TimeChoice>("ak-time", { lang });
  const sent: unknown[] = [];
  element.addEventListener("ak-send", (event) => sent.push(event.detail));
  return { element, sent, list: element.querySelector("select")!, button: element.querySelector("button")! };
}

test("a chosen time is sent when the button is pressed, and not before", async () => {
  const { list, button, sent } = await time();
  list.value = "14.30";
  list.dispatchEvent(new Event("change"));
  expect(sent).toEqual([]);
  button.click();
  expect(sent).toEqual([{ kind: "text", text: "14.30" }]);
});

test.each([
  ["fi", "Valitse ensin kellonaika."],
  ["sv", "Välj först ett klockslag."],
])("without a choice it is said what is missing (%s)", async (lang, words) => {
  const { element, list, button, sent } = await time(lang);
  button.click();
  await element.updateComplete;
  expect(sent).toEqual([]);
  expect(element.querySelector("[role=alert]")?.textContent).toBe(words);
  expect(list.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(list);
});

test("the list has a name, and it is told that other times can be written", async () => {
  const { element, list } = await time("sv");
  expect(element.querySelector("label")?.htmlFor).toBe(list.id);
  const hint = list.getAttribute("aria-describedby")!.split(" ").at(-1);
  expect(element.querySelector(`#${hint}`)?.textContent).toContain("14.30");
});
