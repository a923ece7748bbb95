// The page's header: whose page it is, how to reach a person, saving and beginning again.

import { byId } from "./dom.js";
import { page } from "./texts.js";

const panels = [...document.querySelectorAll(".panel")];

/** Shows the name and the contacts of the municipality that the conversation is about. */
export function showMunicipality(code) {
  const contacts = [...document.querySelectorAll("#person .contact")];
  const own = contacts.find((each) => each.dataset.code === code);
  if (!own) return;
  for (const each of contacts) each.hidden = each !== own;
  byId("name").replaceChildren(own.querySelector("h2 span").cloneNode(true));
  document.title = `${byId("name").textContent} – ${page.name}`;
}

/** One panel at a time; Esc and a press elsewhere close it, and Esc brings the focus back. */
export function preparePanels() {
  for (const panel of panels) {
    panel.addEventListener("toggle", () => {
      if (panel.open) panels.filter((other) => other !== panel).forEach((other) => { other.open = false; });
    });
  }
  addEventListener("keydown", ({ key }) => {
    const open = panels.find((panel) => panel.open);
    if (key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  addEventListener("pointerdown", ({ target }) => {
    for (const panel of panels) if (!panel.contains(target)) panel.open = false;
  });
}

/** Asks before beginning again; resolves to whether the citizen said yes. */
export function prepareRestart(onRestart) {
  const dialog = byId("restart-dialog");
  const button = byId("restart");
  button.disabled = false;
  button.addEventListener("click", () => {
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    byId("menu").open = false;
    if (dialog.returnValue === "yes") onRestart();
    else byId("menu").querySelector("summary").focus();
  });
}
