// Sharing one's own place, when the assistant asks where.

import { byId } from "./dom.js";
import { say } from "./texts.js";

const PATIENCE = 15_000;
const DECIMALS = 5; // about a metre

/** onPlace(lat, lon): degrees, WGS84; onState(words): what is going on, "" when nothing. */
export function offerPlace(onPlace, onState) {
  byId("share-place").addEventListener("click", () => {
    if (!navigator.geolocation) return onState(say("place_failed"));
    onState(say("place_searching"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        onState("");
        onPlace(Number(coords.latitude.toFixed(DECIMALS)), Number(coords.longitude.toFixed(DECIMALS)));
      },
      ({ code, PERMISSION_DENIED }) => onState(say(code === PERMISSION_DENIED ? "place_denied" : "place_failed")),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
