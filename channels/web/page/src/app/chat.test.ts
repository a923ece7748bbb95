import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BUTTONS, MUNICIPALITIES, said } from "../../stories/samples";
import { texts } from "../../stories/texts";
import type { View } from "./chat";
import type { StreamListener } from "./event-stream";
import type { Page } from "./page";
import type { Lang, Outgoing } from "./protocol";
import { type Opening, Refused, type Session } from "./transport";

const server = vi.hoisted(() => ({
  openSession: vi.fn<(opening: Opening) => Promise<Session>>(),
  logOut: vi.fn<() => Promise<{ url: string | null }>>(),
  postMessage: vi.fn<(message: Outgoing) => Promise<void>>(),
}));
vi.mock("./transport", async (original) => ({ ...(await original<object>()), ...server }));

// What the page's stream tells is told by the test.
let stream: StreamListener;
vi.mock("./event-stream", () => ({
  EventStream: class {
    constructor(listener: StreamListener) {
      stream = listener;
    }
    run = () => new Promise(() => {});
  },
}));

const [here, elsewhere] = MUNICIPALITIES.map(({ code }) => code) as [string, string];
const now = "2026-11-23T12:00:00+00:00";
const session: Session = {
  mark: "m1",
  language: "fi",
  municipality: here,
  now,
  expires: now,
  identity: null,
  logout: null,
};
type State = Extract<Parameters<StreamListener["onEvent"]>[0], { type: "conversation" }>["data"];
const state: State = { mark: "m1", language: "fi", municipality: here, expires: now, identity: null };
const follow = (more: Partial<State> = {}) =>
  stream.onEvent({ id: "", type: "conversation", data: { ...state, ...more } });

const page: Page = {
  name: "Kunta-Akkuna",
  language: "fi",
  chosen: true,
  municipality: here,
  hosts: [],
  maxText: 5000,
  maxPhoto: 1024,
  municipalities: MUNICIPALITIES,
  texts,
};

const view = {
  changed: vi.fn(),
  settled: vi.fn(),
  identified: vi.fn(),
  replied: vi.fn(),
  sent: vi.fn(),
  complain: vi.fn(),
  cookiesRefused: vi.fn(),
  giveBack: vi.fn(),
} satisfies View;

/** The page is opened, or opened again: nothing but what the browser keeps is known. */
async function opened(more: Partial<Page> = {}) {
  vi.resetModules();
  const shown = { ...page, ...more };
  (await import("./texts")).useTexts(texts, shown.language);
  const { Chat } = await import("./chat");
  const chat = new Chat(shown, view);
  void chat.start();
  await vi.advanceTimersByTimeAsync(0);
  return chat;
}

const keptNow = async () => (await import("./storage")).kept();
const language = async () => (await import("./texts")).language();
const noteLanguage = async (lang: Lang) => (await import("./storage")).noteOwnLanguage(lang);

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  localStorage.clear();
  sessionStorage.clear();
  server.openSession.mockResolvedValue(session);
  server.logOut.mockResolvedValue({ url: null });
  server.postMessage.mockRejectedValue(new Refused("lost", true));
  vi.spyOn(location, "reload").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("an address means its municipality when the tab comes to it, not when the page is opened again", async () => {
  server.openSession.mockResolvedValue({ ...session, municipality: elsewhere });
  await opened();
  expect(await keptNow()).toMatchObject([{ kind: "municipality", value: here }]);
  localStorage.clear();
  await opened();
  expect(await keptNow()).toEqual([]);
});

test("a language chosen on the page brings the address's municipality not back", async () => {
  await opened();
  const about = { ...session, municipality: elsewhere, language: "sv" as const };
  server.openSession.mockResolvedValue(about);
  await noteLanguage("sv"); // as the page does when it puts the language into its address
  await opened({ language: "sv" });
  expect(await keptNow()).toEqual([]);
  await opened({ language: "fi" }); // the citizen comes to ?lang=fi
  expect(await keptNow()).toMatchObject([{ kind: "language", value: "fi" }]);
});

test("a language that waits to be sent is not asked for twice, and the page is in it", async () => {
  const chat = await opened();
  chat.switchLanguage("sv");
  await noteLanguage("sv");
  await opened({ language: "sv" });
  expect(await keptNow()).toMatchObject([{ kind: "language", value: "sv" }]);
  follow();
  expect(await language()).toBe("sv");
});

test("what was pressed before a reload cannot be pressed again, unless it is refused", async () => {
  const asked = { ...said("fi", { kind: "question", buttons: BUTTONS.fi }), at: now };
  const tell = () => stream.onEvent({ id: "1", type: "message", data: asked });
  const before = await opened();
  tell();
  follow();
  before.press(BUTTONS.fi[0]!.payload, BUTTONS.fi[0]!.title);
  await vi.advanceTimersByTimeAsync(0);
  const chat = await opened();
  tell();
  expect(chat.conversation.last).toMatchObject({ closed: true, chosen: BUTTONS.fi[0]!.payload });
  server.postMessage.mockRejectedValue(new Refused("Valinta on vanhentunut.", false, 400));
  follow();
  await vi.advanceTimersByTimeAsync(0);
  expect(view.complain).toHaveBeenLastCalledWith("Valinta on vanhentunut.");
  expect(chat.conversation.last).toMatchObject({ closed: false, chosen: null });
});

