// What the composer and what stands in it tell the page. All of them bubble.

/** What the citizen sends from here, besides photos. */
export type Sendable = { kind: "text"; text: string } | { kind: "location"; lat: number; lon: number };

interface Details {
  /** To be sent. */
  "ak-send": Sendable;
  /** To be sent; the same id again means the same photo. */
  "ak-photo-send": { id: string; file: File };
  /** Not to be sent after all. */
  "ak-photo-withdraw": { id: string };
  /** The draft changed: to be kept until it is sent. */
  "ak-typing": { text: string };
  /** A suggestion was chosen; the composer sends it. */
  "ak-choose": { text: string };
}

declare global {
  interface HTMLElementEventMap {
    "ak-send": CustomEvent<Details["ak-send"]>;
    "ak-photo-send": CustomEvent<Details["ak-photo-send"]>;
    "ak-photo-withdraw": CustomEvent<Details["ak-photo-withdraw"]>;
    "ak-typing": CustomEvent<Details["ak-typing"]>;
    "ak-choose": CustomEvent<Details["ak-choose"]>;
  }
}

/** Tells of something that the citizen did. */
export function tell<Name extends keyof Details>(from: HTMLElement, name: Name, detail: Details[Name]): void {
  from.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}
