import { html } from "lit";
import { story } from "../../../stories/story";
import "./own-tab";

export default story("Chat in a tab of its own", {
  "cookies refused": (lang) => html`<ak-own-tab .lang=${lang}></ak-own-tab>`,
});
