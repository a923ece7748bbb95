// Tells that a reply is coming; after a while, that it takes long. It never stays without reason.

import { byId } from "./dom.js";
import { say } from "./texts.js";

const SLOW = 12_000;
let timer = 0;

/** Shows or hides the sign; calling it again with the same value changes nothing. */
export function showTyping(on) {
  const sign = byId("typing");
  if (sign.hidden === !on) return;
  clearTimeout(timer);
  sign.hidden = !on;
  sign.classList.remove("slow");
  if (!on) return;
  byId("typing-words").textContent = say("typing");
  timer = setTimeout(() => {
    sign.classList.add("slow");
    byId("typing-words").textContent = say("typing_slow");
  }, SLOW);
}
