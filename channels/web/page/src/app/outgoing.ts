// Messages on their way up: kept until the server has them, sent one at a time, in order, once.
import { alone } from "./alone";
import type { Outgoing } from "./protocol";
import { forget, keep, kept } from "./storage";
import { Refused } from "./transport";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

type WithoutId<Message> = Message extends Outgoing ? Omit<Message, "id"> & { id?: string } : never;
/** A message that has no id yet, or the id that it is known by already. */
export type Unsent = WithoutId<Outgoing>;

export interface QueueListener {
  /** Resolves when the server has stored the message, rejects with Refused. */
  post(message: Outgoing): Promise<void>;
  onRefused(message: Outgoing, error: Refused): void;
  /** The server does not know this browser's conversation. */
  onForgotten(): void;
  /** The unsent messages changed; `delayed`: the server cannot be reached now. */
  onChange(delayed: boolean): void;
}

const isKept = (id: string) => kept().some((message) => message.id === id);

// One tab at a time sends, so that the order holds. The server drops what it gets twice.
const inTurn = (work: () => Promise<boolean>) => alone("akkuna-send", work);

export class OutgoingQueue {
  #pause = FIRST_PAUSE;
  #begun = false;
  #sending = false;
  #timer = 0;

  constructor(private readonly listener: QueueListener) {}

  /** Begins to send, when the conversation so far is known; `first` goes before all that is waiting. */
  begin(first: Outgoing | null): void {
    this.#begun = true;
    if (first) keep(first, true);
    void this.flush();
  }

  /**
   * Takes a message and gives it the id that makes it the same message when repeated, unless it has
   * one. One that is waiting already keeps its place.
   */
  add(message: Unsent): Outgoing {
    const whole = { ...message, id: message.id ?? crypto.randomUUID() } as Outgoing;
    if (!isKept(whole.id)) keep(whole);
    this.listener.onChange(false);
    void this.flush();
    return whole;
  }

  /** Takes back a message that may be on its way already; what waits behind it goes on. */
  withdraw(id: string): void {
    forget(id);
    this.listener.onChange(false);
    void this.flush();
  }

  /** Sends what is waiting. Safe to call at any time. */
  async flush(): Promise<void> {
    if (this.#sending || !this.#begun) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    try {
      while (kept().length && (await inTurn(() => this.#sendAll())));
    } finally {
      this.#sending = false;
    }
  }

  // Resolves to false when the rest has to wait.
  async #sendAll(): Promise<boolean> {
    for (let [message] = kept(); message; [message] = kept()) {
      try {
        await this.listener.post(message);
      } catch (error) {
        if (!isKept(message.id)) continue; // withdrawn meanwhile
        if (!(error instanceof Refused)) throw error;
        if (!this.#goesOn(message, error)) return false;
        continue;
      }
      this.#pause = FIRST_PAUSE;
      forget(message.id);
      this.listener.onChange(false);
    }
    return true;
  }

  // Whether what stands behind a message that did not get through may be sent.
  #goesOn(message: Outgoing, error: Refused): boolean {
    if (error.status === 401) this.listener.onForgotten();
    else if (error.retry) this.#later(message, error.wait);
    if (error.status === 401 || error.retry) return false;
    forget(message.id);
    this.listener.onRefused(message, error);
    this.listener.onChange(false);
    return true;
  }

  // A photo is large: it is tried again seldom, if the citizen or the connection does not ask for it before.
  #later({ kind }: Outgoing, wait: number): void {
    this.listener.onChange(true);
    const pause = kind === "photo" ? LONGEST_PAUSE : this.#pause;
    this.#timer = setTimeout(() => void this.flush(), Math.max(wait, pause));
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }
}
