// The citizen's photos while they are on their way up.
import { say } from "./texts";
import { Refused, type Upload, uploadPhoto } from "./transport";

export interface PhotoState {
  state: "uploading" | "failed" | "sent";
  percent: number;
  reason?: string;
}

export class Photos {
  /** How far each photo has come, by its id. */
  states: Record<string, PhotoState> = {};
  #files = new Map<string, Blob>();
  #uploads = new Map<string, Upload>();

  /** onChange: a state changed. */
  constructor(private readonly onChange: () => void) {}

  /** Takes a photo that is to be sent when its turn comes. The same id again is the same photo. */
  take(id: string, file: Blob): void {
    this.#files.set(id, file);
    this.#tell(id, { state: "uploading", percent: 0 });
  }

  /** Resolves when the server has stored the photo. */
  async upload(id: string): Promise<void> {
    const file = this.#files.get(id);
    if (!file) return;
    this.#tell(id, { state: "uploading", percent: 0 });
    const upload = uploadPhoto(id, file, (percent) => this.#tell(id, { state: "uploading", percent }));
    this.#uploads.set(id, upload);
    try {
      await upload.done;
    } catch (error) {
      this.#failed(id, error as Refused);
      throw error;
    }
    this.#files.delete(id);
    this.#tell(id, { state: "sent", percent: 100 });
  }

  /** Stops a photo that may be on its way. */
  withdraw(id: string): void {
    this.#files.delete(id);
    this.#uploads.get(id)?.cancel();
    this.states = Object.fromEntries(Object.entries(this.states).filter(([other]) => other !== id));
    this.onChange();
  }

  #failed(id: string, { retry, message }: Refused): void {
    if (!this.#files.has(id)) return; // withdrawn meanwhile
    this.#tell(id, { state: "failed", percent: 0, reason: retry ? say("photo_failed") : message });
  }

  #tell(id: string, state: PhotoState): void {
    if (!this.#files.has(id) && state.state !== "sent") return;
    this.states = { ...this.states, [id]: state };
    this.onChange();
  }
}
