// What the page keeps in the browser: unsent messages until the server has them, the draft, preferences.
// What the browser does not store, for it forbids it or is full, is kept for as long as the page is open.
import { embedded, keyed } from "./embedding";
import type { Outgoing } from "./protocol";

interface Cabinet {
  keys(): string[];
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const MESSAGE = keyed("message:");
const DRAFT = keyed("draft");
const RESTART = keyed("restart");
const ADDRESS = keyed("address:");
const TAB = keyed("tab");
const LEFT = keyed("left");
const RATED = keyed("rated");
const PREFERS = "akkuna:prefers:";

const shared = cabinet(() => localStorage);
const own = cabinet(() => sessionStorage);

/** Keeps an unsent message. Each has a key of its own, in order, so that tabs do not collide. */
export function keep(message: Outgoing, first = false): void {
  const key = `${MESSAGE}${first ? "0" : order()}-${message.id}`;
  // A photo's file is only in this tab (components/photos/store.ts), and so is its place among the others.
  (message.kind === "photo" ? own : shared).setItem(key, JSON.stringify(message));
}

// Of time, but behind all that are kept: a phone's clock may be set back.
const order = () =>
  Math.max(Date.now(), 1 + Math.max(0, ...messageKeys().map(orderOf)))
    .toString(36)
    .padStart(9, "0");
const orderOf = (key: string) => parseInt(key.slice(MESSAGE.length), 36);

/** Unsent messages of all tabs and unsent photos of this one, oldest first. */
export const kept = (): Outgoing[] => messageKeys().flatMap((key) => read(key) ?? []);

/** Forgets a message that the server has, or has refused. */
export function forget(id: string): void {
  messageKeys()
    .filter((key) => key.endsWith(id))
    .forEach(drop);
}

/** Forgets everything of the conversation, when a new one begins. */
export function forgetAll(): void {
  messageKeys().forEach(drop);
  own.removeItem(DRAFT);
  shared.removeItem(RATED);
}

export const draft = (): string => own.getItem(DRAFT) ?? "";
export const keepDraft = (text: string): void => (text ? own.setItem(DRAFT, text) : own.removeItem(DRAFT));

/** Whether the citizen has rated this conversation, or does not want to. */
export const isRated = (): boolean => shared.getItem(RATED) !== null;
export const keepRated = (): void => shared.setItem(RATED, "");

/** A preference of the citizen's, for every conversation. */
export const preference = (name: string): string | null => shared.getItem(`${PREFERS}${name}`);
export const keepPreference = (name: string, value: string): void =>
  shared.setItem(`${PREFERS}${name}`, value);

/**
 * Whether this part of the address is the citizen's wish: neither what the page made of it, which a reload
 * brings back, nor, where it made nothing of it, what the tab was opened with before. A widget's frame is
 * opened with the latter in any case.
 */
export function isNewAddress(part: "path" | "language", now: string, inside = embedded): boolean {
  const [opened, made] = [own.getItem(`${ADDRESS}${part}`), own.getItem(`${ADDRESS}own-${part}`)];
  const known = inside ? [opened, made] : [made ?? opened];
  own.setItem(`${ADDRESS}${part}`, now);
  own.removeItem(`${ADDRESS}own-${part}`);
  return !known.includes(now);
}

/** The page has put a language into its address by itself: that is no wish of the citizen's. */
export const noteOwnLanguage = (language: string): void => own.setItem(`${ADDRESS}own-language`, language);

/** This tab goes to Suomi.fi; what is shown last now, it knows again when it comes back. */
export const noteLeft = (): void =>
  own.setItem(LEFT, [...document.querySelectorAll<HTMLElement>(".message")].at(-1)?.dataset.id || "0");

/** Number of the last message before the tab went to Suomi.fi, told once; null where it did not. */
export function takeLeft(): number | null {
  const left = own.getItem(LEFT);
  own.removeItem(LEFT);
  return left === null ? null : Number(left);
}

/** A name of this tab, the same over a reload. */
export function tabName(): string {
  const name = own.getItem(TAB) ?? crypto.randomUUID();
  own.setItem(TAB, name);
  return name;
}

/** Tells the other tabs that a new conversation began. */
export const tellRestart = (): void => shared.setItem(RESTART, crypto.randomUUID());

/** Calls back when another tab has changed the unsent messages, or has begun a new conversation. */
export function onOtherTab(listener: { messages: () => void; restart: () => void }): void {
  addEventListener("storage", ({ key }) => {
    if (key === RESTART) {
      messageKeys().forEach((each) => own.removeItem(each)); // this tab's photos were for the old one
      listener.restart();
    } else if (key === null || key.startsWith(MESSAGE)) listener.messages();
  });
}

const messageKeys = (): string[] =>
  [...shared.keys(), ...own.keys()].filter((key) => key.startsWith(MESSAGE)).sort();

// Another tab may take a message away between the look at the keys and the look at it.
const read = (key: string) =>
  JSON.parse(own.getItem(key) ?? shared.getItem(key) ?? "null") as Outgoing | null;

function drop(key: string): void {
  own.removeItem(key);
  shared.removeItem(key);
}

// What the storage refuses stays in memory, and is read from there.
function cabinet(open: () => Storage): Cabinet {
  const storage = attempt(open, null);
  const memory = new Map<string, string>();
  return {
    keys: () => [...new Set([...(storage ? attempt(() => storedKeys(storage), []) : []), ...memory.keys()])],
    getItem: (key) => memory.get(key) ?? attempt(() => storage?.getItem(key), null) ?? null,
    setItem: (key, value) => {
      const isStored = storage !== null && attempt(() => (storage.setItem(key, value), true), false);
      if (isStored) memory.delete(key);
      else memory.set(key, value);
    },
    removeItem: (key) => {
      memory.delete(key);
      attempt(() => storage?.removeItem(key), undefined);
    },
  };
}

const storedKeys = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");

function attempt<Result, Otherwise>(work: () => Result, otherwise: Otherwise): Result | Otherwise {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
