import { html } from "lit";
import { said } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./notice";

const TEXT = {
  fi: "Jos joku on vaarassa, soita heti 112.",
  sv: "Om någon är i fara ska du genast ringa 112.",
};

export default story("Notice", {
  danger: (lang) => html`<ak-notice .said=${said(lang, { kind: "notice", text: TEXT[lang] })}></ak-notice>`,
});
