// Messages on their way up: kept until the server has them, sent one at a time, in order, once.

import { forget, keep, kept } from "./storage.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

const isKept = (id) => kept().some((message) => message.id === id);

// One tab at a time sends, so that the order holds. The server drops what it gets twice.
const alone = (work) => (navigator.locks ? navigator.locks.request("akkuna-send", work) : work());

export class Outgoing {
  /**
   * post(message): resolves when the server has stored it, rejects with Refused (transport.js)
   * onStored(message), onRefused(message, error): the server's answer
   * onForgotten(): the server does not know this browser's conversation
   * onChange(delayed): the unsent messages changed; `delayed`: the server cannot be reached now
   */
  constructor({ post, onStored, onRefused, onForgotten, onChange }) {
    Object.assign(this, { post, onStored, onRefused, onForgotten, onChange });
    this.pause = FIRST_PAUSE;
    this.begun = this.sending = false;
    this.timer = 0;
  }

  /** Begins to send, when the conversation so far is known; `first` goes before all that is waiting. */
  begin(first) {
    this.begun = true;
    if (first) keep(first, true);
    this.flush();
  }

  /**
   * Takes a message ({kind, …}) and gives it the id that makes it the same message when repeated, unless
   * it has one. One that is waiting already keeps its place.
   */
  add(message) {
    const whole = { id: crypto.randomUUID(), ...message };
    if (!isKept(whole.id)) keep(whole);
    this.onChange(false);
    this.flush();
    return whole;
  }

  /** Takes back a message that may be on its way already; what waits behind it goes on. */
  withdraw(id) {
    forget(id);
    this.onChange(false);
    this.flush();
  }

  /** Sends what is waiting. Safe to call at any time. */
  async flush() {
    if (this.sending || !this.begun) return;
    this.sending = true;
    clearTimeout(this.timer);
    let sent;
    do sent = await alone(() => this.#sendAll());
    while (sent && kept().length);
    this.sending = false;
  }

  // Resolves to false when the rest has to wait.
  async #sendAll() {
    for (let [message] = kept(); message; [message] = kept()) {
      try {
        await this.post(message);
      } catch (error) {
        if (!isKept(message.id)) continue; // withdrawn meanwhile
        if (error.status === 401) this.onForgotten();
        else if (error.retry) this.#later(message, error.wait);
        if (error.status === 401 || error.retry) return false;
        forget(message.id);
        this.onRefused(message, error);
        this.onChange(false);
        continue;
      }
      this.pause = FIRST_PAUSE;
      forget(message.id);
      this.onStored(message);
      this.onChange(false);
    }
    return true;
  }

  // A photo is large: it is tried again seldom, if the citizen or the connection does not ask for it before.
  #later({ kind }, wait) {
    this.onChange(true);
    const pause = kind === "photo" ? LONGEST_PAUSE : this.pause;
    this.timer = setTimeout(() => this.flush(), Math.max(wait, pause));
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }
}
