/** A day of the meter: its curve, its holes, its tariff periods and its totals, from what the recorder answers. */

import { costIds } from "../cost";
import type { Hass } from "../ha";
import { drawnIds, sumOf } from "../meter/today";
import { stateOf, type Meter } from "../registry";
import { changes, curve, rowsOf, type Segment } from "../statistics";
import { missing, numberOf } from "../units";
import { dayStart, HOUR, MINUTE, sameClock } from "../zone";

/** A stretch of time in one tariff period; `state` is the entity's own word for it. */
export interface Band {
  readonly start: number;
  readonly end: number;
  readonly state: string;
}

export interface PeriodTotal {
  readonly name: string;
  readonly kwh: number;
}

export interface Day {
  readonly start: number;
  readonly end: number;
  /** Up to when there can be data: now, or the day's end. */
  readonly until: number;
  /** Powers in VA. */
  readonly curve: readonly Segment[];
  readonly injected: readonly Segment[];
  /** The day before, moved onto this day's clock. */
  readonly before: readonly Segment[];
  readonly bands: readonly Band[];
  readonly kwh: number | null;
  readonly injectedKwh: number | null;
  readonly cost: number | null;
  readonly totals: readonly PeriodTotal[];
}

interface HistoryState {
  readonly s: string;
  readonly lu: number;
}

/** Asks for everything the card shows of the day that starts `shift` days from today's midnight. */
export async function loadDay(hass: Hass, meter: Meter, zone: string, shift: number, now: number): Promise<Day> {
  const start = dayStart(now, zone, shift);
  const end = dayStart(now, zone, shift + 1);
  const until = Math.min(end, now);
  const power = meter.ids.get("sensor/apparent_power");
  const back = meter.ids.get("sensor/apparent_power_injected");
  const eve = dayStart(now, zone, shift - 1);
  const [curves, yesterday, bands, energy] = await Promise.all([
    powers(hass, [power, back], start, end),
    powers(hass, [power], eve, start),
    bandsOf(hass, meter.ids.get("sensor/tariff_period"), start, until),
    energyOf(hass, meter, start, until),
  ]);
  return {
    start,
    end,
    until,
    curve: curves(power),
    injected: curves(back).filter((segment) => segment.max > 0),
    before: yesterday(power).map((segment) => moved(segment, eve, start, end, zone)),
    bands,
    ...energy,
  };
}

async function powers(
  hass: Hass,
  wanted: readonly (string | undefined)[],
  from: number,
  to: number,
): Promise<(id: string | undefined) => Segment[]> {
  const ids = wanted.filter((id) => id !== undefined);
  const [fine, hourly] = await Promise.all([
    rowsOf(hass, ids, from, to, "5minute", ["mean", "max"]),
    rowsOf(hass, ids, from, to, "hour", ["mean", "max"]),
  ]);
  return (id) => {
    if (id === undefined) return [];
    const unit = hass.states[id]?.attributes["unit_of_measurement"];
    const factor = unit === "kVA" ? 1000 : 1;
    return curve(fine[id], hourly[id]).map((one) => ({ ...one, mean: one.mean * factor, max: one.max * factor }));
  };
}

function moved(segment: Segment, eve: number, start: number, end: number, zone: string): Segment {
  const plain = start - eve === end - start;
  const by = plain ? start - eve : sameClock(segment.start, start, zone) - segment.start;
  return { ...segment, start: segment.start + by, end: segment.end + by };
}

async function bandsOf(hass: Hass, id: string | undefined, from: number, to: number): Promise<Band[]> {
  if (!id || to <= from) return [];
  const answer = await hass.callWS<Record<string, HistoryState[] | undefined>>({
    type: "history/history_during_period",
    start_time: new Date(from).toISOString(),
    end_time: new Date(to).toISOString(),
    entity_ids: [id],
    minimal_response: true,
    no_attributes: true,
    significant_changes_only: false,
  });
  return bands(answer[id] ?? [], from, to);
}

/** The stretches between changes; a stretch without a known period is left out. */
export function bands(states: readonly HistoryState[], from: number, to: number): Band[] {
  const all: Band[] = [];
  states.forEach((state, index) => {
    const start = Math.max(from, state.lu * 1000);
    const end = Math.min(to, (states[index + 1]?.lu ?? Infinity) * 1000);
    if (end <= start || missing(state.s)) return;
    const last = all.at(-1);
    if (last && last.state === state.s && last.end === start) all[all.length - 1] = { ...last, end };
    else all.push({ start, end, state: state.s });
  });
  return all;
}

