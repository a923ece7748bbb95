import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * Lets a line that comes and goes by the clock look at it again and again: a long timer does not outlive the
 * sleep of a phone. The focus is not lost with the line's buttons.
 */
export class Ticking implements ReactiveController {
  #timer = 0;
  #hadFocus = false;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly look: () => void,
    private readonly every: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(this.look, this.every);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  hostUpdate(): void {
    this.#hadFocus = this.host.querySelector("button:focus-visible") !== null;
  }

  // A finger is not taken to the field.
  hostUpdated(): void {
    if (this.#hadFocus && !this.host.querySelector("button")) {
      document.getElementById("text")?.focus({ preventScroll: true });
    }
  }
}
