import { html } from "lit";
import { story } from "../../../stories/story";
import "./timeout";

export default story("The conversation is about to end", {
  "in a while": (lang) => html`
    <ak-timeout .expires=${new Date(Date.now() + 5 * 60_000).toISOString()} .lang=${lang}></ak-timeout>
  `,
});
