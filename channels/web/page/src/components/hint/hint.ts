import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { linked } from "../links/linked";
import "./hint.css";

/** In plain language: what to write, or why it is asked. */
@customElement("ak-hint")
export class Hint extends LitElement {
  @property() text = "";
  @property() override lang: Lang = "fi";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      ${icon("hint")}
      <p><span class="unseen">${say("hint", {}, this.lang)}: </span>${linked(this.text, this.lang)}</p>
    `;
  }
}
