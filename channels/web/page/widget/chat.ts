import { launcherColours } from "./colour";
import { make } from "./element";
import { Frame } from "./frame";
import { Launcher } from "./launcher";
import { remember, wasOpen } from "./memory";
import type { FromPage } from "./messages";
import { Panel } from "./panel";
import type { Settings } from "./settings";
import css from "./widget.css?inline";
import { wordsIn } from "./words";

/** Tag of the element that holds one chat; nothing of the site's styles reaches into it. */
export const TAG = "kunta-akkuna";
/** Told on the document: every other chat of the page closes. `detail` is the one that opens, if any. */
export const OPENS = "kunta-akkuna-opens";

/** One chat on a site's page: its launcher and its panel. */
export class Chat {
  readonly #element: HTMLElement;
  readonly #launcher: Launcher;
  readonly #panel: Panel;

  constructor(readonly settings: Settings) {
    const { municipality, name, lang, side } = settings;
    const say = wordsIn(lang);
    const { background, text } = launcherColours(settings.colour);
    this.#launcher = new Launcher(say, name, () => this.open());
    const frame = new Frame(
      settings,
      say("conversation"),
      background,
      (type) => this.#heard(type),
      () => this.#panel.offerTab(true),
    );
    this.#panel = new Panel(frame, say, name, () => this.#close(true));
    this.#element = make(TAG as "div", {
      lang,
      attributes: { "data-municipality": municipality, "data-side": side },
    });
    const placed = {
      "--background": background,
      "--text": text,
      "--before": countOf(`${TAG}[data-side=${side}]`),
      "--before-any": countOf(TAG),
    };
    for (const [name, value] of Object.entries(placed)) this.#element.style.setProperty(name, value);
    this.#fill(say("title", { name }));
  }

  /** Puts the chat on the page; open where it was open on the page before. */
  show(): void {
    document.body.append(this.#element);
    document.addEventListener(OPENS, (event) => {
      const isOther = (event as CustomEvent).detail !== this;
      if (isOther && this.#panel.isOpen) this.#close(this.#panel.hasFocus);
    });
    if (wasOpen(this.settings.municipality) && !document.querySelector(`${TAG}[data-open]`)) this.#show();
  }

  /** Opens the panel and takes the focus into the chat. */
  open(): void {
    if (!this.#panel.isOpen) this.#show();
    this.#panel.focus();
  }

  #show(): void {
    document.dispatchEvent(new CustomEvent(OPENS, { detail: this }));
    remember(this.settings.municipality);
    this.#element.dataset["open"] = "";
    this.#launcher.clearUnread();
    this.#panel.show();
    this.#launcher.button.hidden = true;
  }

  // The conversation goes on in the closed panel.
  #close(returnFocus: boolean): void {
    remember(null);
    delete this.#element.dataset["open"];
    this.#launcher.button.hidden = false;
    this.#panel.close();
    if (returnFocus) this.#launcher.button.focus();
  }

  #heard(type: FromPage): void {
    this.#panel.offerTab(false);
    if (type === "escape") this.#close(true);
    else if (type === "unread" && !this.#panel.isOpen) this.#launcher.addUnread();
    else if (type === "ready" && this.#panel.hasFocus) this.#panel.focus();
  }

  #fill(name: string): void {
    const root = this.#element.attachShadow({ mode: "open" });
    useStyles(root);
    const { button, status } = this.#launcher;
    root.append(make("aside", { attributes: { "aria-label": name } }, button, status, this.#panel.dialog));
  }
}

const countOf = (selector: string) => String(document.querySelectorAll(selector).length);

// A site's policy forbids style elements and attributes, but not style sheets that a script makes.
function useStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(make("style", {}, css)); // Safari before 16.4
  }
}
