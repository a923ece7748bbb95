import { make } from "./element";
import { asMessage, typeOf, type FromHost, type FromPage } from "./messages";
import type { Settings } from "./settings";

const PATIENCE = 15_000;

/** The chat page in its iframe. It is listened to only when it comes from the chat's own origin. */
export class Frame {
  readonly element: HTMLIFrameElement;
  /** Address of the same page in a tab of its own. */
  readonly address: string;
  readonly #origin: string;
  #state: "unasked" | "loading" | "ready" = "unasked";

  /**
   * @param colour of the bar above the page
   * @param onMessage what the page says
   * @param onSilence the page has not come: the site is not allowed to show it, or there is no connection
   */
  constructor(
    { origin, municipality, lang }: Settings,
    title: string,
    readonly colour: string,
    readonly onMessage: (type: FromPage) => void,
    readonly onSilence: () => void,
  ) {
    this.#origin = origin;
    this.address = `${origin}/${municipality}?lang=${lang}`;
    this.element = make("iframe", { title, allow: "geolocation; clipboard-write" });
    addEventListener("message", (event) => this.#hear(event));
  }

  /** Loads the page if it is not there, also when it did not come the last time. */
  load(): void {
    if (this.#state !== "unasked") return;
    this.#state = "loading";
    // To anybody: it tells nothing, and what came may be the browser's page about an error.
    this.element.onload = () => this.element.contentWindow?.postMessage(asMessage("hello"), "*");
    this.element.src = `${this.address}&embedded=1&color=${encodeURIComponent(this.colour)}`;
    setTimeout(() => this.#giveUp(), PATIENCE);
  }

  /** Tells the page, if it is there. */
  tell(type: FromHost): void {
    if (this.#state === "ready") this.element.contentWindow?.postMessage(asMessage(type), this.#origin);
  }

  #giveUp(): void {
    if (this.#state === "ready") return;
    this.#state = "unasked";
    this.onSilence();
  }

  #hear({ data, origin, source }: MessageEvent): void {
    const type = typeOf(data) as FromPage | null;
    if (type === null || origin !== this.#origin || source !== this.element.contentWindow) return;
    this.#state = "ready";
    this.onMessage(type);
  }
}
