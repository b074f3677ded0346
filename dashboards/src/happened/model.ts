/** What the shedder did on a day, out of its decisions: a stretch for each cut, with its reasons. */

import type { Decision, Journal, Reason } from "../home/data";
import type { Segment } from "../statistics";
import { MINUTE } from "../zone";

/** cut: off; lowered: turned down; queued: kept from starting. */
export type CutKind = "cut" | "lowered" | "queued";

export interface Cut {
  readonly load: string;
  readonly kind: CutKind;
  readonly start: number;
  readonly end: number;
  /** Unknown when it began before what is looked at. */
  readonly why: Reason | null;
  /** Why it ended; null while it goes on. */
  readonly back: Reason | null;
  readonly dry: boolean;
}

const BEGINS: Readonly<Record<string, CutKind>> = {
  shed_overload: "cut", shed_blind: "cut", shed_swap: "cut", shed_rotation: "cut", shed_asked: "cut",
  lowered: "lowered", start_refused: "queued",
};
const ENDS: ReadonlySet<string> = new Set([
  "restored", "restored_swap", "restored_rotation", "restored_disarmed", "started", "raised", "manual_taken",
]);

/** The cuts between two instants, each load's one after the other. What still goes on ends at `until`. */
export function cutsIn(decisions: readonly Decision[], from: number, until: number): Cut[] {
  const all: Cut[] = [];
  const open = new Map<string, Cut>();
  const close = (cut: Cut, end: number, back: Reason | null): void => {
    open.delete(cut.load);
    const [start, stop] = [Math.max(from, cut.start), Math.min(end, until)];
    if (stop > from && start < until) all.push({ ...cut, start, end: stop, back });
  };
  for (const decision of decisions.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at))) {
    const { load, code, dry_run: dry } = decision;
    if (load === null) continue;
    const at = Date.parse(decision.at);
    const current = open.get(load);
    const kind = BEGINS[code];
    if (kind) {
      // Said again while it goes on: the first reason stands, unless more is done than before.
      if (current?.kind === kind) continue;
      if (current) close(current, at, null);
      open.set(load, { load, kind, start: at, end: at, why: decision, back: null, dry });
    } else if (ENDS.has(code)) {
      const begun = current ?? before(decision, at, from, all);
      if (begun) close(begun, at, decision);
    }
  }
  for (const cut of [...open.values()]) close(cut, until, null);
  return all.toSorted((left, right) => left.start - right.start);
}

/** A cut of which only the end is told: it began before, as long ago as the end says. */
function before(decision: Decision, at: number, from: number, known: readonly Cut[]): Cut | undefined {
  const { load, code } = decision;
  if (load === null || code === "manual_taken" || known.some((cut) => cut.load === load)) return undefined;
  const off = decision.figures["off_for"];
  const start = typeof off === "number" ? at - off * 1000 : from;
  return { load, kind: code === "raised" ? "lowered" : "cut", start, end: at, why: null, back: null, dry: decision.dry_run };
}

export interface Sum {
  readonly load: string;
  readonly count: number;
  readonly seconds: number;
  readonly longest: number;
  readonly cuts: readonly Cut[];
}

/** Cuts by load, in the order of `ids`; loads that are gone come last. */
export function sums(cuts: readonly Cut[], ids: readonly string[]): Sum[] {
  const loads = [...new Set([...ids, ...cuts.map((cut) => cut.load)])];
  return loads
    .map((load) => {
      const own = cuts.filter((cut) => cut.load === load);
      const lengths = own.map((cut) => (cut.end - cut.start) / 1000);
      return { load, count: own.length, seconds: lengths.reduce((sum, one) => sum + one, 0), longest: Math.max(0, ...lengths), cuts: own };
    })
    .filter((sum) => sum.count > 0);
}

/** How many cuts there were, and for how long all of them together, as the ladder counts: waiting to start is none. */
export function switched(cuts: readonly Cut[]): Pick<Sum, "count" | "seconds"> {
  const own = cuts.filter(({ kind }) => kind !== "queued");
  return { count: own.length, seconds: own.reduce((sum, cut) => sum + (cut.end - cut.start) / 1000, 0) };
}

/** The stretches in which at least one load was cut. */
export function union(cuts: readonly { readonly start: number; readonly end: number }[]): { readonly start: number; readonly end: number }[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of cuts.toSorted((left, right) => left.start - right.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

const STEP = 3 * MINUTE;
/** A steady power is not written again: for so long it is no silence. */
const STEADY = 15 * MINUTE;

/** The power as a curve of three-minute steps. A value holds until the next one, not over a silence. */
export function curveOf(power: Journal["power"], from: number, until: number): Segment[] {
  const gaps = power.slice(1).map(([at], index) => at - (power[index]?.[0] ?? at));
  const usual = gaps.toSorted((left, right) => left - right)[Math.floor(gaps.length / 2)] ?? STEP;
  const hold = Math.max(STEADY, 3 * usual);
  const bins = new Map<number, { start: number; end: number; area: number; span: number; max: number }>();
  power.forEach(([at, va], index) => {
    const end = Math.min(power[index + 1]?.[0] ?? Infinity, at + hold, until);
    for (let start = Math.max(at, from); start < end; ) {
      const key = Math.floor((start - from) / STEP);
      const stop = Math.min(end, from + (key + 1) * STEP);
      const bin = bins.get(key) ?? { start, end: stop, area: 0, span: 0, max: -Infinity };
      bins.set(key, { ...bin, end: stop, area: bin.area + va * (stop - start), span: bin.span + stop - start, max: Math.max(bin.max, va) });
      start = stop;
    }
  });
  return [...bins.values()].map(({ start, end, area, span, max }) => ({ start, end, mean: area / span, max }));
}

/** The cut nearest to an instant. */
export function nearest(cuts: readonly Cut[], instant: number): Cut | undefined {
  const away = (cut: Cut): number => Math.max(cut.start - instant, instant - cut.end, 0);
  return cuts.toSorted((left, right) => away(left) - away(right))[0];
}
