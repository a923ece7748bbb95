import type { LitElement } from "lit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MUNICIPALITIES } from "../../../stories/samples";
import { texts } from "../../../stories/texts";
import type { Page } from "../../app/page";
import { isNewAddress, isRated } from "../../app/storage";
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
beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("fetch", () => new Promise(() => {}));
});
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

test("a rating counts as given when the server has it, and is asked for until then", async () => {
  const app = await opened("<ak-app></ak-app>");
  const answer = vi.fn();
  const rate = async (status: number, body: string | null) => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));
    const detail = { stars: 4, words: "Nopeaa", answer };
    app.querySelector("ak-header")?.dispatchEvent(new CustomEvent("ak-rate", { detail }));
    await new Promise((resolve) => setTimeout(resolve));
    return [answer.mock.lastCall?.[0] as unknown, isRated()];
  };
  expect(await rate(502, "<html>Bad gateway</html>")).toEqual([texts.fi["rating_failed"], false]);
  expect(await rate(429, '{"error": "Odota hetki.", "retry": true}')).toEqual(["Odota hetki.", false]);
  expect(await rate(204, null)).toEqual([null, true]);
});

test("the address that the page gives itself is not the citizen's wish", async () => {
  const app = (await opened("<ak-app></ak-app>")) as LitElement;
  app.querySelector("ak-header")?.dispatchEvent(new CustomEvent("ak-language"));
  await app.updateComplete;
  expect(document.documentElement.lang).toBe("sv");
  expect(isNewAddress("language", "sv")).toBe(false);
});
