// The site's own colours where everybody can see them: of the launcher, the bar and the page's header.

export interface Colours {
  background: string;
  text: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const WHITE: Rgb = [255, 255, 255];
const DEFAULT: Colours = { background: "#003479", text: "#fff" };
/** WCAG 2.2: 1.4.3 for the words, 1.4.11 for the button against the page. */
const TEXT_CONTRAST = 4.5;
const PAGE_CONTRAST = 3;

/** `wanted` with the words in white or black, if it stands out from the page; else our own blue. */
export function launcherColours(wanted: string | undefined, page: Rgb = pageColour()): Colours {
  if (wanted === undefined) return DEFAULT;
  const background = fromHex(wanted);
  if (!background || contrast(background, page) < PAGE_CONTRAST) {
    const reason = background ? "does not stand out from the page (3:1)" : "is not like #003479";
    console.warn(`widget.js: data-color="${wanted}" ${reason}; the usual colour is used`);
    return DEFAULT;
  }
  return coloursOf(wanted) ?? DEFAULT;
}

/** The colour with words on it in white or black, whichever can be read; null where it is none like #003479. */
export function coloursOf(background: string): Colours | null {
  const rgb = fromHex(background);
  return rgb && { background, text: contrast(rgb, WHITE) >= TEXT_CONTRAST ? "#fff" : "#000" };
}

/** Contrast ratio of WCAG 2.2. One of white and black always has 4.5:1 with any colour. */
export function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function fromHex(text: string): Rgb | null {
  const long = text.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(long)?.slice(1);
  return parts ? (parts.map((part) => parseInt(part, 16)) as unknown as Rgb) : null;
}

/** The colour behind the launcher, as far as style sheets tell. */
function pageColour(): Rgb {
  for (const element of [document.body, document.documentElement]) {
    const colour = getComputedStyle(element).backgroundColor;
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    if (/^rgb/.test(colour) && alpha === 1) return [red ?? 255, green ?? 255, blue ?? 255];
  }
  return WHITE;
}
