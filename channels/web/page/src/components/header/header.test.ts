import { expect, test, vi } from "vitest";
import { MUNICIPALITIES } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./header";

const header = async (properties: object = {}) => {
  const element = await shown("ak-header", {
    name: "Kunta-Akkuna",
    municipalities: MUNICIPALITIES,
    ...properties,
  });
  await new Promise(requestAnimationFrame);
  return element;
};

test.each([
  ["fi", "På svenska", "sv", "Automaattinen palvelu: sinulle vastaa kone."],
  ["sv", "Suomeksi", "fi", "Automatisk tjänst: en maskin svarar."],
])("offers the other language and tells that a machine answers (%s)", async (lang, words, other, machine) => {
  const element = await header({ lang });
  const link = element.querySelector("#language") as HTMLAnchorElement;
  expect([link.textContent, link.lang, link.hreflang]).toEqual([words, other, other]);
  expect(link.getAttribute("href")).toBe(`?lang=${other}`);
  expect(element.textContent).toContain(machine);
  const switched = vi.fn();
  element.addEventListener("ak-language", switched);
  link.click();
  expect(switched).toHaveBeenCalledOnce();
});

test("is of the municipality, with its contacts only", async () => {
  const element = await header({ municipality: "001" });
  expect(element.querySelector("h1")?.textContent).toBe("Haapajärvi");
  expect([...element.querySelectorAll(".contact h2")].map((name) => name.textContent)).toEqual([
    "Haapajärvi",
  ]);
});

test("of none, it has the service's name and everybody's contacts", async () => {
  const element = await header();
  expect(element.querySelector("h1")?.textContent).toBe("Kunta-Akkuna");
  expect(element.querySelectorAll(".contact")).toHaveLength(MUNICIPALITIES.length);
});
