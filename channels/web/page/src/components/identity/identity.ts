import { LitElement, type PropertyValues, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../../app/announcer";
import type { Identity as Known, Lang } from "../../app/protocol";
import { time } from "../../app/said";
import { say } from "../../app/texts";
import { Ticking } from "../../app/ticking";
import "./identity.css";

const OFTEN = 5_000;
const WARNING = 120_000;

/**
 * Says, as long as it is so, who is identified and for whom they act; warns before that ends, and says why it
 * has ended. Fires `ak-log-out`, `ak-prolong`, `ak-identity-over`.
 */
@customElement("ak-identity")
export class Identity extends LitElement {
  @property({ attribute: false }) identity: Known | null = null;
  /** The identification that has ended by itself, until the citizen goes on. */
  @property({ attribute: false }) ended: Known | null = null;
  @property() override lang: Lang = "fi";
  @state() private near = false;
  private ends = 0; // by the page's own clock

  constructor() {
    super();
    new Ticking(this, () => this.look(), OFTEN);
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("identity") && this.identity) this.ends = Date.now() + this.identity.left * 1000;
    if (changed.has("identity")) this.look();
    if (changed.has("ended") && this.ended) announce(this.why(this.ended), this.lang);
  }

  protected override render() {
    const { identity, ended, lang } = this;
    if (!identity) return ended ? html`<p class="told">${this.why(ended)}</p>` : nothing;
    const { name, actingFor, isIdle } = identity;
    return html`
      <section aria-label=${say("identity_region", {}, lang)}>
        <p>
          <span>${say("identity", { name }, lang)}</span>
          ${
            actingFor &&
            html`<span>${say(`identity_for_${actingFor.kind}`, { name: actingFor.name }, lang)}</span>`
          }
        </p>
        <button type="button" class="plain" @click=${() => this.fire("ak-log-out")}>
          ${say("log_out", {}, lang)}
        </button>
      </section>
      ${this.near ? html`<p class="told">${this.warning(identity)}</p>` : nothing}
      ${
        this.near && isIdle
          ? html`<button type="button" class="stay" @click=${() => this.fire("ak-prolong")}>
              ${say("identity_prolong", {}, lang)}
            </button>`
          : nothing
      }
    `;
  }

  private look(): void {
    const { identity, lang } = this;
    const was = this.near;
    const left = this.ends - Date.now();
    this.near = identity !== null && left <= WARNING;
    if (!identity) return;
    if (left <= 0) this.fire("ak-identity-over");
    else if (this.near && !was) announce(this.warning(identity), lang);
    else if (was && !this.near) announce(say("identity_prolonged", {}, lang), lang);
  }

  private warning({ isIdle }: Known): string {
    const key = isIdle ? "identity_warning" : "identity_warning_longest";
    return say(key, { time: time(new Date(this.ends).toISOString(), this.lang) }, this.lang);
  }

  private why({ isIdle, minutes }: Known): string {
    return say(isIdle ? "identity_over" : "identity_over_longest", { minutes }, this.lang);
  }

  private fire(name: "ak-log-out" | "ak-prolong" | "ak-identity-over"): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}
