import { LitElement, type PropertyValues, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { announce } from "../../app/announcer";
import type { ConnectionWord } from "../../app/connection";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./connection.css";

/** Tells when the server cannot be reached, and when it can again. */
@customElement("ak-connection")
export class ConnectionLine extends LitElement {
  @property() word: ConnectionWord = "";
  @property() override lang: Lang = "fi";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return this.word ? html`<p id="connection">${say(this.word, {}, this.lang)}</p>` : nothing;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("word") && this.word) announce(say(this.word, {}, this.lang), this.lang);
  }
}
