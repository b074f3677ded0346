/** A picker of our own, for pages without Home Assistant's: back, which span, on, and how long a span. */

import { html, type TemplateResult } from "lit";
import type { Hass } from "../ha";
import { instantAt, wallOf, zoneOf } from "../zone";
import { sign } from "./icons";
import { lastYear, type Selection, type Span } from "./selection";
import type { Dates, PastTexts } from "./words";

export const LENGTHS = ["day", "month", "year", "twelve"] as const;
export type Length = (typeof LENGTHS)[number];

/** Which of the lengths a span has; undefined for any other. */
export function lengthOf({ start, end }: Span, zone: string): Length | undefined {
  const [from, to] = [wallOf(start, zone), wallOf(end, zone)];
  const months = 12 * (to.year - from.year) + to.month - from.month;
  if (from.day === 1 && to.day === 1) {
    if (months === 12) return from.month === 1 ? "year" : "twelve";
    if (months === 1) return "month";
  }
  return end - start < 26 * 3600e3 ? "day" : undefined;
}

/** The span of that length around an instant. */
export function spanAt(length: Length, instant: number, zone: string): Span {
  const { year, month, day } = wallOf(instant, zone);
  const at = (y: number, m: number, d: number): number => instantAt(y, m, d, 0, zone);
  if (length === "day") return { start: at(year, month, day), end: at(year, month, day + 1) };
  if (length === "month") return { start: at(year, month, 1), end: at(year, month + 1, 1) };
  if (length === "year") return { start: at(year, 1, 1), end: at(year + 1, 1, 1) };
  return { start: at(year, month - 11, 1), end: at(year, month + 1, 1) };
}

/** The span before (-1) or after (1), as long as this one. */
export function moved(span: Span, by: -1 | 1, zone: string): Span {
  const length = lengthOf(span, zone);
  if (length === "twelve") {
    const { year, month } = wallOf(span.start, zone);
    return { start: instantAt(year + by, month, 1, 0, zone), end: instantAt(year + by + 1, month, 1, 0, zone) };
  }
  const beside = by < 0 ? span.start - 1 : span.end + 1;
  if (length) return spanAt(length, beside, zone);
  const long = span.end - span.start;
  return { start: span.start + by * long, end: span.end + by * long };
}

export function picker(hass: Hass, selection: Selection, say: PastTexts, dates: Dates): TemplateResult {
  const zone = zoneOf(hass);
  const { span } = selection;
  const length = lengthOf(span, zone);
  const last = span.end > Date.now();
  const go = (by: -1 | 1): void => selection.choose(moved(span, by, zone));
  const choose = (one: Length): void => selection.choose(one === "twelve" ? lastYear(hass) : spanAt(one, Math.min(Date.now(), span.end - 1), zone));
  const key = (event: KeyboardEvent): void => {
    const by = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey || (by > 0 && last)) return;
    event.preventDefault();
    go(by);
  };
  return html`<div class="row picker" role="group" aria-label=${say("span")} @keydown=${key}>
    <span class="row walk">
      <button type="button" class="icon" aria-label=${say("span_before")} title=${say("span_before")} @click=${() => go(-1)}>${sign("previous")}</button>
      <b class="span" aria-live="polite">${dates.span(span.start, span.end)}</b>
      <button type="button" class="icon" aria-label=${say("span_after")} title=${say("span_after")} ?disabled=${last} @click=${() => go(1)}>${sign("next")}</button>
    </span>
    <span class="choice">
      ${LENGTHS.map((one) => html`<button type="button" aria-pressed=${one === length ? "true" : "false"} @click=${() => choose(one)}>${say(`length_${one}`)}</button>`)}
    </span>
  </div>`;
}
