// What the widget on a site's page and the chat page in its iframe say to each other by postMessage.

/** `hello`: who is asking; `opened`: the citizen has opened the panel and the focus goes into the page. */
export type FromHost = "hello" | "opened";

/** `ready`: the page is there and may be embedded; `unread`: a reply has come; `escape`: Esc was pressed. */
export type FromPage = "ready" | "unread" | "escape";

const SOURCE = "kunta-akkuna";

/** A message as it is posted. */
export const asMessage = (type: FromHost | FromPage) => ({ source: SOURCE, type });

/** The type of a received message; null where it is not one of ours. */
export function typeOf(data: unknown): string | null {
  const message = data as Partial<ReturnType<typeof asMessage>> | null | undefined;
  return typeof message === "object" && message?.source === SOURCE ? (message.type ?? null) : null;
}
