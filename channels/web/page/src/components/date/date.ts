import { LitElement, html } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import { tell } from "../composer/events";
import "./calendar";
import type { Calendar } from "./calendar";
import "./date.css";
import { addDays, fromToday, named, today, written, type Day } from "./days";

/** Days that can be chosen without the calendar, from the first possible one on. */
const NEXT_DAYS = 5;

/** Choosing a day: the next ones by a press, others from a calendar. Tells `ak-send` with the day as text. */
@customElement("ak-date")
export class DateChoice extends LitElement {
  @property() override lang: Lang = "fi";
  /** The first and the last day that can be chosen. */
  @property() min: Day = today();
  @property() max: Day = "";
  /** The day that it is. */
  @property() today: Day = today();

  @query("ak-calendar") private calendar!: Calendar;

  protected override createRenderRoot() {
    return this;
  }

  private send(day: Day) {
    tell(this, "ak-send", { kind: "text", text: written(day) });
  }

  private nextDays(): Day[] {
    const days = Array.from({ length: NEXT_DAYS }, (_, index) => addDays(this.min || this.today, index));
    return days.filter((day) => !this.max || day <= this.max);
  }

  // "Tänään 25.11.", "Huomenna 26.11.", "Perjantai 27.11."
  private titleOf(day: Day): string {
    const date = `${written(day).split(".").slice(0, 2).join(".")}.`;
    const near = [0, 1].find((count) => addDays(this.today, count) === day);
    const name = near === undefined ? named(day, this.lang, { weekday: "long" }) : fromToday(near, this.lang);
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${date}`;
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
        .min=${this.min}
        .max=${this.max}
        .today=${this.today}
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
