// Photos for stories and tests.
import type { KeptPhoto, PhotoStore } from "./store";

// The smallest PNG: one pixel.
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGAZ9UXtwAAAABJRU5ErkJggg==";

/** A photo of any size; what follows the picture is nothing. */
export function photoFile(name: string, size = 0): File {
  const bytes = Uint8Array.from(atob(PIXEL), (letter) => letter.charCodeAt(0));
  return new File([bytes, new Uint8Array(Math.max(0, size - bytes.length))], name, { type: "image/png" });
}

/** A store in memory, with these photos in it. */
export function memoryStore(...photos: KeptPhoto[]): PhotoStore {
  const rows = new Map(photos.map((photo) => [photo.id, photo]));
  return {
    keep: (photo) => Promise.resolve(void rows.set(photo.id, photo)),
    kept: () => Promise.resolve([...rows.values()]),
    drop: (id) => Promise.resolve(void rows.delete(id)),
  };
}
