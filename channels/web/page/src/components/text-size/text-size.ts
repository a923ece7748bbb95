import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Lang } from "../../app/protocol";
import { TEXT_SIZES, setTextSize, textSize } from "../../app/text-size";
import { say } from "../../app/texts";
import "./text-size.css";

/** The size of the text, in three steps. */
@customElement("ak-text-size")
export class TextSizeChoice extends LitElement {
  @property() override lang: Lang = "fi";

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <fieldset>
        <legend>${say("text_size", {}, this.lang)}</legend>
        ${TEXT_SIZES.map(
          (size) => html`
            <label>
              <input
                type="radio"
                name="text-size"
                value=${size}
                .checked=${size === textSize()}
                @change=${() => setTextSize(size)}
              />
              ${say(`text_size_${size}`, {}, this.lang)}
            </label>
          `,
        )}
      </fieldset>
    `;
  }
}
