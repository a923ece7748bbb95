// What the assistant may say, for stories and tests.
import type { Municipality } from "../src/app/page";
import type { Button, Card, Lang, Line, Said } from "../src/app/protocol";

const button = (title: string, number: number, primary = false): Button => ({
  title,
  payload: `b:${number}`,
  primary,
});

export const BUTTONS: Record<Lang, Button[]> = {
  fi: [button("Lähetä ilmoitus", 1, true), button("Muuta tietoja", 2), button("Peruuta", 3)],
  sv: [button("Skicka anmälan", 1, true), button("Ändra uppgifterna", 2), button("Avbryt", 3)],
};

const NAMES =
  "Alavieska Haapajärvi Haapavesi Kalajoki Kärsämäki Muhos Nivala Oulainen Pyhäjoki Sievi Ylivieska".split(
    " ",
  );

export const MANY_BUTTONS: Button[] = NAMES.map((name, index) => button(name, index));

export const LINES: Record<Lang, Line[]> = {
  fi: [
    { label: "Tyyppi", value: "Katuvalo ei pala", change: "b:11" },
    { label: "Paikka", value: "Kalliontie 15, Nivala", change: "b:12" },
    { label: "Kuvaus", value: "Koko pylväs on pimeänä. Vieressä on koulun suojatie.", change: "b:13" },
  ],
  sv: [
    { label: "Typ", value: "Gatlyktan lyser inte", change: "b:11" },
    { label: "Plats", value: "Kalliontie 15, Nivala", change: "b:12" },
    {
      label: "Beskrivning",
      value: "Hela stolpen är mörk. Bredvid finns skolans övergångsställe.",
      change: "b:13",
    },
  ],
};

/** A reply, with whatever the story or test is about. */
export const said = (lang: Lang, more: Partial<Said> = {}): Said => ({
  text: {
    fi: "Missä vika on? Kirjoita osoite tai paikan nimi.",
    sv: "Var finns felet? Skriv adressen eller platsens namn.",
  }[lang],
  lang,
  kind: "text",
  key: null,
  buttons: [],
  lines: [],
  cards: [],
  links: [],
  accepts: [],
  hint: null,
  progress: null,
  client_id: null,
  at: "2026-11-23T12:05:00+00:00",
  ...more,
});

export const CARDS: Record<Lang, Record<Card["kind"], Card>> = {
  fi: {
    item: {
      kind: "item",
      title: "Katuvalo ei pala",
      text: "Kalliontie 17, 40 metriä tästä",
      lines: [{ label: "Tila", value: "Vastaanotettu 20.11.2026" }],
      links: [],
      buttons: [button("Tämä sama vika", 21)],
    },
    detail: {
      kind: "detail",
      title: "Vikailmoitus 123-2026",
      text: "Ilmoitus on otettu työn alle.",
      lines: [
        { label: "Paikka", value: "Kalliontie 17" },
        { label: "Viimeksi muuttunut", value: "22.11.2026 klo 9.30" },
      ],
      links: [{ title: "Ilmoitus kunnan palvelussa", href: "https://nivala.example.org/vika/123" }],
      buttons: [],
    },
    service: {
      kind: "service",
      title: "Nivalan asiakaspalvelu",
      text: "Neuvoo kaikissa kunnan asioissa.",
      lines: [
        { label: "Puhelin", value: "08 123 4567" },
        { label: "Avoinna", value: "ma–pe 9.00–15.00" },
      ],
      links: [
        { title: "Soita 08 123 4567", href: "tel:081234567" },
        { title: "Verkkosivu", href: "https://nivala.example.org" },
      ],
      buttons: [button("Pyydä soittoa", 22)],
    },
  },
  sv: {
    item: {
      kind: "item",
      title: "Gatlyktan lyser inte",
      text: "Kalliontie 17, 40 meter härifrån",
      lines: [{ label: "Läge", value: "Mottagen 20.11.2026" }],
      links: [],
      buttons: [button("Det är samma fel", 21)],
    },
    detail: {
      kind: "detail",
      title: "Felanmälan 123-2026",
      text: "Arbetet med anmälan har börjat.",
      lines: [
        { label: "Plats", value: "Kalliontie 17" },
        { label: "Senast ändrad", value: "22.11.2026 kl. 9.30" },
      ],
      links: [{ title: "Anmälan i kommunens tjänst", href: "https://nivala.example.org/fel/123" }],
      buttons: [],
    },
    service: {
      kind: "service",
      title: "Nivala kundtjänst",
      text: "Ger råd i alla kommunens ärenden.",
      lines: [
        { label: "Telefon", value: "08 123 4567" },
        { label: "Öppet", value: "må–fr 9.00–15.00" },
      ],
      links: [
        { title: "Ring 08 123 4567", href: "tel:081234567" },
        { title: "Webbplats", href: "https://nivala.example.org" },
      ],
      buttons: [button("Be att bli uppringd", 22)],
    },
  },
};

export const MUNICIPALITIES: Municipality[] = NAMES.slice(0, 3).map((name, index) => ({
  code: `00${index}`,
  names: { fi: name, sv: name },
  phone: `08 123 456${index}`,
  email: `kirjaamo@${name.toLowerCase().replaceAll("ä", "a")}.example.org`,
  hours: { fi: "ma–pe 9.00–15.00", sv: "må–fr 9.00–15.00" },
}));
