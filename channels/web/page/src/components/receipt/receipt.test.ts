import { expect, test, vi } from "vitest";
import { said } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./receipt";

const receiptIn = (lang: "fi" | "sv") =>
  shown("ak-receipt", {
    said: said(lang, {
      kind: "receipt",
      key: "receipt",
      text: "123-2026",
      lines: [{ label: "Nr", value: "123-2026" }],
    }),
  });

test.each([
  ["fi", "Vahvistus", "Tulosta vahvistus"],
  ["sv", "Bekräftelse", "Skriv ut bekräftelsen"],
] as const)("says what it is and can be printed (%s)", async (lang, heading, print) => {
  const receipt = await receiptIn(lang);
  expect(receipt.querySelector("h3")?.textContent?.trim()).toBe(heading);
  expect(receipt.querySelector(".print")?.textContent?.trim()).toBe(print);
});

test.each(["receipt_checking", "receipt_refused", "receipt_waiting"])(
  "%s is no confirmation",
  async (key) => {
    const receipt = await shown("ak-receipt", { said: said("fi", { kind: "receipt", key }) });
    expect(receipt.querySelector("h3")?.textContent?.trim()).toBe("Asian tilanne");
    expect(receipt.querySelector(".done")).toBeNull();
  },
);

test("is alone on the paper", async () => {
  const receipt = await receiptIn("fi");
  let marked = false;
  window.print = vi.fn(() => (marked = receipt.classList.contains("printed")));
  receipt.querySelector<HTMLButtonElement>(".print")?.click();
  expect(marked).toBe(true);
  expect(receipt.classList.contains("printed")).toBe(false);
});

test("its number can be copied", async () => {
  const receipt = await receiptIn("fi");
  await new Promise(requestAnimationFrame);
  expect(receipt.querySelector("dd button")?.textContent?.replace(/\s+/g, " ").trim()).toBe("Kopioi Nr");
});
