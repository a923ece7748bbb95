import { type TemplateResult, html } from "lit";
import type { Lang } from "../src/app/protocol";

/** A component's states by name, each shown in both languages. */
export interface Story {
  title: string;
  states: Record<string, (lang: Lang) => TemplateResult>;
}

/** Default export of every `<component>.story.ts`. */
export const story = (title: string, states: Story["states"]): Story => ({ title, states });

/** A part of the header where it stands. */
export const inHeader = (part: TemplateResult): TemplateResult =>
  html`<header><div class="panels">${part}</div></header>`;
