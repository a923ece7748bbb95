import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection } from "./connection";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a short break is not worth a word", () => {
  const connection = new Connection(() => {});
  connection.back();
  connection.down();
  vi.advanceTimersByTime(1999);
  connection.back();
  vi.advanceTimersByTime(60_000);
  expect(connection.word).toBe("");
});

test("a longer one is told, and its end for a while", () => {
  const changed = vi.fn();
  const connection = new Connection(changed);
  connection.back();
  connection.down();
  connection.down();
  vi.advanceTimersByTime(2000);
  expect([connection.up, connection.word]).toEqual([false, "lost"]);
  connection.back();
  expect([connection.up, connection.word]).toEqual([true, "back"]);
  vi.advanceTimersByTime(5000);
  expect(connection.word).toBe("");
  expect(changed).toHaveBeenCalled();
});
