import { beforeEach, expect, test, vi } from "vitest";

const spoken: { text: string; lang?: string; end?: () => void }[] = [];
class Utterance {
  lang = "";
  end?: () => void;
  constructor(readonly text: string) {}
  addEventListener(_name: string, listener: () => void) {
    this.end = listener;
  }
}
const voices = {
  getVoices: () => [{ lang: "en-GB" }, { lang: "fi_FI" }],
  speak: (utterance: Utterance) => void spoken.push(utterance),
  cancel: vi.fn(),
  addEventListener: vi.fn(),
};
vi.stubGlobal("speechSynthesis", voices);
vi.stubGlobal("SpeechSynthesisUtterance", Utterance);
const { canSpeak, speak, stop } = await import("./speech");

beforeEach(() => void spoken.splice(0));

test("a language is spoken only by a voice of its own", () => {
  expect([canSpeak("fi"), canSpeak("sv")]).toEqual([true, false]);
  const ended = vi.fn();
  speak("Var?", "sv", ended);
  expect(spoken).toEqual([]);
  expect(ended).toHaveBeenCalledOnce();
});

test("is read a sentence at a time, in the voice's language, and its end is told", () => {
  const ended = vi.fn();
  speak("Kiitos. Missä vika on?", "fi", ended);
  expect(spoken.map(({ text, lang }) => [text.trim(), lang])).toEqual([
    ["Kiitos.", "fi_FI"],
    ["Missä vika on?", "fi_FI"],
  ]);
  expect(ended).not.toHaveBeenCalled();
  spoken.at(-1)?.end?.();
  expect(ended).toHaveBeenCalledOnce();
});

test("another message stops the one before, once", () => {
  const [first, second] = [vi.fn(), vi.fn()];
  speak("Yksi.", "fi", first);
  speak("Kaksi.", "fi", second);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
  stop();
  stop();
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
});
