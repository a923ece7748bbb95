import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import "./hint";

test.each([
  ["fi", "Ohje: Osoite riittää."],
  ["sv", "Tips: Osoite riittää."],
])("says that it is one (%s)", async (lang, words) => {
  const hint = await shown("ak-hint", { text: "Osoite riittää.", lang });
  expect(hint.querySelector("p")?.textContent).toBe(words);
});
