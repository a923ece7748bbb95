// Follows the conversation, unless the citizen has gone up to read what was said before.

const NEAR = 120; // pixels from the end that still count as being there
const GAP = 8;
const ABOVE_SUMMARY = 0.3; // part of the view that what is said before a summary may take

const root = document.documentElement;
const atEnd = () => scrollY + innerHeight > root.scrollHeight - NEAR;

export class Scroll {
  #pinned = true; // the citizen is at the end of the conversation, or on the way there
  #before = 0; // where the page was scrolled to
  #first: string | null = null; // key of the first reply since the citizen's last message
  #summary: string | null = null; // the same of a summary
  #dockHeight: number;

  /**
   * @param header what may cover the top
   * @param dock what covers the end
   * @param find the element of a message, by its key
   * @param onUnseen a reply came that is not in view (true), or the citizen is at the end again (false)
   */
  constructor(
    private readonly header: HTMLElement,
    private readonly dock: HTMLElement,
    private readonly find: (key: string) => HTMLElement | null,
    private readonly onUnseen: (unseen: boolean) => void,
  ) {
    history.scrollRestoration = "manual";
    this.#dockHeight = dock.offsetHeight;
    const observer = new ResizeObserver(() => this.#measure());
    observer.observe(header);
    observer.observe(dock);
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // A phone's keyboard takes the end of the conversation away, or lies over it.
    for (const view of [window, window.visualViewport]) {
      view?.addEventListener("resize", () => this.#pinned && this.toEnd("instant"));
    }
  }

  /** Goes to the end: at once when the page opens, else as the citizen's settings have it. */
  toEnd(behavior: ScrollBehavior = "auto"): void {
    this.#first = this.#summary = null;
    this.#pinned = true;
    this.onUnseen(false);
    requestAnimationFrame(() => scrollTo({ top: root.scrollHeight, behavior }));
  }

  /** Stays at the end, where the citizen's last message is and has grown. */
  stay(): void {
    if (this.#pinned && this.#first === null) this.toEnd();
  }

  /** Goes again to where the citizen was being taken: in a frame that nobody saw the browser did not go. */
  again(): void {
    if (!this.#pinned) return;
    if (this.#first === null) this.toEnd("instant");
    else requestAnimationFrame(() => this.#reveal());
  }

  /** The citizen goes on without a message: what is said next is followed from its beginning. */
  turn(): void {
    this.#first = this.#summary = null;
    this.#pinned = true;
  }

  /** Follows to a reply that has come. */
  follow(key: string, isSummary = false): void {
    if (!this.#pinned) return this.onUnseen(true);
    this.#first ??= key;
    if (isSummary) this.#summary = key;
    requestAnimationFrame(() => this.#reveal());
  }

  // A long reply is shown from its beginning, not from its end; a summary in any case, for everything else
  // is asked in it, and above it what was said of the citizen's words, where there is room for both.
  #reveal(): void {
    const [first, summary] = [this.#topOf(this.#first), this.#topOf(this.#summary)];
    if (first === null) return;
    const top = summary !== null && summary - first > innerHeight * ABOVE_SUMMARY ? summary : first;
    scrollTo({ top: Math.min(top, root.scrollHeight - innerHeight) });
  }

  #topOf(key: string | null): number | null {
    const reply = key === null ? null : this.find(key);
    return reply && reply.getBoundingClientRect().top + scrollY - this.#covered() - GAP;
  }

  #covered(): number {
    return getComputedStyle(this.header).position === "sticky" ? this.header.offsetHeight : 0;
  }

  // Only the citizen scrolls upwards, and nobody in a frame that is hidden.
  #scrolled(): void {
    if (!innerHeight) return;
    if (atEnd()) {
      this.#pinned = true;
      this.onUnseen(false);
    } else if (scrollY < this.#before) {
      this.#pinned = false;
    }
    this.#before = scrollY;
  }

  // What the growing dock would cover stays in view.
  #measure(): void {
    root.style.setProperty("--header", `${this.#covered()}px`);
    root.style.setProperty("--dock", `${this.dock.offsetHeight}px`);
    const grown = this.dock.offsetHeight - this.#dockHeight;
    this.#dockHeight += grown;
    if (grown > 0 && this.#pinned && this.#first) this.#reveal();
    else if (grown > 0 && this.#pinned) scrollBy(0, grown);
  }
}
