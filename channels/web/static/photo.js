// Choosing a photo, looking at it, and sending it.

import { announce } from "./announcer.js";
import { byId, element } from "./dom.js";
import { language, page, say } from "./texts.js";
import { uploadPhoto } from "./transport.js";

const TYPES = ["image/jpeg", "image/png", "image/webp"];
const MEGABYTE = 1024 * 1024;

export class PhotoPanel {
  /**
   * onStored(id, picture): the photo with the browser's id is stored; `picture` shows it
   * onError(words): the chosen file cannot be sent
   */
  constructor({ onStored, onError }) {
    Object.assign(this, { onStored, onError });
    this.panel = byId("photo");
    this.input = byId("photo-file");
    this.send = byId("photo-send");
    this.bar = byId("photo-progress");
    byId("add-photo").addEventListener("click", () => this.input.click());
    this.input.addEventListener("change", () => this.#choose(this.input.files[0]));
    this.send.addEventListener("click", () => this.#upload());
    byId("photo-cancel").addEventListener("click", () => {
      this.upload?.cancel();
      this.#close(byId("add-photo"));
    });
  }

  #choose(file) {
    this.input.value = "";
    if (!file) return;
    if (!TYPES.includes(file.type)) return this.onError(say("photo_type"));
    if (file.size > page.maxPhoto) return this.onError(say("photo_size", { megabytes: page.maxPhoto / MEGABYTE }));
    this.onError("");
    this.upload?.cancel();
    this.file = file;
    this.id = crypto.randomUUID();
    const preview = byId("photo-preview");
    preview.src = this.address = URL.createObjectURL(file);
    preview.alt = say("photo_alt");
    this.#state("send_photo", file.name);
    this.panel.hidden = false;
    announce(`${preview.alt}: ${file.name}`, language());
  }

  async #upload() {
    this.bar.hidden = false;
    this.bar.value = 0;
    byId("photo-cancel").focus();
    this.send.hidden = true;
    this.#tell(say("photo_sending", { percent: 0 }));
    const upload = (this.upload = uploadPhoto(this.id, this.file, (percent) => {
      this.bar.value = percent;
      this.#tell(say("photo_sending", { percent }));
    }));
    try {
      await upload.done;
    } catch (error) {
      if (this.upload === upload) this.#failed(error);
      return;
    }
    if (this.upload === upload) this.#stored();
  }

  #stored() {
    const picture = element("img", { src: this.address, alt: say("photo_alt") });
    announce(say("photo_sent"), language());
    this.onStored(this.id, picture);
    this.#close(byId("text"));
  }

  // The photo and its id stay: sending it again is the same message.
  #failed(error) {
    this.upload = null;
    const words = error.retry ? say("photo_failed") : error.message;
    this.#state("retry_photo", words);
    announce(words, language());
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
    this.upload = this.file = null;
    this.panel.hidden = true;
  }
}
