import { html } from "lit";
import { story } from "../../../stories/story";
import type { Identity, Lang } from "../../app/protocol";
import "./identity";

const LIISA: Identity = { name: "Liisa Esimerkki", actingFor: null, left: 900, isIdle: true, minutes: 15 };
const ASSOCIATION = { kind: "organisation", name: "Nivalan Esimerkkiseura ry" } as const;
const CHILD = { kind: "person", name: "Onni Esimerkki" } as const;

const identity = (lang: Lang, changes: Partial<Identity> = {}) =>
  html`<ak-identity .identity=${{ ...LIISA, ...changes }} .lang=${lang}></ak-identity>`;

export default story("Who is identified", {
  "for oneself": (lang) => identity(lang),
  "for another": (lang) => identity(lang, { actingFor: CHILD }),
  "for an organisation": (lang) => identity(lang, { actingFor: ASSOCIATION }),
  "about to end": (lang) => identity(lang, { left: 110 }),
  "about to end for good": (lang) => identity(lang, { left: 110, isIdle: false, minutes: 32 }),
  ended: (lang) => html`<ak-identity .ended=${LIISA} .lang=${lang}></ak-identity>`,
});
