import { LitElement, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Card as Content, Lang } from "../../app/protocol";
import "../choices/choices";
import "../lines/lines";
import "../links/links";
import { paragraphs } from "../links/linked";
import "./card.css";

/** One thing of several, one thing in full, or a service and how to reach it. */
@customElement("ak-card")
export class Card extends LitElement {
  @property({ attribute: false }) card!: Content;
  /** Which of several it is, e.g. "2/5": their buttons have the same words. */
  @property() number = "";
  @property() override lang: Lang = "fi";
  @property({ type: Boolean }) closed = false;
  @property() chosen: string | null = null;
  @property({ type: Boolean }) linksOver = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { kind, title, title_lang, text, text_lang, lines, links, buttons } = this.card;
    const { lang, closed, chosen } = this;
    return html`
      <section class="card ${kind}">
        <h3 lang=${title_lang ?? nothing}>${title}</h3>
        ${paragraphs(text, lang, text_lang)}
        ${
          lines.length
            ? html`<ak-lines .lines=${lines} .lang=${lang} .closed=${closed} .chosen=${chosen}></ak-lines>`
            : nothing
        }
        ${links.length ? html`<ak-links .links=${links} .lang=${lang} .over=${this.linksOver}></ak-links>` : nothing}
        ${
          buttons.length
            ? html`<ak-choices
                .buttons=${buttons}
                .about=${this.number && `${title}, ${this.number}`}
                .lang=${lang}
                .closed=${closed}
                .chosen=${chosen}
              ></ak-choices>`
            : nothing
        }
      </section>
    `;
  }
}
