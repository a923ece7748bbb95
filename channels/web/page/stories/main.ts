// One story in one state and language a page: ?story=progress&state=first+question&lang=sv; a list without.
import { html, render } from "lit";
import type { Lang } from "../src/app/protocol";
import { useTexts } from "../src/app/texts";
import type { Story } from "./story";
import { texts } from "./texts";
import "../src/styles/page.css";

const files = import.meta.glob<{ default: Story }>("../src/components/*/*.story.ts", { eager: true });
const stories = new Map(
  Object.entries(files).map(([path, file]) => [path.split("/").at(-2) ?? path, file.default] as const),
);

const wanted = new URLSearchParams(location.search);
const lang: Lang = wanted.get("lang") === "sv" ? "sv" : "fi";
const shown = stories.get(wanted.get("story") ?? "")?.states[wanted.get("state") ?? ""];

const address = (name: string, state: string, each: Lang) =>
  `?${new URLSearchParams({ story: name, state, lang: each }).toString()}`;

useTexts(texts, lang);
document.documentElement.lang = shown ? lang : "en";
render(
  shown
    ? shown(lang)
    : html`<h1>Components of the chat page</h1>
        ${[...stories].map(
          ([name, { title, states }]) => html`
            <h2>${title}</h2>
            <ul>
              ${Object.keys(states).map(
                (state) => html`
                  <li>
                    ${state}: <a href=${address(name, state, "fi")} aria-label="${state}, fi">fi</a>
                    <a href=${address(name, state, "sv")} aria-label="${state}, sv">sv</a>
                  </li>
                `,
              )}
            </ul>
          `,
        )}`,
  document.getElementById("stories") as HTMLElement,
);
