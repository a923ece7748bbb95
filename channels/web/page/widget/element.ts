type Given<T> = Partial<Omit<T, "attributes">> & { attributes?: Record<string, string> };

/** An HTML element with properties, with `attributes` that are no properties, and with children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { attributes = {}, ...properties }: Given<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries<string>(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
