import { make } from "./element";
import type { Say } from "./words";

const SVG = "http://www.w3.org/2000/svg";
const BUBBLE = "M4 4h16v12H10l-5 4v-4H4z";

/** The button in the corner, and the number of replies that came while the panel was closed. */
export class Launcher {
  readonly button: HTMLButtonElement;
  /** Says aloud what the badge shows. */
  readonly status = make("p", { id: "unread", className: "unseen", attributes: { role: "status" } });
  readonly #badge = make("span", {
    className: "badge",
    hidden: true,
    attributes: { "aria-hidden": "true" },
  });
  #unread = 0;

  constructor(
    readonly say: Say,
    name: string,
    onPress: () => void,
  ) {
    this.button = make(
      "button",
      {
        type: "button",
        className: "launcher",
        onclick: onPress,
        attributes: {
          "aria-label": `${say("open")}: ${name}`,
          "aria-haspopup": "dialog",
          "aria-describedby": "unread",
        },
      },
      icon(BUBBLE),
      make("span", {}, say("open")),
      this.#badge,
    );
  }

  /** One more reply has come. */
  addUnread(): void {
    this.#tell(this.#unread + 1);
  }

  clearUnread(): void {
    this.#tell(0);
  }

  #tell(count: number): void {
    this.#unread = count;
    this.#badge.textContent = count ? String(count) : "";
    this.#badge.hidden = count === 0;
    this.status.textContent = count ? this.say("unread", { count }) : "";
  }
}

/** A drawing of 24 × 24 in the colour of the words. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const drawing = document.createElementNS(SVG, "path");
  drawing.setAttribute("d", path);
  svg.append(drawing);
  return svg;
}
