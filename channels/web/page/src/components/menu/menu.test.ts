import { expect, test, vi } from "vitest";
import { MUNICIPALITIES } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./menu";

const menu = (properties: object = {}) =>
  shown("ak-menu", { municipalities: MUNICIPALITIES, municipality: "001", open: true, ...properties });

test.each([
  ["fi", ["Tallenna tekstinä", "Tallenna verkkosivuna", "Tulosta"]],
  ["sv", ["Spara som text", "Spara som webbsida", "Skriv ut"]],
])("saves the conversation in three ways (%s)", async (lang, words) => {
  const links = [...(await menu({ lang })).querySelectorAll('a[href^="/chat/transcript"]')];
  expect(links.map((link) => link.textContent)).toEqual(words);
  expect(links.map((link) => link.getAttribute("href")?.split("=").at(-1))).toEqual(["txt", "html", "print"]);
});

test.each(["fi", "sv"])("leads to what is told of the chat, in its language (%s)", async (lang) => {
  const element = await menu({ lang });
  for (const name of ["about", "privacy", "accessibility"]) {
    const link = element.querySelector(`[href="/chat/${name}?lang=${lang}&municipality=001"]`);
    expect(link?.textContent).not.toBe("");
    expect(link).not.toBeNull();
  }
});

test("reads aloud only where there is a voice, and when asked", async () => {
  expect((await menu()).querySelector("[type=checkbox]")).toBeNull();
  const element = await menu({ audible: true });
  const asked = vi.fn();
  element.addEventListener("ak-read-aloud", (event) => asked((event as CustomEvent).detail));
  const box = element.querySelector("[type=checkbox]") as HTMLInputElement;
  box.checked = true;
  box.dispatchEvent(new Event("change"));
  expect(asked).toHaveBeenCalledWith({ on: true });
});

test("closes when the answer was to go on", async () => {
  const element = await menu();
  element
    .querySelector("ak-restart")
    ?.dispatchEvent(new CustomEvent("ak-restart-dismiss", { bubbles: true }));
  expect(element.querySelector("details")?.open).toBe(false);
  expect(document.activeElement).toBe(element.querySelector("summary"));
});
