// The ways to Suomi.fi: in this tab, or from inside another site's page in a window of its own, which comes back
// with a code that only the page that opened it gets. Who is identified then, the server knows.
import { embedded } from "./embedding";
import { noteLeft } from "./storage";
import { claimLogin, letBegin, logOut, type Refused } from "./transport";

/** Addresses of the server's that lead to Suomi.fi. */
export const leadsToSuomifi = (href: string): boolean => href.startsWith("/suomifi/");

const WINDOW = "akkuna-suomifi";
const CODE = /^[\w-]{43}$/;
const BROWSER = /^[0-9a-f]{64}$/;

let opened: Window | null = null;
let handle = ""; // of the login that the window is for

/** Opens the window, at once: after a wait the browser would take it for an advertisement. */
const openWindow = (address: string): Window | null => (opened = window.open(address, WINDOW));

/** The citizen follows a link to Suomi.fi. */
export function follow(event: Event, href: string, inside = embedded): void {
  if (!inside) return noteLeft(); // the link goes there by itself
  event.preventDefault();
  handle = new URLSearchParams(href.slice(href.indexOf("?"))).get("handle") ?? "";
  openWindow(`${href}&window=1`);
}

/**
 * Lets the windows that this page opened begin, and claims their logins.
 * @param onClaimed the citizen is identified now
 * @param onRefused it could not be done; says why
 */
export function serveWindows(onClaimed: () => void, onRefused: (reason: string) => void): void {
  const answer = (done: Promise<unknown>, type: string) =>
    done
      .then(() => opened?.postMessage({ type }, location.origin))
      .catch((error: unknown) => onRefused((error as Refused).message));
  addEventListener("message", ({ data, origin, source }: MessageEvent) => {
    const { type, code, browser } = (data ?? {}) as Record<string, unknown>;
    if (origin !== location.origin || !source || source !== opened) return;
    if (type === "akkuna:login:window" && typeof browser === "string" && BROWSER.test(browser)) {
      void answer(letBegin(handle, browser), "akkuna:login:begin");
    } else if (type === "akkuna:login" && typeof code === "string" && CODE.test(code)) {
      void answer(claimLogin(code).then(onClaimed), "akkuna:login:done");
    }
  });
}

/**
 * Logs the citizen out, here at once and then at Suomi.fi. Rejects with Refused.
 * @param end logs out here, and gives the address where the browser goes on
 * @returns whether this tab goes there itself
 */
export async function leave(
  inside = embedded,
  end: () => Promise<string | null> = async () => (await logOut()).url,
): Promise<boolean> {
  const other = inside ? openWindow("") : null;
  try {
    const url = await end();
    if (url && other) other.location.href = `${url}&window=1`;
    else if (!url) other?.close();
    const goes = url !== null && !other;
    if (goes) {
      noteLeft();
      location.assign(url);
    }
    return goes;
  } catch (error) {
    other?.close();
    throw error;
  }
}
