// Tells when the server cannot be reached, and when it can again.

import { byId } from "./dom.js";
import { say } from "./texts.js";

const HICCUP = 2000; // a shorter break is not worth a word
const TOLD = 5000;

export class Connection {
  /** onChange(): the connection came or went. */
  constructor(onChange) {
    Object.assign(this, { onChange, up: false, line: byId("connection"), timer: 0 });
  }

  back() {
    clearTimeout(this.timer);
    this.up = true;
    if (this.line.textContent) {
      this.#tell("back");
      this.timer = setTimeout(() => this.#tell(""), TOLD);
    }
    this.onChange();
  }

  down() {
    if (!this.up && this.timer) return;
    this.up = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#tell("lost"), navigator.onLine ? HICCUP : 0);
    this.onChange();
  }

  /** Says what it says in the page's language. */
  reword() {
    this.#tell(this.line.dataset.state ?? "");
  }

  #tell(key) {
    this.line.textContent = key ? say(key) : "";
    this.line.dataset.state = key;
  }
}
