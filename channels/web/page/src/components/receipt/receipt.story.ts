import { html } from "lit";
import { LINES, said } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./receipt";

const TEXT = {
  fi: "Kiitos. Vikailmoituksesi on perillä, ja sen numero on 123-2026.",
  sv: "Tack. Din felanmälan har kommit fram och dess nummer är 123-2026.",
};
const NUMBER = { fi: [{ label: "Numero", value: "123-2026" }], sv: [{ label: "Nummer", value: "123-2026" }] };

const UNKNOWN = {
  fi: "En vielä tiedä, menikö vikailmoituksesi perille. Selvitämme sen.",
  sv: "Jag vet inte ännu om din felanmälan kom fram. Vi tar reda på det.",
};

export default story("Receipt", {
  "it is not known": (lang) => html`
    <ak-receipt
      .said=${said(lang, { text: UNKNOWN[lang], kind: "receipt", key: "receipt_checking" })}
    ></ak-receipt>
  `,
  "with its number": (lang) => html`
    <ak-receipt
      .said=${said(lang, { text: TEXT[lang], kind: "receipt", key: "receipt", lines: NUMBER[lang] })}
    ></ak-receipt>
  `,
  "with what was sent": (lang) => html`
    <ak-receipt
      .said=${said(lang, {
        text: TEXT[lang],
        kind: "receipt",
        key: "receipt",
        lines: LINES[lang].map(({ label, value }) => ({ label, value })),
      })}
    ></ak-receipt>
  `,
});
