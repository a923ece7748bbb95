import { expect, test } from "vitest";
import { kindOf } from "./file-kind";

const bytes = (text: string) => new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))]);

test.each([
  ["JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", "photo"],
  ["PNG", "\x89PNG\r\n\x1a\n\x00\x00", "photo"],
  ["WebP", "RIFF\x24\x00\x00\x00WEBPVP8 ", "photo"],
  ["HEIC", "\x00\x00\x00\x18ftypheic\x00\x00", "heic"],
  ["HEIF", "\x00\x00\x00\x18ftypmif1\x00\x00", "heic"],
  ["video", "\x00\x00\x00\x18ftypisom\x00\x00", "other"],
  ["sound", "RIFF\x24\x00\x00\x00WAVEfmt ", "other"],
  ["PDF", "%PDF-1.7", "other"],
  ["nothing", "", "other"],
])("%s is known by its first bytes", async (_, content, kind) => {
  expect(await kindOf(bytes(content))).toBe(kind);
});
