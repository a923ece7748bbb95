// The page's icons, drawn in place: no request of their own, and the colour of the words beside them.
import { html, type TemplateResult } from "lit";

const SHAPES = {
  check: "m9 18.6-6.3-6.3 2.2-2.2L9 14.2 19.1 4l2.2 2.2z",
  send: "M3 20.5 22 12 3 3.5 3 10l12 2-12 2z",
  listen: "M3 9h4l5-5v16l-5-5H3zm11-1a5 5 0 0 1 0 8zm0-4.7a9 9 0 0 1 0 17.4v-2.2a7 7 0 0 0 0-13z",
  stop: "M6 6h12v12H6z",
  star: "m12 2.5 2.9 6.3 6.9.8-5.1 4.7 1.4 6.8-6.1-3.4-6.1 3.4 1.4-6.8-5.1-4.7 6.9-.8z",
  hint: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z",
  camera:
    "M9 4h6l1.5 2H20a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8c0-1.1.9-2 2-2h3.5zm3 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
  place:
    "M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  calendar:
    "M7 2h2v2h6V2h2v2h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2h3zM4 10v10h16V10z",
  previous: "m15.5 4.5 2 2L12 12l5.5 5.5-2 2L8 12z",
  next: "m8.5 4.5-2 2L12 12l-5.5 5.5 2 2L16 12z",
  outside: "M5 5h6v2H7v10h10v-4h2v6H5zm9-1h6v6h-2V7.4l-6.3 6.3-1.4-1.4L16.6 6H14z",
} as const;

/** An icon beside words that say the same; alone it needs a button with a name around it. */
export const icon = (name: keyof typeof SHAPES): TemplateResult => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path fill-rule="evenodd" d=${SHAPES[name]} />
  </svg>
`;
