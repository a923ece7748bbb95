import { expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import type { Accept, Lang } from "../../app/protocol";
import { memoryStore, photoFile } from "../photos/samples";
import type { Composer } from "./composer";
import "./composer";

async function composer(properties: object = {}) {
  const element = await shown<Composer>("ak-composer", properties);
  const sent: unknown[] = [];
  const drafts: string[] = [];
  element.addEventListener("ak-send", (event) => sent.push(event.detail));
  element.addEventListener("ak-photo-send", (event) => sent.push(event.detail.id));
  element.addEventListener("ak-typing", (event) => drafts.push(event.detail.text));
  return { element, sent, drafts };
}

const fieldOf = (element: Composer) =>
  element.querySelector<HTMLTextAreaElement | HTMLInputElement>("#text")!;
const errorOf = (element: Composer) => element.querySelector("#text-error")!;

// Rendered, with the field that stands in an element of its own.
async function settled(element: Composer) {
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
}

async function write(element: Composer, text: string) {
  const field = fieldOf(element);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await settled(element);
}

async function key(element: Composer, name: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more });
  fieldOf(element).dispatchEvent(event);
  await settled(element);
  return event;
}

const textSent = (text: string) => ({ kind: "text", text });

test("Enter sends what is written, and empties the field", async () => {
  const { element, sent, drafts } = await composer();
  await write(element, "  Katuvalo on rikki ");
  const event = await key(element, "Enter");
  expect(sent).toEqual([textSent("Katuvalo on rikki")]);
  expect(event.defaultPrevented).toBe(true);
  expect(fieldOf(element).value).toBe("");
  expect(drafts.at(-1)).toBe("");
});

test.each([
  ["with Shift", { shiftKey: true }],
  ["that ends a composition", { isComposing: true }],
  ["that ends a composition in Safari", { keyCode: 229 }],
])("an Enter %s does not send", async (_, more) => {
  const { element, sent } = await composer();
  await write(element, "Katuvalo");
  const event = await key(element, "Enter", more);
  expect(sent).toEqual([]);
  expect(event.defaultPrevented).toBe(false);
  expect(fieldOf(element).value).toBe("Katuvalo");
});

test("each change is told, so that the draft can be kept, and a kept draft is given back", async () => {
  const { element, drafts } = await composer({ draft: "Katu" });
  expect(fieldOf(element).value).toBe("Katu");
  await write(element, "Katuvalo");
  expect(drafts).toEqual(["Katuvalo"]);
});

test.each([
  ["fi", "Kirjoita ensin viesti."],
  ["sv", "Skriv först ett meddelande."],
] as const)("nothing cannot be sent, and it is said beside the field (%s)", async (lang, words) => {
  const { element, sent } = await composer({ lang });
  element.querySelector<HTMLButtonElement>("#send")!.click();
  await settled(element);
  expect(sent).toEqual([]);
  expect(errorOf(element).textContent).toBe(words);
  expect(errorOf(element).getAttribute("role")).toBe("alert");
  expect(fieldOf(element).getAttribute("aria-invalid")).toBe("true");
  expect(fieldOf(element).getAttribute("aria-describedby")?.split(" ")).toContain("text-error");
  expect(document.activeElement).toBe(fieldOf(element));
});

test("the same complaint again is said again", async () => {
  const { element } = await composer();
  await key(element, "Enter");
  await key(element, "Enter");
  expect(errorOf(element).textContent).toBe("");
  await vi.waitFor(() => expect(errorOf(element).textContent).toBe("Kirjoita ensin viesti."));
});

test("the words are told before the field and its draft are emptied", async () => {
  const { element } = await composer();
  await write(element, "Katuvalo");
  const told: string[] = [];
  element.addEventListener("ak-send", () => told.push("sent"));
  element.addEventListener("ak-typing", ({ detail }) => told.push(`draft ${detail.text}`));
  await key(element, "Enter");
  expect(told).toEqual(["sent", "draft "]);
});

test("what is too long stays in the field; a letter outside the basic plane counts as one", async () => {
  const { element, sent } = await composer({ maxText: 3 });
  await write(element, "😀😀😀😀");
  await key(element, "Enter");
  expect(sent).toEqual([]);
  expect(errorOf(element).textContent).toContain("Liikaa merkkejä: 1");
  await write(element, "😀😀😀");
  expect(errorOf(element).textContent).toBe("");
  await key(element, "Enter");
  expect(sent).toEqual([textSent("😀😀😀")]);
});

test("the characters left are told from 80 % on", async () => {
  const { element } = await composer({ maxText: 10 });
  const left = () => element.querySelector<HTMLElement>("#text-left")!;
  await write(element, "1234567");
  expect(left().hidden).toBe(true);
  await write(element, "12345678");
  expect(left().hidden).toBe(false);
  expect(left().textContent).toContain("Merkkejä jäljellä: 2");
  await write(element, "1234567890123");
  expect(left().hidden).toBe(true);
  expect(fieldOf(element).getAttribute("aria-describedby")?.split(" ")).not.toContain("text-left");
});

