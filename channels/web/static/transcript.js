// The conversation on the page: what the stream has given, then what is still on its way up.

import { byId } from "./dom.js";
import { Message, day, dayLine, unconfirmed } from "./message.js";
import { language, say } from "./texts.js";

export class Transcript {
  /** onPress(message, payload, title, byKeyboard): a button was pressed. */
  constructor(onPress) {
    this.list = byId("messages");
    this.onPress = onPress;
    this.messages = []; // by id, which is the order of the conversation
    this.onTheWay = new Map(); // id of the browser's → element
  }

  /** Shows an event of the stream; returns its element, or null when it is on the page already. */
  show({ id, data: said }) {
    if (this.messages.some((each) => each.id === Number(id))) return null;
    const message = new Message(id, said, this.onPress);
    if (message.fromCitizen) this.#confirm(message);
    else if (message.asks || said.kind === "receipt") this.#closeQuestions();
    this.#insert(message);
    return message.node;
  }

  /** Shows a message of the citizen's that is on its way up. */
  showUnconfirmed(id, text, picture) {
    if (this.onTheWay.has(id) || this.#has(id)) return;
    const node = unconfirmed(text, language(), picture);
    this.onTheWay.set(id, node);
    this.list.append(node);
    this.setState(id, "sending");
  }

  /** Tells how far a message on its way is: "sending", "waiting" or "sent". */
  setState(id, state) {
    const line = this.onTheWay.get(id)?.querySelector(".state");
    if (!line || line.dataset.state === state) return;
    line.dataset.state = state;
    line.textContent = say(state);
    line.lang = language();
  }

  /** Those on their way are stored, except the ones whose ids are `waiting`. */
  tellSent(waiting) {
    for (const id of this.onTheWay.keys()) if (!waiting.includes(id)) this.setState(id, "sent");
  }

  /** Whether the assistant's turn has come; messages said before `since` (ms) are let be. */
  waitsForReply(since) {
    const states = [...this.onTheWay.values()].map((node) => node.querySelector(".state").dataset.state);
    const last = this.messages.at(-1);
    return states.includes("sent") || Boolean(last?.fromCitizen && Date.parse(last.said.at) > since);
  }

  /** Takes away a message that was refused. */
  drop(id) {
    this.onTheWay.get(id)?.remove();
    this.onTheWay.delete(id);
  }

  get last() {
    return this.messages.at(-1);
  }

  /** The assistant's last message that decides what can be answered with. */
  get accepts() {
    const asking = this.messages.findLast(({ fromCitizen, asks, said }) => !fromCitizen && (asks || said.accepts?.length || said.kind === "receipt"));
    return asking?.said.accepts ?? [];
  }

  clear() {
    this.messages = [];
    this.onTheWay.clear();
    this.list.replaceChildren();
  }

  #has(id) {
    return this.messages.some(({ said }) => said.client_id === id);
  }

  // The stream gives the citizen's own message back: it takes the place of the one on its way.
  #confirm(message) {
    const sent = this.onTheWay.get(message.said.client_id);
    const picture = sent?.querySelector("img");
    if (picture) message.node.querySelector(".bubble").append(picture);
    this.drop(message.said.client_id);
    const asked = this.messages.findLast((each) => each.open && each.payloadOf(message.said.text));
    asked?.close(asked.payloadOf(message.said.text));
  }

  // A question can be answered until the next one is asked.
  #closeQuestions() {
    for (const each of this.messages) if (each.asks && each.open) each.close();
  }

  #insert(message) {
    const before = this.messages.findLastIndex((each) => each.id < message.id);
    const previous = this.messages[before];
    this.messages.splice(before + 1, 0, message);
    const nodes = [message.node];
    const { at, lang } = message.said;
    if (day(previous?.said.at, lang) !== day(at, lang)) nodes.unshift(dayLine(at, lang));
    if (previous) previous.node.after(...nodes);
    else this.list.prepend(...nodes);
  }
}
