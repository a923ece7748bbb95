// What the page keeps in the browser: unsent messages until the server has them, and the draft.
// Where the browser forbids storing, it is kept for as long as the page is open.

function cabinet(open) {
  try {
    const storage = open();
    storage.setItem("akkuna:try", "");
    storage.removeItem("akkuna:try");
    return storage;
  } catch {
    const memory = new Map();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => memory.set(key, value),
      removeItem: (key) => memory.delete(key),
      key: (index) => [...memory.keys()][index] ?? null,
      get length() { return memory.size; },
    };
  }
}

const shared = cabinet(() => localStorage);
const own = cabinet(() => sessionStorage);

const MESSAGE = "akkuna:message:";
const DRAFT = "akkuna:draft";
const here = new Map(); // key → unsent photo; its file is only in this tab, and only while the page is open
let counter = 0;

/** Keeps an unsent message. Each has a key of its own, in order of time, so that tabs do not collide. */
export function keep(message, first = false) {
  const order = first ? "0" : `${Date.now().toString(36).padStart(9, "0")}-${(counter++).toString(36).padStart(4, "0")}`;
  const key = `${MESSAGE}${order}-${message.id}`;
  if (message.kind === "photo") here.set(key, message);
  else shared.setItem(key, JSON.stringify(message));
}

/** Unsent messages of all tabs and unsent photos of this one, oldest first. */
export function kept() {
  return messageKeys().map((key) => here.get(key) ?? JSON.parse(shared.getItem(key))).filter(Boolean);
}

/** Forgets a message that the server has, or has refused. */
export function forget(id) {
  messageKeys().filter((key) => key.endsWith(id)).forEach(drop);
}

/** Forgets everything, when a new conversation begins. */
export function forgetAll() {
  messageKeys().forEach(drop);
  own.removeItem(DRAFT);
}

export const draft = () => own.getItem(DRAFT) ?? "";
export const keepDraft = (text) => (text ? own.setItem(DRAFT, text) : own.removeItem(DRAFT));

/** True at the first call with this name in this tab. */
export function firstTime(name) {
  if (own.getItem(`akkuna:${name}`) !== null) return false;
  own.setItem(`akkuna:${name}`, "");
  return true;
}

/** Tells the other tabs that a new conversation began. */
export const tellRestart = () => shared.setItem("akkuna:restart", crypto.randomUUID());

/** Calls back when another tab has changed the unsent messages, or has begun a new conversation. */
export function onOtherTab({ messages, restart }) {
  addEventListener("storage", ({ key }) => {
    if (key === "akkuna:restart") restart();
    else if (key === null || key.startsWith(MESSAGE)) messages();
  });
}

function messageKeys() {
  const stored = Array.from({ length: shared.length }, (_, index) => shared.key(index));
  return [...stored.filter((key) => key?.startsWith(MESSAGE)), ...here.keys()].sort();
}

function drop(key) {
  here.delete(key);
  shared.removeItem(key);
}
