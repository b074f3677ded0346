/** What is known, and who said it? Every day of a year, its gaps and its origins. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { frame } from "../base";
import { isError, wordsOf } from "../home/data";
import { dateAt } from "../zone";
import { PastCard, type Question, type Scene } from "./card";
import { calendarStyles } from "./calendar-styles";
import { changed, tell, type CoverageAnswer, type CoverageDay, type Origin } from "./data";
import { sign } from "./icons";
import { dated } from "./import-file";
import { pastStyles } from "./styles";
import { askUndo, followUndo, followUndone, undoStyles } from "./undo";
import { amount, named, type PastTexts } from "./words";

const DAY = 86_400_000;
const LISTED = 4;
/** Share of a day from which on it is known whole. */
const WHOLE = 0.995;

export interface Square {
  readonly date: string;
  readonly week: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** The days of a year where a calendar has them: columns of weeks, rows from Monday. */
export function squaresOf(year: number): Square[] {
  const first = Date.UTC(year, 0, 1);
  const shift = (new Date(first).getUTCDay() + 6) % 7;
  const count = (Date.UTC(year + 1, 0, 1) - first) / DAY;
  return Array.from({ length: count }, (_, index) => ({
    date: new Date(first + index * DAY).toISOString().slice(0, 10),
    week: Math.floor((index + shift) / 7),
    weekday: (index + shift) % 7,
  }));
}

export type DayKind = "whole" | "doubted" | "laid" | "part" | "none" | "outside";

/** The days that are over: nobody can know the whole of the one under way. `today`: its date. */
export const over = (days: readonly CoverageDay[], today: string): readonly CoverageDay[] => days.filter(({ date, known }) => date < today || known > WHOLE);

/** What is said of a day in one sign. */
export function kindOf(day: CoverageDay | undefined): DayKind {
  if (!day) return "outside";
  if (day.known < 0.005) return "none";
  if (day.known < WHOLE) return "part";
  if (day.laid) return "laid";
  return (day.quality ?? 0) >= 2 ? "doubted" : "whole";
}

/** What an origin is: which kind of file, or how far it is believed. */
function whoOf(say: PastTexts, { kind, trust }: Origin): string {
  const layout = named(say, "layout", kind);
  return layout === kind ? named(say, "trust", trust ?? kind) : layout;
}

export class CoverageView extends PastCard<CoverageAnswer> {
  static override properties = { ...PastCard.properties, year: { state: true }, day: { state: true }, undoing: { state: true }, said: { state: true } };
  static override styles = [frame, pastStyles, calendarStyles, undoStyles];

  declare year: number | undefined;
  /** The day that is told of. */
  declare day: string | undefined;
  /** The origin that would be taken back. */
  declare undoing: number | undefined;
  declare said: string | undefined;

  protected heading(say: PastTexts): string {
    return say("coverage_title");
  }

  protected question({ point, known }: Scene): Question {
    const year = this.year ?? new Date(Math.min(Date.now(), known.last - 1)).getFullYear();
    return { type: "past/coverage", message: { point: point.point, quantity: known.quantity, year } };
  }

  protected override aside({ say, known }: Scene, answer: CoverageAnswer | undefined): TemplateResult | typeof nothing {
    if (!answer) return nothing;
    const [first, last] = [answer.first_year ?? new Date(known.first).getFullYear(), answer.last_year ?? new Date(known.last - 1).getFullYear()];
    const go = (by: number): void => {
      this.year = answer.year + by;
      this.day = undefined;
    };
    return html`<nav aria-label=${say("coverage_years")}>
      <button type="button" class="icon" aria-label=${say("year_before")} title=${say("year_before")} ?disabled=${answer.year <= first} @click=${() => go(-1)}>${sign("previous")}</button>
      <b class="year" aria-live="polite">${answer.year}</b>
      <button type="button" class="icon" aria-label=${say("year_after")} title=${say("year_after")} ?disabled=${answer.year >= last} @click=${() => go(1)}>${sign("next")}</button>
    </nav>`;
  }

  protected content(scene: Scene, told: CoverageAnswer): TemplateResult {
    const { say, format, point } = scene;
    const answer = { ...told, days: over(told.days, dateAt(Date.now(), point.zone)) };
    const whole = answer.days.filter((day) => day.known > WHOLE).length;
    const missing = answer.days.length - whole;
    return html`<p>
        ${missing === 0 ? say("coverage_whole", { days: format.number(whole) }) : say(missing === 1 ? "coverage_one" : "coverage_some", { days: format.number(whole), of: format.number(answer.days.length), missing: format.number(missing) })}
      </p>
      ${this.#calendar(scene, answer)}
      <div class="legend">
        ${(["whole", "laid", "doubted", "part", "none"] as const).filter((kind) => answer.days.some((day) => kindOf(day) === kind)).map((kind) => html`<span><i class="day ${kind}" aria-hidden="true"></i>${say(`day_${kind}`)}</span>`)}
      </div>
      <div class="told" role="status">${this.#told(scene, answer)}</div>
      ${this.#gaps(scene, answer)} ${this.#origins(scene, answer)}`;
  }

