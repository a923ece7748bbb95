import { expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import "./rating";

test.each([
  ["fi", "Miten asiointi sujui?", "4/5: Hyvin", "Kiitos arviosta."],
  ["sv", "Hur gick det?", "4/5: Bra", "Tack för ditt omdöme."],
])("asks, takes stars and words, and thanks (%s)", async (lang, question, four, thanks) => {
  const rating = await shown("ak-rating", { lang });
  const rated = vi.fn();
  rating.addEventListener("ak-rate", (event) => rated((event as CustomEvent).detail));
  expect(rating.querySelector("legend")?.textContent).toBe(question);
  const label = rating.querySelectorAll("label")[3] as HTMLLabelElement;
  expect(label.textContent?.trim()).toBe(four);
  label.querySelector("input")?.dispatchEvent(new Event("change"));
  await rating.updateComplete;
  const words = rating.querySelector("textarea") as HTMLTextAreaElement;
  words.value = " Nopeaa ";
  rating.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  await rating.updateComplete;
  expect(rated).toHaveBeenCalledWith({ stars: 4, words: "Nopeaa" });
  expect(rating.textContent?.trim()).toBe(thanks);
});

test("nothing can be sent before a star is chosen", async () => {
  expect((await shown("ak-rating")).querySelector(".primary")).toBeNull();
});

test("in a dialog it is not waved aside: the dialog is closed", async () => {
  expect((await shown("ak-rating", { inDialog: true })).querySelector("button")).toBeNull();
});

test("can be waved aside", async () => {
  const rating = await shown("ak-rating");
  const dismissed = vi.fn();
  rating.addEventListener("ak-rate-dismiss", dismissed);
  rating.querySelector<HTMLButtonElement>("button.plain")?.click();
  expect(dismissed).toHaveBeenCalledOnce();
});
