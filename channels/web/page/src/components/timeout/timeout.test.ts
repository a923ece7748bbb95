import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import "./timeout";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

test.each([
  ["fi", "Keskustelu päättyy kello 14.30", "Jatka keskustelua"],
  ["sv", "Samtalet tar slut klockan 14.30", "Fortsätt samtalet"],
])("warns ten minutes before, and can be prolonged (%s)", async (lang, warning, button) => {
  const timeout = await shown("ak-timeout", { expires: inMinutes(30), lang });
  expect(timeout.textContent?.trim()).toBe("");
  vi.advanceTimersByTime(20 * 60_000);
  await timeout.updateComplete;
  expect(timeout.textContent).toContain(warning);
  const prolonged = vi.fn();
  timeout.addEventListener("ak-prolong", prolonged);
  const press = timeout.querySelector("button") as HTMLButtonElement;
  expect(press.textContent).toBe(button);
  press.click();
  expect(prolonged).toHaveBeenCalledOnce();
  Object.assign(timeout, { expires: inMinutes(60) });
  await timeout.updateComplete;
  expect(timeout.textContent?.trim()).toBe("");
});

test("says nothing while nothing is known", async () => {
  expect((await shown("ak-timeout")).textContent?.trim()).toBe("");
});
