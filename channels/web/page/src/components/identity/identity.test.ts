import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import "./identity";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const liisa = (minutes: number, actingFor: string | null = null) => ({
  name: "Liisa Esimerkki",
  actingFor,
  expires: inMinutes(minutes),
});

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

test.each([
  ["fi", "Tunnistautunut: Liisa Esimerkki", "Asioit toisen puolesta: Onni", "Kirjaudu ulos"],
  ["sv", "Identifierad: Liisa Esimerkki", "För någon annan: Onni", "Logga ut"],
])("says who is identified and for whom they act (%s)", async (lang, who, forWhom, out) => {
  const identity = await shown("ak-identity", { identity: liisa(32, "Onni"), lang });
  expect(identity.textContent).toContain(who);
  expect(identity.textContent).toContain(forWhom);
  const left = vi.fn();
  identity.addEventListener("ak-log-out", left);
  const button = identity.querySelector("button") as HTMLButtonElement;
  expect(button.textContent).toBe(out);
  button.click();
  expect(left).toHaveBeenCalledOnce();
});

test("names nobody else where one acts for oneself", async () => {
  const identity = await shown("ak-identity", { identity: liisa(32) });
  expect(identity.querySelector("br")).toBeNull();
});

test("is not there when nobody is identified, nor when the time is over", async () => {
  const identity = await shown("ak-identity");
  expect(identity.textContent?.trim()).toBe("");
  Object.assign(identity, { identity: liisa(32) });
  await identity.updateComplete;
  expect(identity.textContent).toContain("Liisa");
  vi.advanceTimersByTime(33 * 60_000);
  await identity.updateComplete;
  expect(identity.textContent?.trim()).toBe("");
});
