import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../stories/shown";
import { takeMark } from "./mark";
import { postRating, suggestPlaces } from "./transport";

const fetched = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("gives up after 20 s, also where the browser has no AbortSignal.timeout", async () => {
  vi.stubGlobal("AbortSignal", {});
  fetched.mockImplementation(
    (_, request) =>
      new Promise((_resolve, reject) =>
        request?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))),
      ),
  );
  const refused = suggestPlaces("kallio").catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(fetched.mock.lastCall?.[1]?.signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await refused).toMatchObject({ retry: true, status: 0 });
});

test("an answer in time is taken, and nothing is left running", async () => {
  fetched.mockResolvedValue(new Response('{"places": []}'));
  expect(await suggestPlaces("kallio")).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("every request tells which conversation the page shows, once it is known", async () => {
  fetched.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })));
  const told = () => new Headers(fetched.mock.lastCall?.[1]?.headers).get("Akkuna-Conversation");
  await postRating({ stars: 5, words: "" });
  expect(told()).toBeNull();
  expect([takeMark("m1"), takeMark("m1"), takeMark("m2")]).toEqual([true, true, false]);
  await postRating({ stars: 5, words: "" });
  expect(told()).toBe("m1");
});
