// The header's panels are <details class="panel">: one is open at a time, and Esc or a press elsewhere closes it.

const open = () => [...document.querySelectorAll<HTMLDetailsElement>(".panel[open]")];

export function preparePanels(): void {
  document.addEventListener("toggle", ({ target }) => closeOthers(target as HTMLElement), { capture: true });
  addEventListener("keydown", (event) => {
    const [panel] = open();
    if (event.key !== "Escape" || !panel || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    closePanel(panel);
  });
  addEventListener("pointerdown", ({ target }) => {
    for (const panel of open()) if (!panel.contains(target as Node)) panel.open = false;
  });
}

/** Closes the panel; the focus goes to what opens it. */
export function closePanel(panel: HTMLDetailsElement): void {
  panel.open = false;
  panel.querySelector("summary")?.focus();
}

function closeOthers(opened: HTMLElement): void {
  if (!opened.matches(".panel[open]")) return;
  for (const panel of open()) if (panel !== opened) panel.open = false;
}
