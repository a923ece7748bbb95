import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "../rating/rating";

/** Begins a new conversation, after asking. Fires `ak-restart`, or `ak-restart-dismiss`. */
@customElement("ak-restart")
export class Restart extends LitElement {
  @property() override lang: Lang = "fi";
  /** The citizen may still rate the conversation that is left. */
  @property({ type: Boolean }) rateable = false;

  /** Somebody is identified: they are logged out too. */
  @property({ type: Boolean }) identified = false;

  // Thanks for the rating stay in the dialog until it is closed.
  @state() private asksForRating = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <button type="button" id="restart" @click=${this.ask}>${this.say("restart")}</button>
      <dialog aria-labelledby="restart-question" aria-describedby="restart-text" @close=${this.answered}>
        <h2 id="restart-question">${this.say("restart_question")}</h2>
        <p id="restart-text">
          ${this.say("restart_text")}${this.identified ? ` ${this.say("restart_identified")}` : ""}
        </p>
        ${this.asksForRating ? html`<ak-rating inDialog .lang=${this.lang}></ak-rating>` : nothing}
        <form method="dialog" class="row">
          <button value="no" class="primary">${this.say("restart_no")}</button>
          <button value="yes">${this.say("restart_yes")}</button>
        </form>
      </dialog>
    `;
  }

  private ask(): void {
    const dialog = this.querySelector("dialog");
    if (!dialog) return;
    this.asksForRating = this.rateable;
    dialog.returnValue = "";
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[value=no]")?.focus();
  }

  private answered({ target }: Event): void {
    const yes = (target as HTMLDialogElement).returnValue === "yes";
    this.dispatchEvent(new CustomEvent(yes ? "ak-restart" : "ak-restart-dismiss", { bubbles: true }));
  }

  private say(key: string): string {
    return say(key, {}, this.lang);
  }
}
