import type { LitElement } from "lit";
import { texts } from "./texts";
import { useTexts } from "../src/app/texts";

useTexts(texts, "fi");

/** An element of a component, in the document and rendered: for unit tests. */
export async function shown<T extends LitElement = LitElement>(
  tag: string,
  properties: object = {},
): Promise<T> {
  const element = Object.assign(document.createElement(tag), properties) as T;
  document.body.replaceChildren(element);
  await element.updateComplete;
  return element;
}
