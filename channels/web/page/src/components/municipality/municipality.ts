import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Municipality } from "../../app/page";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./municipality.css";

/** Which municipality the conversation is about. Fires `ak-municipality` {code}. */
@customElement("ak-municipality")
export class MunicipalitySwitch extends LitElement {
  @property({ attribute: false }) municipalities: Municipality[] = [];
  @property() override lang: Lang = "fi";
  /** Code of the present one. */
  @property() current: string | null = null;

  protected override createRenderRoot() {
    return this;
  }

  // A choice in the list alone changes nothing: with the keyboard one goes through all of them.
  protected override render() {
    const { lang, current } = this;
    return html`
      <form class="row" @submit=${this.submitted}>
        <label>
          ${say("municipality", {}, lang)}
          <select autocomplete="off">
            ${this.municipalities.map(
              ({ code, names }) => html`
                <option value=${code} ?selected=${code === current}>${names[lang]}</option>
              `,
            )}
          </select>
        </label>
        <button>${say("change_municipality", {}, lang)}</button>
      </form>
    `;
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    const code = this.querySelector("select")?.value;
    if (code && code !== this.current) {
      this.dispatchEvent(new CustomEvent("ak-municipality", { bubbles: true, detail: { code } }));
    }
  }
}
