import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../stories/shown";
import { Refused } from "./transport";

const server = vi.hoisted(() => ({
  claimLogin: vi.fn<(code: string) => Promise<void>>(),
  letBegin: vi.fn<(handle: string, browser: string) => Promise<void>>(),
  logOut: vi.fn<() => Promise<{ url: string | null }>>(),
}));
vi.mock("./transport", async (original) => ({ ...(await original<object>()), ...server }));

const CODE = "c".repeat(43);
const HREF = "/suomifi/login?handle=h";
const claimed = vi.fn();
const complain = vi.fn();
let listeners: ((event: MessageEvent) => void)[] = [];

const other = () => ({ postMessage: vi.fn(), close: vi.fn(), location: { href: "" } });
const message = (source: unknown, data: unknown, origin = location.origin) =>
  listeners.forEach((hear) => hear({ data, origin, source } as MessageEvent));

beforeEach(() => {
  vi.resetModules();
  listeners = [];
  vi.spyOn(globalThis, "addEventListener").mockImplementation((type, listener) => {
    if (type === "message") listeners.push(listener as (event: MessageEvent) => void);
  });
  server.claimLogin.mockResolvedValue();
  server.letBegin.mockResolvedValue();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

async function withWindow() {
  const window = other();
  vi.spyOn(globalThis, "open").mockReturnValue(window as unknown as Window);
  const suomifi = await import("./suomifi");
  suomifi.serveWindows(claimed, complain);
  suomifi.follow(new Event("click", { cancelable: true }), HREF, true);
  return window;
}

test("on a page of its own the link goes there by itself", async () => {
  const open = vi.spyOn(globalThis, "open");
  const { follow } = await import("./suomifi");
  const click = new Event("click", { cancelable: true });
  follow(click, HREF, false);
  expect(click.defaultPrevented).toBe(false);
  expect(open).not.toHaveBeenCalled();
});

test("inside another page a window opens, and what it brings is claimed once", async () => {
  const window = await withWindow();
  expect(globalThis.open).toHaveBeenCalledWith(`${HREF}&window=1`, "akkuna-suomifi");
  message(window, { type: "akkuna:login", code: CODE });
  await vi.waitFor(() => expect(window.postMessage).toHaveBeenCalledOnce());
  expect(server.claimLogin.mock.calls).toEqual([[CODE]]);
  expect(claimed).toHaveBeenCalledOnce();
  expect(window.postMessage).toHaveBeenCalledWith({ type: "akkuna:login:done" }, location.origin);
});

test("the window that the page opened is let begin, and no other", async () => {
  const window = await withWindow();
  const browser = "b".repeat(64);
  message(other(), { type: "akkuna:login:window", browser });
  message(window, { type: "akkuna:login:window", browser }, "https://evil.example.org");
  message(window, { type: "akkuna:login:window", browser: "short" });
  expect(server.letBegin).not.toHaveBeenCalled();
  message(window, { type: "akkuna:login:window", browser });
  await vi.waitFor(() => expect(window.postMessage).toHaveBeenCalledOnce());
  expect(server.letBegin.mock.calls).toEqual([["h", browser]]);
  expect(window.postMessage).toHaveBeenCalledWith({ type: "akkuna:login:begin" }, location.origin);
});

test("nothing else is claimed", async () => {
  const window = await withWindow();
  message(other(), { type: "akkuna:login", code: CODE });
  message(window, { type: "akkuna:login", code: CODE }, "https://evil.example.org");
  message(window, { type: "akkuna:login", code: "short" });
  message(window, { type: "hello", code: CODE });
  message(window, null);
  message(null, { type: "akkuna:login", code: CODE });
  expect(server.claimLogin).not.toHaveBeenCalled();
});

test("a login that cannot be claimed is told of", async () => {
  server.claimLogin.mockRejectedValue(new Refused("ei onnistunut", false, 403));
  const window = await withWindow();
  message(window, { type: "akkuna:login", code: CODE });
  await vi.waitFor(() => expect(complain).toHaveBeenCalledWith("ei onnistunut"));
  expect(window.postMessage).not.toHaveBeenCalled();
});

test("logging out goes on at Suomi.fi, in the window where there is one", async () => {
  const window = await withWindow();
  server.logOut.mockResolvedValue({ url: "/suomifi/logout?handle=h" });
  await (await import("./suomifi")).leave(true);
  expect(window.location.href).toBe("/suomifi/logout?handle=h&window=1");
});

test("a window opened for nothing is closed again", async () => {
  const window = await withWindow();
  server.logOut.mockResolvedValue({ url: null });
  const { leave } = await import("./suomifi");
  await leave(true);
  expect(window.close).toHaveBeenCalledOnce();
  server.logOut.mockRejectedValue(new Refused("", true));
  await expect(leave(true)).rejects.toBeInstanceOf(Refused);
  expect(window.close).toHaveBeenCalledTimes(2);
});
