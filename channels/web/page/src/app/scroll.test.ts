import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Scroll } from "./scroll";

const scrolledTo = vi.fn();
const reply = document.createElement("li");
let scroll: Scroll;
let wanted = "";

beforeEach(() => {
  scrolledTo.mockClear();
  vi.stubGlobal("scrollTo", scrolledTo);
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => draw());
  const [header, dock] = [document.createElement("header"), document.createElement("div")];
  scroll = new Scroll(
    header,
    dock,
    (key) => ((wanted = key), reply),
    () => {},
  );
  Object.defineProperty(document.documentElement, "scrollHeight", { configurable: true, value: 5000 });
  reply.getBoundingClientRect = () => ({ top: 1008 }) as DOMRect;
});
afterEach(() => void vi.unstubAllGlobals());

const places = () => scrolledTo.mock.calls.splice(0).map(([{ top }]) => top as number);

test("in a frame that is shown again it goes where it could not go while nobody saw it", () => {
  scroll.toEnd();
  places();
  scroll.again();
  expect(places()).toEqual([5000]);
  scroll.follow("1");
  expect(places()).toEqual([1000]);
  scroll.again();
  expect(places()).toEqual([1000]);
});

test("it stays with the citizen's last message while no reply has come", () => {
  scroll.toEnd();
  scroll.stay();
  expect(places()).toEqual([5000, 5000]);
  scroll.follow("1");
  scroll.stay();
  expect(places()).toEqual([1000]);
});

test("a long reply is shown from the first message's beginning, but a summary in any case", () => {
  const tops: Record<string, number> = { "1": 1008, "2": 1508, "3": 2008 };
  reply.getBoundingClientRect = () => ({ top: tops[wanted] }) as DOMRect;
  scroll.toEnd();
  places();
  scroll.follow("1");
  scroll.follow("2");
  expect(places()).toEqual([1000, 1000]);
  scroll.follow("3", true);
  expect(places()).toEqual([2000]);
});

test("what was said of the citizen's words stays in view above a summary", () => {
  const tops: Record<string, number> = { "1": 1008, "2": 1108 };
  reply.getBoundingClientRect = () => ({ top: tops[wanted] }) as DOMRect;
  scroll.toEnd();
  places();
  scroll.follow("1");
  scroll.follow("2", true);
  expect(places()).toEqual([1000, 1000]);
});

test("a hidden frame that loses its place has not been scrolled up by the citizen", () => {
  const at = (top: number, height: number) => {
    vi.stubGlobal("scrollY", top);
    vi.stubGlobal("innerHeight", height);
    dispatchEvent(new Event("scroll"));
  };
  at(3000, 700);
  at(0, 0);
  scroll.again();
  expect(places()).toEqual([5000]);
  at(3000, 700);
  at(2000, 700);
  scroll.again();
  expect(places()).toEqual([]);
});

test("what is said after a press that says nothing is shown from its own beginning", () => {
  const tops: Record<string, number> = { "1": 1008, "2": 1508 };
  reply.getBoundingClientRect = () => ({ top: tops[wanted] }) as DOMRect;
  scroll.toEnd();
  places();
  scroll.follow("1");
  scroll.turn();
  scroll.follow("2");
  expect(places()).toEqual([1000, 1500]);
});
