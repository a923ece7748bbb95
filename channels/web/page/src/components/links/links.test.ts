import { html, render } from "lit";
import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import { linked } from "./linked";
import "./links";

const found = (text: string) => {
  const place = document.createElement("p");
  render(html`${linked(text, "fi")}`, place);
  return [...place.querySelectorAll("a")].map((a) => a.getAttribute("href"));
};

test.each([
  ["Katso https://nivala.example.org/vika.", ["https://nivala.example.org/vika"]],
  ["Soita 08 123 4567 tai 112.", ["tel:081234567", "tel:112"]],
  ["kirjaamo@nivala.example.org", ["mailto:kirjaamo@nivala.example.org"]],
  ["Tunnus A-2026-112, kuva 12.", []],
  ["javascript:alert(1) http://nivala.example.org", []],
])("finds what can be pressed in %j", (text, links) => {
  expect(found(text)).toEqual(links);
});

test.each([
  ["fi", "avautuu uuteen välilehteen"],
  ["sv", "öppnas i en ny flik"],
] as const)("a web page opens beside the conversation and says so (%s)", async (lang, words) => {
  const links = [{ title: "Nivala", href: "https://nivala.example.org" }];
  const a = (await shown("ak-links", { links, lang })).querySelector("a");
  expect(a?.target).toBe("_blank");
  expect(a?.textContent).toContain(words);
});

test("the way to Suomi.fi goes there in the same tab", async () => {
  const links = [{ title: "Tunnistaudu", href: "/suomifi/login?handle=h" }];
  const a = (await shown("ak-links", { links })).querySelector("a.suomifi") as HTMLAnchorElement;
  expect(a.getAttribute("href")).toBe("/suomifi/login?handle=h");
  expect(a.target).toBe("");
});

test("a link of another kind is words only", async () => {
  const links = [{ title: "Nivala", href: "javascript:alert(1)" }];
  const element = await shown("ak-links", { links });
  expect(element.querySelector("a")).toBeNull();
  expect(element.textContent).toContain("Nivala");
});

test("a way to Suomi.fi that has served leads nowhere", async () => {
  const links = [{ title: "Tunnistaudu", href: "/suomifi/login?handle=h" }];
  const a = (await shown("ak-links", { links, over: true })).querySelector("a.suomifi") as HTMLAnchorElement;
  expect(a.hasAttribute("href")).toBe(false);
  expect(a.getAttribute("aria-disabled")).toBe("true");
});
