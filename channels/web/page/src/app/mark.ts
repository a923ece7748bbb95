// Which conversation the page shows. The cookie may come to mean another one while a tab is open; the server
// then does not know the tab's conversation any more, and the tab begins anew instead of mixing the two.
import { sessionHeaders } from "./embedding";

let mark = "";

/** Takes the conversation's mark; false when the page shows another conversation already. */
export function takeMark(its: string): boolean {
  mark ||= its;
  return mark === its;
}

/** Headers by which the server finds the conversation, and knows that it is the one that is shown. */
export const conversationHeaders = (): Record<string, string> => ({
  ...sessionHeaders(),
  ...(mark ? { "Akkuna-Conversation": mark } : {}),
});
