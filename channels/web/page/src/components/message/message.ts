import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Delivery } from "../../app/conversation";
import { icon } from "../../app/icons";
import type { Said } from "../../app/protocol";
import { content, textOf, time } from "../../app/said";
import { speak, stop } from "../../app/speech";
import { language, say } from "../../app/texts";
import "../card/card";
import { MOST_BUTTONS } from "../choice-list/choice-list";
import "../choices/choices";
import "../hint/hint";
import { paragraphs } from "../links/linked";
import "../links/links";
import "../lines/lines";
import "../notice/notice";
import "../progress/progress";
import "../receipt/receipt";
import "../summary/summary";
import "./message.css";

/** One message of the conversation, of either side. */
@customElement("ak-message")
export class Message extends LitElement {
  @property({ attribute: false }) said!: Said;
  @property({ type: Boolean }) closed = false;
  @property() chosen: string | null = null;
  /** Its links to Suomi.fi have served. */
  @property({ type: Boolean }) linksOver = false;
  /** How far the citizen's own message has come; null when the conversation has it. */
  @property() delivery: Delivery | null = null;
  /** Address of the photo that it is. */
  @property() picture: string | null = null;
  /** The device has a voice for it. */
  @property({ type: Boolean }) audible = false;

  @state() private speaking = false;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    if (this.speaking) stop();
    super.disconnectedCallback();
  }

  protected override render() {
    return html`
      ${this.byline()}
      <div class="bubble">${this.listen()}${this.content()}</div>
      ${this.cards()}${this.choices()}
      ${
        this.delivery &&
        html`<p class="state" data-state=${this.delivery} lang=${language()}>${say(this.delivery)}</p>`
      }
    `;
  }

  private byline() {
    const { kind, lang, at, progress } = this.said;
    return html`
      <p class="byline">
        <span>${say(kind === "citizen" ? "you" : "assistant", {}, lang)}</span>
        ${at && html`<time datetime=${at}>${time(at, lang)}</time>`}
        ${
          progress &&
          html`<ak-progress .number=${progress[0]} .count=${progress[1]} .lang=${lang}></ak-progress>`
        }
      </p>
    `;
  }

  private content() {
    const { said, closed, chosen } = this;
    const { kind, lang, lines, links, hint } = said;
    if (kind === "summary") {
      return html`<ak-summary .said=${said} .closed=${closed} .chosen=${chosen}></ak-summary>`;
    }
    if (kind === "receipt") return html`<ak-receipt .said=${said}></ak-receipt>`;
    return html`
      ${kind === "notice" ? html`<ak-notice .said=${said}></ak-notice>` : paragraphs(textOf(said), lang)}
      ${hint ? html`<ak-hint .text=${hint} .lang=${lang}></ak-hint>` : nothing}
      ${
        lines.length
          ? html`<ak-lines .lines=${lines} .lang=${lang} .closed=${closed} .chosen=${chosen}></ak-lines>`
          : nothing
      }
      ${links?.length ? html`<ak-links .links=${links} .lang=${lang} .over=${this.linksOver}></ak-links>` : nothing}
      ${this.picture && html`<img src=${this.picture} alt=${say("photo_alt", {}, lang)} />`}
    `;
  }

  private cards() {
    const { cards, lang } = this.said;
    if (!cards?.length) return nothing;
    return html`<ul class="cards">
      ${cards.map(
        (card, index) => html`
          <li>
            <ak-card
              .card=${card}
              .number=${cards.length > 1 ? `${index + 1}/${cards.length}` : ""}
              .lang=${lang}
              .closed=${this.closed}
              .chosen=${this.chosen}
              .linksOver=${this.linksOver}
            ></ak-card>
          </li>
        `,
      )}
    </ul>`;
  }

  private choices() {
    const { buttons, lang } = this.said;
    const { closed, chosen } = this;
    if (!buttons.length) return nothing;
    if (buttons.length > MOST_BUTTONS) {
      return html`<ak-choice-list
        .buttons=${buttons}
        .lang=${lang}
        .closed=${closed}
        .chosen=${chosen}
      ></ak-choice-list>`;
    }
    return html`<ak-choices
      .buttons=${buttons}
      .lang=${lang}
      .closed=${closed}
      .chosen=${chosen}
    ></ak-choices>`;
  }

  private listen() {
    const { kind, lang } = this.said;
    if (kind === "citizen" || !this.audible) return nothing;
    const words = say(this.speaking ? "stop_listening" : "listen", {}, lang);
    return html`<button type="button" class="plain listen" title=${words} @click=${this.toggle}>
      ${icon(this.speaking ? "stop" : "listen")}
    </button>`;
  }

  private toggle(): void {
    if (this.speaking) return stop();
    speak(content(this.said), this.said.lang, () => (this.speaking = false));
    this.speaking = true;
  }
}
