import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./choice.css";

/** What a press says: `byKeyboard` tells whether the next thing typed should go into the field. */
export interface Press {
  payload: string;
  text: string;
  byKeyboard: boolean;
}

/** A button that answers the assistant. Fires `ak-press`. */
@customElement("ak-choice")
export class Choice extends LitElement {
  /** The words on the button. */
  @property() words = "";
  /** What they are about, for who does not see where the button stands. */
  @property() about = "";
  /** What a press says in the conversation; the words of the button unless it is given. */
  @property() says = "";
  @property() payload = "";
  @property() look: "" | "primary" | "plain" = "";
  @property() override lang: Lang = "fi";
  /** The message can be answered no more. */
  @property({ type: Boolean }) closed = false;
  /** Payload of the choice that was made in the message. */
  @property() chosen: string | null = null;

  // The focus that a press leaves on the button stays, so that the next Tab goes to what comes after.
  @state() private held = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const isChosen = this.chosen === this.payload;
    return html`
      <button
        type="button"
        class="${this.look} ${isChosen ? "chosen" : ""}"
        ?disabled=${this.closed && !(isChosen && this.held)}
        aria-disabled=${isChosen ? "true" : nothing}
        @click=${this.press}
        @blur=${() => (this.held = false)}
      >
        ${isChosen ? icon("check") : nothing}${this.words}${unseen(this.about)}${
          isChosen ? unseen(`(${say("chosen", {}, this.lang)})`) : nothing
        }
      </button>
    `;
  }

  private press({ detail }: MouseEvent): void {
    if (this.closed) return;
    this.held = true;
    const press: Press = { payload: this.payload, text: this.says || this.words, byKeyboard: detail === 0 };
    this.dispatchEvent(new CustomEvent("ak-press", { bubbles: true, detail: press }));
  }
}

const unseen = (words: string) => (words ? html`<span class="unseen"> ${words}</span>` : nothing);
