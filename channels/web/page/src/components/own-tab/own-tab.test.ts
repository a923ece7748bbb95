import { expect, test } from "vitest";
import { shown } from "../../../stories/shown";
import "./own-tab";

test.each([
  ["fi", "Avaa keskustelu omalla sivullaan"],
  ["sv", "Öppna samtalet på en egen sida"],
] as const)("leads to the same chat outside the site (%s)", async (lang, words) => {
  const element = await shown("ak-own-tab", { lang });
  const link = element.querySelector("a") as HTMLAnchorElement;
  expect(link.textContent).toContain(words);
  expect(link.target).toBe("_blank");
  expect(new URL(link.href).search).toBe(`?lang=${lang}`);
});
