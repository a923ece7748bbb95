// What the server and the page say to each other (akkuna/replies.py: Rendered; channels/web/).

export type Lang = "fi" | "sv";

export type Kind = "text" | "question" | "summary" | "receipt" | "notice" | "list" | "citizen";

/** What a question takes besides words; the page then offers the fitting way to answer. */
export type Accept = "photo" | "location" | "address" | "date" | "time";

export interface Button {
  title: string;
  payload: string;
  primary: boolean;
}

/**
 * A line of a summary, a receipt or a card; `change` is the payload of the press that changes it, `value_lang`
 * the language of the value where it is not the message's.
 */
export interface Line {
  label: string;
  value: string;
  value_lang?: Lang | null;
  change?: string | null;
  change_title?: string | null;
}

export interface Link {
  title: string;
  href: string;
  lang?: Lang | null;
}

/** One thing of several ("item"), one thing in full ("detail"), or a service and how to reach it. */
export interface Card {
  kind: "item" | "detail" | "service";
  title: string;
  /** Where it is not the message's language; the same of the text. */
  title_lang?: Lang | null;
  text: string;
  text_lang?: Lang | null;
  lines: Line[];
  links: Link[];
  buttons: Button[];
}

/** A day on which something is free, and how much: "3 vapaata aikaa". */
export interface FreeDay {
  iso: string;
  count: string;
}

/** A message of the conversation. */
export interface Said {
  text: string;
  lang: Lang;
  kind: Kind;
  key: string | null;
  buttons: Button[];
  lines: Line[];
  cards: Card[];
  links: Link[];
  accepts: Accept[];
  /** Of a question that a day answers: the days on which something is free; older servers tell none. */
  days?: FreeDay[];
  /** In plain language: what to write here, or why it is asked. */
  hint: string | null;
  /** Number of this question, and how many there are. */
  progress: [number, number] | null;
  /** Of the citizen's own message: the id that this browser gave it. */
  client_id: string | null;
  /** When it was said, ISO 8601. */
  at: string;
  /** Only for the eyes of who was identified then. */
  personal?: boolean;
  /** They are not identified any more: it has no words. */
  hidden?: boolean;
}

/** Who is identified, for whom they act, and how long that lasts. */
export interface Identity {
  name: string;
  actingFor: { kind: "person" | "organisation"; name: string } | null;
  /** Seconds. */
  left: number;
  /** It ends then because nobody does anything; else because that is the longest that it lasts. */
  isIdle: boolean;
  /** How long that is. */
  minutes: number;
}

/** What the server tells whenever everything said so far has been sent. */
export interface ConversationState {
  /** Tells this conversation from every other; says nothing about it. */
  mark: string;
  municipality: string | null;
  language: Lang | null;
  /** When this browser loses the conversation if nothing prolongs it, ISO 8601. */
  expires: string;
  identity: Identity | null;
}

/** A message on its way up. */
export type Outgoing =
  | { id: string; kind: "text"; text: string }
  | { id: string; kind: "button"; payload: string; text: string }
  | { id: string; kind: "location"; lat: number; lon: number }
  | { id: string; kind: "language"; value: Lang }
  | { id: string; kind: "municipality"; value: string }
  | { id: string; kind: "photo" }
  | { id: string; kind: "start" };

/** An address that the server suggests for what has been typed so far. */
export interface Place {
  label: string;
}
