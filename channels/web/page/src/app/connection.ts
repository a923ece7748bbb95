// Whether the server can be reached, and what is told of it.

const HICCUP = 2000; // a shorter break is not worth a word
const TOLD = 5000;

export type ConnectionWord = "" | "lost" | "back";

export class Connection {
  up = false;
  word: ConnectionWord = "";
  #timer = 0;

  /** onChange: the connection came or went, or the word did. */
  constructor(private readonly onChange: () => void) {}

  back(): void {
    clearTimeout(this.#timer);
    this.up = true;
    if (this.word) {
      this.word = "back";
      this.#timer = setTimeout(() => this.#tell(""), TOLD);
    }
    this.onChange();
  }

  down(): void {
    if (!this.up && this.#timer) return;
    this.up = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell("lost"), navigator.onLine ? HICCUP : 0);
    this.onChange();
  }

  #tell(word: ConnectionWord): void {
    this.word = word;
    this.onChange();
  }
}
