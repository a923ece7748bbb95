import { expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import "./typing";

test.each([
  ["fi", "Vastaus on tulossa", "Vastaus viipyy."],
  ["sv", "Svaret är på väg", "Svaret dröjer."],
])("says that a reply is coming, then that it takes long (%s)", async (lang, soon, later) => {
  vi.useFakeTimers();
  const typing = await shown("ak-typing", { on: true, lang });
  expect(typing.textContent).toContain(soon);
  vi.advanceTimersByTime(12_000);
  await typing.updateComplete;
  expect(typing.textContent).toContain(later);
  Object.assign(typing, { on: false });
  await typing.updateComplete;
  expect(typing.textContent?.trim()).toBe("");
  vi.useRealTimers();
});
