// Requests to the server. The events that come down are read in event-stream.ts.
import { conversationHeaders } from "./mark";
import type { Identity, Lang, Outgoing, Place } from "./protocol";
import { language, say } from "./texts";

const PATIENCE = 20_000;
const PHOTO_PATIENCE = 180_000;
const LONG_WAIT = 30_000;
export const TOO_MANY = 429;
/** What a proxy in between answers while our server is away or has too much to do. */
const PASSING = [TOO_MANY, 502, 503, 504];

/** The server, or the way to it, said no. */
export class Refused extends Error {
  /**
   * @param retry the very same request may succeed later
   * @param wait milliseconds that the server asks to wait before that
   */
  constructor(
    words: string,
    readonly retry: boolean,
    readonly status = 0,
    readonly wait = 0,
  ) {
    super(words);
  }

  /** The limit lasts so long that nothing should stand behind what it holds up. */
  get isLong(): boolean {
    return this.status === TOO_MANY && this.wait > LONG_WAIT;
  }
}

/** What the page knows when it opens the conversation, and whether to leave the old one. */
export interface Opening {
  municipality: string | null;
  language: Lang;
  new?: boolean;
  /** The citizen is still there: who is identified stays so for another while. */
  prolong?: boolean;
}

export interface Session {
  /** Tells this conversation from every other; says nothing about it. */
  mark: string;
  language: Lang;
  municipality: string | null;
  /** The server's clock, ISO 8601. */
  now: string;
  /** When this browser loses the conversation if nothing prolongs it, ISO 8601. */
  expires: string;
  identity: Identity | null;
  /** Where the browser goes on to log out at Suomi.fi, where a conversation was left. */
  logout: string | null;
}

/** Continues the browser's conversation, or begins one; see channels/web/session.py. */
export const openSession = (opening: Opening) => post<Session>("/chat/session", opening);

/** Resolves when the server has stored the message. */
export const postMessage = (message: Outgoing) => post<void>("/chat/messages", message);

/** Resolves when the server has stored what the citizen thought of the service. */
export const postRating = (rating: { stars: number; words: string }) => post<void>("/chat/rating", rating);

/** Lets the window that this page opened begin a login; `browser` is what the window told of itself. */
export const letBegin = (handle: string, browser: string) =>
  post<void>("/suomifi/window", { handle, browser });

/** Claims the login of a window that this page opened. */
export const claimLogin = (code: string) => post<void>("/suomifi/claim", { code });

/** Ends the identification, if it has not ended yet, and gives the browser a new cookie; `url` is where it goes on. */
export const logOut = () => post<{ url: string | null }>("/suomifi/logout", {});

/** Addresses that begin like `text`, best first. */
export const suggestPlaces = async (text: string) =>
  (await post<{ places: Place[] }>("/chat/places", { text })).places;

const post = <Answer>(path: string, body: object) =>
  call<Answer>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

async function call<Answer>(path: string, request: RequestInit): Promise<Answer> {
  // Safari 15 has no AbortSignal.timeout.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      ...request,
      headers: { ...request.headers, ...conversationHeaders(), "Accept-Language": language() },
      signal: patience.signal,
    });
    text = await response.text().catch(() => "");
  } catch {
    throw unreachable();
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return (text ? JSON.parse(text) : undefined) as Answer;
  throw refusal(response.status, text, response.headers.get("Retry-After"));
}

/** A photo on its way: `done` resolves when it is stored, `cancel` stops it. */
export interface Upload {
  done: Promise<void>;
  cancel: () => void;
}

/** Sends a photo. By XMLHttpRequest: fetch does not tell how much has gone. */
export function uploadPhoto(id: string, file: Blob, onPercent: (percent: number) => void): Upload {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append("id", id);
  form.append("file", file);
  const done = new Promise<void>((resolve, reject) => {
    request.open("POST", "/chat/photos");
    const headers = { ...conversationHeaders(), "Accept-Language": language() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = PHOTO_PATIENCE;
    request.upload.onprogress = ({ loaded, total }) => onPercent(Math.floor((100 * loaded) / total));
    request.upload.onload = () => onPercent(100);
    request.onerror = request.ontimeout = request.onabort = () => reject(unreachable());
    request.onload = () => {
      if (request.status === 202) resolve();
      else reject(refusal(request.status, request.responseText, request.getResponseHeader("Retry-After")));
    };
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

const unreachable = () => new Refused(say("lost"), true);

function refusal(status: number, text: string, wait: string | null): Refused {
  const { error = say("failed"), retry = PASSING.includes(status) } = told(text);
  return new Refused(error, retry, status, 1000 * (Number(wait) || 0));
}

/** What our own server says; a proxy answers in words of its own. */
function told(text: string): { error?: string; retry?: boolean } {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}
