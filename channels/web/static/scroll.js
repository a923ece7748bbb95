// Follows the conversation, unless the citizen has gone up to read what was said before.

import { byId } from "./dom.js";

const NEAR = 120; // pixels from the end that still count as being there

const root = document.documentElement;
const pill = byId("new-messages");
let first = null; // the first of the new messages that are to be shown together

const atEnd = () => scrollY + innerHeight > root.scrollHeight - NEAR;

export function toEnd() {
  scrollTo(0, root.scrollHeight);
}

/**
 * Follows to the message that `show` puts on the page. `show` returns its element, or null when it
 * was there already; so does this.
 */
export function following(show) {
  const follow = first !== null || atEnd();
  const node = show();
  if (node && !follow) pill.hidden = false;
  if (node && follow) {
    if (first === null) requestAnimationFrame(reveal);
    first ??= node;
  }
  return node;
}

// A long reply is shown from its beginning, not from its end.
function reveal() {
  const header = document.querySelector("header");
  const covered = getComputedStyle(header).position === "sticky" ? header.offsetHeight : 0;
  const top = first.getBoundingClientRect().top + scrollY - covered - 8;
  scrollTo(0, Math.min(top, root.scrollHeight - innerHeight));
  first = null;
}

// What the growing composer would cover stays in view.
function keepAboveComposer() {
  const composer = byId("composer");
  let height = composer.offsetHeight;
  new ResizeObserver(() => {
    const grown = composer.offsetHeight - height;
    height += grown;
    if (grown > 0 && scrollY + innerHeight > root.scrollHeight - grown - NEAR) scrollBy(0, grown);
  }).observe(composer);
}

export function prepareScroll() {
  history.scrollRestoration = "manual";
  keepAboveComposer();
  pill.addEventListener("click", () => {
    byId("text").focus();
    toEnd();
  });
  addEventListener("scroll", () => {
    if (atEnd()) pill.hidden = true;
  }, { passive: true });
}
