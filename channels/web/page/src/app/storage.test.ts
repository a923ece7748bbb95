import { beforeEach, expect, test, vi } from "vitest";
import * as storage from "./storage";

beforeEach(() => storage.forgetAll());

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

test("an address is new when the tab comes to it, not when it is opened again", () => {
  expect(["/nivala fi", "/nivala fi", "/nivala sv", "/nivala fi"].map(storage.isNewAddress)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test("another tab's messages and new conversation are heard of", () => {
  const listener = { messages: vi.fn(), restart: vi.fn() };
  storage.onOtherTab(listener);
  dispatchEvent(new StorageEvent("storage", { key: "akkuna:message:1-a" }));
  dispatchEvent(new StorageEvent("storage", { key: "akkuna:prefers:aloud" }));
  expect([listener.messages.mock.calls.length, listener.restart.mock.calls.length]).toEqual([1, 0]);
  dispatchEvent(new StorageEvent("storage", { key: "akkuna:restart" }));
  expect(listener.restart).toHaveBeenCalledOnce();
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
  vi.unstubAllGlobals();
});
