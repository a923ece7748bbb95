// Puts delivery together: what comes down is shown, what goes up is kept until the server has it.
import { forgetPhotos } from "../components/photos/store";
import { alone } from "./alone";
import { Connection } from "./connection";
import { Conversation, type Entry, isOwn } from "./conversation";
import { embedded, keyed } from "./embedding";
import { EventStream, type StreamEvent } from "./event-stream";
import { takeMark } from "./mark";
import { OutgoingQueue, type Unsent } from "./outgoing";
import type { Municipality, Page } from "./page";
import { Photos } from "./photos";
import type { ConversationState, Identity, Lang, Outgoing } from "./protocol";
import { forgetAll, isNewAddress, kept, onOtherTab, takeLeft, tellRestart } from "./storage";
import { leave, serveWindows } from "./suomifi";
import { language, say, useLanguage } from "./texts";
import {
  logOut,
  openSession,
  postMessage,
  postRating,
  type Refused,
  type Session,
  TOO_MANY,
} from "./transport";

// The same id always: a conversation is begun once, however many tabs ask for it.
const START_ID = "00000000-0000-4000-8000-000000000001";
const RECENT = 60_000; // a message older than this at loading is not waiting for a reply any more
const SESSION_PAUSE = 3000;

/** What shows the conversation. */
export interface View {
  /** Something that is shown has changed. */
  changed(): void;
  /** The conversation so far is there; `news`: what was said while the citizen was at Suomi.fi, if they were. */
  settled(news: Entry[] | null): void;
  /** The citizen has identified in a window beside the page. */
  identified(): void;
  /** A reply came while the page was open; `isNew`: it was also said since then. */
  replied(entry: Entry, isNew: boolean): void;
  /** The citizen has said something. */
  sent(): void;
  /** Something could not be done; `reason` says why. */
  complain(reason: string): void;
  /** The browser keeps no cookie of ours. */
  cookiesRefused(): void;
  /** The citizen's words were refused. */
  giveBack(text: string, reason: string): void;
}

