import { LitElement, type PropertyValues, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { announce } from "../../app/announcer";
import { Chat, type View } from "../../app/chat";
import type { Entry } from "../../app/conversation";
import { embedded, Host } from "../../app/embedding";
import { type Page, readPage } from "../../app/page";
import { content, spoken } from "../../app/said";
import { Scroll } from "../../app/scroll";
import { canSpeak, onVoices, speak, stop } from "../../app/speech";
import {
  draft,
  isRated,
  keepDraft,
  keepPreference,
  keepRated,
  noteOwnLanguage,
  preference,
} from "../../app/storage";
import { language, say, useTexts } from "../../app/texts";
import { type Refused, suggestPlaces } from "../../app/transport";
import type { Press } from "../choice/choice";
import type { Composer } from "../composer/composer";
import "../composer/composer";
import type { Sendable } from "../composer/events";
import { followKeyboard } from "../composer/keyboard";
import "../connection/connection";
import { inLanguage } from "../header/header";
import "../identity/identity";
import "../own-tab/own-tab";
import type { Rated } from "../rating/rating";
import "../rating/rating";
import "../timeout/timeout";
import "../transcript/transcript";
import "./app.css";

/** Keys of the replies with which a citizen who is content goes away. */
const FAREWELLS = ["thank", "goodbye"];

/** The whole page. */
@customElement("ak-app")
export class App extends LitElement implements View {
  @state() private unseen = false;
  @state() private aloud = preference("aloud") === "on";
  @state() private needsOwnTab = false;
  @state() private rateable = !isRated();
  @state() private thanks = false;
  /** Stars are chosen and not sent: they stay, also when the citizen goes on. */
  @state() private isRating = false;

  @query(".dock") private dock!: HTMLElement;
  @query("ak-header") private header!: HTMLElement;
  @query("ak-composer") private composer!: Composer;

  private readonly page: Page = readPage();
  private readonly draft = draft();
  private personOpen = false;
  private scroller!: Scroll;
  private host!: Host;
  private chat!: Chat;

  // What stood here until the script ran is taken over; who was about to call a person can go on.
  protected override createRenderRoot() {
    useTexts(this.page.texts, this.page.language);
    this.chat = new Chat(this.page, this);
    this.personOpen = this.querySelector("#person[open]") !== null;
    this.replaceChildren();
    return this;
  }

  protected override firstUpdated(): void {
    this.scroller = new Scroll(this.header, this.dock, find, (unseen) => (this.unseen = unseen));
    this.host = new Host(this.page.hosts, () => this.entered());
    followKeyboard(this.dock);
    onVoices(() => this.requestUpdate());
    void this.chat.start();
  }

  protected override updated(_changed: PropertyValues): void {
    const lang = language();
    document.title = [this.chat.itsMunicipality?.names[lang], this.page.name].filter(Boolean).join(" – ");
    if (document.documentElement.lang === lang) return;
    document.documentElement.lang = lang;
    const skip = document.querySelector(".skip");
    if (skip) skip.textContent = say("skip");
    history.replaceState(null, "", inLanguage(lang));
    noteOwnLanguage(lang);
  }

  protected override render() {
    const { chat, page } = this;
    const lang = language();
    return html`
      <ak-header
        .name=${page.name}
        .municipalities=${page.municipalities}
        .municipality=${chat.itsMunicipality?.code ?? null}
        .lang=${lang}
        .audible=${canSpeak(lang)}
        .aloud=${this.aloud}
        .rateable=${this.rateable && chat.conversation.isAnyMatterOver}
        .identified=${chat.identity !== null}
        .personOpen=${this.personOpen}
        @ak-language=${() => chat.switchLanguage(lang === "fi" ? "sv" : "fi")}
        @ak-municipality=${this.municipalityChosen}
        @ak-read-aloud=${this.aloudChanged}
        @ak-restart=${() => chat.restart()}
        @ak-send=${this.written}
        @ak-rate=${this.rated}
        @ak-rate-dismiss=${this.ratingDismissed}
      ></ak-header>
      <main>
        <ak-transcript
          .entries=${[...chat.conversation.entries]}
          .unconfirmed=${[...chat.conversation.unconfirmed]}
          .lang=${lang}
          .loading=${!chat.settled}
          .waits=${chat.waits}
          .unseen=${this.unseen}
          @ak-press=${this.pressed}
          @ak-newest=${this.newest}
          @click=${this.clicked}
        ></ak-transcript>
        ${
          this.isRatingDue
            ? html`<ak-rating
                class="end"
                .lang=${lang}
                @ak-rate-begin=${() => (this.isRating = true)}
                @ak-rate=${this.ratedHere}
                @ak-rate-dismiss=${this.ratingDismissed}
              ></ak-rating>`
            : nothing
        }
        ${this.needsOwnTab ? html`<ak-own-tab .lang=${lang}></ak-own-tab>` : nothing}
        <div class="dock">
          <ak-timeout .expires=${chat.expires} .lang=${lang} @ak-prolong=${() => chat.prolong()}></ak-timeout>
          <ak-identity
            .identity=${chat.identity}
            .ended=${chat.ended}
            .lang=${lang}
            @ak-log-out=${() => chat.logOut()}
            @ak-prolong=${() => chat.prolong()}
            @ak-identity-over=${() => chat.identityOver()}
          ></ak-identity>
          <ak-connection .word=${chat.connection.word} .lang=${lang}></ak-connection>
          <ak-composer
            id="composer"
            .accepts=${chat.settled ? chat.conversation.accepts : null}
            .titles=${chat.conversation.titles}
            .days=${chat.conversation.days}
            .withCards=${chat.conversation.hasCards}
            .lang=${lang}
            .draft=${this.draft}
            .suggest=${suggestPlaces}
            .maxText=${page.maxText}
            .maxPhoto=${page.maxPhoto}
            .photoStates=${chat.photos.states}
            @ak-send=${this.written}
            @ak-typing=${({ detail }: HTMLElementEventMap["ak-typing"]) => keepDraft(detail.text)}
            @ak-photo-send=${this.photoSent}
            @ak-photo-withdraw=${({ detail }: HTMLElementEventMap["ak-photo-withdraw"]) =>
              chat.withdrawPhoto(detail.id)}
          ></ak-composer>
        </div>
      </main>
    `;
  }

  // ---- View: what the chat tells

  changed(): void {
    void this.shown().then(() => this.chat.settled && this.scroller.stay());
  }

  settled(news: Entry[] | null): void {
    void this.shown().then(() => {
      this.scroller.toEnd("instant");
      if (news) this.cameBack(news);
    });
  }

  identified(): void {
    this.entered();
  }

  // From Suomi.fi, in this tab: what was said there meanwhile is heard now.
  private cameBack(news: Entry[]): void {
    news.forEach(({ said }) => announce(spoken(said), said.lang));
    const first = news[0];
    if (first) this.scroller.follow(String(first.id));
    this.goOn();
  }

  replied({ id, said }: Entry, isNew: boolean): void {
    void this.shown().then(() => this.scroller.follow(String(id), said.kind === "summary"));
    if (!isNew) return;
    announce(spoken(said), said.lang);
    if (this.aloud) speak(content(said), said.lang);
    this.host.tell("unread");
  }

  sent(): void {
    stop();
    this.thanks = false;
    void this.shown().then(() => this.scroller.toEnd());
  }

  complain(reason: string): void {
    this.composer.complain(reason);
  }

  cookiesRefused(): void {
    if (embedded) this.needsOwnTab = true;
    else this.complain(say("cookies"));
  }

  giveBack(text: string, reason: string): void {
    this.composer.giveBack(text, reason);
  }

  private async shown(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
  }

  // ---- what the citizen does

  // The widget has been opened. On a touch screen the field's keyboard would cover the conversation; there a
  // screen reader goes on after the name, which the panel has told.
  private entered(): void {
    this.goOn();
    this.scroller.again();
  }

  private goOn(): void {
    if (matchMedia("(pointer: coarse)").matches) {
      this.querySelector<HTMLElement>(".automated")?.focus({ preventScroll: true });
    } else this.composer.focusField();
  }

  private written({ detail }: CustomEvent<Sendable>): void {
    this.chat.send(detail);
  }

  // A finger is not taken to the field: the phone's keyboard would cover the reply.
  private pressed({ detail: { payload, text, byKeyboard } }: CustomEvent<Press>): void {
    this.chat.press(payload, text);
    this.composer.answeredElsewhere();
    if (byKeyboard) this.composer.focusField();
  }

  // What is said when a window comes back from Suomi.fi answers this press.
  private clicked({ target }: Event): void {
    if ((target as Element).closest("a.suomifi[href]")) this.scroller.turn();
  }

  private photoSent({ detail: { id, file } }: HTMLElementEventMap["ak-photo-send"]): void {
    this.chat.sendPhoto(id, file);
  }

  private municipalityChosen({ detail }: CustomEvent<{ code: string }>): void {
    this.chat.switchMunicipality(detail.code);
  }

  private newest({ target }: Event): void {
    const button = (target as HTMLElement).querySelector("#new-messages:focus-visible");
    if (button) this.composer.focusField();
    this.scroller.toEnd();
  }

  // The newest reply is read at once: the citizen hears how it is, and iOS wants a press before it speaks.
  private aloudChanged({ detail: { on } }: CustomEvent<{ on: boolean }>): void {
    this.aloud = on;
    keepPreference("aloud", on ? "on" : "off");
    const reply = this.chat.conversation.entries.findLast(({ said }) => said.kind !== "citizen")?.said;
    if (on && reply) speak(content(reply), reply.lang);
    else stop();
  }

  // ---- rating

  private get isRatingDue(): boolean {
    const { isMatterTakenIn, last } = this.chat.conversation;
    const isOver = isMatterTakenIn || FAREWELLS.includes(last?.said.key ?? "");
    return (isOver && (this.rateable || this.thanks)) || (this.isRating && this.rateable);
  }

  private async rated({ detail: { stars, words, answer } }: CustomEvent<Rated>): Promise<void> {
    try {
      await this.chat.rate(stars, words);
    } catch (error) {
      const { status, message } = error as Refused;
      return answer(status === 0 || status >= 500 ? say("rating_failed") : message);
    }
    keepRated();
    this.rateable = false;
    answer(null);
  }

  // The thanks stay until the citizen goes on.
  private ratedHere(event: CustomEvent<Rated>): void {
    const { detail } = event;
    const answer = (reason: string | null) => {
      this.thanks = reason === null;
      detail.answer(reason);
    };
    void this.rated(new CustomEvent(event.type, { detail: { ...detail, answer } }));
  }

  private ratingDismissed(): void {
    keepRated();
    this.rateable = false;
    this.composer.focusField();
  }
}

const find = (id: string) => document.querySelector<HTMLElement>(`.message[data-id="${id}"]`);
