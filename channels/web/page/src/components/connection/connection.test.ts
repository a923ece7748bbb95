import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import "./connection";

const heard = () => {
  const region = document.createElement("div");
  region.id = "announcer";
  document.documentElement.append(region);
  return () => [...region.children].map((line) => line.textContent);
};

test.each([
  ["fi", "Ei yhteyttä palveluun.", "Yhteys palasi."],
  ["sv", "Ingen förbindelse till tjänsten.", "Förbindelsen är tillbaka."],
])("shows and says that it is lost, and that it is back (%s)", async (lang, lost, back) => {
  const announced = heard();
  const line = await shown("ak-connection", { word: "lost", lang });
  expect(line.textContent).toContain(lost);
  Object.assign(line, { word: "back" });
  await line.updateComplete;
  expect(line.textContent).toContain(back);
  expect(announced()).toEqual([expect.stringContaining(lost), back]);
  document.getElementById("announcer")?.remove();
});

test("is silent otherwise", async () => {
  expect((await shown("ak-connection")).textContent?.trim()).toBe("");
});
