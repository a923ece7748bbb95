import { expect, test } from "vitest";
import { LINES, said } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./summary";

test.each([
  ["fi", "Yhteenveto"],
  ["sv", "Sammanfattning"],
] as const)("has a heading and every line with its change (%s)", async (lang, heading) => {
  const summary = await shown("ak-summary", { said: said(lang, { kind: "summary", lines: LINES[lang] }) });
  await new Promise(requestAnimationFrame);
  expect(summary.querySelector("h3")?.textContent).toBe(heading);
  expect([...summary.querySelectorAll("dt")].map((dt) => dt.textContent)).toEqual(
    LINES[lang].map(({ label }) => label),
  );
  expect(summary.querySelectorAll("dd button")).toHaveLength(LINES[lang].length);
});
