import { LitElement, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { tell } from "../composer/events";
import { HALF_HOURS } from "./clock";
import "./time.css";

/** Choosing a time of day by half hours; others are written in the composer's field. Tells `ak-send`. */
@customElement("ak-time")
export class TimeChoice extends LitElement {
  @property() override lang: Lang = "fi";

  @state() private complaint = "";

  @query("select") private list!: HTMLSelectElement;

  protected override createRenderRoot() {
    return this;
  }

  // Not when the choice changes: with the keyboard one passes many times on the way to the right one.
  private send() {
    const text = this.list.value;
    this.complaint = text ? "" : say("time_empty", {}, this.lang);
    if (text) tell(this, "ak-send", { kind: "text", text });
    else this.list.focus();
  }

  protected override render() {
    return html`
      <label for="time">${say("time_choose", {}, this.lang)}</label>
      <p class="error" id="time-error" role="alert">${this.complaint}</p>
      <div class="row">
        <select
          id="time"
          aria-describedby="time-error time-hint"
          aria-invalid=${this.complaint ? "true" : nothing}
          @change=${() => (this.complaint = "")}
        >
          <option value="">${say("time_none", {}, this.lang)}</option>
          ${HALF_HOURS.map((time) => html`<option>${time}</option>`)}
        </select>
        <button type="button" @click=${this.send}>${say("time_send", {}, this.lang)}</button>
      </div>
      <p class="hint" id="time-hint">${say("time_hint", {}, this.lang)}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ak-time": TimeChoice;
  }
}
