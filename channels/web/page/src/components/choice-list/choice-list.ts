import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../../app/announcer";
import type { Button, Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "../choices/choices";
import "./choice-list.css";

/** How many buttons a person takes in at a glance; more are a list that can be searched. */
export const MOST_BUTTONS = 7;

const TYPED = 500; // ms without a key before the number of alternatives is told

/** Many alternatives, with a field that leaves those that fit. */
@customElement("ak-choice-list")
export class ChoiceList extends LitElement {
  @property({ attribute: false }) buttons: Button[] = [];
  @property() override lang: Lang = "fi";
  @property({ type: Boolean }) closed = false;
  @property() chosen: string | null = null;

  @state() private wanted = "";
  private timer = 0;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const fitting = this.fitting;
    return html`
      ${this.closed ? nothing : this.filter()}
      <ak-choices
        .buttons=${fitting}
        .lang=${this.lang}
        .closed=${this.closed}
        .chosen=${this.chosen}
      ></ak-choices>
      ${fitting.length ? nothing : html`<p>${say("filter_none", {}, this.lang)}</p>`}
    `;
  }

  private filter() {
    return html`
      <label>
        ${say("filter", {}, this.lang)}
        <input
          type="search"
          autocomplete="off"
          .value=${this.wanted}
          @input=${this.typed}
          @keydown=${this.key}
        />
      </label>
    `;
  }

  private get fitting(): Button[] {
    if (this.closed) return this.buttons;
    return this.buttons.filter(({ title }) => plain(title).includes(plain(this.wanted)));
  }

  private typed({ target }: InputEvent): void {
    this.wanted = (target as HTMLInputElement).value;
    clearTimeout(this.timer);
    const count = this.fitting.length;
    const words = count ? say("filter_count", { count }, this.lang) : say("filter_none", {}, this.lang);
    this.timer = setTimeout(() => announce(words, this.lang), TYPED);
  }

  // The only one that is left is meant.
  private key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (this.fitting.length === 1) this.querySelector<HTMLButtonElement>(".choices button")?.click();
  }
}

// Who writes "karsamaki" means Kärsämäki.
const plain = (words: string) =>
  words
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
