import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Button, Lang } from "../../app/protocol";
import "../choice/choice";
import "./choices.css";

/** Quick replies to a message. */
@customElement("ak-choices")
export class Choices extends LitElement {
  @property({ attribute: false }) buttons: Button[] = [];
  /** What they are about, for who does not see where they stand. */
  @property() about = "";
  @property() override lang: Lang = "fi";
  @property({ type: Boolean }) closed = false;
  @property() chosen: string | null = null;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <div class="choices">
        ${this.buttons.map(
          ({ title, payload, primary }) => html`
            <ak-choice
              .words=${title}
              .about=${this.about}
              .payload=${payload}
              .look=${primary ? "primary" : ""}
              .lang=${this.lang}
              .closed=${this.closed}
              .chosen=${this.chosen}
            ></ak-choice>
          `,
        )}
      </div>
    `;
  }
}
