// Follows the conversation, unless the citizen has gone up to read what was said before.

import { byId } from "./dom.js";

const NEAR = 120; // pixels from the end that still count as being there
const GAP = 8;

const root = document.documentElement;
const pill = byId("new-messages");
let pinned = true; // the citizen is at the end of the conversation, or on the way there
let before = 0; // where the page was scrolled to
let first = null; // the first reply since the citizen's last message

const atEnd = () => scrollY + innerHeight > root.scrollHeight - NEAR;

/** Goes to the end: at once when the page opens, else as the citizen's settings have it. */
export function toEnd(behavior = "auto") {
  first = null;
  pinned = true;
  scrollTo({ top: root.scrollHeight, behavior });
}

/**
 * Follows to the reply that `show` puts on the page. `show` returns its element, or null when it was
 * there already; so does this.
 */
export function following(show) {
  const node = show();
  if (node && !pinned) pill.hidden = false;
  if (node && pinned) {
    first ??= node;
    requestAnimationFrame(reveal);
  }
  return node;
}

// A long reply is shown from its beginning, not from its end.
function reveal() {
  if (!first) return;
  const header = document.querySelector("header");
  const covered = getComputedStyle(header).position === "sticky" ? header.offsetHeight : 0;
  const top = first.getBoundingClientRect().top + scrollY - covered - GAP;
  scrollTo({ top: Math.min(top, root.scrollHeight - innerHeight) });
}

// Only the citizen scrolls upwards.
function scrolled() {
  if (atEnd()) {
    pinned = true;
    pill.hidden = true;
  } else if (scrollY < before) {
    pinned = false;
  }
  before = scrollY;
}

// What the growing composer would cover stays in view.
function keepAboveComposer() {
  const composer = byId("composer");
  let height = composer.offsetHeight;
  new ResizeObserver(() => {
    const grown = composer.offsetHeight - height;
    height += grown;
    if (grown > 0 && pinned && first) reveal();
    else if (grown > 0 && pinned) scrollBy(0, grown);
  }).observe(composer);
}

export function prepareScroll() {
  history.scrollRestoration = "manual";
  keepAboveComposer();
  addEventListener("scroll", scrolled, { passive: true });
  pill.addEventListener("click", () => {
    if (pill.matches(":focus-visible")) byId("text").focus({ preventScroll: true });
    pill.hidden = true;
    toEnd();
  });
}
