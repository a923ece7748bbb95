import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { Said } from "../../app/protocol";
import { say } from "../../app/texts";
import { paragraphs } from "../links/linked";
import "./notice.css";

/** Something to be noticed before going on: a danger, an interruption, a masked identity code. */
@customElement("ak-notice")
export class Notice extends LitElement {
  @property({ attribute: false }) said!: Said;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { text, lang } = this.said;
    return html`
      ${icon("hint")}
      <div>
        <span class="unseen">${say("notice", {}, lang)}:</span>
        ${paragraphs(text, lang)}
      </div>
    `;
  }
}
