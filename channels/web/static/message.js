// One message of the transcript as elements, and the state of its buttons.

import { button, element, linked } from "./dom.js";
import { say } from "./texts.js";

const DAYS = formats({ weekday: "long", day: "numeric", month: "long" });
const TIMES = formats({ hour: "numeric", minute: "2-digit" });

const SHARED = { photo: "photo_bubble", location: "place_bubble" };

/** A message from the event stream (akkuna/replies.py: Rendered, with `at`). */
export class Message {
  /** onPress(message, payload, title, byKeyboard): a button of the message was pressed. */
  constructor(id, said, onPress) {
    Object.assign(this, { id: Number(id), said, onPress });
    this.fromCitizen = said.kind === "citizen";
    this.asks = said.kind === "question" || said.kind === "summary";
    this.buttons = [];
    this.node = element(
      "li",
      { lang: said.lang, class: `message ${said.kind}`, "data-kind": said.kind },
      byline(this.fromCitizen, said),
      this.#bubble(),
      this.#choices(),
    );
  }

  /** Whether something in it can still be pressed. */
  get open() {
    return this.buttons.some(({ node }) => !node.disabled && node.ariaDisabled !== "true");
  }

  /** Nothing in it can be pressed any more; the button with `payload`, if any, is told as chosen. */
  close(payload) {
    for (const { node, payload: its } of this.buttons) {
      if (its === payload) choose(node, this.said.lang);
      else node.disabled = true;
    }
  }

  /** Everything in it can be pressed again, because the choice was not taken. */
  reopen() {
    for (const { node } of this.buttons) {
      node.disabled = false;
      node.ariaDisabled = null;
      node.classList.remove("chosen");
      node.querySelector(".told")?.remove();
    }
  }

  /** The payload of the button with this title, if there is one. */
  payloadOf(title) {
    return this.buttons.find((each) => each.title === title)?.payload;
  }

  #bubble() {
    const { kind, lines = [], lang } = this.said;
    const heading = kind === "summary" || kind === "receipt" ? element("h3", {}, say(kind, {}, lang)) : null;
    const rows = lines.map((line) => this.#line(line));
    return element("div", { class: "bubble" }, heading, ...paragraphs(textOf(this.said)), rows.length ? element("dl", {}, ...rows) : null);
  }

  #line({ label, value, change, change_title: title }) {
    const words = title ?? say("change", {}, this.said.lang);
    const press = change && this.#button(`${words}: ${label}`, change, { class: "change" });
    press?.replaceChildren(words, element("span", { class: "unseen" }, ` ${label}`));
    return element("div", {}, element("dt", {}, label), element("dd", {}, element("span", {}, ...linked(value)), press || null));
  }

  #choices() {
    const { buttons = [] } = this.said;
    if (!buttons.length) return null;
    const made = buttons.map(({ title, payload, primary }) => this.#button(title, payload, { class: primary && "primary" }));
    return element("div", { class: "choices" }, ...made);
  }

  #button(title, payload, attributes) {
    const node = button(title, attributes, ({ detail }) => {
      if (node.ariaDisabled !== "true") this.onPress(this, payload, title, detail === 0);
    });
    this.buttons.push({ node, payload, title });
    return node;
  }
}

/** A message of the citizen's that the stream has not given back yet. */
export function unconfirmed(text, lang, picture = null) {
  return element(
    "li",
    { lang, class: "message citizen", "data-kind": "citizen" },
    byline(true, { lang }),
    element("div", { class: "bubble" }, ...(text ? paragraphs(text) : []), picture),
    element("p", { class: "state" }),
  );
}

/** The message as a screen reader should say it when it comes. */
export function spoken({ text, lines = [], buttons = [], progress, lang }) {
  const parts = [`${say("assistant", {}, lang)}:`, text, ...lines.map(({ label, value }) => `${label}: ${value}.`)];
  if (progress) parts.splice(1, 0, `${progressWords(progress, lang)}.`);
  if (buttons.length) parts.push(say("choices", { titles: buttons.map(({ title }) => title).join(", ") }, lang));
  return parts.join(" ");
}

/** A line between the days of a conversation. */
export const dayLine = (at, lang) => element("li", { class: "day", lang }, day(at, lang));

/** E.g. "maanantai 23. marraskuuta"; null stands for no day. */
export const day = (at, lang) => at && DAYS[lang].format(new Date(at));

const time = (at, lang) => TIMES[lang].format(new Date(at));

const progressWords = ([number, count], lang) => say("progress", { number, count }, lang);

function byline(fromCitizen, { at, lang, progress }) {
  return element(
    "p",
    { class: "byline" },
    element("span", {}, say(fromCitizen ? "you" : "assistant", {}, lang)),
    at && element("time", { datetime: at }, time(at, lang)),
    progress && element("span", { class: "progress" }, progressWords(progress, lang)),
  );
}

// A photo and a place have no words of their own.
function textOf({ kind, text, key, lang }) {
  return kind === "citizen" && key in SHARED ? say(SHARED[key], {}, lang) : text;
}

const paragraphs = (text) => text.split(/\n+/).filter(Boolean).map((part) => element("p", {}, ...linked(part)));

// Not disabled: a focus that a click has left on it stays, so that the next Tab goes to what comes after.
function choose(node, lang) {
  node.ariaDisabled = "true";
  node.classList.add("chosen");
  node.append(element("span", { class: "unseen told" }, ` (${say("chosen", {}, lang)})`));
  node.addEventListener("blur", () => { node.disabled = node.ariaDisabled === "true"; }, { once: true });
}

function formats(parts) {
  const format = (lang) => new Intl.DateTimeFormat(`${lang}-FI`, { ...parts, timeZone: "Europe/Helsinki" });
  return { fi: format("fi"), sv: format("sv") };
}
