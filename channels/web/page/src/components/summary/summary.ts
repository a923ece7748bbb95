import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Said } from "../../app/protocol";
import { say } from "../../app/texts";
import "../lines/lines";
import { paragraphs } from "../links/linked";
import "./summary.css";

/** What is about to be sent, each line with a button that changes it. */
@customElement("ak-summary")
export class Summary extends LitElement {
  @property({ attribute: false }) said!: Said;
  @property({ type: Boolean }) closed = false;
  @property() chosen: string | null = null;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { text, lines, lang } = this.said;
    return html`
      <h3>${say("summary", {}, lang)}</h3>
      ${paragraphs(text, lang)}
      <ak-lines .lines=${lines} .lang=${lang} .closed=${this.closed} .chosen=${this.chosen}></ak-lines>
    `;
  }
}
