import { LitElement, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Lang, Link } from "../../app/protocol";
import { link } from "./linked";
import "./links.css";

/** Where to go on: web pages, phone numbers, e-mail addresses. */
@customElement("ak-links")
export class Links extends LitElement {
  @property({ attribute: false }) links: Link[] = [];
  @property() override lang: Lang = "fi";
  /** Those to Suomi.fi have served. */
  @property({ type: Boolean }) over = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`<ul>
      ${this.links.map(
        ({ title, href, lang }) =>
          html`<li lang=${lang ?? nothing}>${link(title, href, lang ?? this.lang, this.over)}</li>`,
      )}
    </ul>`;
  }
}
