import { expect, test, vi } from "vitest";
import { MUNICIPALITIES } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./person";

test.each([
  ["fi", "ma–pe 9.00–15.00", "Haluan asioida ihmisen kanssa."],
  ["sv", "må–fr 9.00–15.00", "Jag vill prata med en människa."],
])("tells every way, and asks for one in the conversation (%s)", async (lang, hours, words) => {
  const person = await shown("ak-person", { municipalities: MUNICIPALITIES, lang, open: true });
  expect(person.querySelectorAll(".contact")).toHaveLength(MUNICIPALITIES.length);
  expect(person.querySelector('[href="tel:081234560"]')?.textContent).toBe("08 123 4560");
  expect(person.textContent).toContain(hours);
  const sent = vi.fn();
  person.addEventListener("ak-send", (event) => sent(event.detail));
  person.querySelector<HTMLButtonElement>(".ask")?.click();
  expect(sent).toHaveBeenCalledWith({ kind: "text", text: words });
  expect(person.querySelector("details")?.open).toBe(false);
});
