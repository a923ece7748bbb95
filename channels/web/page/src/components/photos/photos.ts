import { LitElement, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../../app/icons";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { tell } from "../composer/events";
import { kindOf } from "./file-kind";
import "./photos.css";
import { browserStore, type PhotoStore } from "./store";

export const MOST_PHOTOS = 5;
const TAKEN = "image/jpeg,image/png,image/webp";
const MEGABYTE = 1024 * 1024;

/** How a photo on its way fares, as the app tells. */
export interface PhotoState {
  state: "uploading" | "failed" | "sent";
  percent: number;
  reason?: string;
  /** The server may have it. */
  mayBeThere?: boolean;
}

interface Chosen {
  id: string;
  file: File;
  /** Of its preview. */
  address: string;
  submitted: boolean;
}

/**
 * Choosing photos, looking at them, and sending them: several at a time, each of which can be cancelled and
 * tried again. Tells `ak-photo-send` and `ak-photo-withdraw`.
 */
@customElement("ak-photos")
export class Photos extends LitElement {
  @property() override lang: Lang = "fi";
  /** Whether photos can be added. Those chosen earlier can be sent in any case. */
  @property({ type: Boolean }) offered = false;
  /** Bytes of the largest one. */
  @property({ type: Number }) maxPhoto = 10 * MEGABYTE;
  @property({ attribute: false }) states: Record<string, PhotoState> = {};
  @property({ attribute: false }) store: PhotoStore = browserStore;

  @state() private photos: Chosen[] = [];
  @state() private complaint = "";
  /** What has happened, for those who do not see it. */
  @state() private news = "";
  private hadFocus = false;

  @query("input") private input!: HTMLInputElement;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated() {
    void this.takeUp();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.photos.forEach(({ address }) => URL.revokeObjectURL(address));
  }

  /** Whether there is a photo that `submit` would send. */
  get ready(): boolean {
    return this.photos.some((photo) => this.isWaitingForPress(photo));
  }

  /** Sends what is chosen, and again what has failed. */
  submit(): void {
    this.photos.filter((photo) => this.isWaitingForPress(photo)).forEach((photo) => this.send(photo));
  }

  private isWaitingForPress({ id, submitted }: Chosen): boolean {
    return !submitted || this.states[id]?.state === "failed";
  }

  // What was chosen or on its way when the page was closed.
  private async takeUp() {
    const kept = await this.store.kept();
    this.photos = [
      ...kept.map((photo) => ({ ...photo, address: URL.createObjectURL(photo.file) })),
      ...this.photos,
    ];
    for (const photo of this.photos.filter(({ submitted }) => submitted)) this.send(photo);
    if (this.ready) this.news = say("photos_kept", {}, this.lang);
  }

  private async choose() {
    const files = [...(this.input.files ?? [])];
    this.input.value = "";
    this.complaint = "";
    for (const file of files) {
      const wrong = await this.whatIsWrong(file);
      if (wrong) this.complaint = files.length > 1 ? `${file.name}: ${wrong}` : wrong;
      else this.add(file);
    }
  }

  private async whatIsWrong(file: File): Promise<string> {
    const { lang, maxPhoto } = this;
    if (this.photos.length >= MOST_PHOTOS) return say("photo_too_many", { count: MOST_PHOTOS }, lang);
    const kind = await kindOf(file).catch(() => "unreadable" as const);
    if (kind === "unreadable") return say("photo_unreadable", {}, lang);
    if (kind === "heic") return say("photo_heic", {}, lang);
    if (kind === "other") return say("photo_type", {}, lang);
    return file.size > maxPhoto ? say("photo_size", { megabytes: maxPhoto / MEGABYTE }, lang) : "";
  }

  private add(file: File) {
    const photo = { id: crypto.randomUUID(), file, address: URL.createObjectURL(file), submitted: false };
    this.photos = [...this.photos, photo];
    this.news = say("photos_chosen", { count: this.photos.length }, this.lang);
    void this.store.keep(photo);
  }

  // The same id again: the server takes it once, however often it is sent.
  private send({ id, file }: Chosen) {
    this.photos = this.photos.map((photo) => (photo.id === id ? { ...photo, submitted: true } : photo));
    void this.store.keep({ id, file, submitted: true });
    tell(this, "ak-photo-send", { id, file });
  }

  private withdraw(photo: Chosen) {
    const mayBeThere = photo.submitted && this.states[photo.id]?.mayBeThere;
    this.takeAway(photo);
    // Who sees it is told only what the tray does not show.
    this.complaint = mayBeThere ? say("photo_perhaps_sent", {}, this.lang) : "";
    this.news = mayBeThere ? "" : say("photo_removed", {}, this.lang);
    if (photo.submitted) tell(this, "ak-photo-withdraw", { id: photo.id });
  }

  private takeAway({ id, address }: Chosen) {
    this.photos = this.photos.filter((photo) => photo.id !== id);
    URL.revokeObjectURL(address);
    void this.store.drop(id);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    this.hadFocus = this.contains(document.activeElement);
    // What was told in the other language.
    if (changed.has("lang") && changed.get("lang")) this.news = this.complaint = "";
    if (changed.has("states")) this.heed(changed.get("states") ?? {});
  }

  private heed(before: Record<string, PhotoState>) {
    for (const photo of this.photos) {
      const now = this.states[photo.id];
      if (now?.state === "sent") this.takeAway(photo);
      if (!now || now.state === before[photo.id]?.state) continue;
      if (now.state === "sent") this.news = say("photo_sent", {}, this.lang);
      if (now.state === "failed") this.news = now.reason ?? say("photo_failed", {}, this.lang);
    }
  }

  // The focus must not be lost with a button: it goes to what can be done next.
  protected override updated() {
    if (!this.hadFocus || this.contains(document.activeElement)) return;
    const next = this.querySelector<HTMLElement>("li .cancel") ?? this.querySelector<HTMLElement>(".add");
    (next ?? document.getElementById("text"))?.focus();
  }

  protected override render() {
    const unsent = this.photos.filter(({ submitted }) => !submitted).length;
    return html`
      <div>
        ${this.offered ? this.adding() : nothing}
        <input type="file" id="photo-file" accept=${TAKEN} multiple hidden @change=${this.choose} />
        <p class="complaint" role="status">${this.complaint}</p>
        <p class="unseen" role="status">${this.news}</p>
        ${this.photos.length ? this.tray() : nothing} ${unsent ? this.sending(unsent) : nothing}
      </div>
    `;
  }

  private adding() {
    const rules = { count: MOST_PHOTOS, megabytes: this.maxPhoto / MEGABYTE };
    // Who has chosen one knows them; the room is needed.
    const known = this.photos.length > 0;
    return html`
      <button type="button" class="add" aria-describedby="photo-rules" @click=${() => this.input.click()}>
        ${icon("camera")} ${say("add_photo", {}, this.lang)}
      </button>
      <p class=${known ? "unseen" : "hint"} id="photo-rules">${say("photo_rules", rules, this.lang)}</p>
    `;
  }

  private tray() {
    return html`
      <ul>
        ${repeat(
          this.photos,
          ({ id }) => id,
          (photo, index) => this.one(photo, index + 1),
        )}
      </ul>
    `;
  }

  private sending(count: number) {
    return html`
      <button type="button" class="primary send-photos" @click=${this.submit}>
        ${say(count > 1 ? "send_photos" : "send_photo", {}, this.lang)}
      </button>
    `;
  }

  private one(photo: Chosen, number: number) {
    const now = photo.submitted ? this.states[photo.id] : undefined;
    const uploading = photo.submitted && now?.state === "uploading";
    const failed = photo.submitted && now?.state === "failed";
    return html`
      <li>
        <img src=${photo.address} alt=${this.numbered("photo_alt", number)} />
        <div>
          <p class=${failed ? "name failed" : "name"}>${this.wordsOf(photo, now)}</p>
          ${
            uploading
              ? html`<progress
                  max="100"
                  value=${now.percent}
                  aria-label=${this.numbered("photo_progress", number)}
                ></progress>`
              : nothing
          }
          <p class="row">
            ${failed ? this.action("retry", number, () => this.send(photo)) : nothing}
            ${this.action("cancel", number, () => this.withdraw(photo))}
          </p>
        </div>
      </li>
    `;
  }

  // The eye sees which photo a button belongs to; the ear is told.
  private action(name: "retry" | "cancel", number: number, act: () => void) {
    const key = `${name}_photo`;
    return html`
      <button type="button" class=${name} aria-label=${this.numbered(key, number)} @click=${act}>
        ${say(key, {}, this.lang)}
      </button>
    `;
  }

  // Of several, each has its number.
  private numbered(key: string, number: number): string {
    const words = say(key, {}, this.lang);
    return this.photos.length > 1 ? `${words}, ${say("photo_number", { number }, this.lang)}` : words;
  }

  private wordsOf({ file, submitted }: Chosen, now: PhotoState | undefined): string {
    if (!submitted) return file.name;
    if (now?.state === "failed") return now.reason ?? say("photo_failed", {}, this.lang);
    if (now?.state === "uploading") return say("photo_sending", { percent: now.percent }, this.lang);
    return say("photo_waiting", {}, this.lang);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ak-photos": Photos;
  }
}
