import { LitElement, type PropertyValues, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./typing.css";

const SLOW = 12_000;

/** Tells that a reply is coming; after a while, that it takes long. */
@customElement("ak-typing")
export class Typing extends LitElement {
  @property({ type: Boolean }) on = false;
  @property() override lang: Lang = "fi";
  /** It has taken long. */
  @state() private slow = false;
  private timer = 0;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("on")) return;
    clearTimeout(this.timer);
    this.slow = false;
    if (this.on) this.timer = setTimeout(() => (this.slow = true), SLOW);
  }

  protected override render() {
    if (!this.on) return nothing;
    if (this.slow) return html`<p>${say("typing_slow", {}, this.lang)}</p>`;
    return html`<p>
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${say("typing", {}, this.lang)}
    </p>`;
  }
}
