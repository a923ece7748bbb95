// Builds elements from text only: nothing that anybody wrote is ever read as markup.

export const byId = (id) => document.getElementById(id);

/** An element with attributes (true: empty, false or null: left out) and children (null: left out). */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

/** A button that is no form's submit button. */
export function button(title, attributes, onPress) {
  const node = element("button", { type: "button", ...attributes }, title);
  node.addEventListener("click", onPress);
  return node;
}

const LINK = /https:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w+.-])(?:\+\d[\d ]{6,16}\d|0\d[\d ]{5,14}\d|112)(?![\w-])/g;

/** `text` as nodes in which web addresses, e-mail addresses and phone numbers can be pressed. */
export function linked(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    nodes.push(text.slice(end, found.index), element("a", { href: target(found[0]) }, found[0]));
    end = found.index + found[0].length;
  }
  return [...nodes, text.slice(end)];
}

function target(found) {
  if (found.startsWith("https://")) return found;
  return found.includes("@") ? `mailto:${found}` : `tel:${found.replaceAll(" ", "")}`;
}
