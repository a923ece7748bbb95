import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { Said } from "../../app/protocol";
import { isTakenIn } from "../../app/said";
import { say } from "../../app/texts";
import "../lines/lines";
import { paragraphs } from "../links/linked";
import "./receipt.css";

/** Tells what became of a matter that was sent; to be kept, copied or printed. */
@customElement("ak-receipt")
export class Receipt extends LitElement {
  @property({ attribute: false }) said!: Said;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { text, lines, lang } = this.said;
    const done = isTakenIn(this.said);
    return html`
      <h3 class=${done ? "done" : ""}>
        ${done ? icon("check") : icon("hint")} ${say(done ? "receipt" : "receipt_open", {}, lang)}
      </h3>
      ${paragraphs(text, lang)}
      <ak-lines .lines=${lines} .lang=${lang} copies></ak-lines>
      <button type="button" class="plain print" @click=${this.print}>
        ${say("print_receipt", {}, lang)}
      </button>
    `;
  }

  // Of the whole page, only what is in `.printed` goes on paper while the page has that mark.
  private print(): void {
    const message = this.closest("li") ?? this;
    message.classList.add("printed");
    window.print();
    message.classList.remove("printed");
  }
}
