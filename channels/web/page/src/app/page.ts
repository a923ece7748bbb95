// What the server put on the page (channels/web/pages.py).
import type { Lang } from "./protocol";
import type { Texts } from "./texts";

/** A municipality and how to reach a person there. */
export interface Municipality {
  code: string;
  names: Record<Lang, string>;
  phone: string;
  email: string;
  hours: Record<Lang, string>;
}

export interface Page {
  name: string;
  language: Lang;
  /** Whether the address names the language. */
  chosen: boolean;
  /** Code of the municipality whose page this is; null on the common page. */
  municipality: string | null;
  /** Sites that may show the page, as in `frame-ancestors`; empty where it is not embedded. */
  hosts: string[];
  /** Characters. */
  maxText: number;
  /** Bytes. */
  maxPhoto: number;
  municipalities: Municipality[];
  texts: Texts;
}

export const readPage = (): Page =>
  JSON.parse(document.getElementById("page-data")?.textContent ?? "") as Page;
