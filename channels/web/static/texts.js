// The page's words in both languages, and which language the page is in now.

const data = document.getElementById("page-data");

/** What the server put on the page: language, chosen, municipality, maxText, maxPhoto, texts. */
export const page = JSON.parse(data.textContent);

let current = page.language;

export const language = () => current;

/** The words under `key`, with their {placeholders} filled from `values`. */
export function say(key, values = {}, lang = current) {
  return page.texts[lang][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Puts the whole page into `next`; messages keep the language that they were said in. */
export function useLanguage(next) {
  if (next === current || !(next in page.texts)) return;
  current = next;
  document.documentElement.lang = next;
  for (const node of document.querySelectorAll("[data-fi]")) node.textContent = node.dataset[next];
  const other = next === "fi" ? "sv" : "fi";
  const link = document.getElementById("language");
  link.lang = link.hreflang = other;
  link.href = `?lang=${other}`;
  history.replaceState(null, "", `?lang=${next}`);
}