async function energyOf(
  hass: Hass,
  meter: Meter,
  from: number,
  to: number,
): Promise<Pick<Day, "kwh" | "injectedKwh" | "cost" | "totals">> {
  const total = meter.ids.get("sensor/energy_total");
  const back = meter.ids.get("sensor/energy_injected");
  const indexes = [...meter.ids].filter(([key]) => /^sensor\/index_(easf|base|hc|ejp|bbr)/.test(key)).map(([, id]) => id);
  const costs = await costIds(hass, new Set(drawnIds(meter)));
  const all = await changes(hass, [total, back, ...indexes, ...costs].filter((id) => id !== undefined), from, to);
  const named = indexes.map((id) => ({ name: nameOf(hass, id), kwh: all.get(id) ?? 0 }));
  const used = named.filter((one) => one.kwh >= 0.005).sort((left, right) => right.kwh - left.kwh);
  // With one index for everything there is nothing to break down.
  const totals = indexes.length > 1 ? used : [];
  return {
    kwh: (total ? all.get(total) : null) ?? (used.length ? used.reduce((sum, one) => sum + one.kwh, 0) : null),
    injectedKwh: (back ? all.get(back) : null) ?? null,
    cost: sumOf(costs, all),
    totals,
  };
}

/** The entity's own name, without its device's; that it is an index is only said while its period is not known. */
function nameOf(hass: Hass, id: string): string {
  const state = hass.states[id];
  const name = state && hass.formatEntityName?.(state, { type: "entity" });
  const whole = name || hass.entities[id]?.name || String(state?.attributes["friendly_name"] ?? id);
  return whole.replace(/^index (?!\d+$)/i, "");
}

/** The subscribed power in VA, with the same fallback as the live meter's. */
export function contractVa(hass: Hass, meter: Meter): number | null {
  const number = (key: string): number | null => numberOf(stateOf(hass, meter, `sensor/${key}`));
  const power = number("apparent_power");
  const left = number("power_available");
  return number("subscribed_power") ?? number("cutoff_power") ?? (power !== null && left !== null ? power + left : null);
}

/** The interval with the highest power; `live` is what was seen since the recorder's newest row. */
export function peakOf(day: Day, live?: Segment): Segment | undefined {
  const all = live ? [...day.curve, live] : day.curve;
  return all.reduce<Segment | undefined>((best, one) => (!best || one.max > best.max ? one : best), undefined);
}

/** Where the recorder's rows end: what was seen before is in them. */
export const newestEnd = (day: Day): number => day.curve.at(-1)?.end ?? day.start;

/** Milliseconds without any data between midnight and `until`; the interval under way is not late yet. */
export function missingMs(day: Day): number {
  const known = day.curve.reduce((sum, one) => sum + Math.min(one.end, day.until) - one.start, 0);
  const newest = day.curve.at(-1);
  const last = newest?.end ?? day.start;
  const grace = newest ? newest.end - newest.start + 10 * MINUTE : 0;
  const until = day.until - last < grace ? Math.min(last, day.until) : day.until;
  return Math.max(0, until - day.start - known);
}

/** Are there only hours left, the five-minute rows being purged? */
export const hourlyOnly = (day: Day): boolean => day.curve.length > 0 && day.curve.every((one) => one.end - one.start >= HOUR);

export interface HourRow {
  readonly start: number;
  readonly end: number;
  readonly mean: number | null;
  readonly max: number | null;
  /** The period in force for the longest part of the hour. */
  readonly period: string | null;
}

/** The day as a table: one row an hour up to now, holes as rows without values. */
export function hours(day: Day): HourRow[] {
  const rows: HourRow[] = [];
  for (let start = day.start; start < day.until; start += HOUR) {
    const end = Math.min(start + HOUR, day.end);
    const inside = day.curve.filter((one) => one.start >= start && one.start < end);
    const length = inside.reduce((sum, one) => sum + one.end - one.start, 0);
    const area = inside.reduce((sum, one) => sum + one.mean * (one.end - one.start), 0);
    const share = (band: Band): number => Math.min(end, band.end) - Math.max(start, band.start);
    const band = day.bands.filter((one) => share(one) > 0).sort((left, right) => share(right) - share(left))[0];
    const max = inside.length ? Math.max(...inside.map((one) => one.max)) : null;
    rows.push({ start, end, mean: length ? area / length : null, max, period: band?.state ?? null });
  }
  return rows;
}

/** How a tariff period is tinted: off-peak hours, and Tempo's or EJP's dear days. */
export function kindOf(state: string): "off" | "dear" | "peak" | "flat" {
  const words = state.toLowerCase();
  if (/off_?peak|creuse|(^|_)hc/.test(words)) return "off";
  if (/red|rouge|mobile|(^|_)pm$/.test(words)) return "dear";
  return /peak|pleine|(^|_)hp/.test(words) ? "peak" : "flat";
}
