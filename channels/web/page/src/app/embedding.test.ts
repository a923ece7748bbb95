import { afterEach, beforeEach, expect, test, vi, type Mock } from "vitest";
import { asMessage, type FromHost } from "../../widget/messages";
import { Host, keyed, sessionAddress, sessionHeaders, takeColour } from "./embedding";

const SITE = "https://www.nivala.example.org";
let opened: Mock<() => void>;
let told: Mock;
let host: Host;

/** Lets the widget say something. */
const hear = (type: FromHost, origin: string, source: Window | null = parent) =>
  dispatchEvent(new MessageEvent("message", { data: asMessage(type), origin, source }));

beforeEach(() => {
  opened = vi.fn();
  told = vi.fn();
  vi.spyOn(parent, "postMessage").mockImplementation(told);
  host = new Host([SITE, "http://localhost:*"], opened);
});

afterEach(() => {
  vi.restoreAllMocks();
  opened.mockClear();
  told.mockClear();
  document.body.replaceChildren();
});

test.each([SITE, "http://localhost:8000"])("the widget on %s is answered", (origin) => {
  hear("hello", origin);
  expect(told).toHaveBeenCalledWith(asMessage("ready"), origin);
  hear("opened", origin);
  expect(opened).toHaveBeenCalledOnce();
});

test.each([
  "https://evil.example.org",
  `${SITE}.evil.example.org`,
  "http://localhost.evil.example.org:80",
  "https://localhost:8000",
  "null",
])("%s hears nothing", (origin) => {
  hear("hello", origin);
  hear("opened", origin);
  host.tell("unread");
  expect(told).not.toHaveBeenCalled();
  expect(opened).not.toHaveBeenCalled();
});

test("another window of an allowed site hears nothing", () => {
  hear("hello", SITE, null);
  expect(told).not.toHaveBeenCalled();
});

test("Esc closes what is open in the page first, and then the chat", () => {
  hear("hello", SITE);
  told.mockClear();
  const press = () =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  const panel = document.createElement("details");
  panel.className = "panel";
  panel.open = true;
  document.body.append(panel);
  press();
  expect(told).not.toHaveBeenCalled();
  panel.open = false;
  press();
  expect(told).toHaveBeenCalledWith(asMessage("escape"), SITE);
});

test.each([
  ["/nivala", "nivala"],
  ["/nivala/", "nivala"],
  ["/", "1"],
])(
  "requests, links and what is kept of the page in a frame are of its own conversation (%s)",
  (path, name) => {
    history.replaceState(null, "", path);
    expect(sessionHeaders(true)).toEqual({ "Akkuna-Embedded": name });
    expect(sessionAddress("/chat/transcript?format=txt", true)).toBe(
      `/chat/transcript?format=txt&embedded=${name}`,
    );
    expect(sessionAddress("/chat/transcript", true)).toBe(`/chat/transcript?embedded=${name}`);
    expect(keyed("draft", true)).toBe(`akkuna:${name}:draft`);
  },
);

test("those of the page on its own are of the browser's one conversation", () => {
  expect(sessionHeaders(false)).toEqual({});
  expect(sessionAddress("/chat/transcript", false)).toBe("/chat/transcript");
  expect(keyed("draft", false)).toBe("akkuna:draft");
});

test.each([
  ["?embedded=1&color=%231f4d2b", true, ["#1f4d2b", "#fff"]],
  ["?embedded=1&color=%23ffcc00", true, ["#ffcc00", "#000"]],
  ["?embedded=1&color=red;", true, ["", ""]],
  ["?embedded=1", true, ["", ""]],
  ["?color=%231f4d2b", false, ["", ""]],
])(
  "the header has the colour of the bar above it, and words that can be read (%s)",
  (search, inside, colours) => {
    const { style } = document.documentElement;
    style.cssText = "";
    takeColour(search, inside);
    expect(["--brand", "--on-brand"].map((name) => style.getPropertyValue(name))).toEqual(colours);
    style.cssText = "";
  },
);
