// Which chat is open, for as long as the tab is: the panel is there again on the site's next page.
// A site may forbid storing; then the panel is closed on the next page, and the conversation still kept.

const KEY = "kunta-akkuna";

export function remember(municipality: string | null): void {
  try {
    if (municipality !== null) sessionStorage.setItem(KEY, municipality);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Not kept.
  }
}

export function wasOpen(municipality: string): boolean {
  try {
    return sessionStorage.getItem(KEY) === municipality;
  } catch {
    return false;
  }
}
