/** Seven days of the shedder: how often, how long, which appliances, day by day. */

import type { Format } from "../format";
import { cutsIn, sums, type Cut, type Sum } from "../happened/model";
import type { Decision } from "../home/data";
import { dayStart } from "../zone";

/** The journal keeps so many decisions: when it is full, the oldest are gone. */
export const JOURNAL_LENGTH = 1000;

export interface Day {
  readonly start: number;
  readonly count: number;
  readonly seconds: number;
}

export interface Review {
  /** Is it what would have happened? */
  readonly dry: boolean;
  readonly count: number;
  /** Of all appliances together. */
  readonly seconds: number;
  /** Stretches above what the breaker bears for ever, met while the meter was counting. */
  readonly avoided: number;
  readonly loads: readonly Sum[];
  readonly days: readonly Day[];
  /** Since when anything is known, where that is later than the week's beginning. */
  readonly since: number | null;
}

/** The midnights of the last seven days, the last one being the end of today. */
export const midnights = (now: number, zone: string): number[] => [-6, -5, -4, -3, -2, -1, 0, 1].map((shift) => dayStart(now, zone, shift));

/** A dry run is told by what was decided in it; otherwise by what was done. */
export function review(decisions: readonly Decision[], ids: readonly string[], dry: boolean, now: number, zone: string): Review {
  const edges = midnights(now, zone);
  const from = edges[0] ?? now;
  const told = decisions.filter((one) => one.dry_run === dry);
  const cuts = cutsIn(told, from, now).filter((cut) => cut.kind !== "queued");
  const full = decisions.length >= JOURNAL_LENGTH;
  const oldest = Math.min(...decisions.map((one) => Date.parse(one.at)));
  return {
    dry,
    count: cuts.length,
    seconds: lengthOf(cuts),
    avoided: avoided(told, from),
    loads: sums(cuts, ids).toSorted((left, right) => right.seconds - left.seconds),
    days: edges.slice(0, -1).map((start, index) => dayOf(cuts, start, edges[index + 1] ?? now)),
    since: full && oldest > from ? oldest : null,
  };
}

const lengthOf = (spans: readonly { readonly start: number; readonly end: number }[]): number =>
  spans.reduce((sum, one) => sum + one.end - one.start, 0) / 1000;

function dayOf(cuts: readonly Cut[], start: number, end: number): Day {
  const parts = cuts.filter((cut) => cut.start < end && cut.end > start).map((cut) => ({ start: Math.max(start, cut.start), end: Math.min(end, cut.end) }));
  return { start, count: cuts.filter((cut) => cut.start >= start && cut.start < end).length, seconds: lengthOf(parts) };
}

/** Cuts made while the meter was counting the seconds; those of one moment are one. */
function avoided(decisions: readonly Decision[], from: number): number {
  const moments = decisions.filter((one) => one.code.startsWith("shed_") && typeof one.figures["seconds_to_cut"] === "number" && Date.parse(one.at) >= from);
  return new Set(moments.map((one) => one.at)).size;
}

/** What a column says: minutes, or hours where some day has many; short enough for a phone. */
export function columnText(seconds: number, most: number, format: Format): string {
  if (!seconds) return "";
  return most < 2 * 3600 ? format.quantity(Math.max(1, Math.round(seconds / 60)), "min", 0, 0) : format.quantity(Math.max(0.1, seconds / 3600), "h", 1);
}
