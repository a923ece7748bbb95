import { expect, test } from "vitest";
import { said } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./notice";

test.each([
  ["fi", "Huomaa:"],
  ["sv", "Observera:"],
] as const)("says that it is one, and 112 can be called (%s)", async (lang, mark) => {
  const notice = await shown("ak-notice", { said: said(lang, { kind: "notice", text: "112\nOdota." }) });
  expect(notice.querySelector(".unseen")?.textContent).toBe(mark);
  expect(notice.querySelectorAll("p")).toHaveLength(2);
  expect(notice.querySelector("a")?.getAttribute("href")).toBe("tel:112");
});