test("a photo that was lost in a reload is told of before the words behind it go", async () => {
  const { keep } = await import("./storage");
  keep({ id: "photo", kind: "photo" });
  keep({ id: "words", kind: "text", text: "Lamppu on tässä" });
  const told: string[] = [];
  view.complain.mockImplementation((reason: string) => void (reason && told.push(reason)));
  server.postMessage.mockImplementation((message) => Promise.resolve(void told.push(message.id)));
  await opened();
  stream.onEvent({ id: "1", type: "message", data: { ...said("fi"), at: now } });
  follow();
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([texts.fi["photo_lost"], "words"]);
});

test("when too many conversations are begun, it says so and waits for as long as the server asks", async () => {
  const words = "Tästä verkosta on avattu monta keskustelua.";
  server.openSession.mockRejectedValueOnce(new Refused(words, true, 429, 40_000));
  const chat = await opened();
  expect(view.complain).toHaveBeenLastCalledWith(words);
  await vi.advanceTimersByTimeAsync(39_000);
  expect(chat.connection.word).toBe("");
  expect(server.openSession).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.openSession).toHaveBeenCalledTimes(2);
  expect(view.complain).toHaveBeenLastCalledWith("");
});

test("a message that the server has no room for yet does not wait for the connection", async () => {
  const chat = await opened();
  server.postMessage.mockRejectedValue(new Refused("Viestejä tuli monta.", true, 429, 40_000));
  follow();
  chat.send({ kind: "text", text: "Katuvalo" });
  await vi.advanceTimersByTimeAsync(0);
  expect(chat.conversation.unconfirmed.map(({ delivery }) => delivery)).toEqual(["limited"]);
});

test("a tab whose browser has another conversation now begins anew", async () => {
  const chat = await opened();
  follow();
  expect(location.reload).not.toHaveBeenCalled();
  follow({ mark: "m2" });
  expect(location.reload).toHaveBeenCalledOnce();
  server.openSession.mockResolvedValue({ ...session, mark: "m2" });
  await chat.prolong();
  expect(location.reload).toHaveBeenCalledTimes(2);
});

// ---- who is identified

const liisa = { name: "Liisa Esimerkki", actingFor: null, left: 900, isIdle: true, minutes: 15 };
const personal = { text: "Olet tunnistautunut: Liisa Esimerkki.", key: "login.welcome", personal: true };
const hear = (id: string, more: object) => stream.onEvent({ id, type: "message", data: said("fi", more) });

test("what was said to who was identified goes when that is over, and the cookie is changed", async () => {
  const chat = await opened();
  hear("1", personal);
  hear("2", { text: "Muuta?" });
  follow({ identity: liisa });
  expect(server.logOut).not.toHaveBeenCalled();
  chat.identityOver();
  expect(chat.identity).toBeNull();
  expect(chat.ended).toEqual(liisa);
  const words = chat.conversation.entries.map((entry) => entry.said.text);
  expect(words).toEqual(["Näkyy, kun tunnistaudut uudelleen.", "Muuta?"]);
  expect(server.logOut).toHaveBeenCalledOnce();
  chat.send({ kind: "text", text: "hei" });
  expect(chat.ended).toBeNull();
});

test("who logs out by the button asks for it once", async () => {
  server.logOut.mockImplementation(() => {
    follow();
    return Promise.resolve({ url: null });
  });
  const chat = await opened();
  follow({ identity: liisa });
  await chat.logOut();
  expect(server.logOut).toHaveBeenCalledOnce();
  expect(chat.identity).toBeNull();
});

test("who says that they are there is kept identified with the conversation", async () => {
  const chat = await opened();
  follow({ identity: { ...liisa, left: 60 } });
  server.openSession.mockResolvedValue({ ...session, identity: liisa });
  await chat.prolong();
  expect(server.openSession.mock.lastCall?.[0]).toMatchObject({ prolong: true });
  expect(chat.identity).toEqual(liisa);
});

test("back from Suomi.fi, what was said there meanwhile is news", async () => {
  (await import("./storage")).noteLeft();
  await opened();
  hear("1", { text: "Muuta?" });
  hear("2", { kind: "citizen", text: "en" });
  follow();
  expect(view.settled.mock.lastCall?.[0].map(({ id }: { id: number }) => id)).toEqual([1]);
  await opened();
  hear("1", { text: "Muuta?" });
  follow();
  expect(view.settled).toHaveBeenLastCalledWith(null);
});
