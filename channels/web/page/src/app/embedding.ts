// The page inside another site's page: how the server knows, and what the widget around it is told.
import { coloursOf } from "../../widget/colour";
import { asMessage, typeOf, type FromPage } from "../../widget/messages";
import type { Lang } from "./protocol";

/** Whether the address says so; the server then lets the municipality's own sites show the page. */
export const embedded = new URLSearchParams(location.search).get("embedded") === "1";

// Of the page in a frame: a site may have several, and each municipality's has a conversation of its own.
const COMMON = "1";
const ownName = (inside: boolean) => (inside ? location.pathname.replace(/^\/|\/$/g, "") || COMMON : null);

/** Headers by which the server finds the conversation. */
export function sessionHeaders(inside = embedded): Record<string, string> {
  const name = ownName(inside);
  return name ? { "Akkuna-Embedded": name } : {};
}

/** The same for a link, which carries no headers. */
export function sessionAddress(path: string, inside = embedded): string {
  const name = ownName(inside);
  return name ? `${path}${path.includes("?") ? "&" : "?"}embedded=${name}` : path;
}

/** What the page calls something that the browser keeps of this conversation. */
export const keyed = (name: string, inside = embedded): string =>
  ["akkuna", ownName(inside), name].filter((part) => part !== null).join(":");

/** Puts the header into the colour of the widget's bar, which stands right above it. */
export function takeColour(search = location.search, inside = embedded): void {
  const colours = coloursOf(new URLSearchParams(search).get("color") ?? "");
  if (!inside || !colours) return;
  document.documentElement.style.setProperty("--brand", colours.background);
  document.documentElement.style.setProperty("--on-brand", colours.text);
}

/** Where the same page is on its own. */
export const ownTabAddress = (lang: Lang): string => `${location.origin}${location.pathname}?lang=${lang}`;

/** What Esc closes in the page itself before it closes the whole chat. */
const OPEN = "dialog[open], .panel[open], [aria-expanded=true]";

/** The widget around the page. Nothing is told before it has proved to be on a site that may show the page. */
export class Host {
  #origin: string | null = null;

  /**
   * @param allowed origins as in `frame-ancestors`; a port may be `*`
   * @param onOpened the citizen has opened the chat
   */
  constructor(
    private readonly allowed: readonly string[],
    private readonly onOpened: () => void,
  ) {
    addEventListener("message", (event) => this.#hear(event));
    // Before anything in the page has closed by the same press.
    addEventListener("keydown", (event) => this.#pressed(event), { capture: true });
  }

  tell(type: FromPage): void {
    if (this.#origin) parent.postMessage(asMessage(type), this.#origin);
  }

  #hear({ data, origin, source }: MessageEvent): void {
    const type = typeOf(data);
    if (source !== parent || !this.#allows(origin)) return;
    if (type === "hello") {
      this.#origin = origin;
      this.tell("ready");
    } else if (type === "opened") this.onOpened();
  }

  #allows(origin: string): boolean {
    return this.allowed.some((each) =>
      each.endsWith(":*") ? origin.startsWith(each.slice(0, -1)) : origin === each,
    );
  }

  #pressed({ key, isComposing }: KeyboardEvent): void {
    if (key === "Escape" && !isComposing && !document.querySelector(OPEN)) this.tell("escape");
  }
}
