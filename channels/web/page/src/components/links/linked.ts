import { type TemplateResult, html, nothing } from "lit";
import { embedded } from "../../app/embedding";
import { icon } from "../../app/icons";
import type { Lang } from "../../app/protocol";
import { follow, leadsToSuomifi } from "../../app/suomifi";
import { say } from "../../app/texts";

const LINK =
  /https:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+.-])(?:\+\d[\d ]{6,16}\d|0\d[\d ]{5,14}\d|112)(?![\w-])/g;
const ALLOWED = ["https:", "http:", "mailto:", "tel:"];

/** `text` with its web addresses, e-mail addresses and phone numbers made links. */
export function linked(text: string, lang: Lang): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    parts.push(text.slice(end, index), link(found, target(found), lang));
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}

/** The paragraphs of `text`, whose own language is given where it is not `lang`. */
export const paragraphs = (text: string, lang: Lang, own?: Lang | null): TemplateResult[] =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((part) => html`<p lang=${own ?? nothing}>${linked(part, lang)}</p>`);

/**
 * A link; a web page opens beside the conversation, which stays, but for the way to Suomi.fi, which comes back.
 * Of an unknown kind: the words only.
 */
export function link(words: string, href: string, lang: Lang, over = false): TemplateResult {
  if (leadsToSuomifi(href)) return wayToSuomifi(words, href, lang, over);
  const scheme = href.slice(0, href.indexOf(":") + 1).toLowerCase();
  if (!ALLOWED.includes(scheme)) return html`${words}`;
  if (!scheme.startsWith("http")) return html`<a href=${href}>${words}</a>`;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer"
    >${words}${icon("outside")}<span class="unseen"> (${say("new_tab", {}, lang)})</span></a
  >`;
}

function wayToSuomifi(words: string, href: string, lang: Lang, over: boolean): TemplateResult {
  if (over) return html`<a class="suomifi" role="link" aria-disabled="true">${words}</a>`;
  const elsewhere = embedded ? html`<span class="unseen"> (${say("new_window", {}, lang)})</span>` : nothing;
  return html`<a class="suomifi" href=${href} @click=${(event: Event) => follow(event, href)}
    >${words}${elsewhere}</a
  >`;
}

function target(found: string): string {
  if (found.startsWith("https://")) return found;
  return found.includes("@") ? `mailto:${found}` : `tel:${found.replaceAll(" ", "")}`;
}
