import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Chat, OPENS } from "./chat";
import { asMessage, type FromPage } from "./messages";
import type { Settings } from "./settings";

const SETTINGS: Settings = {
  origin: "https://chat.example.org",
  municipality: "nivala",
  name: "Nivala",
  lang: "fi",
  colour: undefined,
  side: "right",
};

/** A chat on the page, and its parts. */
function shown(settings: Partial<Settings> = {}) {
  const chat = new Chat({ ...SETTINGS, ...settings });
  chat.show();
  const root = [...document.querySelectorAll("kunta-akkuna")].at(-1)?.shadowRoot as ShadowRoot;
  const find = <T extends Element>(selector: string) => root.querySelector<T>(selector) as T;
  const launcher = find<HTMLButtonElement>(".launcher");
  const dialog = find<HTMLDialogElement>("dialog");
  /** Lets the page in the iframe say something. */
  const hear = (type: FromPage, origin = SETTINGS.origin) => {
    const source = find<HTMLIFrameElement>("iframe").contentWindow as Window;
    vi.spyOn(source, "postMessage").mockImplementation(() => {});
    dispatchEvent(new MessageEvent("message", { data: asMessage(type), origin, source }));
  };
  return { chat, root, find, launcher, dialog, hear };
}

beforeEach(() => {
  vi.useFakeTimers();
  // No network in unit tests.
  vi.spyOn(HTMLIFrameElement.prototype, "src", "set").mockImplementation(function (this: HTMLElement, to) {
    this.dataset["address"] = String(to);
  });
});

afterEach(() => {
  document.dispatchEvent(new CustomEvent(OPENS));
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  sessionStorage.clear();
  vi.useRealTimers();
});

test("nothing is loaded before the citizen opens it", () => {
  const { root, launcher, find } = shown();
  expect(root.querySelector("iframe")).toBeNull();
  launcher.click();
  expect(find<HTMLElement>("iframe").dataset["address"]).toBe(
    "https://chat.example.org/nivala?lang=fi&embedded=1&color=%23003479",
  );
});

test.each([
  ["fi", "Kysy chatissa: Nivala", "Chat: Nivala", "Keskustelu", "Sulje chat"],
  ["sv", "Fråga i chatten: Nivala", "Chatt: Nivala", "Samtal", "Stäng chatten"],
] as const)("everything has a name of its own (%s)", (lang, launcherName, title, conversation, close) => {
  const { launcher, dialog, find, chat } = shown({ lang });
  chat.open();
  expect(launcher.getAttribute("aria-label")).toBe(launcherName);
  expect(find("#title").textContent).toBe(title);
  expect(dialog.getAttribute("aria-labelledby")).toBe("title");
  expect(find("iframe").getAttribute("title")).toBe(conversation);
  expect(find("aside").getAttribute("aria-label")).toBe(title);
  expect(find("header button").getAttribute("aria-label")).toBe(close);
});

test("the launcher makes room for the panel and comes back with the focus", () => {
  const { launcher, dialog, find, root } = shown();
  launcher.click();
  expect([dialog.open, launcher.hidden]).toEqual([true, true]);
  find<HTMLButtonElement>("header button").click();
  expect([dialog.open, launcher.hidden]).toEqual([false, false]);
  expect(root.activeElement).toBe(launcher);
});

test("Esc closes it, pressed around the page or in it", () => {
  const { chat, dialog, hear } = shown();
  chat.open();
  dialog.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(dialog.open).toBe(false);
  chat.open();
  hear("escape");
  expect(dialog.open).toBe(false);
});

test("replies are counted while it is closed, and told", () => {
  const { chat, find, hear } = shown();
  chat.open();
  hear("unread");
  document.dispatchEvent(new CustomEvent(OPENS));
  expect(find<HTMLElement>(".badge").hidden).toBe(true);
  hear("unread");
  hear("unread");
  expect(find(".badge").textContent).toBe("2");
  expect(find("[role=status]").textContent).toBe("Uusia viestejä: 2");
  chat.open();
  expect(find<HTMLElement>(".badge").hidden).toBe(true);
  expect(find("[role=status]").textContent).toBe("");
});

test("nobody but the chat's page is listened to", () => {
  const { chat, dialog, hear } = shown();
  chat.open();
  hear("escape", "https://evil.example.org");
  dispatchEvent(
    new MessageEvent("message", { data: asMessage("escape"), origin: SETTINGS.origin, source: window }),
  );
  expect(dialog.open).toBe(true);
});

test("where the page does not come, a tab of its own is offered until it does", () => {
  const { chat, find, hear } = shown({ lang: "sv" });
  chat.open();
  expect(find<HTMLElement>(".notice").hidden).toBe(true);
  vi.advanceTimersByTime(15_000);
  const link = find<HTMLAnchorElement>(".notice a");
  expect(link.href).toBe("https://chat.example.org/nivala?lang=sv");
  expect(link.textContent).toBe("Öppna chatten i en ny flik");
  hear("ready");
  expect(find<HTMLElement>(".notice").hidden).toBe(true);
});

test("a page that has come is not asked for again", () => {
  const { chat, find, hear } = shown();
  chat.open();
  hear("ready");
  vi.advanceTimersByTime(15_000);
  expect(find<HTMLElement>(".notice").hidden).toBe(true);
});

test("the page in the frame is told the colour of the bar above it", () => {
  const { chat, find } = shown({ colour: "#1f4d2b" });
  chat.open();
  expect(find<HTMLElement>("iframe").dataset["address"]).toContain("&color=%231f4d2b");
});

test("the chat that asks for the municipality is open again on the site's next page", () => {
  const first = shown({ municipality: "" });
  first.chat.open();
  expect(first.find<HTMLElement>("iframe").dataset["address"]).toContain(
    "https://chat.example.org/?lang=fi&",
  );
  first.dialog.open = false;
  document.body.replaceChildren();
  expect(shown({ municipality: "" }).dialog.open).toBe(true);
});

test("only one chat of a page is open", () => {
  const one = shown();
  const other = shown({ municipality: "kalajoki", name: "Kalajoki" });
  one.chat.open();
  other.chat.open();
  expect([one.dialog.open, other.dialog.open]).toEqual([false, true]);
});

test("it is open again on the site's next page, and the focus stays where it is", () => {
  const first = shown();
  first.chat.open();
  first.dialog.open = false; // its page goes away
  document.body.replaceChildren();
  const next = shown({ lang: "sv" });
  expect(next.dialog.open).toBe(true);
  expect(next.root.activeElement).toBeNull();
  expect(shown({ municipality: "kalajoki" }).dialog.open).toBe(false);
});

test("a site that forbids storing has a chat all the same", () => {
  const denied = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("sessionStorage", { getItem: denied, setItem: denied, removeItem: denied });
  const { chat, dialog } = shown();
  chat.open();
  expect(dialog.open).toBe(true);
});

test("on a small screen it lies over the page, which does not scroll behind it", () => {
  vi.spyOn(window, "matchMedia").mockReturnValue({
    matches: true,
    addEventListener: () => {},
  } as unknown as MediaQueryList);
  document.documentElement.style.overflow = "clip";
  const { chat, dialog } = shown();
  const showModal = vi.spyOn(dialog, "showModal");
  chat.open();
  expect(showModal).toHaveBeenCalledOnce();
  expect(document.documentElement.style.overflow).toBe("hidden");
  dialog.dispatchEvent(new Event("cancel"));
  expect(document.documentElement.style.overflow).toBe("clip");
});
