// Server-sent events over fetch: comes back by itself with the id of the last event that it has.

const SILENCE = 40_000; // the server breaks its silence every 15 s
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

class Unanswered extends Error {}

export class EventStream {
  /**
   * onEvent({id, type, data}): each event; id is "" for one that is not of the outbox
   * onUp(), onDown(): the connection came, went
   * onForgotten(): the server does not know this browser's conversation; the stream has ended
   */
  constructor({ onEvent, onUp, onDown, onForgotten }) {
    Object.assign(this, { onEvent, onUp, onDown, onForgotten });
    this.last = "0";
    this.pause = FIRST_PAUSE;
    this.ended = false;
    this.connection = new AbortController();
    this.wake = () => {};
    addEventListener("offline", () => this.#cut());
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
  }

  /** Listens for as long as the page is open. */
  async run() {
    for (;;) {
      try {
        await this.#listen();
      } catch (error) {
        if (!lostOnTheWay(error)) reportError(error);
      }
      if (this.ended) return;
      this.onDown();
      await this.#rest();
    }
  }

  async #listen() {
    this.connection = new AbortController();
    const response = await fetch("/chat/events", {
      headers: { "Last-Event-ID": this.last },
      cache: "no-store",
      signal: this.connection.signal,
    });
    if (response.status === 401) {
      this.ended = true;
      return this.onForgotten();
    }
    if (!response.ok) throw new Unanswered();
    this.pause = FIRST_PAUSE;
    this.onUp();
    for await (const event of parse(response.body, () => this.#cut())) {
      if (event.id) this.last = event.id;
      this.onEvent(event);
    }
  }

  // Pages of many citizens do not come back all at the same moment.
  async #rest() {
    await new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, this.pause * (0.5 + Math.random()));
    });
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  #cut() {
    this.connection.abort();
  }
}

const lostOnTheWay = (error) => error instanceof Unanswered || error instanceof TypeError || error.name === "AbortError";

async function* parse(body, cut) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let watchdog = setTimeout(cut, SILENCE);
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(cut, SILENCE);
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      yield* blocks.map(fields).filter(({ data }) => data !== null);
    }
  } finally {
    clearTimeout(watchdog);
  }
}

function fields(block) {
  const event = { id: "", type: "message", data: null };
  for (const line of block.split("\n")) {
    const [name, value] = [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)];
    if (name === "id") event.id = value;
    else if (name === "event") event.type = value;
    else if (name === "data") event.data = JSON.parse(value);
  }
  return event;
}
