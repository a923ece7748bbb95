import { beforeEach, expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import type { PlaceShare } from "./place";
import "./place";

const getCurrentPosition = vi.fn<Geolocation["getCurrentPosition"]>();

beforeEach(() => {
  getCurrentPosition.mockReset();
  Object.defineProperty(navigator, "geolocation", { configurable: true, value: { getCurrentPosition } });
});

async function place(lang = "fi") {
  const element = await shown<PlaceShare>("ak-place", { lang });
  const sent: unknown[] = [];
  element.addEventListener("ak-send", (event) => sent.push(event.detail));
  const press = async (number = 0) => {
    element.querySelectorAll("button")[number]!.click();
    await element.updateComplete;
  };
  const words = () => element.querySelector("[role=status]")!.textContent;
  return { element, sent, press, words };
}

const position = (accuracy: number) =>
  ({ coords: { latitude: 63.92512345, longitude: 24.97512345, accuracy } }) as GeolocationPosition;

const succeed = (accuracy: number) => getCurrentPosition.mock.lastCall![0](position(accuracy));
const fail = (code: number) =>
  getCurrentPosition.mock.lastCall![1]!({
    code,
    PERMISSION_DENIED: 1,
    POSITION_UNAVAILABLE: 2,
    TIMEOUT: 3,
  } as GeolocationPositionError);

const HERE = { kind: "location", lat: 63.92512, lon: 24.97512 };

test("it is said what is shared before the browser asks", async () => {
  const { element } = await place();
  const described = element.querySelector("button")!.getAttribute("aria-describedby");
  expect(element.querySelector(`#${described}`)?.textContent).toContain("lähetetään kerran");
  expect(getCurrentPosition).not.toHaveBeenCalled();
});

test("a good position is sent to the metre", async () => {
  const { element, sent, press, words } = await place();
  await press();
  expect(words()).toBe("Sijaintia haetaan");
  succeed(12);
  await element.updateComplete;
  expect(sent).toEqual([HERE]);
  expect(words()).toBe("");
});

test("one search at a time", async () => {
  const { press } = await place();
  await press();
  await press();
  expect(getCurrentPosition).toHaveBeenCalledTimes(1);
});

test.each([
  ["fi", 1, "Selaimesi ei anna käyttää sijaintia."],
  ["sv", 1, "Webbläsaren får inte använda din plats."],
  ["fi", 2, "Sijaintia ei saatu."],
  ["sv", 2, "Din plats kunde inte hämtas."],
  ["fi", 3, "Sijaintia ei löytynyt ajoissa."],
  ["sv", 3, "Platsen hittades inte i tid."],
])("what went wrong is said with what to do instead (%s, %i)", async (lang, code, text) => {
  const { element, sent, press, words } = await place(lang);
  await press();
  fail(code);
  await element.updateComplete;
  expect(words()).toContain(text);
  expect(sent).toEqual([]);
  await press();
  expect(getCurrentPosition).toHaveBeenCalledTimes(2);
});

test("a browser that knows no positions is told of", async () => {
  Object.defineProperty(navigator, "geolocation", { configurable: true, value: undefined });
  const { press, words } = await place();
  await press();
  expect(words()).toContain("Sijaintia ei saatu.");
});

test.each([
  [1420, "2 km"],
  [301, "350 m"],
])("a position that may be %i m wrong is sent only if the citizen lets it be", async (metres, distance) => {
  const { element, sent, press, words } = await place();
  await press();
  succeed(metres);
  await element.updateComplete;
  expect(words()).toContain(distance);
  expect(sent).toEqual([]);
  await press(0);
  expect(sent).toEqual([HERE]);
});

test("it can be looked for again, and the focus is not lost on the way", async () => {
  const { element, sent, press } = await place();
  element.querySelector("button")!.focus();
  await press();
  succeed(900);
  await element.updateComplete;
  expect(element.contains(document.activeElement)).toBe(true);
  await press(1);
  succeed(10);
  expect(sent).toEqual([HERE]);
});

test("a position that comes when the question is gone is not sent", async () => {
  const { element, sent, press } = await place();
  await press();
  element.remove();
  succeed(10);
  expect(sent).toEqual([]);
});
