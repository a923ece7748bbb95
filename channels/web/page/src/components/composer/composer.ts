import { LitElement, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { icon } from "../../app/icons";
import type { Accept, FreeDay, Lang, Place } from "../../app/protocol";
import { say } from "../../app/texts";
import "../address/address";
import "../date/date";
import "../photos/photos";
import type { Photos, PhotoState } from "../photos/photos";
import "../place/place";
import "../time/time";
import { timeIn } from "../time/clock";
import "./composer.css";
import { tell } from "./events";

/** Part of the longest message from which on the characters left are told. */
const TELL_FROM = 0.8;
/** Milliseconds in which a screen reader notices that a complaint was taken away. */
const REPEAT_AFTER = 100;

const LANGS: Lang[] = ["fi", "sv"];

type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Where the citizen answers: the field, and the ways besides words that the newest question takes.
 *
 * Tells `ak-send`, `ak-photo-send`, `ak-photo-withdraw` and `ak-typing` (events.ts).
 */
@customElement("ak-composer")
export class Composer extends LitElement {
  /** What the newest question takes besides words; null while that is not known. */
  @property({ attribute: false }) accepts: Accept[] | null = null;
  /** Titles of the newest question's buttons: who types one goes on without photos, as with a press. */
  @property({ attribute: false }) titles: string[] = [];
  /** Days on which something is free, where the newest question asks for one of these. */
  @property({ attribute: false }) days: FreeDay[] = [];
  /** The newest question is mostly answered by its cards. */
  @property({ type: Boolean }) withCards = false;
  @property() override lang: Lang = "fi";
  /** What is written and not yet sent. Set it to give back a draft that was kept. */
  @property() draft = "";
  /** Addresses for what has been written so far. */
  @property({ attribute: false }) suggest: (text: string) => Promise<Place[]> = () => Promise.resolve([]);
  /** Characters of the longest message. */
  @property({ type: Number }) maxText = 5000;
  /** Bytes of the largest photo. */
  @property({ type: Number }) maxPhoto = 10 * 1024 * 1024;
  /** How the photos fare that were told of with `ak-photo-send`, by their id. */
  @property({ attribute: false }) photoStates: Record<string, PhotoState> = {};

  @state() private complaint = "";
  // Chosen from the ways of this question: they are put away, so that a second press sends nothing twice.
  @state() private answered = false;
  @state() private withSuggestions = false;
  private composing = false;
  private repeating = 0;
  private caret: number | null = null;

  @query("ak-photos") private photos!: Photos;

  protected override createRenderRoot() {
    return this;
  }

  /** What is typed next goes into the field. */
  focusField(): void {
    this.field?.focus({ preventScroll: true });
  }

  /** Gives refused words back to the field, before what was written meanwhile, and says why. */
  giveBack(text: string, reason: string): void {
    this.write([text, this.draft].filter(Boolean).join("\n"));
    this.answered = false;
    this.complain(reason);
  }

  /** The citizen has answered otherwise, with a button: photos that were chosen and not sent are taken away. */
  answeredElsewhere(): void {
    this.photos.leave();
  }

  /** Says next to the field what is wrong, or "" that nothing is; what was written stays. */
  complain(reason: string): void {
    clearTimeout(this.repeating);
    const isRepeated = reason !== "" && reason === this.complaint;
    this.complaint = isRepeated ? "" : reason;
    // A screen reader says only what is new.
    if (isRepeated) this.repeating = setTimeout(() => (this.complaint = reason), REPEAT_AFTER);
  }

  private takes(way: Accept): boolean {
    return this.accepts?.includes(way) ?? false;
  }

  private get field(): Field | null {
    return this.querySelector<Field>("#text");
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has("accepts")) this.answered = false;
    if (changed.has("lang") && changed.get("lang")) this.complain("");
    if (this.composing) return;
    // A field with suggestions has one line: words of several stay where they are.
    const withSuggestions = this.takes("address") && !this.answered && !this.draft.includes("\n");
    if (withSuggestions === this.withSuggestions) return;
    this.caret = this.field === document.activeElement ? (this.field?.selectionStart ?? 0) : null;
    this.withSuggestions = withSuggestions;
  }

  protected override async updated() {
    await this.querySelector<LitElement>("ak-address")?.updateComplete;
    this.takeBackFocus();
    this.grow();
  }

  // The field of another kind goes on where the one that it replaced was left.
  private takeBackFocus() {
    if (this.caret === null) return;
    this.focusField();
    this.field?.setSelectionRange(this.caret, this.caret);
    this.caret = null;
  }

  private grow() {
    const field = this.field;
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }

  private write(text: string) {
    this.draft = text;
    this.complain("");
    tell(this, "ak-typing", { text });
  }

  private typed(event: Event) {
    const field = event.target as Field;
    if (field.id === "text") this.write(field.value);
  }

  private key(event: KeyboardEvent) {
    // 229: the Enter that ends a composition in Safari comes after the composition's end.
    const ofComposition = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || ofComposition || event.defaultPrevented) return;
    event.preventDefault();
    this.send();
  }

  private compose(composing: boolean) {
    this.composing = composing;
    this.requestUpdate();
  }

  private send() {
    const text = this.draft.trim();
    const over = [...text].length - this.maxText;
    if (over > 0) return this.refuse(say("too_long", { over }, this.lang));
    if (!text && !this.photos.ready) return this.refuse(say("empty", {}, this.lang));
    // The photos go first: the words are about them, unless they say that there is none.
    if (this.leavesPhotos(text)) this.photos.leave();
    else this.photos.submit();
    if (text) tell(this, "ak-send", { kind: "text", text: this.meant(text) });
    // Not before it is kept elsewhere.
    this.write("");
  }

  private leavesPhotos(text: string): boolean {
    const declined = LANGS.flatMap((lang) => say("photo_declined", {}, lang).split(", "));
    return [...this.titles, ...declined].map(plain).includes(plain(text));
  }

  private meant(text: string): string {
    return this.takes("time") ? (timeIn(text) ?? text) : text;
  }

  private refuse(reason: string) {
    this.focusField();
    this.complain(reason);
  }

  private submitted(event: Event) {
    event.preventDefault();
    this.send();
  }

  private chosen(event: HTMLElementEventMap["ak-choose"]) {
    this.write(event.detail.text);
    this.send();
  }

  // What was pressed is put away. A finger is not taken to the field: the keyboard would cover the reply.
  private answeredBesides() {
    if (!isTouched()) this.focusField();
    this.answered = true;
  }

  protected override render() {
    const left = this.maxText - [...this.draft.trim()].length;
    const isNearEnd = left >= 0 && this.maxText - left >= this.maxText * TELL_FROM;
    return html`
      <form class="composer" autocomplete="off" novalidate @submit=${this.submitted}>
        ${this.ways()}
        <label for="text">${say(this.withSuggestions ? "write_address" : "write", {}, this.lang)}</label>
        <p class="error" id="text-error" role="alert">${this.complaint}</p>
        <div
          class="line"
          @input=${this.typed}
          @keydown=${this.key}
          @compositionstart=${() => this.compose(true)}
          @compositionend=${() => this.compose(false)}
        >
          ${this.withSuggestions ? this.lineWithSuggestions(isNearEnd) : this.lines(isNearEnd)}
          <button type="submit" id="send" class="primary">
            ${icon("send")} ${say("send", {}, this.lang)}
          </button>
        </div>
        <p class="hints">
          <span id="text-keys" ?hidden=${this.withSuggestions}>${say("keys", {}, this.lang)}</span>
          <span id="text-left" ?hidden=${!isNearEnd}>${say("left", { count: left }, this.lang)}</span>
        </p>
      </form>
    `;
  }

  private lines(isNearEnd: boolean) {
    return html`
      <textarea
        id="text"
        rows="1"
        enterkeyhint="send"
        aria-describedby=${describing(isNearEnd, !isTouched())}
        aria-invalid=${this.complaint ? "true" : nothing}
        .value=${live(this.draft)}
      ></textarea>
    `;
  }

  private lineWithSuggestions(isNearEnd: boolean) {
    return html`
      <ak-address
        .lang=${this.lang}
        .value=${this.draft}
        .suggest=${this.suggest}
        .invalid=${this.complaint !== ""}
        .describedBy=${describing(isNearEnd, false)}
        @ak-choose=${this.chosen}
      ></ak-address>
    `;
  }

  private ways() {
    const offers = (way: Accept) => this.takes(way) && !this.answered;
    return html` <div class="ways">
      <ak-photos
        .lang=${this.lang}
        .offered=${this.accepts && this.takes("photo")}
        .maxPhoto=${this.maxPhoto}
        .states=${this.photoStates}
      ></ak-photos>
      ${
        offers("location")
          ? html`<ak-place .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-place>`
          : nothing
      }
      ${
        offers("date")
          ? html`<ak-date
              .lang=${this.lang}
              .free=${this.days}
              .brief=${this.withCards}
              @ak-send=${this.answeredBesides}
            ></ak-date>`
          : nothing
      }
      ${offers("time") ? html`<ak-time .lang=${this.lang} @ak-send=${this.answeredBesides}></ak-time>` : nothing}
    </div>`;
  }
}

/** Words without what makes no difference to them. */
const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "");

/** The device is used with a finger, and most likely has no keys. */
const isTouched = (): boolean => matchMedia("(pointer: coarse)").matches;

/** Ids of what describes the field: only of what is shown, for hidden words would be read out too. */
const describing = (left: boolean, keys: boolean): string =>
  ["text-error", left ? "text-left" : "", keys ? "text-keys" : ""].filter(Boolean).join(" ");

declare global {
  interface HTMLElementTagNameMap {
    "ak-composer": Composer;
  }
}
