// Says something to screen readers exactly once. The page's only polite live region stands outside the
// transcript: a reload, a reconnect or another tab fills the transcript without a word.

const SAID_BY_THEN = 3000;

export function announce(text: string, lang: string): void {
  const line = document.createElement("p");
  line.lang = lang;
  line.textContent = text;
  document.getElementById("announcer")?.append(line);
  setTimeout(() => line.remove(), SAID_BY_THEN);
}
