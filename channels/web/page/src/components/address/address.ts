import { LitElement, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Lang, Place } from "../../app/protocol";
import { say } from "../../app/texts";
import { tell } from "../composer/events";
import "./address.css";

const SHORTEST = 3;
const LONGEST = 100;
/** Milliseconds without a key after which suggestions are looked for. */
const PAUSE = 200;

/**
 * The composer's field while it asks for a place: an editable combobox (WAI-ARIA 1.2) whose suggestions help
 * and never decide. Where they fail, it is a plain field. Tells `ak-choose`; typing is told by `input`.
 */
@customElement("ak-address")
export class Address extends LitElement {
  @property() override lang: Lang = "fi";
  @property() value = "";
  @property({ attribute: false }) suggest: (text: string) => Promise<Place[]> = () => Promise.resolve([]);
  @property({ type: Boolean }) invalid = false;
  /** Ids of what describes the field. */
  @property() describedBy = "";

  @state() private places: Place[] = [];
  /** Index of the suggestion that Enter chooses; -1: what is written. */
  @state() private active = -1;
  private timer = 0;
  private round = 0;
  private written = "";

  @query("input") private input!: HTMLInputElement;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.close();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    // Sent, or given back by the page: the suggestions were for other words.
    if (changed.has("value") && this.value !== this.written) this.close();
  }

  protected override updated() {
    this.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  private typed() {
    // At once: the browser lets this element render before the composer hears of what was typed.
    this.written = this.value = this.input.value;
    this.active = -1;
    const text = this.written.trim();
    const round = ++this.round;
    clearTimeout(this.timer);
    if (text.length < SHORTEST || text.length > LONGEST) return this.close();
    this.timer = window.setTimeout(() => void this.look(text, round), PAUSE);
  }

  private async look(text: string, round: number) {
    const found = await this.suggest(text).catch(() => []);
    if (round !== this.round || document.activeElement !== this.input) return;
    this.places = found;
    this.active = -1;
  }

  private close() {
    clearTimeout(this.timer);
    this.round++;
    this.places = [];
    this.active = -1;
  }

  private choose(place: Place) {
    this.close();
    tell(this, "ak-choose", { text: place.label });
  }

  private key(event: KeyboardEvent) {
    if (!this.places.length || event.isComposing) return;
    const chosen = this.places[this.active];
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && chosen) this.choose(chosen);
    else return;
    event.preventDefault();
  }

  // What is written stands between the last suggestion and the first.
  private move(step: number) {
    const stops = this.places.length + 1;
    this.active = ((this.active + 1 + step + stops) % stops) - 1;
  }

  protected override render() {
    const open = this.places.length > 0;
    return html`
      <input
        id="text"
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="words"
        spellcheck="false"
        enterkeyhint="send"
        aria-autocomplete="list"
        aria-expanded=${open ? "true" : "false"}
        aria-controls="suggestions"
        aria-activedescendant=${this.active < 0 ? nothing : `suggestion-${this.active}`}
        aria-describedby=${this.describedBy || nothing}
        aria-invalid=${this.invalid ? "true" : nothing}
        .value=${live(this.value)}
        @input=${this.typed}
        @keydown=${this.key}
        @blur=${this.close}
      />
      <ul
        id="suggestions"
        role="listbox"
        aria-label=${say("suggestions", {}, this.lang)}
        ?hidden=${!open}
        @mousedown=${(event: Event) => event.preventDefault()}
      >
        ${this.places.map(
          (place, index) => html`
            <li
              id="suggestion-${index}"
              role="option"
              aria-selected=${index === this.active ? "true" : "false"}
              @click=${() => this.choose(place)}
            >
              ${place.label}
            </li>
          `,
        )}
      </ul>
      <p class="unseen" role="status">
        ${open ? say("suggestions_count", { count: this.places.length }, this.lang) : nothing}
      </p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ak-address": Address;
  }
}
