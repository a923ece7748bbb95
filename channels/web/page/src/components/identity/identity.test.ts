import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import "./identity";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const liisa = (changes: object = {}) => ({
  name: "Liisa Esimerkki",
  actingFor: null,
  left: 15 * 60,
  isIdle: true,
  minutes: 15,
  ...changes,
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  const announcer = Object.assign(document.createElement("div"), { id: "announcer" });
  document.documentElement.append(announcer);
});
afterEach(() => {
  document.getElementById("announcer")?.remove();
  vi.useRealTimers();
});

const announced = () => document.getElementById("announcer")?.textContent;

test.each([
  [
    "fi",
    "Tunnistautunut: Liisa Esimerkki",
    "Asioit toisen puolesta: Onni",
    "yrityksen puolesta: Seura",
    "Kirjaudu ulos",
  ],
  ["sv", "Identifierad: Liisa Esimerkki", "För någon annan: Onni", "ett företag: Seura", "Logga ut"],
])("says who is identified and for whom they act (%s)", async (lang, who, forChild, forSeura, out) => {
  const identity = await shown("ak-identity", {
    identity: liisa({ actingFor: { kind: "person", name: "Onni" } }),
    lang,
  });
  expect(identity.querySelector("section")?.getAttribute("aria-label")).toMatch(/Suomi\.fi/);
  expect(identity.textContent).toContain(who);
  expect(identity.textContent).toContain(forChild);
  Object.assign(identity, { identity: liisa({ actingFor: { kind: "organisation", name: "Seura" } }) });
  await identity.updateComplete;
  expect(identity.textContent).toContain(forSeura);
  const left = vi.fn();
  identity.addEventListener("ak-log-out", left);
  const button = identity.querySelector("button") as HTMLButtonElement;
  expect(button.textContent?.trim()).toBe(out);
  button.click();
  expect(left).toHaveBeenCalledOnce();
});

test("names nobody else where one acts for oneself", async () => {
  const identity = await shown("ak-identity", { identity: liisa() });
  expect(identity.querySelectorAll("section span")).toHaveLength(1);
});

test.each([
  ["fi", "päättyy kello 14.15", "Pysy tunnistautuneena", "jatkuu"],
  ["sv", "upphör klockan 14.15", "Fortsätt vara identifierad", "fortsätter"],
])("warns two minutes before, and can be prolonged (%s)", async (lang, warning, button, goesOn) => {
  const identity = await shown("ak-identity", { identity: liisa(), lang });
  vi.advanceTimersByTime(12 * 60_000);
  await identity.updateComplete;
  expect(identity.querySelector(".stay")).toBeNull();
  vi.advanceTimersByTime(62_000);
  await identity.updateComplete;
  expect(identity.querySelector(".told")?.textContent).toContain(warning);
  expect(announced()).toContain(warning);
  const prolonged = vi.fn();
  identity.addEventListener("ak-prolong", prolonged);
  const press = identity.querySelector(".stay") as HTMLButtonElement;
  expect(press.textContent?.trim()).toBe(button);
  press.click();
  expect(prolonged).toHaveBeenCalledOnce();
  Object.assign(identity, { identity: liisa() });
  await identity.updateComplete;
  await identity.updateComplete;
  expect(identity.querySelector(".told")).toBeNull();
  expect(announced()).toContain(goesOn);
});

test("what cannot be prolonged is not offered to be", async () => {
  const identity = await shown("ak-identity", { identity: liisa({ left: 100, isIdle: false, minutes: 32 }) });
  await identity.updateComplete;
  expect(identity.querySelector(".told")).not.toBeNull();
  expect(identity.querySelector(".stay")).toBeNull();
});

test.each([
  ["fi", true, "et tehnyt mitään 15 minuuttiin"],
  ["fi", false, "enintään 32 minuuttia"],
  ["sv", true, "inte gjorde något på 15 minuter"],
  ["sv", false, "högst i 32 minuter"],
])("tells when the time is over, and why (%s, idle: %s)", async (lang, isIdle, why) => {
  const known = liisa({ left: 60, isIdle, minutes: isIdle ? 15 : 32 });
  const identity = await shown("ak-identity", { identity: known, lang });
  const over = vi.fn();
  identity.addEventListener("ak-identity-over", over);
  vi.advanceTimersByTime(55_000);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(over).toHaveBeenCalled();
  Object.assign(identity, { identity: null, ended: known });
  await identity.updateComplete;
  expect(identity.querySelector("section")).toBeNull();
  expect(identity.textContent).toContain(why);
  expect(announced()).toContain(why);
});

test("is not there when nobody is identified", async () => {
  expect((await shown("ak-identity")).textContent?.trim()).toBe("");
});
