import { expect, test, vi } from "vitest";
import { LINES } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./lines";

const words = (node: Element | null) => node?.textContent?.replace(/\s+/g, " ").trim();

test.each([
  ["fi", "Muuta Paikka", "Muuta: Paikka"],
  ["sv", "Ändra Plats", "Ändra: Plats"],
] as const)("each line says what its button changes (%s)", async (lang, name, says) => {
  const lines = await shown("ak-lines", { lines: LINES[lang], lang });
  const pressed = vi.fn();
  lines.addEventListener("ak-press", (event) => pressed((event as CustomEvent).detail.text));
  const button = lines.querySelectorAll("button")[1] as HTMLButtonElement;
  expect(words(button)).toBe(name);
  button.click();
  expect(pressed).toHaveBeenCalledWith(says);
});

test("a value is copied, and it is said", async () => {
  const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const lines = await shown("ak-lines", { lines: [{ label: "Numero", value: "123-2026" }], copies: true });
  lines.querySelector("button")?.click();
  await vi.waitFor(() => expect(words(lines.querySelector("button"))).toBe("Kopioitu Numero"));
  expect(writeText).toHaveBeenCalledWith("123-2026");
});

test("a line that cannot be changed has no button", async () => {
  const lines = await shown("ak-lines", { lines: [{ label: "Tila", value: "Avoin" }] });
  expect(lines.querySelector("button")).toBeNull();
});
