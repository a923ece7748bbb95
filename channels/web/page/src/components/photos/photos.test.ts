import { expect, test, vi } from "vitest";
import "../../../stories/shown";
import type { Photos } from "./photos";
import "./photos";
import { memoryStore, photoFile } from "./samples";
import type { PhotoStore } from "./store";

interface Told {
  sent: { id: string; file: File }[];
  withdrawn: string[];
}

async function photos(properties: object = {}, store: PhotoStore = memoryStore()) {
  const told: Told = { sent: [], withdrawn: [] };
  // Before it is in the document: what was sent before a reload is told of at once.
  const element = Object.assign(document.createElement("ak-photos"), { offered: true, store, ...properties });
  element.addEventListener("ak-photo-send", (event) => told.sent.push(event.detail));
  element.addEventListener("ak-photo-withdraw", (event) => told.withdrawn.push(event.detail.id));
  document.body.replaceChildren(element);
  await settled(element);
  return { element, told, store };
}

async function settled(element: Photos) {
  await new Promise((resolve) => setTimeout(resolve, 5));
  await element.updateComplete;
}

async function choose(element: Photos, ...files: File[]) {
  const input = element.querySelector("input")!;
  Object.defineProperty(input, "files", { configurable: true, value: files });
  input.dispatchEvent(new Event("change"));
  await settled(element);
}

const items = (element: Photos) => [...element.querySelectorAll("li")];
const complaint = (element: Photos) => element.querySelector(".complaint")!.textContent;
const news = (element: Photos) => element.querySelector(".unseen[role=status]")!.textContent;
const button = (element: Photos, name: string) =>
  [...element.querySelectorAll("button")].find((one) => one.textContent?.trim().startsWith(name));

test.each([
  ["fi", "Valittuja kuvia: 1.", "Lähetä kuva"],
  ["sv", "Valda bilder: 1.", "Skicka bilden"],
])("a chosen photo is shown, told of and sent when asked (%s)", async (lang, words, send) => {
  const { element, told } = await photos({ lang });
  await choose(element, photoFile("kuva.png"));
  expect(element.querySelector("img")?.src).toMatch(/^blob:/);
  expect(news(element)).toContain(words);
  expect(told.sent).toEqual([]);
  button(element, send)!.click();
  expect(told.sent.map(({ file }) => file.name)).toEqual(["kuva.png"]);
});

test("several are sent together, each with its own id and its own buttons", async () => {
  const { element, told } = await photos();
  await choose(element, photoFile("a.png"), photoFile("b.png"));
  button(element, "Lähetä kuvat")!.click();
  expect(new Set(told.sent.map(({ id }) => id)).size).toBe(2);
  const names = [...element.querySelectorAll(".cancel")].map((one) => one.getAttribute("aria-label"));
  expect(names).toEqual(["Peruuta, kuva 1", "Peruuta, kuva 2"]);
});

test("the limits are told before anything is chosen", async () => {
  const { element } = await photos();
  const described = element.querySelector(".add")!.getAttribute("aria-describedby");
  expect(element.querySelector(`#${described}`)?.textContent).toBe(
    "Enintään 5 kuvaa, yhden koko enintään 10 megatavua.",
  );
});

const named = (name: string, content: string) =>
  new File([Uint8Array.from(content, (letter) => letter.charCodeAt(0))], name, { type: "image/jpeg" });

test.each([
  ["fi", "PDF", named("liite.jpg", "%PDF-1.7"), "Tämä tiedosto ei kelpaa."],
  ["sv", "HEIC", named("bild.jpg", "\x00\x00\x00\x18ftypheic"), "Bilden är i formatet HEIC"],
  ["fi", "HEIC", named("kuva.jpg", "\x00\x00\x00\x18ftypheic"), "Kuva on HEIC-muodossa"],
  ["sv", "too large", photoFile("stor.png", 2001), "Bilden är för stor."],
])("what cannot be sent is told of and not taken (%s, %s)", async (lang, _, file, words) => {
  const { element } = await photos({ lang, maxPhoto: 2000 });
  await choose(element, file);
  expect(complaint(element)).toContain(words);
  expect(items(element)).toEqual([]);
  await choose(element, photoFile("kuva.png"));
  expect(complaint(element)).toBe("");
});

