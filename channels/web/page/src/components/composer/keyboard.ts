// iOS lays its keyboard over the page without making the page smaller: what sticks to the bottom must rise.

/** How many pixels at the bottom of the page are covered by the keyboard. */
export function covered(
  windowHeight: number,
  view: { height: number; offsetTop: number; scale: number },
): number {
  // A page that is pinched larger shows a part of itself too, and covers nothing.
  if (view.scale > 1.01) return 0;
  return Math.max(0, Math.round(windowHeight - view.height - view.offsetTop));
}

/** Keeps `--keyboard` of the element at the height of what is covered; the page has `.covered` meanwhile. */
export function followKeyboard(element: HTMLElement): void {
  const view = window.visualViewport;
  if (!view) return;
  const follow = () => {
    const height = covered(window.innerHeight, view);
    element.style.setProperty("--keyboard", `${height}px`);
    document.documentElement.classList.toggle("covered", height > 0);
  };
  view.addEventListener("resize", follow);
  view.addEventListener("scroll", follow);
}
