import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as storage from "./storage";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const text = (id: string) => ({ id, kind: "text", text: id }) as const;

test("messages are kept in order, over a reload, and forgotten one by one", async () => {
  for (const id of ["a", "b", "c"]) storage.keep(text(id));
  storage.keep({ id: "first", kind: "start" }, true);
  storage.forget("b");
  vi.resetModules();
  const reloaded = await import("./storage");
  expect(reloaded.kept().map(({ id }) => id)).toEqual(["first", "a", "c"]);
});

test("the draft is kept, and a new conversation begins without it", () => {
  storage.keepDraft("Katuvalo");
  expect(storage.draft()).toBe("Katuvalo");
  storage.keepRated();
  storage.keepPreference("aloud", "on");
  storage.forgetAll();
  expect([storage.draft(), storage.isRated(), storage.preference("aloud")]).toEqual(["", false, "on"]);
});

test("an address is new when the tab comes to it, not when it is opened again; path and language apart", () => {
  const languages = ["fi", "fi", "sv", "fi"].map((lang) => storage.isNewAddress("language", lang));
  expect(languages).toEqual([true, false, true, true]);
  storage.noteOwnLanguage("sv"); // the widget opens its frame in "fi" again, a page is opened in "sv"
  expect(storage.isNewAddress("language", "fi")).toBe(false);
  storage.noteOwnLanguage("sv");
  expect(storage.isNewAddress("language", "sv")).toBe(false);
  expect(storage.isNewAddress("language", "fi")).toBe(true);
  const paths = ["/nivala", "/nivala", "/kalajoki"].map((path) => storage.isNewAddress("path", path));
  expect(paths).toEqual([true, false, true]);
});

test("the order holds when the phone's clock is set back, also over a reload", async () => {
  vi.useFakeTimers({ now: 2_000_000 });
  storage.keep(text("a"));
  vi.setSystemTime(1_000_000);
  storage.keep(text("b"));
  vi.resetModules();
  const reloaded = await import("./storage");
  reloaded.keep({ id: "start", kind: "start" }, true);
  reloaded.keep(text("c"));
  expect(reloaded.kept().map(({ id }) => id)).toEqual(["start", "a", "b", "c"]);
});

test("a photo has its place among the words over a reload, in its own tab", async () => {
  storage.keep({ id: "photo", kind: "photo" });
  storage.keep(text("words"));
  vi.resetModules();
  const reloaded = await import("./storage");
  expect(reloaded.kept().map(({ id }) => id)).toEqual(["photo", "words"]);
  sessionStorage.clear();
  expect(reloaded.kept().map(({ id }) => id)).toEqual(["words"]);
});

test("where there is no room, it is kept while the page is open, and read from there", () => {
  storage.keepDraft("vanha");
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  storage.keep(text("a"));
  storage.keepDraft("uusi");
  expect(storage.isNewAddress("path", "/nivala")).toBe(true);
  expect(storage.isNewAddress("path", "/nivala")).toBe(false);
  expect(storage.tabName()).toBe(storage.tabName());
  expect([storage.kept(), storage.draft()]).toEqual([[text("a")], "uusi"]);
  storage.forgetAll();
  expect([storage.kept(), storage.draft()]).toEqual([[], ""]);
});

test("another tab's messages and new conversation are heard of", () => {
  const listener = { messages: vi.fn(), restart: vi.fn() };
  storage.onOtherTab(listener);
  dispatchEvent(new StorageEvent("storage", { key: "akkuna:message:1-a" }));
  dispatchEvent(new StorageEvent("storage", { key: "akkuna:prefers:aloud" }));
  expect([listener.messages.mock.calls.length, listener.restart.mock.calls.length]).toEqual([1, 0]);
  storage.keep({ id: "photo", kind: "photo" });
  storage.keepDraft("Katuvalo");
  dispatchEvent(new StorageEvent("storage", { key: "akkuna:restart" }));
  expect(listener.restart).toHaveBeenCalledOnce();
  expect([storage.kept(), storage.draft()]).toEqual([[], "Katuvalo"]);
});

test("where storing is forbidden, it is kept while the page is open", async () => {
  vi.stubGlobal("localStorage", {
    setItem: () => {
      throw new DOMException("denied", "SecurityError");
    },
  });
  vi.resetModules();
  const forbidden = await import("./storage");
  forbidden.keep(text("a"));
  expect(forbidden.kept()).toEqual([text("a")]);
  forbidden.forget("a");
  expect(forbidden.kept()).toEqual([]);
});
