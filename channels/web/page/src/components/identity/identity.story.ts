import { html } from "lit";
import { story } from "../../../stories/story";
import "./identity";

const expires = "2126-11-23T12:32:00+00:00";
const ASSOCIATION = "Nivalan Esimerkkiseura ry";

export default story("Who is identified", {
  "for oneself": (lang) => html`
    <ak-identity
      .identity=${{ name: "Liisa Esimerkki", actingFor: null, expires }}
      .lang=${lang}
    ></ak-identity>
  `,
  "for another": (lang) => html`
    <ak-identity
      .identity=${{ name: "Johan Exempel", actingFor: ASSOCIATION, expires }}
      .lang=${lang}
    ></ak-identity>
  `,
});
