import { expect, test, vi } from "vitest";
import { BUTTONS, CARDS, LINES, MANY_BUTTONS, said } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import * as speech from "../../app/speech";
import "./message";

const words = (node: Element | null) => node?.textContent?.replace(/\s+/g, " ").trim() ?? "";

async function message(properties: object) {
  const element = await shown("ak-message", properties);
  await new Promise(requestAnimationFrame);
  return element;
}

test.each([
  ["fi", "Avustaja 14.05 Kysymys 2/5"],
  ["sv", "Assistenten 14.05 Fråga 2/5"],
] as const)("says who said it, when, and how far the form is (%s)", async (lang, byline) => {
  expect(words((await message({ said: said(lang, { progress: [2, 5] }) })).querySelector(".byline"))).toBe(
    byline,
  );
});

test.each([
  ["photo", "Kuva", "Bild"],
  ["location", "Oma sijainti", "Min plats"],
])("the citizen's %s is told in words", async (key, fi, sv) => {
  for (const [lang, expected] of [
    ["fi", fi],
    ["sv", sv],
  ] as const) {
    const own = said(lang, { kind: "citizen", key, text: "" });
    expect(words((await message({ said: own })).querySelector(".bubble"))).toBe(expected);
  }
});

test.each([
  ["summary", { lines: LINES.fi }, "ak-summary"],
  ["receipt", {}, "ak-receipt"],
  ["notice", {}, "ak-notice"],
  ["list", { cards: [CARDS.fi.item] }, "ak-card"],
  ["list", { links: CARDS.fi.service.links }, "ak-links"],
  ["question", { hint: "Osoite riittää." }, "ak-hint"],
  ["question", { buttons: BUTTONS.fi }, "ak-choices"],
  ["question", { buttons: MANY_BUTTONS }, "ak-choice-list"],
] as const)("a %s with %j has its own part", async (kind, more, tag) => {
  const element = await message({ said: said("fi", { kind, ...more } as object) });
  expect(element.querySelector(tag)).not.toBeNull();
});

test("a message on its way says how far it is", async () => {
  const element = await message({ said: said("fi", { kind: "citizen" }), delivery: "waiting" });
  expect(words(element.querySelector(".state"))).toBe("Odottaa yhteyttä. Lähtee, kun yhteys palaa.");
});

test("is read aloud, and stops when asked", async () => {
  const speak = vi.spyOn(speech, "speak").mockImplementation(() => {});
  const stop = vi.spyOn(speech, "stop").mockImplementation(() => {});
  const element = await message({ said: said("sv"), audible: true });
  const button = element.querySelector(".listen") as HTMLButtonElement;
  expect(button.title).toBe("Lyssna på meddelandet");
  button.click();
  await new Promise(requestAnimationFrame);
  expect(speak).toHaveBeenCalledWith(said("sv").text, "sv", expect.anything());
  expect(button.title).toBe("Sluta lyssna");
  button.click();
  expect(stop).toHaveBeenCalledOnce();
});

test("without a voice it cannot be listened to", async () => {
  expect((await message({ said: said("fi") })).querySelector(".listen")).toBeNull();
});
