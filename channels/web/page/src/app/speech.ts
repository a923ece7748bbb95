// Reads messages aloud with the browser's own voice of the message's language.
import type { Lang } from "./protocol";

const SENTENCE = /[^.!?\n]+[.!?]*\s*/g;
const voices = "speechSynthesis" in globalThis ? speechSynthesis : null;
let stopped: (() => void) | null = null;

/** Whether the device has a voice of this language: another one would read it past understanding. */
export const canSpeak = (lang: Lang): boolean => voiceOf(lang) !== undefined;

/** Calls back when the browser has found its voices, which some do only after a while. */
export const onVoices = (listener: () => void): void => voices?.addEventListener("voiceschanged", listener);

/** Reads `text`; what was being read is stopped. `onEnd`: it was read, or stopped. */
export function speak(text: string, lang: Lang, onEnd: () => void = () => {}): void {
  stop();
  const voice = voiceOf(lang);
  if (!voices || !voice) return onEnd();
  stopped = onEnd;
  // A sentence at a time: Chromium falls silent in the middle of a long text.
  const sentences = (text.match(SENTENCE) ?? [text]).map(
    (sentence) => new SpeechSynthesisUtterance(sentence),
  );
  for (const sentence of sentences) {
    Object.assign(sentence, { voice, lang: voice.lang });
    voices.speak(sentence);
  }
  sentences.at(-1)?.addEventListener("end", () => stopped === onEnd && finished());
}

/** Stops reading. */
export function stop(): void {
  finished();
  voices?.cancel();
}

function finished(): void {
  const tell = stopped;
  stopped = null;
  tell?.();
}

const voiceOf = (lang: Lang) =>
  voices?.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(lang));
