import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ownTabAddress } from "../../app/embedding";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { link } from "../links/linked";
import "./own-tab.css";

/** Inside another site, where the browser keeps no cookies of ours: the way to the chat on its own page. */
@customElement("ak-own-tab")
export class OwnTab extends LitElement {
  @property() override lang: Lang = "fi";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <div role="alert">
        <p>${say("own_tab_why", {}, this.lang)}</p>
        <p>${link(say("own_tab", {}, this.lang), ownTabAddress(this.lang), this.lang)}</p>
      </div>
    `;
  }
}
