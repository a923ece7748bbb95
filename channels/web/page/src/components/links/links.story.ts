import { html } from "lit";
import { CARDS } from "../../../stories/samples";
import { story } from "../../../stories/story";
import "./links";

export default story("Links", {
  "phone and web page": (lang) =>
    html`<ak-links .links=${CARDS[lang].service.links} .lang=${lang}></ak-links>`,
  "to Suomi.fi": (lang) =>
    html`<ak-links
      .links=${[{ title: { fi: "Tunnistaudu", sv: "Identifiera dig" }[lang], href: "/suomifi/login?handle=h" }]}
      .lang=${lang}
    ></ak-links>`,
});
