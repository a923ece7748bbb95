// Choosing a photo, looking at it, and sending it.

import { announce } from "./announcer.js";
import { byId, element } from "./dom.js";
import { language, page, say } from "./texts.js";
import { uploadPhoto } from "./transport.js";

const TYPES = ["image/jpeg", "image/png", "image/webp"];
const MEGABYTE = 1024 * 1024;

export class PhotoPanel {
  /**
   * onSend(id, picture): the photo is to be sent, when its turn comes, with `upload`; `picture` shows it.
   *   The same id again means the same photo.
   * onWithdraw(id): the photo is not to be sent after all
   * onError(words): the chosen file cannot be sent
   */
  constructor({ onSend, onWithdraw, onError }) {
    Object.assign(this, { onSend, onWithdraw, onError });
    this.panel = byId("photo");
    this.input = byId("photo-file");
    this.send = byId("photo-send");
    this.bar = byId("photo-progress");
    byId("add-photo").addEventListener("click", () => this.input.click());
    this.input.addEventListener("change", () => this.#choose(this.input.files[0]));
    this.send.addEventListener("click", () => this.submit());
    byId("photo-cancel").addEventListener("click", () => {
      this.#withdraw();
      this.#close(byId("add-photo"));
    });
  }

  /** Whether a photo is chosen and not on its way. */
  get ready() {
    return Boolean(this.file) && !this.send.hidden;
  }

  /** Sends the chosen photo, or tries again. */
  submit() {
    this.#begin();
    this.onSend(this.id, element("img", { src: this.address, alt: say("photo_alt") }));
  }

  /** Resolves when the server has stored the photo. */
  async upload() {
    this.#begin();
    const request = (this.request = uploadPhoto(this.id, this.file, (percent) => this.#progress(percent)));
    try {
      await request.done;
    } catch (error) {
      if (this.request === request) this.#failed(error);
      throw error;
    }
    if (this.request === request) this.#stored();
  }

  #choose(file) {
    this.input.value = "";
    if (!file) return;
    if (!TYPES.includes(file.type)) return this.onError(say("photo_type"));
    if (file.size > page.maxPhoto) return this.onError(say("photo_size", { megabytes: page.maxPhoto / MEGABYTE }));
    this.onError("");
    this.#withdraw();
    this.file = file;
    this.id = crypto.randomUUID();
    const preview = byId("photo-preview");
    preview.src = this.address = URL.createObjectURL(file);
    preview.alt = say("photo_alt");
    this.#state("send_photo", file.name);
    this.panel.hidden = false;
    announce(`${preview.alt}: ${file.name}`, language());
  }

  #withdraw() {
    const { request, file, id } = this;
    this.request = this.file = null;
    if (file) this.onWithdraw(id);
    request?.cancel();
  }

  #stored() {
    announce(say("photo_sent"), language());
    this.#close(byId("text"));
  }

  // The photo and its id stay: sending it again is the same message.
  #failed(error) {
    this.request = null;
    const words = error.retry ? say("photo_failed") : error.message;
    this.#state("retry_photo", words);
    announce(words, language());
  }

  // The focus must not be lost with the button.
  #begin() {
    if (document.activeElement === this.send) byId("photo-cancel").focus();
    this.send.hidden = true;
    this.#progress(0);
  }

  #progress(percent) {
    this.bar.hidden = false;
    this.bar.value = percent;
    this.#tell(say("photo_sending", { percent }));
  }

  #state(sendWords, words) {
    this.send.hidden = false;
    this.bar.hidden = true;
    for (const each of this.send.children) each.hidden = each.dataset.words !== sendWords;
    this.#tell(words);
  }

  #tell(words) {
    byId("photo-name").textContent = words;
  }

  // The focus must not be lost with the panel.
  #close(next) {
    if (this.panel.contains(document.activeElement)) next.focus();
    this.request = this.file = null;
    this.panel.hidden = true;
  }
}
