// Puts the page together: what comes down is shown, what goes up is kept until the server has it.

import { announce } from "./announcer.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { byId } from "./dom.js";
import { EventStream } from "./events.js";
import { preparePanels, prepareRestart, showMunicipality } from "./header.js";
import { spoken } from "./message.js";
import { Outgoing } from "./outgoing.js";
import { PhotoPanel } from "./photo.js";
import { offerPlace } from "./place.js";
import { following, prepareScroll, toEnd } from "./scroll.js";
import { firstTime, forget, forgetAll, kept, onOtherTab, tellRestart } from "./storage.js";
import { language, page, say, useLanguage } from "./texts.js";
import { Transcript } from "./transcript.js";
import { openSession, postMessage } from "./transport.js";
import { showTyping } from "./typing.js";

// The same id always: a conversation is begun once, however many tabs ask for it.
const START_ID = "00000000-0000-4000-8000-000000000001";
const RECENT = 60_000; // a message older than this at loading is not waiting for a reply any more
const SESSION_PAUSE = 3000;

const pressed = new Map(); // id of a press → the message whose button it was
let opened = 0; // when the page was opened, by the server's clock
let settled = false; // the conversation so far is on the page
let wanted = null; // language chosen on the page that the assistant has not taken up yet

const connection = new Connection(updateTyping);
const transcript = new Transcript(press);
const composer = new Composer({ onSend: sendWritten, mayBeEmpty: () => photo.ready });
const photo = new PhotoPanel({ onSend: sendPhoto, onWithdraw: withdrawPhoto, onError: tellOfTools });
const outgoing = new Outgoing({ post, onStored: updateTyping, onRefused: refused, onForgotten: forgotten, onChange: showKept });

function post(message) {
  return message.kind === "photo" ? photo.upload() : postMessage(message);
}

function send(message) {
  const { id } = outgoing.add(message);
  toEnd();
  return id;
}

// A chosen photo goes first: the words are about it.
function sendWritten(text) {
  if (photo.ready) photo.submit();
  if (text) send({ kind: "text", text });
}

function sendPhoto(id, picture) {
  transcript.showUnconfirmed(id, "", picture);
  send({ id, kind: "photo" });
}

function withdrawPhoto(id) {
  transcript.drop(id);
  outgoing.withdraw(id);
}

// A finger is not taken to the field: the phone's keyboard would cover the reply.
function press(message, payload, text, byKeyboard) {
  pressed.set(send({ kind: "button", payload, text }), message);
  message.close(payload);
  if (byKeyboard) composer.focus();
}

function refused({ id, kind, text }, error) {
  transcript.drop(id);
  pressed.get(id)?.reopen();
  if (kind === "text") composer.giveBack(text, error.message);
  else if (kind !== "photo") composer.complain(error.message);
}

const shownAs = ({ kind, text }) => (kind === "location" ? say("place_bubble") : text);

function showKept(delayed) {
  const waiting = kept();
  for (const message of waiting) {
    if (shownAs(message)) transcript.showUnconfirmed(message.id, shownAs(message));
    transcript.setState(message.id, delayed ? "waiting" : "sending");
  }
  transcript.tellSent(waiting.map(({ id }) => id));
  updateTyping();
}

function received(event) {
  if (event.type === "conversation") return follow(event.data);
  const { data: said } = event;
  if (said.kind === "citizen" && said.client_id) forget(said.client_id);
  const show = () => transcript.show(event);
  const isNew = settled && said.kind !== "citizen" ? following(show) : show();
  if (isNew && said.kind !== "citizen" && Date.parse(said.at) >= opened) announce(spoken(said), said.lang);
  offerTools();
  updateTyping();
}

// The server tells this when everything said so far has been sent.
function follow(conversation) {
  if (!settled) {
    settled = true;
    byId("loading").remove();
    toEnd("instant");
    outgoing.begin(transcript.last ? null : { id: START_ID, kind: "start" });
  }
  if (conversation.language === wanted) wanted = null;
  if (!wanted && conversation.language !== language()) speak(conversation.language);
  showMunicipality(conversation.municipality);
  updateTyping();
}

function offerTools() {
  const accepted = transcript.accepts;
  byId("add-photo").hidden = !accepted.includes("photo");
  byId("share-place").hidden = !accepted.includes("location");
  byId("tools").hidden = !accepted.some((each) => each === "photo" || each === "location");
}

function tellOfTools(words) {
  byId("tool-state").textContent = words;
}

function updateTyping() {
  showTyping(connection.up && settled && transcript.waitsForReply(opened - RECENT));
}

function speak(next) {
  useLanguage(next);
  connection.reword();
  composer.reword();
  showTyping(false);
  updateTyping();
}

function switchLanguage(event) {
  event.preventDefault();
  wanted = event.currentTarget.lang;
  speak(wanted);
  outgoing.add({ kind: "language", value: wanted });
}

// An address that names a language or a municipality means it, also in an older conversation.
function meanAddress(session) {
  if (!firstTime(`visited ${location.pathname}`)) return useLanguage(session.language);
  if (!page.chosen) useLanguage(session.language);
  else if (session.language !== page.language) {
    wanted = page.language;
    outgoing.add({ kind: "language", value: wanted });
  }
  if (page.municipality && session.municipality !== page.municipality) {
    outgoing.add({ kind: "municipality", value: page.municipality });
  }
}

// The server does not know the browser's cookie: it is too old, or the browser keeps none.
function forgotten() {
  if (settled) location.reload();
  else composer.complain(say("cookies"));
}

async function restart() {
  try {
    await openSession({ municipality: page.municipality, language: language(), new: true });
  } catch (error) {
    return composer.complain(error.message);
  }
  forgetAll();
  tellRestart();
  location.reload();
}

const alone = (work) => (navigator.locks ? navigator.locks.request("akkuna-session", work) : work());

async function start() {
  let session;
  try {
    session = await alone(() => openSession({ municipality: page.municipality, language: page.language }));
  } catch (error) {
    if (!error.retry) return composer.complain(error.message);
    connection.down();
    setTimeout(start, SESSION_PAUSE);
    return;
  }
  opened = Date.parse(session.now);
  meanAddress(session);
  showKept(false);
  new EventStream({
    onEvent: received,
    onUp: () => {
      connection.back();
      outgoing.flush();
    },
    onDown: () => connection.down(),
    onForgotten: forgotten,
  }).run();
}

prepareScroll();
preparePanels();
prepareRestart(restart);
byId("language").addEventListener("click", switchLanguage);
onOtherTab({ messages: () => showKept(false), restart: () => location.reload() });
offerPlace((lat, lon) => send({ kind: "location", lat, lon }), tellOfTools);
start();
