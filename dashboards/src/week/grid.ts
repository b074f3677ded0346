/** Seven rows of a day each: the tariff behind, what other rules do, and the slots on top. */

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { kindOf } from "../day/model";
import type { Format } from "../format";
import type { Texts } from "../i18n";
import { icon } from "../icons";
import { dayStart, HOUR } from "../zone";
import type { SlotDrag } from "./drag";
import { clock, DAY, dayOf, endOf, pieces, startOf, type Piece, type Span } from "./slots";

export interface Behind extends Piece {
  /** A tariff period, or why another rule runs. */
  readonly kind: string;
}

export interface Week {
  readonly monday: number;
  readonly zone: string;
  readonly spans: readonly Span[];
  readonly bands: readonly Behind[];
  /** When other rules of this schedule follow the tariff: as sure as slots, but not to be moved. */
  readonly told: readonly Behind[];
  readonly locked: readonly Behind[];
  readonly picked: Span | undefined;
  readonly editable: boolean;
  readonly texts: Texts;
  readonly format: Format;
  readonly now: number;
}

export interface Hands {
  readonly drag: SlotDrag;
  readonly rows: () => HTMLElement[];
  readonly pick: (span: Span) => void;
  readonly key: (event: KeyboardEvent, span: Span) => void;
  readonly add: (day: number) => void;
}

const share = (minute: number): string => `${(100 * minute) / DAY}%`;
const placed = ({ from, to }: Piece): ReturnType<typeof styleMap> => styleMap({ left: share(from), width: share(to - from) });

/** A time of day as the person reads it; the end of a day is not its beginning. */
export function timeOf(minutes: number, { monday, format }: Pick<Week, "monday" | "format">): string {
  return format.time(monday + Math.floor(minutes / 60) * HOUR + (minutes % 60) * 60_000);
}

export const timesOf = (span: Span, week: Pick<Week, "monday" | "format">): string => `${timeOf(startOf(span), week)} – ${timeOf(endOf(span), week)}`;

/** The names of the week's days, as they are in that week. */
export const dayAt = (day: number, { monday, zone }: Pick<Week, "monday" | "zone">): number => dayStart(monday, zone, day) + 12 * HOUR;

export function weekGrid(week: Week, hands: Hands): TemplateResult {
  return html`<div class="week ${week.editable ? "" : "fixed"}">
    <div class="scale" aria-hidden="true">
      ${[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => html`<span class=${hour % 6 ? "minor" : ""} style=${styleMap({ left: share(hour * 60) })}>${hour}</span>`)}
    </div>
    ${[0, 1, 2, 3, 4, 5, 6].map((day) => row(day, week, hands))}
  </div>`;
}

function row(day: number, week: Week, hands: Hands): TemplateResult {
  const { texts, format, editable } = week;
  const name = format.weekday(dayAt(day, week));
  const today = week.now >= dayStart(week.monday, week.zone, day) && week.now < dayStart(week.monday, week.zone, day + 1);
  const on = (all: readonly Behind[]): readonly Behind[] => all.filter((piece) => piece.day === day);
  const label = html`<span aria-hidden="true">${format.shortWeekday(dayAt(day, week))}</span>`;
  return html`<div class="row ${today ? "today" : ""}">
    ${editable
      ? html`<button type="button" class="dayname" aria-label=${texts("week_add_on", { day: name })} title=${texts("week_add_on", { day: name })} @click=${() => hands.add(day)}>${label}</button>`
      : html`<span class="dayname">${label}</span>`}
    <div
      class="hours"
      role="group"
      aria-label=${name}
      @pointerdown=${(event: PointerEvent) => editable && hands.drag.grasp(event, day, under(event, week.spans), hands.rows())}
    >
      ${on(week.bands).map((piece) => html`<i class="band ${kindOf(piece.kind)}" style=${placed(piece)}></i>`)}
      ${on(week.told).map((piece) => html`<i class="told" role="img" aria-label=${toldLabel(piece, week)} style=${placed(piece)}></i>`)}
      ${on(week.locked).map((piece) => html`<i class="locked" style=${placed(piece)}></i>`)}
      ${week.spans.flatMap((span, index) => pieces(span).map((piece, part) => (piece.day === day ? slot(span, index, piece, part, week, hands) : nothing)))}
      ${today ? html`<i class="nowline" style=${styleMap({ left: share((week.now - dayStart(week.monday, week.zone, day)) / 60_000) })}></i>` : nothing}
    </div>
  </div>`;
}

