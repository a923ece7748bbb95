import { make } from "./element";
import type { Frame } from "./frame";
import { icon } from "./launcher";
import type { Say } from "./words";

const CROSS = "m6 6 12 12M18 6 6 18";
/** Where a panel beside the site's page has no room: phones, and high zoom. As in widget.css. */
const SMALL = "(max-width: 30em), (max-height: 30em)";

/** The dialog with the chat: beside the site's page, or over all of it on a small screen. */
export class Panel {
  readonly dialog: HTMLDialogElement;
  readonly #small = matchMedia(SMALL);
  readonly #notice = make("p", { className: "notice", hidden: true, attributes: { role: "status" } });
  /** What the site itself had said of its page's scrolling, while the chat lies over the page. */
  #siteOverflow: string | null = null;

  constructor(
    readonly frame: Frame,
    readonly say: Say,
    name: string,
    onClose: () => void,
  ) {
    const close = make(
      "button",
      { type: "button", onclick: onClose, attributes: { "aria-label": say("close") } },
      icon(CROSS),
    );
    this.dialog = make(
      "dialog",
      { attributes: { "aria-labelledby": "title" } },
      make("header", {}, make("h2", { id: "title" }, say("title", { name })), close),
      this.#notice,
    );
    this.dialog.addEventListener("keydown", ({ key, isComposing }) => {
      if (key === "Escape" && !isComposing) onClose();
    });
    // Phones close a dialog by "back" too.
    this.dialog.addEventListener("cancel", onClose);
    this.#small.addEventListener("change", () => this.#showAgain());
    for (const type of ["resize", "scroll"]) window.visualViewport?.addEventListener(type, () => this.#fit());
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  get hasFocus(): boolean {
    return this.dialog.contains((this.dialog.getRootNode() as Document | ShadowRoot).activeElement);
  }

  show(): void {
    if (!this.frame.element.isConnected) this.dialog.append(this.frame.element);
    this.frame.load();
    if (this.#small.matches) this.dialog.showModal();
    else this.dialog.open = true;
    this.#fit();
  }

  close(): void {
    this.dialog.close();
    this.#fit();
  }

  /** Takes the focus into the page, which gives it to its field. */
  focus(): void {
    this.frame.element.focus();
    this.frame.tell("opened");
  }

  /** Whether to offer the chat in a tab of its own instead. */
  offerTab(offered: boolean): void {
    const link = make(
      "a",
      { href: this.frame.address, target: "_blank", rel: "noopener" },
      this.say("own_tab"),
    );
    this.#notice.replaceChildren(...(offered ? [this.say("failed"), " ", link] : []));
    this.#notice.hidden = !offered;
  }

  // The screen was turned, or the window made smaller.
  #showAgain(): void {
    if (!this.isOpen) return;
    const { hasFocus } = this;
    this.close();
    this.show();
    if (hasFocus) this.frame.element.focus();
  }

  // Over the page: as high as the phone's keyboard leaves free, and the page behind does not scroll.
  #fit(): void {
    const over = this.isOpen && this.#small.matches;
    this.#holdPage(over);
    const { height, offsetTop, scale } = window.visualViewport ?? { height: 0, offsetTop: 0, scale: 0 };
    const fitted = over && scale === 1;
    this.dialog.style.height = fitted ? `${height}px` : "";
    this.dialog.style.top = fitted ? `${offsetTop}px` : "";
  }

  #holdPage(held: boolean): void {
    if (held === (this.#siteOverflow !== null)) return;
    const { style } = document.documentElement;
    const before = this.#siteOverflow ?? "";
    this.#siteOverflow = held ? style.overflow : null;
    style.overflow = held ? "hidden" : before;
  }
}
