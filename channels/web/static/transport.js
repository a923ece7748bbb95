// Requests to the server. The events that come down are read in events.js.

import { language, say } from "./texts.js";

const PATIENCE = 20_000;
const PHOTO_PATIENCE = 180_000;

/** The server, or the way to it, said no. `retry`: the very same request may succeed later. */
export class Refused extends Error {
  constructor(words, { retry, status = 0, wait = 0 }) {
    super(words);
    Object.assign(this, { retry, status, wait });
  }
}

/** Continues the browser's conversation, or begins one; see channels/web/session.py. */
export const openSession = (opening) => post("/chat/session", opening);

/** Resolves when the server has stored the message. */
export const postMessage = (message) => post("/chat/messages", message);

async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": language() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw unreachable();
  }
  const text = await response.text().catch(() => "");
  if (response.ok) return JSON.parse(text);
  throw refusal(response.status, text, response.headers.get("Retry-After"));
}

/** Sends a photo; `done` resolves when it is stored, `cancel` stops it. */
export function uploadPhoto(id, file, onPercent) {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append("id", id);
  form.append("file", file);
  const done = new Promise((resolve, reject) => {
    request.open("POST", "/chat/photos");
    request.setRequestHeader("Accept-Language", language());
    request.timeout = PHOTO_PATIENCE;
    request.upload.onprogress = ({ loaded, total }) => onPercent(Math.floor((100 * loaded) / total));
    request.onerror = request.ontimeout = request.onabort = () => reject(unreachable());
    request.onload = () => {
      if (request.status === 202) resolve();
      else reject(refusal(request.status, request.responseText, request.getResponseHeader("Retry-After")));
    };
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

const unreachable = () => new Refused(say("lost"), { retry: true });

// A proxy in between answers 502–504 in words of its own.
function refusal(status, text, wait) {
  let told = {};
  try {
    told = JSON.parse(text);
  } catch { /* not from our server */ }
  return new Refused(told.error ?? say("failed"), {
    retry: told.retry ?? (status >= 502 && status <= 504),
    status,
    wait: 1000 * (Number(wait) || 0),
  });
}