export class Chat {
  readonly conversation = new Conversation();
  readonly connection = new Connection(() => this.view.changed());
  readonly photos = new Photos(() => this.view.changed());
  settled = false;
  /** Code of the municipality that the conversation is about. */
  municipality: string | null;
  /** When this browser loses the conversation, ISO 8601; null until it is known. */
  expires: string | null = null;
  /** Who is identified, as the server last told. */
  identity: Identity | null = null;
  /** The identification that has ended by itself, until the citizen goes on. */
  ended: Identity | null = null;
  #leaving = false; // the citizen has pressed the button that logs out
  #opened = 0; // when the page was opened, by the server's clock
  #wanted: Lang | null = null; // chosen on the page; the assistant has not taken it up yet
  #pressed = new Map<string, Entry>(); // by the id of the press
  #queue = new OutgoingQueue({
    post: (message) => (message.kind === "photo" ? this.photos.upload(message.id) : postMessage(message)),
    onRefused: (message, error) => this.#refused(message, error),
    onForgotten: () => this.#forgotten(),
    onChange: () => this.#showKept(),
  });

  constructor(
    private readonly page: Page,
    private readonly view: View,
  ) {
    this.municipality = page.municipality;
  }

  /** The assistant's turn has come. */
  get waits(): boolean {
    return this.connection.up && this.settled && this.conversation.waitsForReply(this.#opened - RECENT);
  }

  /** The municipality that the conversation is about, once it is known. */
  get itsMunicipality(): Municipality | undefined {
    return this.page.municipalities.find(({ code }) => code === this.municipality);
  }

  /** Opens the conversation, and holds it open for as long as the page is. */
  async start(): Promise<void> {
    serveWindows(
      () => this.view.identified(),
      (reason) => this.view.complain(reason),
    );
    onOtherTab({ messages: () => this.#showKept(), restart: () => location.reload() });
    const session = await this.#open();
    if (!session) return;
    this.#opened = Date.parse(session.now);
    this.expires = session.expires;
    this.#meanAddress(session);
    this.#showKept();
    void new EventStream({
      onEvent: (event) => this.#received(event),
      onUp: () => {
        this.connection.back();
        void this.#queue.flush();
      },
      onDown: () => this.connection.down(),
      onForgotten: () => this.#forgotten(),
    }).run();
  }

  send(message: Unsent): Outgoing {
    const whole = this.#queue.add(message);
    this.ended = null;
    this.view.sent();
    return whole;
  }

  press(payload: string, text: string): void {
    const id = crypto.randomUUID();
    const entry = this.conversation.choose(payload);
    if (entry) this.#pressed.set(id, entry);
    this.send({ id, kind: "button", payload, text });
  }

  /** Sends a photo, or tries again: the same id is the same photo. */
  sendPhoto(id: string, file: Blob): void {
    this.photos.take(id, file);
    this.conversation.addUnconfirmed(id, say("photo_bubble"), language(), URL.createObjectURL(file));
    this.send({ id, kind: "photo" });
  }

  withdrawPhoto(id: string): void {
    this.conversation.drop(id);
    this.photos.withdraw(id);
    this.#queue.withdraw(id);
  }

  /** Page and conversation go on in `next` together. */
  switchLanguage(next: Lang): void {
    this.#wanted = next;
    this.#speak(next);
    this.#queue.add({ kind: "language", value: next });
  }

  switchMunicipality(code: string): void {
    this.send({ kind: "municipality", value: code });
  }

  /** Leaves this conversation for a new one. */
  async restart(): Promise<void> {
    try {
      const goes = this.identity ? await leave(embedded, () => this.#beginAnew()) : await this.#beginAnew();
      if (!goes) location.reload();
    } catch (error) {
      this.view.complain((error as Refused).message);
    }
  }

  async #beginAnew(): Promise<string | null> {
    const { logout } = await openSession({ ...this.#opening(), new: true });
    forgetAll();
    await forgetPhotos();
    tellRestart();
    return logout;
  }

  /** Keeps the conversation, and who is identified, for another while. */
  async prolong(): Promise<void> {
    try {
      const session = await openSession({ ...this.#opening(), prolong: true });
      if (!takeMark(session.mark)) return location.reload();
      this.expires = session.expires;
      this.#identify(session.identity);
    } catch (error) {
      this.view.complain((error as Refused).message);
    }
    this.view.changed();
  }

  /** The time of the identification is over. */
  identityOver(): void {
    this.ended = this.identity;
    this.#identify(null);
    this.view.changed();
  }

  /** Ends the identification. */
  async logOut(): Promise<void> {
    this.#leaving = true;
    try {
      await leave();
    } catch (error) {
      this.view.complain((error as Refused).message);
    }
    this.#leaving = false;
  }

  /** What the citizen thought of the service. Resolves when it is stored, rejects with Refused. */
  rate(stars: number, words: string): Promise<void> {
    return postRating({ stars, words });
  }

  // One tab at a time, so that two that open together get one conversation.
  async #open(): Promise<Session | null> {
    const open = () => openSession(this.#opening());
    for (;;) {
      try {
        const session = await alone(keyed("session"), open);
        takeMark(session.mark);
        this.view.complain("");
        return session;
      } catch (error) {
        const { retry, status, wait, message } = error as Refused;
        const isLimit = status === TOO_MANY;
        if (!retry || isLimit) this.view.complain(message);
        if (!retry) return null;
        if (!isLimit) this.connection.down();
        await new Promise((resolve) => setTimeout(resolve, Math.max(wait, SESSION_PAUSE)));
      }
    }
  }

  #opening() {
    return { municipality: this.page.municipality, language: language() };
  }

  // An address that names a language or a municipality means it, also in an older conversation.
  // What waits to be sent already is not asked for twice.
  #meanAddress({ language: its, municipality: about }: Session): void {
    const { chosen, language: named, municipality: here } = this.page;
    const isNewPath = isNewAddress("path", location.pathname);
    const isNewLanguage = isNewAddress("language", chosen ? named : "");
    const waiting = kept();
    const will = waiting.findLast((message) => message.kind === "language")?.value ?? its;
    const meant = chosen && (isNewPath || isNewLanguage) ? named : will;
    if (meant !== its) this.#wanted = meant;
    if (meant !== will) this.#queue.add({ kind: "language", value: meant });
    this.#speak(meant);
    const place = waiting.findLast((message) => message.kind === "municipality")?.value ?? about;
    if (here && isNewPath && place !== here) this.#queue.add({ kind: "municipality", value: here });
  }

  #received(event: StreamEvent): void {
    if (event.type === "conversation") return this.#follow(event.data);
    const said = event.data;
    if (isOwn(said) && said.client_id) this.#confirmed(said.client_id);
    const entry = this.conversation.add(Number(event.id), said);
    this.#takeUpPresses(kept());
    if (entry && this.settled && !isOwn(said)) {
      this.view.replied(entry, Date.parse(said.at) >= this.#opened);
    }
    this.view.changed();
  }

  // The server tells this when everything said so far has been sent.
  #follow(state: ConversationState): void {
    if (!takeMark(state.mark)) return location.reload();
    if (state.language === this.#wanted) this.#wanted = null;
    if (!this.#wanted && state.language) this.#speak(state.language);
    this.municipality = state.municipality ?? this.municipality;
    this.expires = state.expires;
    this.#identify(state.identity);
    if (!this.settled) {
      this.settled = true;
      this.#queue.begin(this.conversation.last ? null : { id: START_ID, kind: "start" });
      const left = takeLeft();
      const isNews = ({ id, said }: Entry) => id > (left ?? Infinity) && !isOwn(said) && !said.hidden;
      this.view.settled(left === null ? null : this.conversation.entries.filter(isNews));
    }
    this.view.changed();
  }

  // What was said to somebody who is not identified any more is not left on the screen, and whoever knew the
  // browser's cookie meanwhile shall know it no more.
  #identify(identity: Identity | null): void {
    const was = this.identity;
    this.identity = identity;
    if (identity) this.ended = null;
    if (identity && !was && this.settled && this.conversation.hasHidden) return location.reload();
    if (identity || !was) return;
    this.conversation.hidePersonal();
    if (!this.#leaving) void logOut().catch(() => undefined);
  }

  #confirmed(id: string): void {
    this.#pressed.delete(id);
    this.photos.arrived(id);
    if (kept().some((message) => message.id === id)) this.#queue.withdraw(id);
  }

  #showKept(): void {
    const waiting = kept();
    for (const message of waiting) {
      const words = wordsOf(message);
      if (words) this.conversation.addUnconfirmed(message.id, words, language());
    }
    this.#takeUpPresses(waiting);
    this.conversation.setDelivery(new Map(waiting.map(({ id }) => [id, this.#queue.faring(id)])));
    this.view.changed();
  }

  // What was pressed before a reload, or in another tab, cannot be pressed again.
  #takeUpPresses(waiting: Outgoing[]): void {
    for (const message of waiting) {
      if (message.kind !== "button" || this.#pressed.has(message.id)) continue;
      const entry = this.conversation.choose(message.payload);
      if (entry) this.#pressed.set(message.id, entry);
    }
  }

  #refused(message: Outgoing, error: Refused): void {
    this.conversation.drop(message.id);
    const entry = this.#pressed.get(message.id);
    if (entry) this.conversation.reopen(entry);
    if (message.kind === "text") this.view.giveBack(message.text, error.message);
    // A photo that is there still tells by itself why.
    else if (message.kind !== "photo" || !this.photos.states[message.id]) this.view.complain(error.message);
  }

  // The server does not know the browser's cookie: it is too old, means another conversation, or is not kept.
  #forgotten(): void {
    if (this.settled) location.reload();
    else this.view.cookiesRefused();
  }

  #speak(next: Lang): void {
    if (next === language()) return;
    useLanguage(next);
    this.view.changed();
  }
}

function wordsOf(message: Outgoing): string | null {
  if (message.kind === "location") return say("place_bubble");
  if (message.kind === "photo") return say("photo_bubble");
  return message.kind === "text" || message.kind === "button" ? message.text : null;
}
