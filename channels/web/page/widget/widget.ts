// The script that a municipality puts on its site: <script src="…/widget.js" data-municipality="nivala" async>
import { Chat, OPENS, TAG } from "./chat";
import { settingsOf } from "./settings";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => start(script));
  else start(script);
}

/** Puts the chat on the page, unless that municipality's is there already. */
function start(script: HTMLScriptElement): void {
  const settings = settingsOf(script);
  if (document.querySelector(`${TAG}[data-municipality="${settings.municipality}"]`)) return;
  const chat = new Chat(settings);
  chat.show();
  // For the site's own buttons; with several chats on a page, its first.
  window.KuntaAkkuna ??= Object.freeze({
    open: () => chat.open(),
    close: () => document.dispatchEvent(new CustomEvent(OPENS)),
  });
}

declare global {
  interface Window {
    KuntaAkkuna?: Readonly<{ open: () => void; close: () => void }>;
  }
}
