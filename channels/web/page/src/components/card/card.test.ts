import { expect, test, vi } from "vitest";
import { CARDS } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./card";

test.each(["fi", "sv"] as const)("shows everything of a service (%s)", async (lang) => {
  const { title, text, lines, links } = CARDS[lang].service;
  const card = await shown("ak-card", { card: CARDS[lang].service, lang });
  await new Promise(requestAnimationFrame);
  expect(card.querySelector("h3")?.textContent).toBe(title);
  for (const words of [text, ...lines.map(({ value }) => value), ...links.map((link) => link.title)]) {
    expect(card.textContent).toContain(words);
  }
});

test("its button answers", async () => {
  const card = await shown("ak-card", { card: CARDS.fi.item });
  await new Promise(requestAnimationFrame);
  const pressed = vi.fn();
  card.addEventListener("ak-press", (event) => pressed((event as CustomEvent).detail.payload));
  card.querySelector<HTMLButtonElement>(".choices button")?.click();
  expect(pressed).toHaveBeenCalledWith("b:21");
});

test("marks what is in the other language", async () => {
  const card = {
    ...CARDS.sv.service,
    title_lang: "fi",
    text_lang: "fi",
    lines: [{ label: "Pris", value: "3 euroa", value_lang: "fi" }, CARDS.sv.service.lines[0]],
    links: [{ title: "Varaa", href: "https://nivala.example.org", lang: "fi" }],
  };
  const element = await shown("ak-card", { card, lang: "sv" });
  await new Promise(requestAnimationFrame);
  const marked = [...element.querySelectorAll("[lang=fi]")].map((one) => one.tagName);
  expect(marked).toEqual(["H3", "P", "SPAN", "LI"]);
  expect(element.querySelectorAll("dd span:not([lang])")).toHaveLength(1);
});
