import { beforeEach, expect, test } from "vitest";
import { BUTTONS, CARDS, LINES, said } from "../../stories/samples";
import "../../stories/shown";
import { Conversation } from "./conversation";

let conversation: Conversation;
beforeEach(() => void (conversation = new Conversation()));

const own = (text: string, id: string) => said("fi", { kind: "citizen", text, client_id: id });

test("is in the order of the stream, each message once", () => {
  for (const id of [2, 3, 1, 2]) conversation.add(id, said("fi"));
  expect(conversation.entries.map(({ id }) => id)).toEqual([1, 2, 3]);
});

test("the stream's own message takes the place of the one on its way, with its photo", () => {
  conversation.addUnconfirmed("a", "", "fi", "blob:1");
  conversation.addUnconfirmed("a", "", "fi", "blob:2");
  expect(conversation.unconfirmed).toHaveLength(1);
  expect(conversation.add(1, own("", "a"))?.picture).toBe("blob:1");
  expect(conversation.unconfirmed).toEqual([]);
  conversation.addUnconfirmed("a", "", "fi");
  expect(conversation.unconfirmed).toEqual([]);
});

test("a press closes its message; a refusal opens it again", () => {
  const entry = conversation.add(1, said("fi", { kind: "summary", lines: LINES.fi, buttons: BUTTONS.fi }));
  expect(conversation.choose("b:12")).toBe(entry);
  expect(entry).toMatchObject({ closed: true, chosen: "b:12" });
  expect(conversation.choose("b:1")).toBeUndefined();
  if (entry) conversation.reopen(entry);
  expect(entry).toMatchObject({ closed: false, chosen: null });
});

test("a choice made elsewhere is told by its words", () => {
  const entry = conversation.add(1, said("fi", { kind: "question", buttons: BUTTONS.fi }));
  conversation.add(2, own("Peruuta", "a"));
  expect(entry).toMatchObject({ closed: true, chosen: "b:3" });
});

test("a question is open until the next one, what is offered beside the way stays open", () => {
  const offer = conversation.add(1, said("fi", { buttons: BUTTONS.fi }));
  const question = conversation.add(2, said("fi", { kind: "question", buttons: BUTTONS.fi }));
  conversation.add(3, said("fi", { kind: "question" }));
  expect(question).toMatchObject({ closed: true, chosen: null });
  expect(offer?.closed).toBe(false);
});

test("what can be answered with is as the newest question says, and nothing after the receipt", () => {
  conversation.add(1, said("fi", { kind: "question", accepts: ["address", "location"] }));
  conversation.add(2, said("fi"));
  expect(conversation.accepts).toEqual(["address", "location"]);
  conversation.add(3, said("fi", { kind: "receipt" }));
  expect(conversation.accepts).toEqual([]);
});

test("free days are those of the newest question, and none of a question that asks for no day", () => {
  const days = [{ iso: "2026-11-28", count: "3 vapaata aikaa" }];
  conversation.add(1, said("fi", { kind: "question", accepts: ["date"], days }));
  expect(conversation.days).toEqual(days);
  expect(conversation.hasCards).toBe(false);
  conversation.add(2, said("fi", { kind: "question", accepts: ["date"], cards: [CARDS.fi.item] }));
  expect(conversation.days).toEqual([]);
  expect(conversation.hasCards).toBe(true);
});

test("a matter that was taken in is the newest thing until the citizen goes on", () => {
  const receipt = said("fi", { kind: "receipt", key: "receipt" });
  const states = [
    () => conversation.add(1, own("Lähetä", "a")),
    () => conversation.add(2, receipt),
    () => conversation.add(3, said("fi")),
    () => conversation.addUnconfirmed("b", "Toinen juttu", "fi"),
    () => conversation.add(4, own("Toinen juttu", "b")),
    () => conversation.add(5, said("fi", { ...receipt, key: "receipt_refused" })),
  ].map((happens) => {
    happens();
    return [conversation.isMatterTakenIn, conversation.isAnyMatterOver];
  });
  const [before, taken, on] = [
    [false, false],
    [true, true],
    [false, true],
  ];
  expect(states).toEqual([before, taken, taken, on, on, on]);
});

test("tells how far each message is", () => {
  for (const id of ["a", "b"]) conversation.addUnconfirmed(id, id, "fi");
  conversation.setDelivery(new Map([["b", "waiting"]]));
  expect(conversation.unconfirmed.map(({ delivery }) => delivery)).toEqual(["sent", "waiting"]);
});

test("waits for a reply after what is sent, not after what is old or on its way", () => {
  conversation.addUnconfirmed("a", "Katuvalo", "fi");
  expect(conversation.waitsForReply(0)).toBe(false);
  conversation.setDelivery(new Map());
  expect(conversation.waitsForReply(0)).toBe(true);
  const { at } = conversation.add(1, own("Katuvalo", "a"))?.said ?? { at: "" };
  expect(conversation.waitsForReply(Date.parse(at) - 1)).toBe(true);
  expect(conversation.waitsForReply(Date.parse(at))).toBe(false);
  conversation.add(2, said("fi"));
  expect(conversation.waitsForReply(0)).toBe(false);
});

test.each([
  ["/suomifi/login?handle=h", "login.welcome"],
  ["/suomifi/logout?handle=h", "login.logged_out_everywhere"],
  ["/suomifi/authorise?state=s", "mandate.chosen"],
])("%s has served after %s", (href, key) => {
  const links = [{ title: "Suomi.fi", href }];
  const before = conversation.add(1, said("fi", { kind: "question", links, buttons: BUTTONS.fi }));
  conversation.add(2, said("fi", { kind: "question" }));
  expect(before).toMatchObject({ linksOver: false });
  conversation.add(3, said("fi", { key }));
  expect(before).toMatchObject({ linksOver: true, closed: true });
  expect(conversation.add(4, said("fi", { links }))).toMatchObject({ linksOver: false, closed: false });
});
