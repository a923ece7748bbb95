// What the page keeps in the browser: unsent messages until the server has them, the draft, preferences.
// Where the browser forbids storing, it is kept for as long as the page is open.
import type { Outgoing } from "./protocol";

type Cabinet = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "akkuna:";
const MESSAGE = `${PREFIX}message:`;
const DRAFT = `${PREFIX}draft`;
const RESTART = `${PREFIX}restart`;
const ADDRESS = `${PREFIX}address`;
const RATED = `${PREFIX}rated`;

const shared = cabinet(() => localStorage);
const own = cabinet(() => sessionStorage);
const photos = new Map<string, Outgoing>(); // by key; a photo's file is only in this tab
let counter = 0;

/** Keeps an unsent message. Each has a key of its own, in order of time, so that tabs do not collide. */
export function keep(message: Outgoing, first = false): void {
  const key = `${MESSAGE}${first ? "0" : order()}-${message.id}`;
  if (message.kind === "photo") photos.set(key, message);
  else shared.setItem(key, JSON.stringify(message));
}

const order = () => `${digits(Date.now(), 9)}-${digits(counter++, 4)}`;
const digits = (number: number, length: number) => number.toString(36).padStart(length, "0");

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

/** A preference of the citizen's; it outlives the conversation. */
export const preference = (name: string): string | null => shared.getItem(`${PREFIX}prefers:${name}`);
export const keepPreference = (name: string, value: string): void =>
  shared.setItem(`${PREFIX}prefers:${name}`, value);

/** Whether this tab was at another address before, or at none. */
export function isNewAddress(address: string): boolean {
  const before = own.getItem(ADDRESS);
  own.setItem(ADDRESS, address);
  return before !== address;
}

/** Tells the other tabs that a new conversation began. */
export const tellRestart = (): void => shared.setItem(RESTART, crypto.randomUUID());

/** Calls back when another tab has changed the unsent messages, or has begun a new conversation. */
export function onOtherTab(listener: { messages: () => void; restart: () => void }): void {
  addEventListener("storage", ({ key }) => {
    if (key === RESTART) listener.restart();
    else if (key === null || key.startsWith(MESSAGE)) listener.messages();
  });
}

function messageKeys(): string[] {
  const stored = Array.from({ length: shared.length }, (_, index) => shared.key(index) ?? "");
  return [...stored.filter((key) => key.startsWith(MESSAGE)), ...photos.keys()].sort();
}

// Another tab may take a message away between the look at the keys and the look at it.
function read(key: string): Outgoing | null {
  return photos.get(key) ?? (JSON.parse(shared.getItem(key) ?? "null") as Outgoing | null);
}

function drop(key: string): void {
  photos.delete(key);
  shared.removeItem(key);
}

function cabinet(open: () => Storage): Cabinet {
  try {
    const storage = open();
    storage.setItem(`${PREFIX}try`, "");
    storage.removeItem(`${PREFIX}try`);
    return storage;
  } catch {
    return inMemory();
  }
}

function inMemory(): Cabinet {
  const memory = new Map<string, string>();
  return {
    getItem: (key) => memory.get(key) ?? null,
    setItem: (key, value) => void memory.set(key, value),
    removeItem: (key) => void memory.delete(key),
    key: (index) => [...memory.keys()][index] ?? null,
    get length() {
      return memory.size;
    },
  };
}
