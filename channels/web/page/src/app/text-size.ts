// The size of the text that the citizen has chosen; src/styles/page.css knows what each means.
import { keepPreference, preference } from "./storage";

export const TEXT_SIZES = ["normal", "large", "largest"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const textSize = (): TextSize =>
  TEXT_SIZES.find((size) => size === preference("text-size")) ?? "normal";

export function setTextSize(size: TextSize): void {
  keepPreference("text-size", size);
  applyTextSize();
}

/** Puts the page into the chosen size. */
export function applyTextSize(): void {
  document.documentElement.dataset["textSize"] = textSize();
}
