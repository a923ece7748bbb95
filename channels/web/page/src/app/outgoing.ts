// Messages on their way up: kept until the server has them, sent one at a time, in order, once.
import { alone } from "./alone";
import type { Outgoing } from "./protocol";
import { forget, keep, kept } from "./storage";
import { Refused, TOO_MANY } from "./transport";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

type WithoutId<Message> = Message extends Outgoing ? Omit<Message, "id"> & { id?: string } : never;
/** A message that has no id yet, or the id that it is known by already. */
export type Unsent = WithoutId<Outgoing>;

/** How an unsent message fares: the server cannot be reached now, or has had many of them. */
export type Faring = "sending" | "waiting" | "limited";

export interface QueueListener {
  /** Resolves when the server has stored the message, rejects with Refused. */
  post(message: Outgoing): Promise<void>;
  onRefused(message: Outgoing, error: Refused): void;
  /** The server does not know this browser's conversation. */
  onForgotten(): void;
  /** The unsent messages changed, or how they fare. */
  onChange(): void;
}

interface Rest {
  /** Of the message that did not get through. */
  id: string;
  timer: number;
  because: Refused;
}

const isKept = (id: string) => kept().some((message) => message.id === id);

// One tab at a time sends, so that the order holds. The server drops what it gets twice.
const inTurn = (work: () => Promise<boolean>) => alone("akkuna-send", work);

export class OutgoingQueue {
  #pause = FIRST_PAUSE;
  #begun = false;
  #sending = false;
  #rest: Rest | null = null;
  #aside = new Map<string, number>(); // timers of photos that wait for long, by id

  constructor(private readonly listener: QueueListener) {}

  /** Begins to send, when the conversation so far is known; `first` goes before all that is waiting. */
  begin(first: Outgoing | null): void {
    this.#begun = true;
    if (first) keep(first, true);
    void this.flush();
  }

  /** How the kept message fares. */
  faring(id: string): Faring {
    if (this.#aside.has(id)) return "limited";
    if (!this.#rest) return "sending";
    return this.#rest.because.status === TOO_MANY ? "limited" : "waiting";
  }

  /**
   * Takes a message and gives it the id that makes it the same message when repeated, unless it has
   * one. One that is waiting already keeps its place, and is tried again at once; a new one waits with
   * the others.
   */
  add(message: Unsent): Outgoing {
    const whole = { ...message, id: message.id ?? crypto.randomUUID() } as Outgoing;
    if (isKept(whole.id)) this.#endRestOf(whole.id);
    else keep(whole);
    this.listener.onChange();
    if (!this.#rest) void this.flush();
    return whole;
  }

  /** Takes back a message that may be on its way already; what waits behind it goes on. */
  withdraw(id: string): void {
    forget(id);
    this.#endRestOf(id);
    this.listener.onChange();
    void this.flush();
  }

  /** Sends what is waiting, if the server has not asked to wait. Safe to call at any time. */
  async flush(): Promise<void> {
    if (this.#sending || !this.#begun || this.#rest?.because.wait) return;
    this.#sending = true;
    this.#endRest();
    try {
      while (this.#next() && (await inTurn(() => this.#sendAll())));
    } finally {
      this.#sending = false;
    }
  }

  // Resolves to false when the rest has to wait.
  async #sendAll(): Promise<boolean> {
    for (let message = this.#next(); message; message = this.#next()) {
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
      this.listener.onChange();
    }
    return true;
  }

  #next(): Outgoing | undefined {
    return kept().find(({ id }) => !this.#aside.has(id));
  }

  // Whether what stands behind a message that did not get through may be sent.
  #goesOn(message: Outgoing, error: Refused): boolean {
    if (error.status === 401) {
      this.listener.onForgotten();
      return false;
    }
    const goesOn = !error.retry || (message.kind === "photo" && error.isLong);
    if (!error.retry) {
      forget(message.id);
      this.listener.onRefused(message, error);
    } else if (goesOn) this.#setAside(message.id, error.wait);
    else this.#later(message, error);
    this.listener.onChange();
    return goesOn;
  }

  // Photos have a limit of their own, which lasts long: words go past them.
  #setAside(id: string, wait: number): void {
    const timer = setTimeout(() => {
      this.#aside.delete(id);
      void this.flush();
    }, wait);
    this.#aside.set(id, timer);
  }

  // A photo is large: it is tried again seldom, if the citizen or the connection does not ask for it before.
  #later({ id, kind }: Outgoing, because: Refused): void {
    const pause = Math.max(because.wait, kind === "photo" ? LONGEST_PAUSE : this.#pause);
    const timer = setTimeout(() => {
      this.#rest = null;
      void this.flush();
    }, pause);
    this.#rest = { id, timer, because };
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  #endRest(): void {
    clearTimeout(this.#rest?.timer);
    this.#rest = null;
  }

  #endRestOf(id: string): void {
    if (this.#rest?.id === id) this.#endRest();
    clearTimeout(this.#aside.get(id));
    this.#aside.delete(id);
  }
}
