import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./progress.css";

/** How far a form has come, e.g. "Kysymys 3/5". */
@customElement("ak-progress")
export class Progress extends LitElement {
  @property({ type: Number }) number = 1;
  @property({ type: Number }) count = 1;
  @property() override lang: Lang = "fi";

  // In the page's own tree: labels, focus and the page's one stylesheet reach it.
  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <span>${say("progress", { number: this.number, count: this.count }, this.lang)}</span>
      <progress aria-hidden="true" max=${this.count} value=${this.number}></progress>
    `;
  }
}
