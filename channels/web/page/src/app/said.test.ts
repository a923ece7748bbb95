import { expect, test } from "vitest";
import { BUTTONS, CARDS, LINES, said } from "../../stories/samples";
import "../../stories/shown";
import { isTakenIn, pressables, spoken } from "./said";

test.each([
  ["fi", "Avustaja: Kysymys 2/5. Missä?", "Vaihtoehdot: Lähetä ilmoitus, Muuta tietoja, Peruuta"],
  ["sv", "Assistenten: Fråga 2/5. Missä?", "Alternativ: Skicka anmälan, Ändra uppgifterna, Avbryt"],
] as const)("a question is said with its number, its hint and its choices (%s)", (lang, first, last) => {
  const words = spoken(
    said(lang, { text: "Missä?", progress: [2, 5], hint: "Osoite.", buttons: BUTTONS[lang] }),
  );
  expect(words).toBe(`${first} Osoite. ${last}`);
});

test("everything in a card is said", () => {
  const words = spoken(said("fi", { kind: "list", cards: [CARDS.fi.item], lines: LINES.fi }));
  for (const part of ["Katuvalo ei pala.", "Tila: Vastaanotettu 20.11.2026.", "Tyyppi: Katuvalo ei pala."]) {
    expect(words).toContain(part);
  }
});

test("what can be pressed is found in every part of a message", () => {
  const found = pressables(said("fi", { buttons: BUTTONS.fi, lines: LINES.fi, cards: [CARDS.fi.item] }));
  expect(found.map(({ payload }) => payload)).toEqual(["b:1", "b:2", "b:3", "b:11", "b:12", "b:13", "b:21"]);
  expect(found[3]?.title).toBe("Muuta: Tyyppi");
});

test.each([
  ["receipt", true],
  ["receipt_number_later", true],
  ["receipt.confirmed", true],
  ["receipt_checking", false],
  ["receipt_refused", false],
])("%s means that the matter was taken in: %s", (key, taken) => {
  expect(isTakenIn(said("fi", { kind: "receipt", key }))).toBe(taken);
});

test.each([
  ["fi", "Vaihtoehdot: Tunnistaudu, Lähetä"],
  ["sv", "Alternativ: Identifiera dig, Skicka"],
] as const)("the way to Suomi.fi is said among the choices (%s)", (lang, last) => {
  const title = lang === "fi" ? "Tunnistaudu" : "Identifiera dig";
  const links = [{ title, href: "/suomifi/login?handle=h" }];
  const card = { ...CARDS[lang].service, links };
  expect(spoken(said(lang, { kind: "question", cards: [card], buttons: BUTTONS[lang] }))).toContain(last);
});
