import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MUNICIPALITIES } from "../../../stories/samples";
import { texts } from "../../../stories/texts";
import type { Page } from "../../app/page";
import "./app";

const page: Page = {
  name: "Kunta-Akkuna",
  language: "fi",
  chosen: false,
  municipality: "001",
  hosts: [],
  maxText: 5000,
  maxPhoto: 1024,
  municipalities: MUNICIPALITIES,
  texts,
};

// The server does not answer: what is tested here is what stands before that.
beforeEach(() => void vi.stubGlobal("fetch", () => new Promise(() => {})));
afterEach(() => void vi.unstubAllGlobals());

async function opened(shell: string, more: Partial<Page> = {}) {
  const data = document.createElement("script");
  Object.assign(data, { type: "application/json", id: "page-data" });
  data.textContent = JSON.stringify({ ...page, ...more });
  document.body.replaceChildren(data);
  document.body.insertAdjacentHTML("beforeend", shell);
  await new Promise((resolve) => setTimeout(resolve));
  return document.querySelector("ak-app") as HTMLElement;
}

test.each([
  ["fi", "Keskustelu avautuu", "Kirjoita viesti"],
  ["sv", "Samtalet öppnas", "Skriv ett meddelande"],
] as const)(
  "stands in the page's language before the conversation is there (%s)",
  async (language, loading, label) => {
    const app = await opened("<ak-app><p>shell</p></ak-app>", { language });
    expect(app.textContent).not.toContain("shell");
    expect(app.querySelector("h1")?.textContent).toBe("Haapajärvi");
    expect(app.querySelector("#loading")?.textContent).toContain(loading);
    expect(app.querySelector("label[for=text]")?.textContent).toBe(label);
    expect(document.title).toBe("Haapajärvi – Kunta-Akkuna");
    expect(document.documentElement.lang).toBe(language);
  },
);

test.each([true, false])("a way to a person that is open stays so: %s", async (open) => {
  const app = await opened(`<ak-app><details id="person" ${open ? "open" : ""}></details></ak-app>`);
  expect(app.querySelector<HTMLDetailsElement>("#person")?.open).toBe(open);
});