  #calendar(scene: Scene, answer: CoverageAnswer): TemplateResult {
    const { say, dates } = scene;
    const squares = squaresOf(answer.year);
    const days = new Map(answer.days.map((day) => [day.date, day]));
    const at = this.day?.startsWith(String(answer.year)) ? this.day : undefined;
    const weeks = (squares.at(-1)?.week ?? 52) + 1;
    const firsts = squares.filter(({ date }) => date.endsWith("-01"));
    const walk = (by: number): void => {
      const index = at ? squares.findIndex(({ date }) => date === at) : -1;
      this.day = squares[Math.min(squares.length - 1, Math.max(0, index < 0 ? 0 : index + by))]?.date;
    };
    const key = (event: KeyboardEvent): void => {
      const by = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      walk(by);
    };
    const pick = (event: Event): void => {
      const date = (event.target as HTMLElement).dataset["date"];
      if (date) this.day = date;
    };
    return html`<div
        class="calendar"
        role="application"
        tabindex="0"
        aria-label=${say("coverage_label", { year: String(answer.year) })}
        style=${styleMap({ "--weeks": String(weeks) })}
        @click=${pick}
        @keydown=${key}
        @focus=${() => (this.day ??= answer.days.at(-1)?.date)}
      >
        ${firsts.map(({ date, week }) => html`<span class="month" style=${styleMap({ "grid-column": `${week + 1} / span 4` })}>${dates.dated(date, { month: "short" })}</span>`)}
        ${squares.map(({ date, week, weekday }) => {
          const day = days.get(date);
          return html`<i
            class="day ${kindOf(day)} ${date === at ? "at" : ""}"
            data-date=${date}
            style=${styleMap({ "grid-column": String(week + 1), "grid-row": String(weekday + 2), "--known": day ? `${Math.round(100 * day.known)}%` : "0%" })}
          ></i>`;
        })}
      </div>`;
  }

  #told({ say, dates, format, point }: Scene, answer: CoverageAnswer): TemplateResult | string {
    if (!this.day) return say("coverage_hint");
    const day = answer.days.find(({ date }) => date === this.day);
    const name = dates.dated(this.day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
    if (!day) return html`<b>${name}</b> ${say(this.day > (answer.days.at(-1)?.date ?? "") && this.day <= dateAt(Date.now(), point.zone) ? "gap_not_yet" : "day_outside")}`;
    const names = day.origins.map((number) => answer.origins.find((one) => one.number === number)?.name).filter(Boolean);
    const kind = kindOf(day);
    const what = kind === "part" ? say("day_known", { share: format.percent(Math.floor(100 * day.known)) }) : say(`day_${kind as "whole"}`);
    const quality = day.quality === null || day.quality === 0 ? "" : ` · ${named(say, "quality", String(day.quality))}`;
    return html`<b>${name}</b> ${what}${quality}${names.length ? html` · ${say("day_said", { who: names.join(", ") })}` : nothing}`;
  }

  #gaps({ say, dates, format, known }: Scene, { gaps }: CoverageAnswer): TemplateResult | typeof nothing {
    if (gaps.length === 0) return nothing;
    const long = [...gaps].sort((left, right) => right.end - right.start - (left.end - left.start));
    return html`<ul class="notes">
      ${long.slice(0, LISTED).map((gap) => {
        const span = dates.span(gap.start, gap.end);
        return html`<li>${gap.value === null ? say("gap", { span, reason: named(say, "gap", gap.reason) }) : say("gap_sum", { span, total: amount(format, known.quantity, gap.value) })}</li>`;
      })}
      ${gaps.length > LISTED ? html`<li>${say("gaps_more", { count: format.number(gaps.length - LISTED) })}</li>` : nothing}
    </ul>`;
  }

  #origins(scene: Scene, { origins }: CoverageAnswer): TemplateResult {
    const { say, dates, hass } = scene;
    const admin = hass.user?.is_admin !== false;
    return html`<h3>${say("origins")}</h3>
      <ul class="origins">
        ${origins.map(
          (one) => html`<li>
            <div class="origin">
              <span><b>${one.name}</b><span class="soft">${whoOf(say, one)} · ${this.#reach(scene, one)} · ${say("origin_received", { when: dates.full(one.received) })}</span></span>
              ${admin && one.kind !== "meter" && one.trust !== "meter" ? html`<button type="button" class="icon" aria-label=${say("undo_named", { name: one.name })} title=${say("undo")} data-undo=${one.number} @click=${() => (this.undoing = one.number)}>${sign("undo")}</button>` : nothing}
            </div>
            ${this.undoing === one.number ? this.#confirm(scene, one) : nothing}
          </li>`,
        )}
      </ul>
      ${this.said ? html`<p class="said-undone" role="alert" tabindex="-1">${this.said}</p>` : nothing}`;
  }

  #reach({ dates, say, format, known }: Scene, one: Origin): string {
    const span = one.first === null || one.last === null ? "" : dates.span(dated(known, one.first), dated(known, one.last));
    return [span, say("values", { count: format.number(one.count) })].filter(Boolean).join(", ");
  }

  #confirm({ say, hass, point }: Scene, one: Origin): TemplateResult {
    const undo = async (): Promise<void> => {
      try {
        await tell(hass, "import/undo", { point: point.point, origin: one.number });
        this.undoing = undefined;
        this.said = say("undone", { name: one.name });
        changed();
      } catch (error) {
        if (!isError(error)) throw error;
        this.said = (await wordsOf(hass, error)) || say("failed_text");
      }
    };
    return askUndo(say, one.name, (yes) => {
      if (yes) void undo();
      else this.undoing = undefined;
    });
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has("said") && this.said) followUndone(this.renderRoot);
    else if (changes.has("undoing")) followUndo(this.renderRoot, this.undoing, changes.get("undoing") as number | undefined);
  }
}
