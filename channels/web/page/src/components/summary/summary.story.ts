import { html } from "lit";
import { LINES, said } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./summary";

const TEXT = {
  fi: "Tämä vikailmoitus lähetetään Nivalaan. Ovatko tiedot oikein?",
  sv: "Den här felanmälan skickas till Nivala. Är uppgifterna rätt?",
};

export default story("Summary", {
  open: (lang) =>
    html`<ak-summary
      .said=${said(lang, { text: TEXT[lang], kind: "summary", lines: LINES[lang] })}
    ></ak-summary>`,
  "one is being changed": (lang) => html`
    <ak-summary
      .said=${said(lang, { text: TEXT[lang], kind: "summary", lines: LINES[lang] })}
      closed
      chosen="b:12"
    ></ak-summary>
  `,
});
