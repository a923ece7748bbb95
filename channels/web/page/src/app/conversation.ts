// The conversation as the page knows it: what the stream has given, then what is still on its way up.
import type { Faring } from "./outgoing";
import type { Accept, FreeDay, Lang, Said } from "./protocol";
import { endsLinksOf, isTakenIn, pressables, withoutWords } from "./said";

const NOTHING: Accept[] = [];

export type Delivery = Faring | "sent";

/** A message that the stream has given. */
export interface Entry {
  /** Number in the stream: the order of the conversation. */
  id: number;
  said: Said;
  /** Nothing in it can be pressed any more. */
  closed: boolean;
  /** Payload of the button that was chosen. */
  chosen: string | null;
  /** Its links to Suomi.fi have served. */
  linksOver: boolean;
  /** Address of the photo that it is, where this tab sent it. */
  picture: string | null;
}

/** A message of the citizen's that the stream has not given back yet. */
export interface Unconfirmed {
  /** The browser's own id of it. */
  id: string;
  text: string;
  lang: Lang;
  picture: string | null;
  delivery: Delivery;
}

export class Conversation {
  readonly entries: Entry[] = [];
  readonly unconfirmed: Unconfirmed[] = [];

  get last(): Entry | undefined {
    return this.entries.at(-1);
  }

  /** What the newest question takes; nothing after a receipt. */
  get accepts(): Accept[] {
    return this.#asking?.said.accepts ?? NOTHING;
  }

  /** Titles of the newest question's buttons, which may be typed instead. */
  get titles(): string[] {
    return this.#asking?.said.buttons.map(({ title }) => title) ?? [];
  }

  /** Days on which something is free, where the newest question asks for one. */
  get days(): FreeDay[] {
    return this.#asking?.said.days ?? [];
  }

  /** Whether the newest question has cards to choose from, beside which a day is the other way. */
  get hasCards(): boolean {
    return (this.#asking?.said.cards ?? []).length > 0;
  }

  get #asking(): Entry | undefined {
    return this.entries.findLast(
      ({ said }) => asks(said) || said.kind === "receipt" || (!isOwn(said) && said.accepts.length > 0),
    );
  }

  /** Whether the citizen has brought a matter to its end, however it ended. */
  get isAnyMatterOver(): boolean {
    return this.entries.some(({ said }) => said.kind === "receipt");
  }

  /** Whether the newest matter was taken in, and the citizen has said nothing since. */
  get isMatterTakenIn(): boolean {
    const sinceOwn = this.entries.slice(this.entries.findLastIndex(({ said }) => isOwn(said)) + 1);
    return this.unconfirmed.length === 0 && sinceOwn.some(({ said }) => isTakenIn(said));
  }

  /** Takes a message of the stream; returns null when it is here already. */
  add(id: number, said: Said): Entry | null {
    if (this.entries.some((each) => each.id === id)) return null;
    const entry: Entry = { id, said, closed: false, chosen: null, linksOver: false, picture: null };
    this.#closeLinks(id, said);
    if (isOwn(said)) this.#confirm(entry);
    else if (asks(said) || said.kind === "receipt") this.#closeQuestions();
    this.entries.splice(this.entries.findLastIndex((each) => each.id < id) + 1, 0, entry);
    return entry;
  }

  /** Whoever was identified is not any more: what was said then is not for the eyes of who is here now. */
  hidePersonal(): void {
    for (const entry of this.entries) {
      if (entry.said.personal && !entry.said.hidden) {
        Object.assign(entry, { said: withoutWords(entry.said), closed: true, picture: null });
      }
    }
  }

  /** Whether anything would be shown to who identifies again. */
  get hasHidden(): boolean {
    return this.entries.some(({ said }) => said.hidden);
  }

  /** Shows a message of the citizen's that is on its way up. */
  addUnconfirmed(id: string, text: string, lang: Lang, picture: string | null = null): void {
    const known = this.unconfirmed.find((each) => each.id === id);
    if (known) known.picture ??= picture;
    if (known || this.entries.some(({ said }) => said.client_id === id)) return;
    this.unconfirmed.push({ id, text, lang, picture, delivery: "sending" });
  }

  /** How those fare that are not sent, by their ids; the server has the others. */
  setDelivery(unsent: Map<string, Faring>): void {
    for (const each of this.unconfirmed) each.delivery = unsent.get(each.id) ?? "sent";
  }

  /** Takes away a message that was refused or withdrawn. */
  drop(id: string): void {
    const index = this.unconfirmed.findIndex((each) => each.id === id);
    if (index >= 0) this.unconfirmed.splice(index, 1);
  }

  /** A button was pressed: its message is answered. Returns the message. */
  choose(payload: string): Entry | undefined {
    const entry = this.entries.findLast(
      ({ said, closed }) => !closed && pressables(said).some((each) => each.payload === payload),
    );
    if (entry) Object.assign(entry, { closed: true, chosen: payload });
    return entry;
  }

  /** The choice was not taken: everything in the message can be pressed again. */
  reopen(entry: Entry): void {
    Object.assign(entry, { closed: false, chosen: null });
  }

  /** Whether the assistant's turn has come; messages said before `since` (ms) are let be. */
  waitsForReply(since: number): boolean {
    const said = this.last?.said;
    const unanswered = said !== undefined && isOwn(said) && Date.parse(said.at) > since;
    return unanswered || this.unconfirmed.some(({ delivery }) => delivery === "sent");
  }

  // The stream gives the citizen's own message back: it takes the place of the one on its way.
  #confirm(entry: Entry): void {
    const { client_id: id, text } = entry.said;
    entry.picture = this.unconfirmed.find((each) => each.id === id)?.picture ?? null;
    if (id) this.drop(id);
    const pressed = ({ said }: Entry) => pressables(said).find(({ title }) => title === text)?.payload;
    const asked = this.entries.findLast((each) => !each.closed && pressed(each));
    if (asked) Object.assign(asked, { closed: true, chosen: pressed(asked) });
  }

  #closeLinks(id: number, said: Said): void {
    for (const entry of this.entries) {
      if (entry.id < id && endsLinksOf(said, entry.said)) {
        Object.assign(entry, { closed: true, linksOver: true });
      }
    }
  }

  // A question can be answered until the next one is asked.
  #closeQuestions(): void {
    for (const entry of this.entries) if (asks(entry.said)) entry.closed = true;
  }
}

export const isOwn = ({ kind }: Said): boolean => kind === "citizen";
const asks = ({ kind }: Said) => kind === "question" || kind === "summary";
