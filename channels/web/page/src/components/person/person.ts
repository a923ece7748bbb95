import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Municipality } from "../../app/page";
import { closePanel } from "../../app/panels";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { tell } from "../composer/events";
import "./person.css";

/** How to reach a person: by phone, by e-mail, or through this conversation. Fires `ak-send`. */
@customElement("ak-person")
export class Person extends LitElement {
  /** Those whose contacts are shown. */
  @property({ attribute: false }) municipalities: Municipality[] = [];
  @property() override lang: Lang = "fi";
  /** Open from the beginning. */
  @property({ type: Boolean }) open = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <details class="panel" id="person" ?open=${this.open}>
        <summary>${this.say("person")}</summary>
        <div class="sheet">
          <p>${this.say("person_intro")}</p>
          <button type="button" class="ask" @click=${this.ask}>${this.say("person_ask")}</button>
          ${this.municipalities.map((each) => this.contact(each))}
        </div>
      </details>
    `;
  }

  private contact({ names, phone, email, hours }: Municipality) {
    return html`
      <section class="contact">
        <h2>${names[this.lang]}</h2>
        <dl>
          <div>
            <dt>${this.say("phone")}</dt>
            <dd><a href="tel:${phone.replaceAll(" ", "")}">${phone}</a></dd>
          </div>
          <div>
            <dt>${this.say("email")}</dt>
            <dd><a href="mailto:${email}">${email}</a></dd>
          </div>
          <div>
            <dt>${this.say("hours")}</dt>
            <dd>${hours[this.lang]}</dd>
          </div>
        </dl>
      </section>
    `;
  }

  private ask(): void {
    const panel = this.querySelector("details");
    if (panel) closePanel(panel);
    tell(this, "ak-send", { kind: "text", text: this.say("person_words") });
  }

  private say(key: string): string {
    return say(key, {}, this.lang);
  }
}
