import type { LitElement } from "lit";
import { expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import type { Rated } from "./rating";
import "./rating";

test.each([
  ["fi", "Miten asiointi sujui?", "4/5: Hyvin", "Kiitos arviosta."],
  ["sv", "Hur gick det?", "4/5: Bra", "Tack för ditt omdöme."],
])("asks, takes stars and words, and thanks (%s)", async (lang, question, four, thanks) => {
  const rating = await shown("ak-rating", { lang });
  expect(rating.querySelector("legend")?.textContent).toBe(question);
  const label = rating.querySelectorAll("label")[3] as HTMLLabelElement;
  expect(label.textContent?.trim()).toBe(four);
  const { rated, words, send } = await filled(rating);
  await send();
  expect(rated).toMatchObject({ stars: 4, words: "Nopeaa" });
  expect(rating.textContent).not.toContain(thanks);
  rated.answer(null);
  await rating.updateComplete;
  expect(words.isConnected).toBe(false);
  expect(rating.textContent?.trim()).toBe(thanks);
});

test("what could not be sent is said, stays as it was written and can be sent again", async () => {
  const rating = await shown("ak-rating");
  const { rated, words, send, times } = await filled(rating);
  await send();
  await send(); // one at a time
  expect(times()).toBe(1);
  rated.answer("Arviota ei saatu lähetettyä.");
  await rating.updateComplete;
  expect(rating.querySelector("[role=alert]")?.textContent).toBe("Arviota ei saatu lähetettyä.");
  expect(words.value).toBe(" Nopeaa ");
  await send();
  expect(times()).toBe(2);
  expect(rated).toMatchObject({ stars: 4, words: "Nopeaa" });
});

// Four stars and some words.
async function filled(rating: LitElement) {
  const rated = {} as Rated;
  let count = 0;
  rating.addEventListener("ak-rate", (event) => {
    count += 1;
    Object.assign(rated, (event as CustomEvent<Rated>).detail);
  });
  rating.querySelectorAll("input")[3]?.dispatchEvent(new Event("change"));
  await rating.updateComplete;
  const words = rating.querySelector("textarea") as HTMLTextAreaElement;
  words.value = " Nopeaa ";
  const send = async () => {
    rating.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    await rating.updateComplete;
  };
  return { rated, words, send, times: () => count };
}

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
