import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../../app/announcer";
import { icon } from "../../app/icons";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./rating.css";

const STARS = [1, 2, 3, 4, 5] as const;
const MOST_WORDS = 1000;

/** What the citizen thought of the service. */
export interface Rated {
  stars: number;
  words: string;
  /** Tells whether it was stored (null), or why not. */
  answer: (reason: string | null) => void;
}

/** Asks what the citizen thought of the service: fires `ak-rate` with `Rated`, or `ak-rate-dismiss`. */
@customElement("ak-rating")
export class Rating extends LitElement {
  @property() override lang: Lang = "fi";
  /** Stands in a dialog that is closed otherwise. */
  @property({ type: Boolean }) inDialog = false;
  @state() private stars = 0;
  @state() private progress: "asking" | "sending" | "done" = "asking";
  @state() private complaint = "";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    if (this.progress === "done")
      return html`<p class="rating" tabindex="-1">${this.say("rating_thanks")}</p>`;
    return html`
      <form class="rating" @submit=${this.send}>
        <fieldset>
          <legend>${this.say("rating_question")}</legend>
          <div class="stars">${STARS.map((star) => this.star(star))}</div>
        </fieldset>
        ${this.stars ? this.words() : nothing}
        <p class="error" role="alert">${this.complaint}</p>
        <p class="row">
          ${this.stars ? html`<button class="primary">${this.say("rating_send")}</button>` : nothing}
          ${
            this.inDialog
              ? nothing
              : html`<button type="button" class="plain" @click=${this.dismiss}>
                  ${this.say("rating_dismiss")}
                </button>`
          }
        </p>
      </form>
    `;
  }

  private star(star: (typeof STARS)[number]) {
    return html`
      <label class=${star <= this.stars ? "full" : ""}>
        <input
          type="radio"
          name="stars"
          class="unseen"
          value=${star}
          .checked=${star === this.stars}
          @change=${() => (this.stars = star)}
        />
        ${icon("star")}<span class="unseen">${star}/5: ${this.say(`rating_${star}`)}</span>
      </label>
    `;
  }

  private words() {
    return html`
      <p aria-hidden="true">${this.say(`rating_${this.stars}`)}</p>
      <label class="words">
        ${this.say("rating_words")}
        <textarea name="words" rows="2" maxlength=${MOST_WORDS}></textarea>
      </label>
    `;
  }

  private send(event: SubmitEvent): void {
    event.preventDefault();
    if (this.progress === "sending") return;
    this.progress = "sending";
    this.complaint = "";
    const words = this.querySelector("textarea")?.value.trim() ?? "";
    const answer = (reason: string | null) => (reason === null ? this.thank() : this.complain(reason));
    this.fire("ak-rate", { stars: this.stars, words, answer } satisfies Rated);
  }

  private complain(reason: string): void {
    this.progress = "asking";
    this.complaint = reason;
  }

  private thank(): void {
    this.progress = "done";
    announce(this.say("rating_thanks"), this.lang);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".rating")?.focus());
  }

  private dismiss(): void {
    this.fire("ak-rate-dismiss", null);
  }

  private fire(name: string, detail: object | null): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  private say(key: string): string {
    return say(key, {}, this.lang);
  }
}
