import { LitElement, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { embedded, sessionAddress } from "../../app/embedding";
import type { Municipality } from "../../app/page";
import { closePanel } from "../../app/panels";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "../municipality/municipality";
import "../restart/restart";
import "../text-size/text-size";

/** Everything about the chat itself. Fires `ak-read-aloud` {on}, and what stands in it. */
@customElement("ak-menu")
export class Menu extends LitElement {
  @property({ attribute: false }) municipalities: Municipality[] = [];
  @property() override lang: Lang = "fi";
  /** Code of the municipality that the conversation is about. */
  @property() municipality: string | null = null;
  /** The device has a voice for the language. */
  @property({ type: Boolean }) audible = false;
  /** Replies are read aloud as they come. */
  @property({ type: Boolean }) aloud = false;
  /** The citizen may still rate the conversation. */
  @property({ type: Boolean }) rateable = false;
  /** Somebody is identified. */
  @property({ type: Boolean }) identified = false;
  /** Open from the beginning. */
  @property({ type: Boolean }) open = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { lang, municipality } = this;
    return html`
      <details
        class="panel"
        id="menu"
        ?open=${this.open}
        @ak-municipality=${this.close}
        @ak-restart-dismiss=${this.close}
      >
        <summary>${this.say("menu")}</summary>
        <div class="sheet">
          <ul>
            ${this.save("txt", "save_text")}${this.save("html", "save_html")}${this.save("print", "save_print")}
            <li>
              <ak-restart
                .lang=${lang}
                .rateable=${this.rateable}
                .identified=${this.identified}
              ></ak-restart>
            </li>
            <li>
              <ak-municipality
                .municipalities=${this.municipalities}
                .current=${municipality}
                .lang=${lang}
              ></ak-municipality>
            </li>
            <li><ak-text-size .lang=${lang}></ak-text-size></li>
            ${this.audible ? this.readAloud() : nothing}
            ${this.page("about")}${this.page("privacy")}${this.page("accessibility")}
          </ul>
        </div>
      </details>
    `;
  }

  private save(format: string, key: string) {
    const address = sessionAddress(`/chat/transcript?format=${format}`);
    // Asked for as a download, it comes without the cookie of an embedded page (Chromium 156).
    if (format !== "print")
      return html`<li><a href=${address} ?download=${!embedded}>${this.say(key)}</a></li>`;
    // A tab of its own does not have the embedded conversation: the browser keeps the two apart.
    return embedded
      ? html`<li><button type="button" @click=${this.print}>${this.say(key)}</button></li>`
      : html`<li><a href=${address} target="_blank">${this.say(key)}</a></li>`;
  }

  private print(): void {
    this.close();
    print();
  }

  private page(name: string) {
    const about = new URLSearchParams({ lang: this.lang });
    if (this.municipality) about.set("municipality", this.municipality);
    return html`<li><a href="/chat/${name}?${about.toString()}" target="_blank">${this.say(name)}</a></li>`;
  }

  private readAloud() {
    return html`<li>
      <label>
        <input type="checkbox" .checked=${this.aloud} @change=${this.aloudChanged} />
        ${this.say("read_aloud")}
      </label>
    </li>`;
  }

  private aloudChanged({ target }: Event): void {
    const detail = { on: (target as HTMLInputElement).checked };
    this.dispatchEvent(new CustomEvent("ak-read-aloud", { bubbles: true, detail }));
  }

  private close(): void {
    const panel = this.querySelector("details");
    if (panel) closePanel(panel);
  }

  private say(key: string): string {
    return say(key, {}, this.lang);
  }
}
