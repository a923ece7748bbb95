import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { tell } from "../composer/events";
import "./place.css";

const PATIENCE = 15_000;
const DECIMALS = 5; // about a metre
/** Metres: what lies within so much of the right place can be found there. */
const NEAR_ENOUGH = 200;

interface Point {
  lat: number;
  lon: number;
  accuracy: number;
}

/** Sharing where one is. Tells `ak-send` with a position that is near enough, or that the citizen lets be. */
@customElement("ak-place")
export class PlaceShare extends LitElement {
  @property() override lang: Lang = "fi";

  @state() private searching = false;
  /** Key of what went wrong. */
  @state() private failure = "";
  @state() private rough: Point | null = null;
  private hadFocus = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override willUpdate() {
    this.hadFocus = this.contains(document.activeElement);
  }

  // The focus must not be lost with a button.
  protected override updated() {
    if (this.hadFocus && !this.contains(document.activeElement)) this.querySelector("button")?.focus();
  }

  private search() {
    if (this.searching) return;
    this.rough = null;
    this.failure = navigator.geolocation ? "" : "place_failed";
    if (this.failure) return;
    this.searching = true;
    navigator.geolocation.getCurrentPosition(
      (position) => this.found(position.coords),
      (error) => this.failed(error),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  }

  private found({ latitude, longitude, accuracy }: GeolocationCoordinates) {
    this.searching = false;
    const point = {
      lat: Number(latitude.toFixed(DECIMALS)),
      lon: Number(longitude.toFixed(DECIMALS)),
      accuracy,
    };
    if (accuracy > NEAR_ENOUGH) this.rough = point;
    else this.send(point);
  }

  private failed({ code, PERMISSION_DENIED, TIMEOUT }: GeolocationPositionError) {
    this.searching = false;
    if (code === PERMISSION_DENIED) this.failure = "place_denied";
    else this.failure = code === TIMEOUT ? "place_late" : "place_failed";
  }

  private send({ lat, lon }: Point) {
    this.rough = null;
    // The question may have been answered in words meanwhile.
    if (this.isConnected) tell(this, "ak-send", { kind: "location", lat, lon });
  }

  private get words(): string {
    if (this.searching) return say("place_searching", {}, this.lang);
    if (this.rough) return say("place_rough", { distance: distanceOf(this.rough.accuracy) }, this.lang);
    return this.failure && say(this.failure, {}, this.lang);
  }

  protected override render() {
    return html`
      <div>
        ${this.rough ? nothing : this.shareButton()}
        <p class="told" role="status">${this.words}</p>
        ${this.rough ? this.roughChoices(this.rough) : nothing}
      </div>
    `;
  }

  private shareButton() {
    return html`
      <button
        type="button"
        aria-describedby="place-why"
        aria-disabled=${this.searching ? "true" : nothing}
        @click=${this.search}
      >
        ${icon("place")} ${say("share_place", {}, this.lang)}
      </button>
      <p class="hint" id="place-why">${say("place_why", {}, this.lang)}</p>
    `;
  }

  private roughChoices(point: Point) {
    return html`
      <p class="row">
        <button type="button" @click=${() => this.send(point)}>${say("place_send", {}, this.lang)}</button>
        <button type="button" @click=${this.search}>${say("place_again", {}, this.lang)}</button>
      </p>
    `;
  }
}

// "350 m", "3 km": no more exact than it is.
const distanceOf = (metres: number): string =>
  metres < 1000 ? `${Math.ceil(metres / 50) * 50} m` : `${Math.ceil(metres / 1000)} km`;

declare global {
  interface HTMLElementTagNameMap {
    "ak-place": PlaceShare;
  }
}