test("refused words come back before those written meanwhile", async () => {
  const { element } = await composer();
  await write(element, "toinen");
  element.giveBack("ensimmäinen", "Ei kelpaa.");
  await settled(element);
  expect(fieldOf(element).value).toBe("ensimmäinen\ntoinen");
  expect(errorOf(element).textContent).toBe("Ei kelpaa.");
});

test("a complaint does not outlive its language", async () => {
  const { element } = await composer();
  element.complain("Ei kelpaa.");
  await settled(element);
  element.lang = "sv";
  await settled(element);
  expect(errorOf(element).textContent).toBe("");
  expect(element.querySelector("label")?.textContent).toBe("Skriv ett meddelande");
});

const WAYS: [Accept, string][] = [
  ["photo", "ak-photos .add"],
  ["location", "ak-place"],
  ["date", "ak-date"],
  ["time", "ak-time"],
  ["address", "ak-address"],
];

test.each(WAYS)("a question that takes %s is answered with it", async (way, selector) => {
  const { element } = await composer();
  expect(element.querySelector(selector)).toBeNull();
  element.accepts = [way];
  await settled(element);
  expect(element.querySelector(selector)).not.toBeNull();
});

test("what is being typed goes on in the field that the next question needs", async () => {
  const { element } = await composer();
  fieldOf(element).focus();
  await write(element, "Kallion");
  fieldOf(element).setSelectionRange(3, 3);
  element.accepts = ["address"];
  await settled(element);
  expect(fieldOf(element).getAttribute("role")).toBe("combobox");
  expect(fieldOf(element).value).toBe("Kallion");
  expect(document.activeElement).toBe(fieldOf(element));
  expect(fieldOf(element).selectionStart).toBe(3);
});

test("a composition is not cut off by the next question", async () => {
  const { element } = await composer();
  const field = fieldOf(element);
  field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  element.accepts = ["address"];
  await settled(element);
  expect(fieldOf(element)).toBe(field);
  field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  await settled(element);
  expect(fieldOf(element)).not.toBe(field);
});

test("several lines are not squeezed into the field with suggestions", async () => {
  const { element } = await composer({ draft: "yksi\nkaksi" });
  element.accepts = ["address"];
  await settled(element);
  expect(fieldOf(element).value).toBe("yksi\nkaksi");
});

test("a suggestion that is chosen is sent", async () => {
  const suggest = () => Promise.resolve([{ label: "Kalliontie 15, Nivala" }]);
  const { element, sent } = await composer({ accepts: ["address"], suggest });
  await settled(element);
  fieldOf(element).focus();
  await write(element, "kallio");
  await vi.waitFor(() => expect(element.querySelector("[role=option]")).not.toBeNull());
  element.querySelector<HTMLElement>("[role=option]")!.click();
  await settled(element);
  expect(sent).toEqual([textSent("Kalliontie 15, Nivala")]);
  expect(fieldOf(element).value).toBe("");
});

test("a time is sent as both languages write it, and other words as they are", async () => {
  const { element, sent } = await composer({ accepts: ["time"] });
  await write(element, "klo 14:30");
  await key(element, "Enter");
  await write(element, "iltapäivällä");
  await key(element, "Enter");
  expect(sent).toEqual([textSent("14.30"), textSent("iltapäivällä")]);
});

test("a day is sent once, and the draft stays; the next question has its ways again", async () => {
  const { element, sent } = await composer({ accepts: ["date"], draft: "Kesken" });
  const day = () => element.querySelector<HTMLButtonElement>("ak-date .choices button");
  await settled(element);
  day()!.click();
  await settled(element);
  expect(sent).toHaveLength(1);
  expect(day()).toBeNull();
  expect(document.activeElement).toBe(fieldOf(element));
  expect(fieldOf(element).value).toBe("Kesken");
  element.accepts = ["date"];
  await settled(element);
  expect(day()).not.toBeNull();
});

test.each<Lang>(["fi", "sv"])("photos go before the words about them (%s)", async (lang) => {
  const { element, sent } = await composer({ lang, accepts: ["photo"] });
  await withPhoto(element);
  await write(element, "Lamppu 12");
  await key(element, "Enter");
  expect(sent).toEqual(["photo-1", textSent("Lamppu 12")]);
});

test("photos alone are sent with the large button", async () => {
  const { element, sent } = await composer();
  await withPhoto(element);
  element.querySelector<HTMLButtonElement>("#send")!.click();
  await settled(element);
  expect(sent).toEqual(["photo-1"]);
  expect(errorOf(element).textContent).toBe("");
});

async function withPhoto(element: Composer) {
  const photos = element.querySelector("ak-photos")!;
  const kept = { id: "photo-1", file: photoFile("kuva.png"), submitted: false };
  const fresh = Object.assign(document.createElement("ak-photos"), { store: memoryStore(kept) });
  photos.replaceWith(fresh);
  await vi.waitFor(() => expect(fresh.ready).toBe(true));
}
