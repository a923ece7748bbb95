// Says each new reply to screen readers exactly once. The transcript itself is no live region:
// a reload, a reconnect or another tab fills it without a word.

import { byId, element } from "./dom.js";

const SAID_BY_THEN = 3000;

export function announce(text, lang) {
  const line = element("p", { lang }, text);
  byId("announcer").append(line);
  setTimeout(() => line.remove(), SAID_BY_THEN);
}
