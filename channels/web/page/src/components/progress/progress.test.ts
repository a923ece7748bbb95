import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import "./progress";

test.each([
  ["fi", "Kysymys 3/5"],
  ["sv", "Fråga 3/5"],
] as const)("says how far the form has come (%s)", async (lang, words) => {
  const element = await shown("ak-progress", { number: 3, count: 5, lang });
  expect(element.textContent).toContain(words);
  expect(element.querySelector("progress")?.value).toBe(3);
});
