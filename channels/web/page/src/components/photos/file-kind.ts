// What a chosen file is, by its first bytes: neither its name nor the type that the phone claims is to be trusted.

export type FileKind = "photo" | "heic" | "other";

const FIRST_BYTES = 16;
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/**
 * JPEG, PNG and WebP are photos that the server takes. HEIC is what iPhones take and the server does not.
 *
 * Rejects where the file cannot be read, e.g. because it is only in the cloud.
 */
export async function kindOf(file: Blob): Promise<FileKind> {
  const start = new Uint8Array(await file.slice(0, FIRST_BYTES).arrayBuffer());
  const text = String.fromCharCode(...start);
  const isPhoto =
    text.startsWith("\xff\xd8\xff") ||
    text.startsWith("\x89PNG\r\n\x1a\n") ||
    (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP");
  if (isPhoto) return "photo";
  return text.slice(4, 8) === "ftyp" && HEIC_BRANDS.includes(text.slice(8, 12)) ? "heic" : "other";
}
