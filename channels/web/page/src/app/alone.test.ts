import { afterEach, expect, test, vi } from "vitest";
import { alone } from "./alone";

const work = vi.fn(() => Promise.resolve("done"));

afterEach(() => {
  vi.unstubAllGlobals();
  work.mockReset().mockResolvedValue("done");
});

const stubLocks = (request: unknown) => vi.stubGlobal("navigator", { locks: { request } });

test("works under the lock", async () => {
  const request = vi.fn((_name: string, held: () => unknown) => held());
  stubLocks(request);
  expect(await alone("name", work)).toBe("done");
  expect(request.mock.calls[0]?.[0]).toBe("name");
});

test.each([
  ["refused", { locks: { request: () => Promise.reject(new DOMException("denied", "SecurityError")) } }],
  ["unknown", {}],
])("works without locks where they are %s", async (_, navigator) => {
  vi.stubGlobal("navigator", navigator);
  expect(await alone("name", work)).toBe("done");
  expect(work).toHaveBeenCalledOnce();
});

test("work that fails is not done again", async () => {
  stubLocks(async (_name: string, held: () => unknown) => held());
  work.mockRejectedValue(new Error("failed"));
  await expect(alone("name", work)).rejects.toThrow("failed");
  expect(work).toHaveBeenCalledOnce();
});