const toldLabel = (piece: Piece, week: Week): string => {
  const times = `${timeOf(piece.from, week)} – ${timeOf(piece.to, week)}`;
  return week.texts("week_told", { day: week.format.weekday(dayAt(piece.day, week)), times });
};

/** The slot that a pointer is on. */
function under(event: PointerEvent, spans: readonly Span[]): Span | undefined {
  const found = event.composedPath().find((target) => target instanceof HTMLElement && target.dataset["slot"] !== undefined);
  return found instanceof HTMLElement ? spans[Number(found.dataset["slot"])] : undefined;
}

function slot(span: Span, index: number, piece: Piece, part: number, week: Week, hands: Hands): TemplateResult {
  const words = timesOf(span, week);
  const picked = week.picked === span;
  const label = week.texts("week_slot", { day: week.format.weekday(dayAt(dayOf(span), week)), times: words });
  const wide = piece.to - piece.from >= 4 * 60;
  return html`<span
    class="slot ${picked ? "picked" : ""} ${part ? "rest" : ""} ${pieces(span).length > 1 && !part ? "goes-on" : ""}"
    data-slot=${index}
    style=${placed(piece)}
    role="button"
    tabindex=${part ? nothing : "0"}
    aria-hidden=${part ? "true" : nothing}
    aria-label=${label}
    aria-pressed=${picked ? "true" : "false"}
    title=${words}
    @focus=${() => week.editable && hands.pick(span)}
    @keydown=${(event: KeyboardEvent) => week.editable && hands.key(event, span)}
    >${wide && !part ? html`<span class="times">${words}</span>` : nothing}</span
  >`;
}

/** What the colours behind mean, and what of the rules is not drawn here. */
export function legend(week: Week, lockedWords: string): TemplateResult {
  const kinds = new Set(week.bands.map((band) => kindOf(band.kind)));
  return html`<div class="legend">
    ${week.spans.length || !week.told.length ? html`<span><i class="slot"></i>${week.texts("week_legend_slot")}</span>` : nothing}
    ${week.told.length ? html`<span><i class="told"></i>${week.texts("week_legend_told")}</span>` : nothing}
    ${kinds.has("off") ? html`<span><i class="band off"></i>${week.texts("week_legend_off")}</span>` : nothing}
    ${kinds.has("dear") ? html`<span><i class="band dear"></i>${week.texts("week_legend_dear")}</span>` : nothing}
    ${week.locked.length ? html`<span><i class="locked"></i>${lockedWords}</span>` : nothing}
  </div>`;
}

/** The form of the slot that is picked: exact times, other days, away with it. */
export function slotForm(span: Span, week: Week, change: (spans: readonly Span[]) => void, lasting: string): TemplateResult {
  const { texts, format } = week;
  const at = (event: Event): string => (event.target as HTMLInputElement).value;
  const day = dayOf(span);
  const times = (start: number, end: number): Span => ({ start: day * DAY + start, length: end > start ? end - start : end + DAY - start });
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const copy = (days: readonly number[]): void => change([span, ...days.filter((one) => one !== day).map((one) => ({ ...span, start: one * DAY + startOf(span) }))]);
  return html`<fieldset class="editor">
    <legend class="gone">${texts("week_edit")}</legend>
    <label><span>${texts("week_day")}</span>
      <select .value=${String(day)} @change=${(event: Event) => change([{ ...span, start: Number(at(event)) * DAY + startOf(span) }])}>
        ${[0, 1, 2, 3, 4, 5, 6].map((one) => html`<option value=${one} ?selected=${one === day}>${format.weekday(dayAt(one, week))}</option>`)}
      </select></label>
    <label><span>${texts("week_from")}</span>
      <input type="time" .value=${clock(startOf(span))} @change=${(event: Event) => at(event) && change([times(minutes(at(event)), endOf(span))])} /></label>
    <label><span>${texts("week_to")}</span>
      <input type="time" .value=${clock(endOf(span))} @change=${(event: Event) => at(event) && change([times(startOf(span), minutes(at(event)))])} /></label>
    <div class="tools">
      <button type="button" class="action plain" @click=${() => copy([0, 1, 2, 3, 4, 5, 6])}>${texts("week_every_day")}</button>
      <button type="button" class="action plain" @click=${() => copy([0, 1, 2, 3, 4])}>${texts("week_weekdays")}</button>
      <button type="button" class="action plain" @click=${() => change([])}>${icon("remove", 20)}<span>${texts("week_remove")}</span></button>
    </div>
    <span class="soft lasting">${lasting}</span>
  </fieldset>`;
}
