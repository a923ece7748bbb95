import { LitElement, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { icon } from "../../app/icons";
import type { FreeDay, Lang } from "../../app/protocol";
import { say } from "../../app/texts";
import "./calendar.css";
import { addDays, addMonths, firstOfMonth, inFull, named, today, weekday, weeksOf, type Day } from "./days";

/**
 * A month of days in a dialog, after the date picker dialog of the ARIA Authoring Practices Guide.
 *
 * Tells `ak-day` with the day that was chosen.
 */
@customElement("ak-calendar")
export class Calendar extends LitElement {
  @property() override lang: Lang = "fi";
  @property() min: Day = "";
  @property() max: Day = "";
  @property() today: Day = today();
  /** Days on which something is free: then no others can be chosen. */
  @property({ attribute: false }) free: FreeDay[] = [];

  /** The day that the keys move from; its month is shown. */
  @state() private at: Day = today();
  private follow = false;

  @query("dialog") private dialog!: HTMLDialogElement;

  protected override createRenderRoot() {
    return this;
  }

  /** Opens the dialog at today, or at the first day that can be chosen. */
  open(): void {
    this.dialog.showModal();
    this.moveTo(this.free[0]?.iso ?? this.today);
    this.follow = true;
    this.requestUpdate();
  }

  protected override updated() {
    if (this.follow) this.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    this.follow = false;
  }

  private possible(day: Day): boolean {
    return this.within(day) && (!this.free.length || this.freeOn(day) !== undefined);
  }

  private freeOn(day: Day): string | undefined {
    return this.free.find(({ iso }) => iso === day)?.count;
  }

  private within(day: Day): boolean {
    return (!this.min || day >= this.min) && (!this.max || day <= this.max);
  }

  private moveTo(day: Day) {
    if (this.min && day < this.min) this.at = this.min;
    else if (this.max && day > this.max) this.at = this.max;
    else this.at = day;
  }

  private key(event: KeyboardEvent) {
    const to = this.keyTarget(event);
    if (!to) return;
    event.preventDefault();
    this.follow = true;
    this.moveTo(to);
    this.requestUpdate();
  }

  private keyTarget({ key, shiftKey }: KeyboardEvent): Day | null {
    const at = this.at;
    const months = shiftKey ? 12 : 1;
    switch (key) {
      case "ArrowLeft":
        return addDays(at, -1);
      case "ArrowRight":
        return addDays(at, 1);
      case "ArrowUp":
        return addDays(at, -7);
      case "ArrowDown":
        return addDays(at, 7);
      case "Home":
        return addDays(at, -weekday(at));
      case "End":
        return addDays(at, 6 - weekday(at));
      case "PageUp":
        return addMonths(at, -months);
      case "PageDown":
        return addMonths(at, months);
      default:
        return null;
    }
  }

  private choose(day: Day) {
    if (!this.possible(day)) return;
    this.dialog.close();
    this.dispatchEvent(new CustomEvent<Day>("ak-day", { detail: day }));
  }

  protected override render() {
    const before = addDays(firstOfMonth(this.at), -1);
    const after = addMonths(firstOfMonth(this.at), 1);
    return html`
      <dialog aria-labelledby="calendar-name">
        <h2 id="calendar-name">${say("date_choose", {}, this.lang)}</h2>
        <div class="month">
          ${this.turn("previous", -1, this.within(before))}
          <h3 id="calendar-month" aria-live="polite">
            ${named(this.at, this.lang, { month: "long", year: "numeric" })}
          </h3>
          ${this.turn("next", 1, this.within(after))}
        </div>
        <table
          role="grid"
          aria-labelledby="calendar-month"
          aria-describedby="calendar-keys"
          @keydown=${this.key}
        >
          <thead>
            <tr>
              ${[0, 1, 2, 3, 4, 5, 6].map((index) => this.weekdayName(index))}
            </tr>
          </thead>
          <tbody>
            ${weeksOf(this.at).map(
              (week) =>
                html`<tr>
                  ${week.map((day) => this.cell(day))}
                </tr>`,
            )}
          </tbody>
        </table>
        ${this.free.length ? html`<p class="about">${say("date_free", {}, this.lang)}</p>` : nothing}
        <p id="calendar-keys">${say("date_keys", {}, this.lang)}</p>
        <button type="button" class="close" @click=${() => this.dialog.close()}>
          ${say("date_close", {}, this.lang)}
        </button>
      </dialog>
    `;
  }

  // Stays in reach of the keyboard where there is no such month: the focus must not be lost with it.
  private turn(which: "previous" | "next", step: number, possible: boolean) {
    return html`
      <button
        type="button"
        class="turn ${which}"
        aria-label=${say(`date_${which}`, {}, this.lang)}
        aria-disabled=${possible ? nothing : "true"}
        @click=${() => possible && this.moveTo(addMonths(this.at, step))}
      >
        ${icon(which)}
      </button>
    `;
  }

  private weekdayName(index: number) {
    const day = addDays(this.at, index - weekday(this.at));
    const long = named(day, this.lang, { weekday: "long" });
    return html`<th scope="col" abbr=${long} aria-label=${long}>
      ${named(day, this.lang, { weekday: "short" })}
    </th>`;
  }

  private cell(day: Day | null) {
    if (!day) return html`<td></td>`;
    const count = this.freeOn(day);
    return html`
      <td role="gridcell">
        <button
          type="button"
          tabindex=${day === this.at ? 0 : -1}
          aria-label=${this.nameOf(day, count)}
          data-count=${count ? parseInt(count) : nothing}
          aria-current=${day === this.today ? "date" : nothing}
          aria-disabled=${this.possible(day) ? nothing : "true"}
          @click=${() => this.choose(day)}
        >
          ${Number(day.slice(8))}
        </button>
      </td>
    `;
  }

  // "lauantai 28. marraskuuta 2026, 3 vapaata aikaa"
  private nameOf(day: Day, count: string | undefined): string {
    const name = inFull(day, this.lang);
    return this.free.length ? `${name}, ${count ?? say("date_full", {}, this.lang)}` : name;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ak-calendar": Calendar;
  }
}
