import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../../app/announcer";
import type { Lang, Line } from "../../app/protocol";
import { changeWords, pressOf } from "../../app/said";
import { say } from "../../app/texts";
import "../choice/choice";
import { linked } from "../links/linked";
import "./lines.css";

/** What is what, line by line; each may have a button that changes it or one that copies it. */
@customElement("ak-lines")
export class Lines extends LitElement {
  @property({ attribute: false }) lines: Line[] = [];
  @property() override lang: Lang = "fi";
  @property({ type: Boolean }) closed = false;
  @property() chosen: string | null = null;
  /** Each value can be copied. */
  @property({ type: Boolean }) copies = false;

  @state() private copied: Line | null = null;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`<dl>
      ${this.lines.map(
        (line) => html`
          <div>
            <dt>${line.label}</dt>
            <dd>
              <span lang=${line.value_lang ?? nothing}>${linked(line.value, this.lang)}</span
              >${this.change(line)}${this.copy(line)}
            </dd>
          </div>
        `,
      )}
    </dl>`;
  }

  private change(line: Line) {
    const press = pressOf(line, this.lang);
    if (!press) return nothing;
    return html`<ak-choice
      look="plain"
      .words=${changeWords(line, this.lang)}
      .about=${line.label}
      .says=${press.title}
      .payload=${press.payload}
      .lang=${this.lang}
      .closed=${this.closed}
      .chosen=${this.chosen}
    ></ak-choice>`;
  }

  private copy(line: Line) {
    if (!this.copies || !("clipboard" in navigator)) return nothing;
    const words = say(this.copied === line ? "copied" : "copy", {}, this.lang);
    return html`<button type="button" class="plain" @click=${() => this.take(line)}>
      ${words}<span class="unseen"> ${line.label}</span>
    </button>`;
  }

  private async take(line: Line): Promise<void> {
    await navigator.clipboard.writeText(line.value);
    this.copied = line;
    announce(`${say("copied", {}, this.lang)}: ${line.value}`, this.lang);
  }
}