test("a file that cannot be read is told of", async () => {
  const { element } = await photos();
  const file = photoFile("pilvessä.png");
  file.slice = () => ({ arrayBuffer: () => Promise.reject(new Error("not here")) }) as unknown as Blob;
  await choose(element, file);
  expect(complaint(element)).toContain("Kuvaa ei voitu avata.");
});

test("five are taken and a sixth is not", async () => {
  const { element } = await photos();
  await choose(element, ...[1, 2, 3, 4, 5, 6].map((number) => photoFile(`${number}.png`)));
  expect(items(element)).toHaveLength(5);
  expect(complaint(element)).toBe("6.png: Voit lisätä kerralla enintään 5 kuvaa.");
});

async function underWay() {
  const parts = await photos();
  await choose(parts.element, photoFile("kuva.png"));
  parts.element.submit();
  const { id } = parts.told.sent[0]!;
  const fare = async (state: "uploading" | "failed" | "sent", percent = 0, reason?: string) => {
    parts.element.states = { [id]: { state, percent, ...(reason ? { reason } : {}) } };
    await settled(parts.element);
  };
  await settled(parts.element);
  return { ...parts, id, fare };
}

test("one waits, is on its way with its progress, and is gone when it has arrived", async () => {
  const { element, fare, store } = await underWay();
  expect(items(element)[0]!.textContent).toContain("Kuva odottaa lähettämistä.");
  await fare("uploading", 40);
  expect(items(element)[0]!.textContent).toContain("Kuvaa lähetetään: 40 %");
  const bar = element.querySelector("progress")!;
  expect([bar.value, bar.getAttribute("aria-label")]).toEqual([40, "Kuvan lähetys"]);
  await fare("sent", 100);
  expect(items(element)).toEqual([]);
  expect(news(element)).toBe("Kuva lähetettiin.");
  expect(await store.kept()).toEqual([]);
});

test("one that failed says why and is tried again as the same", async () => {
  const { element, told, id, fare } = await underWay();
  expect(element.ready).toBe(false);
  await fare("failed", 0, "Kuva on rikki.");
  expect(items(element)[0]!.textContent).toContain("Kuva on rikki.");
  expect(news(element)).toBe("Kuva on rikki.");
  expect(element.ready).toBe(true);
  button(element, "Yritä uudelleen")!.click();
  expect(told.sent.map((one) => one.id)).toEqual([id, id]);
});

test("one that is cancelled on its way is withdrawn, and the focus goes to the next thing", async () => {
  const { element, told, id, fare, store } = await underWay();
  await fare("uploading", 40);
  const cancel = button(element, "Peruuta")!;
  cancel.focus();
  cancel.click();
  await settled(element);
  expect(told.withdrawn).toEqual([id]);
  expect(news(element)).toBe("Kuva poistettiin.");
  expect(items(element)).toEqual([]);
  expect(await store.kept()).toEqual([]);
  expect(document.activeElement).toBe(element.querySelector(".add"));
});

test.each([
  ["fi", "Kuva ehti ehkä jo perille."],
  ["sv", "Bilden hann kanske redan fram."],
])("one that the server may have is not said to be removed (%s)", async (lang, words) => {
  const { element, id, told } = await underWay();
  element.lang = lang as "fi";
  element.states = { [id]: { state: "uploading", percent: 100, mayBeThere: true } };
  await settled(element);
  element.querySelector<HTMLElement>(".cancel")!.click();
  await settled(element);
  expect(told.withdrawn).toEqual([id]);
  expect([complaint(element), news(element)]).toEqual([expect.stringContaining(words), ""]);
});

test("one that was never sent is not withdrawn when it is taken away", async () => {
  const { element, told } = await photos();
  await choose(element, photoFile("kuva.png"));
  button(element, "Peruuta")!.click();
  await settled(element);
  expect(told.withdrawn).toEqual([]);
});

test("after a reload what was chosen is offered again, and what was sent goes on", async () => {
  const store = memoryStore(
    { id: "chosen", file: photoFile("a.png"), submitted: false },
    { id: "sent", file: photoFile("b.png"), submitted: true },
  );
  const { element, told } = await photos({ offered: false }, store);
  expect(items(element)).toHaveLength(2);
  expect(told.sent.map(({ id }) => id)).toEqual(["sent"]);
  expect(news(element)).toBe("Nämä kuvat ovat vielä lähettämättä.");
  button(element, "Lähetä kuva")!.click();
  await vi.waitFor(async () =>
    expect((await store.kept()).map(({ submitted }) => submitted)).toEqual([true, true]),
  );
});
