// The ways to Suomi.fi: in this tab, or from inside another site's page in a window of its own, which comes back
// with a code that only the page that opened it gets. Who is identified then, the server knows.
import { embedded } from "./embedding";
import { claimLogin, logOut, type Refused } from "./transport";

/** Addresses of the server's that lead to Suomi.fi. */
export const leadsToSuomifi = (href: string): boolean => href.startsWith("/suomifi/");

const WINDOW = "akkuna-suomifi";
const CODE = /^[\w-]{43}$/;

let opened: Window | null = null;

/** Opens the window, at once: after a wait the browser would take it for an advertisement. */
const openWindow = (address: string): Window | null => (opened = window.open(address, WINDOW));

/** The citizen follows a link to Suomi.fi. */
export function follow(event: Event, href: string, inside = embedded): void {
  if (!inside) return; // the link goes there by itself
  event.preventDefault();
  openWindow(`${href}&window=1`);
}

/**
 * Claims the logins of the windows that this page opened.
 * @param onRefused the login could not be claimed; says why
 */
export function claimLogins(onRefused: (reason: string) => void): void {
  addEventListener("message", ({ data, origin, source }: MessageEvent) => {
    const { type, code } = (data ?? {}) as { type?: unknown; code?: unknown };
    if (origin !== location.origin || !source || source !== opened) return;
    if (type !== "akkuna:login" || typeof code !== "string" || !CODE.test(code)) return;
    claimLogin(code)
      .then(() => (source as Window).postMessage({ type: "akkuna:login:done" }, location.origin))
      .catch((error: unknown) => onRefused((error as Refused).message));
  });
}

/** Logs the citizen out, here at once and then at Suomi.fi. Rejects with Refused. */
export async function leave(inside = embedded): Promise<void> {
  const other = inside ? openWindow("") : null;
  try {
    const { url } = await logOut();
    if (url && other) other.location.href = `${url}&window=1`;
    else if (url) location.assign(url);
    else other?.close();
  } catch (error) {
    other?.close();
    throw error;
  }
}
