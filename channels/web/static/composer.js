// The field that the citizen writes in.

import { byId } from "./dom.js";
import { draft, keepDraft } from "./storage.js";
import { page, say } from "./texts.js";

const TELL_FROM = 0.8; // part of the longest message from which on the characters left are told

export class Composer {
  /**
   * onSend(text): the citizen sends what is written; it is not too long
   * mayBeEmpty(): whether there is something else to send, so that the text may be ""
   */
  constructor({ onSend, mayBeEmpty }) {
    Object.assign(this, { onSend, mayBeEmpty });
    this.field = byId("text");
    this.error = byId("text-error");
    this.left = byId("text-left");
    this.field.addEventListener("input", () => this.#changed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.field.value = draft();
    this.#changed();
  }

  /** Gives refused words back to the field, before what was written meanwhile, and says why. */
  giveBack(text, reason) {
    this.field.value = [text, this.field.value].filter(Boolean).join("\n");
    this.#changed();
    this.complain(reason);
  }

  /** Says next to the field what is wrong; what was written stays. */
  complain(reason) {
    this.error.textContent = reason;
    this.field.setAttribute("aria-invalid", "true");
  }

  /** Says what it says in the page's language; a complaint has had its time. */
  reword() {
    this.#changed();
  }

  /** What is typed next goes into the field. */
  focus() {
    this.field.focus({ preventScroll: true });
  }

  clear() {
    this.field.value = "";
    this.#changed();
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.field.value.trim();
    const over = [...text].length - page.maxText;
    if ((!text && !this.mayBeEmpty()) || over > 0) {
      this.field.focus();
      this.complain(text ? say("too_long", { over }) : say("empty"));
      return;
    }
    this.clear();
    this.onSend(text);
  }

  #changed() {
    const { field, error, left } = this;
    keepDraft(field.value);
    error.textContent = "";
    field.removeAttribute("aria-invalid");
    const count = page.maxText - [...field.value.trim()].length;
    left.hidden = count > page.maxText * (1 - TELL_FROM);
    left.textContent = left.hidden ? "" : say("left", { count });
    left.classList.toggle("over", count < 0);
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }
}
