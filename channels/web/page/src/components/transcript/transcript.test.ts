import { expect, test, vi } from "vitest";
import { said } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import type { Said } from "../../app/protocol";
import "./transcript";

const entries = (...all: Said[]) =>
  all.map((each, index) => ({
    id: index + 1,
    said: each,
    closed: false,
    chosen: null,
    linksOver: false,
    picture: null,
  }));

async function transcript(properties: object) {
  const element = await shown("ak-transcript", properties);
  await new Promise(requestAnimationFrame);
  return element;
}

test.each([
  ["fi", "Keskustelu", ["sunnuntai 22. marraskuuta", "maanantai 23. marraskuuta"]],
  ["sv", "Samtal", ["söndag 22 november", "måndag 23 november"]],
] as const)("is a named log with a line for each day (%s)", async (lang, name, days) => {
  const yesterday = said(lang, { at: "2026-11-22T12:00:00+00:00" });
  const element = await transcript({ entries: entries(yesterday, said(lang), said(lang)), lang });
  expect(element.querySelector("[role=log] h2")?.textContent).toBe(name);
  expect([...element.querySelectorAll(".day")].map((line) => line.textContent)).toEqual(days);
});

test("every message has its own language", async () => {
  const element = await transcript({ entries: entries(said("fi"), said("sv")) });
  expect([...element.querySelectorAll<HTMLElement>(".message")].map(({ lang }) => lang)).toEqual([
    "fi",
    "sv",
  ]);
});

test("a message stays where it is when the conversation gives it back", async () => {
  const sent = { id: "a", text: "Katuvalo", lang: "fi", picture: null, delivery: "sent" };
  const element = await transcript({ unconfirmed: [sent] });
  const node = element.querySelector(".message");
  expect(node?.querySelector(".state")).not.toBeNull();
  const given = said("fi", { kind: "citizen", text: "Katuvalo", client_id: "a" });
  Object.assign(element, { entries: entries(given), unconfirmed: [] });
  await element.updateComplete;
  await new Promise(requestAnimationFrame);
  expect(element.querySelector(".message")).toBe(node);
  expect(node?.querySelector(".state")).toBeNull();
});

test("leads to the newest message", async () => {
  const element = await transcript({ unseen: true });
  const asked = vi.fn();
  element.addEventListener("ak-newest", asked);
  element.querySelector<HTMLButtonElement>("#new-messages")?.click();
  expect(asked).toHaveBeenCalledOnce();
});
