import { LitElement, html } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { FreeDay, Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { tell } from "../composer/events";
import "./calendar";
import type { Calendar } from "./calendar";
import "./date.css";
import { addDays, fromToday, named, today, written, type Day } from "./days";

/** Days that can be chosen without the calendar, from the first possible one on. */
const NEXT_DAYS = 5;
/** The same of days on which something is free: their words are longer, and a phone is small. */
const FREE_DAYS = 3;

/** Choosing a day: the next ones by a press, others from a calendar. Tells `ak-send` with the day as text. */
@customElement("ak-date")
export class DateChoice extends LitElement {
  @property() override lang: Lang = "fi";
  /** The first and the last day that can be chosen. */
  @property() min: Day = today();
  @property() max: Day = "";
  /** The day that it is. */
  @property() today: Day = today();
  /** Days on which something is free: then no others are offered. */
  @property({ attribute: false }) free: FreeDay[] = [];
  /** Something else answers as well: no days beside the calendar. */
  @property({ type: Boolean }) brief = false;

  @query("ak-calendar") private calendar!: Calendar;

  protected override createRenderRoot() {
    return this;
  }

  private send(day: Day) {
    tell(this, "ak-send", { kind: "text", text: written(day) });
  }

  private nextDays(): Day[] {
    if (this.brief) return [];
    if (this.free.length) return this.free.slice(0, FREE_DAYS).map(({ iso }) => iso);
    const days = Array.from({ length: NEXT_DAYS }, (_, index) => addDays(this.min || this.today, index));
    return days.filter((day) => !this.max || day <= this.max);
  }

  // "Tänään 25.11.", "Huomenna 26.11.", "Perjantai 27.11."
  private titleOf(day: Day): string {
    const date = `${written(day).split(".").slice(0, 2).join(".")}.`;
    const near = [0, 1].find((count) => addDays(this.today, count) === day);
    const name = near === undefined ? named(day, this.lang, { weekday: "long" }) : fromToday(near, this.lang);
    const count = this.free.find(({ iso }) => iso === day)?.count;
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${date}${count ? ` (${count})` : ""}`;
  }

  protected override render() {
    return html`
      <fieldset>
        <legend>${say("date_choose", {}, this.lang)}</legend>
        <div class="choices">
          ${this.nextDays().map(
            (day) => html`
              <button type="button" @click=${() => this.send(day)}>${this.titleOf(day)}</button>
            `,
          )}
          <button type="button" aria-haspopup="dialog" @click=${() => this.calendar.open()}>
            ${icon("calendar")} ${say("date_calendar", {}, this.lang)}
          </button>
        </div>
      </fieldset>
      <ak-calendar
        .lang=${this.lang}
        .min=${this.free[0]?.iso ?? this.min}
        .max=${this.free.at(-1)?.iso ?? this.max}
        .today=${this.today}
        .free=${this.free}
        @ak-day=${(event: CustomEvent<Day>) => this.send(event.detail)}
      ></ak-calendar>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ak-date": DateChoice;
  }
}
