// The citizen's photos while they are on their way up.
import { browserStore, type PhotoStore } from "../components/photos/store";
import { say } from "./texts";
import { Refused, type Upload, uploadPhoto } from "./transport";

export interface PhotoState {
  state: "uploading" | "failed" | "sent";
  percent: number;
  reason?: string;
  /** All of it has gone, and no answer has come: the server may have it. */
  mayBeThere?: boolean;
}

export class Photos {
  /** How far each photo has come, by its id. */
  states: Record<string, PhotoState> = {};
  #files = new Map<string, Blob>();
  #uploads = new Map<string, Upload>();

  /**
   * @param onChange a state changed
   * @param store where a photo that was sent before a reload is found
   */
  constructor(
    private readonly onChange: () => void,
    private readonly store: PhotoStore = browserStore,
  ) {}

  /** Takes a photo that is to be sent when its turn comes. The same id again is the same photo. */
  take(id: string, file: Blob): void {
    this.#files.set(id, file);
    if (!this.#uploads.has(id)) this.#onItsWay(id, 0);
  }

  /** Resolves when the server has stored the photo, rejects with Refused. */
  async upload(id: string): Promise<void> {
    const file = this.#files.get(id) ?? (await this.#stored(id));
    if (!file) throw new Refused(say("photo_lost"), false);
    this.#files.set(id, file);
    this.#onItsWay(id, 0);
    const upload = uploadPhoto(id, file, (percent) => this.#onItsWay(id, percent));
    this.#uploads.set(id, upload);
    try {
      await upload.done;
    } catch (error) {
      this.#failed(id, error as Refused);
      throw error;
    } finally {
      this.#uploads.delete(id);
    }
    this.#files.delete(id);
    this.#tell(id, { state: "sent", percent: 100 });
  }

  /** The conversation has the photo, also where the answer to its upload was lost. */
  arrived(id: string): void {
    if (!this.#files.delete(id)) return;
    this.#uploads.get(id)?.cancel();
    this.#tell(id, { state: "sent", percent: 100 });
  }

  /** Stops a photo that may be on its way. */
  withdraw(id: string): void {
    this.#files.delete(id);
    this.#uploads.get(id)?.cancel();
    this.states = Object.fromEntries(Object.entries(this.states).filter(([other]) => other !== id));
    this.onChange();
  }

  async #stored(id: string): Promise<Blob | undefined> {
    return (await this.store.kept()).find((photo) => photo.id === id)?.file;
  }

  #onItsWay(id: string, percent: number): void {
    const mayBeThere = percent === 100 || this.#mayBeThere(id);
    this.#tell(id, { state: "uploading", percent, mayBeThere });
  }

  // An answer tells that the server does not have it; silence tells nothing.
  #failed(id: string, error: Refused): void {
    const mayBeThere = (error.status === 0 || error.status >= 500) && this.#mayBeThere(id);
    this.#tell(id, { state: "failed", percent: 0, reason: reasonOf(error), mayBeThere });
  }

  #mayBeThere(id: string): boolean {
    return this.states[id]?.mayBeThere ?? false;
  }

  // Of one that was withdrawn meanwhile nothing is told.
  #tell(id: string, state: PhotoState): void {
    if (!this.#files.has(id) && state.state !== "sent") return;
    this.states = { ...this.states, [id]: state };
    this.onChange();
  }
}

function reasonOf({ retry, wait, isLong, message }: Refused): string {
  if (isLong) return `${message} ${say("photo_later")}`;
  return retry && !wait ? say("photo_failed") : message;
}
