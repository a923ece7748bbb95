import { LitElement, type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Delivery, Entry, Unconfirmed } from "../../app/conversation";
import type { Lang, Said } from "../../app/protocol";
import { day } from "../../app/said";
import { canSpeak } from "../../app/speech";
import { say } from "../../app/texts";
import "../message/message";
import "../typing/typing";
import "./transcript.css";

/** The conversation. Fires `ak-newest` when the citizen wants to see the newest message. */
@customElement("ak-transcript")
export class Transcript extends LitElement {
  @property({ attribute: false }) entries: Entry[] = [];
  @property({ attribute: false }) unconfirmed: Unconfirmed[] = [];
  @property() override lang: Lang = "fi";
  /** The conversation so far is not here yet. */
  @property({ type: Boolean }) loading = false;
  /** The assistant's turn has come. */
  @property({ type: Boolean }) waits = false;
  /** There are replies below that have not been in view. */
  @property({ type: Boolean }) unseen = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <div id="transcript" role="log" aria-live="off" aria-labelledby="log-name">
        <h2 class="unseen" id="log-name">${say("log", {}, this.lang)}</h2>
        ${this.loading ? html`<p id="loading">${say("loading", {}, this.lang)}</p>` : nothing}
        <ol id="messages">
          ${repeat(
            this.rows(),
            ({ key }) => key,
            ({ row }) => row,
          )}
        </ol>
        <ak-typing id="typing" ?hidden=${!this.waits} .on=${this.waits} .lang=${this.lang}></ak-typing>
      </div>
      <button type="button" id="new-messages" ?hidden=${!this.unseen} @click=${this.newest}>
        ${say("new_messages", {}, this.lang)}
      </button>
    `;
  }

  // A message keeps its key, and so its element, from the moment it is sent.
  private rows(): { key: string; row: TemplateResult }[] {
    let before = "";
    const said = this.entries.filter(isShown).flatMap((entry) => {
      const { at, lang } = entry.said;
      const message = { key: keyOf(entry), row: this.entry(entry) };
      const isNewDay = day(at, "fi") !== before;
      before = day(at, "fi");
      const line = { key: `day-${entry.id}`, row: html`<li class="day" lang=${lang}>${day(at, lang)}</li>` };
      return isNewDay ? [line, message] : [message];
    });
    return [...said, ...this.unconfirmed.map((each) => ({ key: each.id, row: this.onItsWay(each) }))];
  }

  private entry({ id, said, closed, chosen, linksOver, picture }: Entry) {
    return this.row(said, { id: String(id), closed, chosen, linksOver, picture, delivery: null });
  }

  private onItsWay({ text, lang, picture, delivery }: Unconfirmed) {
    return this.row(own(text, lang), {
      id: "",
      closed: false,
      chosen: null,
      linksOver: false,
      picture,
      delivery,
    });
  }

  private row(said: Said, { id, closed, chosen, linksOver, picture, delivery }: Shown) {
    const { kind, lang } = said;
    return html`
      <li class="message ${kind}" data-kind=${kind} data-id=${id} lang=${lang}>
        <ak-message
          .said=${said}
          .closed=${closed}
          .chosen=${chosen}
          .linksOver=${linksOver}
          .picture=${picture}
          .delivery=${delivery}
          .audible=${canSpeak(lang)}
        ></ak-message>
      </li>
    `;
  }

  private newest(): void {
    this.dispatchEvent(new CustomEvent("ak-newest", { bubbles: true }));
  }
}

type Shown = Pick<Entry, "closed" | "chosen" | "linksOver" | "picture"> & {
  id: string;
  delivery: Delivery | null;
};

// One word stands for all in a row that are hidden.
const isShown = ({ said }: Entry, index: number, all: Entry[]) =>
  !(said.hidden && all[index - 1]?.said.hidden);
const keyOf = ({ id, said }: Entry) => said.client_id ?? String(id);

/** What the citizen has said, before the conversation has it. */
const own = (text: string, lang: Lang): Said => ({
  text,
  lang,
  kind: "citizen",
  key: null,
  buttons: [],
  lines: [],
  cards: [],
  links: [],
  accepts: [],
  hint: null,
  progress: null,
  client_id: null,
  at: "",
});
