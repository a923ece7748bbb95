import { afterEach, expect, test, vi } from "vitest";
import { settingsOf } from "./settings";

const NAMES = { nivala: { fi: "Nivala", sv: "Nivala" }, haapajarvi: { fi: "Haapajärvi", sv: "Haapajärvi" } };

function tag(data: Record<string, string>): HTMLScriptElement {
  const script = document.createElement("script");
  script.type = "text/plain"; // is not run
  script.src = "https://chat.example.org/widget.js?v=1";
  Object.assign(script.dataset, data);
  return script;
}

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.lang = "";
});

test("the chat is where the script came from", () => {
  const settings = settingsOf(
    tag({ municipality: "haapajarvi", lang: "sv", color: "#123", side: "left" }),
    NAMES,
  );
  expect(settings).toEqual({
    origin: "https://chat.example.org",
    municipality: "haapajarvi",
    name: "Haapajärvi",
    lang: "sv",
    colour: "#123",
    side: "left",
  });
});

test.each([
  [undefined, "", "fi"],
  [undefined, "sv-FI", "sv"],
  [undefined, "en", "fi"],
  ["fi", "sv", "fi"],
  ["sv", "fi", "sv"],
  ["de", "sv", "fi"],
])("with data-lang=%s on a page in %j it speaks %s", (named, page, lang) => {
  document.documentElement.lang = page;
  expect(settingsOf(tag({ municipality: "nivala", ...(named && { lang: named }) }), NAMES).lang).toBe(lang);
});

test.each(["", "atlantis", "Nivala", "constructor", "__proto__"])(
  "without %j the chat asks",
  (municipality) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const settings = settingsOf(tag({ municipality, lang: "sv" }), NAMES);
    expect(settings).toMatchObject({ municipality: "", name: "Kunta-Akkuna", lang: "sv" });
    expect(warn.mock.calls[0]?.[0]).toContain("nivala, haapajarvi");
  },
);

test("it stands on the right unless told otherwise", () => {
  expect(settingsOf(tag({ municipality: "nivala", side: "top" }), NAMES).side).toBe("right");
});
