// Messages on their way up: kept until the server has them, sent one at a time, in order, once.

import { forget, keep, kept } from "./storage.js";
import { postMessage } from "./transport.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

// One tab at a time sends, so that the order holds. The server drops what it gets twice.
const alone = (work) => (navigator.locks ? navigator.locks.request("akkuna-send", work) : work());

export class Outgoing {
  /**
   * onStored(message), onRefused(message, error): the server's answer
   * onForgotten(): the server does not know this browser's conversation
   * onChange(delayed): the unsent messages changed; `delayed`: the server cannot be reached now
   */
  constructor({ onStored, onRefused, onForgotten, onChange }) {
    Object.assign(this, { onStored, onRefused, onForgotten, onChange });
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

  /** Takes a message ({kind, …}) and gives it the id that makes it the same message when repeated. */
  add(message) {
    const whole = { id: crypto.randomUUID(), ...message };
    keep(whole);
    this.onChange(false);
    this.flush();
    return whole;
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
        await postMessage(message);
      } catch (error) {
        if (error.status === 401) this.onForgotten();
        else if (error.retry) this.#later(error.wait);
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

  #later(wait) {
    this.onChange(true);
    this.timer = setTimeout(() => this.flush(), Math.max(wait, this.pause));
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }
}
