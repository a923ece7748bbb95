// Server-sent events over fetch: comes back by itself with the id of the last event that it has.
import { conversationHeaders } from "./mark";
import type { ConversationState, Said } from "./protocol";

const SILENCE = 40_000; // the server breaks its silence every 15 s
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/** An event of the stream; `id` is "" for one that is not of the outbox. */
export type StreamEvent =
  { id: string; type: "message"; data: Said } | { id: string; type: "conversation"; data: ConversationState };

export interface StreamListener {
  onEvent(event: StreamEvent): void;
  onUp(): void;
  onDown(): void;
  /** The server does not know this browser's conversation; the stream has ended. */
  onForgotten(): void;
}

class Unanswered extends Error {}

export class EventStream {
  #last = "0";
  #pause = FIRST_PAUSE;
  #heard = 0;
  #ended = false;
  #connection = new AbortController();
  #wake = () => {};

  constructor(private readonly listener: StreamListener) {
    addEventListener("offline", () => this.#cut());
    addEventListener("online", () => this.#wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.#lookUp());
  }

  /** Listens for as long as the page is open. */
  async run(): Promise<void> {
    for (;;) {
      try {
        await this.#listen();
      } catch (error) {
        if (!isLostOnTheWay(error)) reportError(error);
      }
      if (this.#ended) return;
      this.listener.onDown();
      await this.#rest();
    }
  }

  async #listen(): Promise<void> {
    this.#connection = new AbortController();
    const response = await fetch("/chat/events", {
      headers: { ...conversationHeaders(), "Last-Event-ID": this.#last },
      cache: "no-store",
      signal: this.#connection.signal,
    });
    if (response.status === 401) {
      this.#ended = true;
      return this.listener.onForgotten();
    }
    if (!response.ok || !response.body) throw new Unanswered();
    this.#pause = FIRST_PAUSE;
    this.#heard = Date.now();
    this.listener.onUp();
    for await (const event of events(this.#watched(response.body))) {
      if (event.id) this.#last = event.id;
      this.listener.onEvent(event);
    }
  }

  /** The text as it comes; a silence that is too long means that the connection is dead. */
  async *#watched(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
    const reader = body.pipeThrough<string>(new TextDecoderStream() as ReadableWritablePair).getReader();
    for (;;) {
      const watchdog = setTimeout(() => this.#cut(), SILENCE);
      try {
        const { value, done } = await reader.read();
        if (done) return;
        this.#heard = Date.now();
        yield value;
      } finally {
        clearTimeout(watchdog);
      }
    }
  }

  // A phone that slept does not know that its connection is gone.
  #lookUp(): void {
    if (Date.now() - this.#heard > SILENCE) this.#cut();
    this.#wake();
  }

  // Pages of many citizens do not come back all at the same moment.
  async #rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, this.#pause * (0.5 + Math.random()));
    });
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  #cut(): void {
    this.#connection.abort();
  }
}

const isLostOnTheWay = (error: unknown) =>
  error instanceof Unanswered ||
  error instanceof TypeError ||
  (error instanceof DOMException && error.name === "AbortError");

/** The events in a stream of text, which comes in pieces of any size. */
export async function* events(chunks: AsyncIterable<string>): AsyncGenerator<StreamEvent> {
  let rest = "";
  for await (const chunk of chunks) {
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

function parse(block: string): StreamEvent | null {
  const fields = new Map(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]),
  );
  const data = fields.get("data");
  if (data === undefined) return null;
  return {
    id: fields.get("id") ?? "",
    type: fields.get("event") ?? "message",
    data: JSON.parse(data) as unknown,
  } as StreamEvent;
}
