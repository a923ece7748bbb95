import { html } from "lit";
import { story } from "../../../stories/story";
import type { Lang } from "../../app/protocol";
import "../composer/composer.css";
import type { PlaceShare } from "./place";
import "./place";

type Answer = (found: PositionCallback, failed: PositionErrorCallback) => void;

const error = (code: number) =>
  ({ code, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 }) as GeolocationPositionError;

/** As it stands when the citizen has asked and the browser has answered. */
const asked = (lang: Lang, answer: Answer) => {
  Object.defineProperty(navigator, "geolocation", {
    configurable: true,
    value: {
      getCurrentPosition: (found: PositionCallback, failed: PositionErrorCallback) => answer(found, failed),
    },
  });
  requestAnimationFrame(() =>
    document.querySelector<PlaceShare>("ak-place")?.querySelector("button")?.click(),
  );
  return fresh(lang);
};

const fresh = (lang: Lang) => html`<div class="composer"><ak-place .lang=${lang}></ak-place></div>`;

const rough = { latitude: 63.92, longitude: 24.97, accuracy: 1420 } as GeolocationCoordinates;

export default story("Sharing one's place", {
  fresh,
  searching: (lang) => asked(lang, () => undefined),
  denied: (lang) => asked(lang, (_, failed) => failed(error(1))),
  "not found": (lang) => asked(lang, (_, failed) => failed(error(2))),
  "not in time": (lang) => asked(lang, (_, failed) => failed(error(3))),
  "not exact": (lang) => asked(lang, (found) => found({ coords: rough } as GeolocationPosition)),
});
