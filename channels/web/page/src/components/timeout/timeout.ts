import { LitElement, type PropertyValues, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../../app/announcer";
import type { Lang } from "../../app/protocol";
import { time } from "../../app/said";
import { say } from "../../app/texts";
import { Ticking } from "../../app/ticking";
import "./timeout.css";

const MINUTE = 60_000;
const WARNING = 10 * MINUTE;

/** Warns before the browser loses the conversation. Fires `ak-prolong`. */
@customElement("ak-timeout")
export class Timeout extends LitElement {
  /** When that is, ISO 8601. */
  @property() expires: string | null = null;
  @property() override lang: Lang = "fi";
  @state() private near = false;

  constructor() {
    super();
    new Ticking(this, () => this.look(), MINUTE);
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("expires")) this.look();
  }

  protected override render() {
    if (!this.near) return nothing;
    return html`
      <p>${this.warning}</p>
      <button type="button" @click=${this.prolong}>${say("timeout_prolong", {}, this.lang)}</button>
    `;
  }

  private look(): void {
    const was = this.near;
    this.near = this.expires !== null && Date.parse(this.expires) - Date.now() <= WARNING;
    if (this.near && !was) announce(this.warning, this.lang);
    if (was && !this.near) announce(say("timeout_prolonged", {}, this.lang), this.lang);
  }

  private get warning(): string {
    return say("timeout_warning", { time: time(this.expires ?? "", this.lang) }, this.lang);
  }

  private prolong(): void {
    this.dispatchEvent(new CustomEvent("ak-prolong", { bubbles: true }));
  }
}
