import { LitElement, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Municipality } from "../../app/page";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "../menu/menu";
import "../person/person";
import "./header.css";

/** Whose page it is and that a machine answers; the other language, a person, the menu. Fires `ak-language`. */
@customElement("ak-header")
export class Header extends LitElement {
  @property({ attribute: false }) municipalities: Municipality[] = [];
  @property() override lang: Lang = "fi";
  /** Name of the page where no municipality is known. */
  @property() name = "";
  /** Code of the municipality that the conversation is about. */
  @property() municipality: string | null = null;
  @property({ type: Boolean }) audible = false;
  @property({ type: Boolean }) aloud = false;
  @property({ type: Boolean }) rateable = false;
  /** Somebody is identified. */
  @property({ type: Boolean }) identified = false;
  /** The citizen has opened the way to a person before the script ran. */
  @property({ type: Boolean }) personOpen = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { lang, municipalities, municipality } = this;
    const other = lang === "fi" ? "sv" : "fi";
    const own = municipalities.filter(({ code }) => code === municipality);
    return html`
      <header>
        <div class="title">
          <h1 id="name">${own[0]?.names[lang] ?? this.name}</h1>
          <a id="language" href=${inLanguage(other)} hreflang=${other} lang=${other} @click=${this.switch}
            >${say("other_language", {}, lang)}</a
          >
        </div>
        <p class="automated" tabindex="-1">${say("automated", {}, lang)}</p>
        <div class="panels">
          <ak-person
            .municipalities=${own.length ? own : municipalities}
            .lang=${lang}
            .open=${this.personOpen}
          ></ak-person>
          <ak-menu
            .municipalities=${municipalities}
            .municipality=${municipality}
            .lang=${lang}
            .audible=${this.audible}
            .aloud=${this.aloud}
            .rateable=${this.rateable}
            .identified=${this.identified}
          ></ak-menu>
        </div>
      </header>
    `;
  }

  private switch(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("ak-language", { bubbles: true }));
  }
}

/** The page's own address in `lang`. */
export function inLanguage(lang: Lang): string {
  const parameters = new URLSearchParams(location.search);
  parameters.set("lang", lang);
  return `?${parameters.toString()}`;
}
