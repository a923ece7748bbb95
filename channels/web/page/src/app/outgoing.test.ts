import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OutgoingQueue } from "./outgoing";
import type { Outgoing } from "./protocol";
import { forgetAll, kept } from "./storage";
import { Refused } from "./transport";

const away = new Refused("Ei yhteyttä", true);
const tooMany = (wait: number) => new Refused("Liian monta", true, 429, wait);
const text = (words: string) => ({ kind: "text", text: words }) as const;

const listener = {
  post: vi.fn<(message: Outgoing) => Promise<void>>(),
  onRefused: vi.fn(),
  onForgotten: vi.fn(),
  onChange: vi.fn(),
};
const posted = () =>
  listener.post.mock.calls.map(([message]) => ("text" in message ? message.text : message.kind));
// Each answer is a turn of its own, and the next message goes after it.
const soon = async () => {
  for (let turn = 0; turn < 50; turn++) await vi.advanceTimersByTimeAsync(0);
};

let queue: OutgoingQueue;

beforeEach(() => {
  vi.useFakeTimers();
  forgetAll();
  vi.resetAllMocks();
  listener.post.mockResolvedValue();
  queue = new OutgoingQueue(listener);
});
afterEach(() => void vi.useRealTimers());

test("keeps everything until it may begin, then sends it in order, the start first", async () => {
  queue.add(text("yksi"));
  queue.add(text("kaksi"));
  await soon();
  expect(posted()).toEqual([]);
  queue.begin({ id: "0", kind: "start" });
  await soon();
  expect(posted()).toEqual(["start", "yksi", "kaksi"]);
  expect(kept()).toEqual([]);
});

test("one at a time: what is behind waits for the answer", async () => {
  queue.begin(null);
  let answer = () => {};
  listener.post.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  queue.add(text("yksi"));
  queue.add(text("kaksi"));
  await soon();
  expect(posted()).toEqual(["yksi"]);
  answer();
  await soon();
  expect(posted()).toEqual(["yksi", "kaksi"]);
});

test("what could not be sent is sent later as the same message", async () => {
  queue.begin(null);
  listener.post.mockRejectedValueOnce(away);
  queue.add(text("yksi"));
  await soon();
  expect(kept().map(({ id }) => queue.faring(id))).toEqual(["waiting"]);
  await vi.advanceTimersByTimeAsync(1000);
  const [first, second] = listener.post.mock.calls;
  expect(second).toEqual(first);
  expect(kept()).toEqual([]);
});

test("waits for as long as the server asks", async () => {
  queue.begin(null);
  listener.post.mockRejectedValueOnce(tooMany(7000));
  const { id } = queue.add(text("yksi"));
  await vi.advanceTimersByTimeAsync(3000);
  expect(queue.faring(id)).toBe("limited");
  queue.add(text("kaksi"));
  await queue.flush();
  await vi.advanceTimersByTimeAsync(3999);
  expect(posted()).toEqual(["yksi"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(posted()).toEqual(["yksi", "yksi", "kaksi"]);
});

test("a photo that waits is not uploaded again at each word", async () => {
  queue.begin(null);
  listener.post.mockRejectedValueOnce(away);
  queue.add({ kind: "photo" });
  await soon();
  queue.add(text("yksi"));
  queue.add(text("kaksi"));
  await soon();
  expect(posted()).toEqual(["photo"]);
  await queue.flush(); // the connection is back
  await soon();
  expect(posted()).toEqual(["photo", "photo", "yksi", "kaksi"]);
});

test("words go past a photo that must wait for long, and it goes by itself when it may", async () => {
  queue.begin(null);
  listener.post.mockRejectedValueOnce(tooMany(1_200_000));
  const photo = queue.add({ kind: "photo" });
  queue.add(text("yksi"));
  await soon();
  queue.add(text("kaksi"));
  await vi.advanceTimersByTimeAsync(1_199_000);
  expect(posted()).toEqual(["photo", "yksi", "kaksi"]);
  expect(queue.faring(photo.id)).toBe("limited");
  await vi.advanceTimersByTimeAsync(1000);
  expect(posted()).toEqual(["photo", "yksi", "kaksi", "photo"]);
  expect(kept()).toEqual([]);
});

test("the citizen may try a waiting photo again, or take it away so that the words behind it go", async () => {
  queue.begin(null);
  listener.post.mockRejectedValueOnce(away).mockRejectedValueOnce(away);
  const photo = queue.add({ kind: "photo" });
  queue.add(text("yksi"));
  await soon();
  queue.add(photo);
  await soon();
  expect(posted()).toEqual(["photo", "photo"]);
  queue.withdraw(photo.id);
  await soon();
  expect(posted()).toEqual(["photo", "photo", "yksi"]);
});

test("what is refused is given back, and what is behind goes on", async () => {
  queue.begin(null);
  const error = new Refused("Ei kelpaa", false, 400);
  listener.post.mockRejectedValueOnce(error);
  const message = queue.add(text("yksi"));
  queue.add(text("kaksi"));
  await soon();
  expect(listener.onRefused).toHaveBeenCalledWith(message, error);
  expect(posted()).toEqual(["yksi", "kaksi"]);
});

test("a forgotten conversation keeps the words", async () => {
  queue.begin(null);
  listener.post.mockRejectedValue(new Refused("Vanhentunut", false, 401));
  queue.add(text("yksi"));
  await soon();
  expect(listener.onForgotten).toHaveBeenCalled();
  expect(kept()).toHaveLength(1);
});

test("what is withdrawn on its way is neither sent again nor refused", async () => {
  queue.begin(null);
  listener.post.mockImplementationOnce(() => new Promise((_, reject) => setTimeout(reject, 10, away)));
  const { id } = queue.add({ kind: "photo" });
  queue.add(text("kaksi"));
  queue.withdraw(id);
  await vi.advanceTimersByTimeAsync(10);
  expect(posted()).toEqual(["photo", "kaksi"]);
  expect(listener.onRefused).not.toHaveBeenCalled();
});

test("the same photo again keeps its place", async () => {
  const { id } = queue.add({ kind: "photo" });
  queue.add(text("kaksi"));
  queue.add({ id, kind: "photo" });
  expect(kept().map(({ kind }) => kind)).toEqual(["photo", "text"]);
});
