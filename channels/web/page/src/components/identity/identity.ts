import { LitElement, type PropertyValues, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Identity as Known, Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./identity.css";

const MINUTE = 60_000;

/** Says, as long as it is so, who is identified and for whom they act. Fires `ak-log-out`. */
@customElement("ak-identity")
export class Identity extends LitElement {
  @property({ attribute: false }) identity: Known | null = null;
  @property() override lang: Lang = "fi";
  @state() private isOver = false;
  private timer = 0;
  private hadFocus = false;

  protected override createRenderRoot() {
    return this;
  }

  // Looked at each minute: a long timer does not outlive the sleep of a phone.
  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.look(), MINUTE);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.hadFocus = this.querySelector("button:focus-visible") !== null;
    if (changed.has("identity")) this.look();
  }

  // The focus must not be lost with the button.
  protected override updated(): void {
    if (this.hadFocus && !this.querySelector("button")) {
      document.getElementById("text")?.focus({ preventScroll: true });
    }
  }

  protected override render() {
    const { identity, lang } = this;
    if (!identity || this.isOver) return nothing;
    return html`
      <p>
        ${say("identity", { name: identity.name }, lang)}
        ${identity.actingFor && html`<br />${say("identity_for", { name: identity.actingFor }, lang)}`}
      </p>
      <button type="button" class="plain" @click=${this.leave}>${say("log_out", {}, lang)}</button>
    `;
  }

  private look(): void {
    this.isOver = this.identity !== null && Date.parse(this.identity.expires) <= Date.now();
  }

  private leave(): void {
    this.dispatchEvent(new CustomEvent("ak-log-out", { bubbles: true }));
  }
}
