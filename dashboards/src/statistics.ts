/** What the recorder keeps: power curves and energy of a day. */

import type { Hass } from "./ha";
import { HOUR } from "./zone";

/** One interval as the recorder gives it; instants in milliseconds. */
export interface Row {
  readonly start: number;
  readonly end: number;
  readonly mean?: number | null;
  readonly max?: number | null;
  readonly change?: number | null;
}

export type Rows = Readonly<Record<string, readonly Row[] | undefined>>;
export type Period = "5minute" | "hour";

/** An interval of a power curve, in the unit of its entity. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly mean: number;
  readonly max: number;
}

/** Asks the recorder for the rows of some statistics. Energy comes in kWh. */
export function rowsOf(
  hass: Hass,
  ids: readonly string[],
  from: number,
  to: number,
  period: Period,
  types: readonly ("mean" | "max" | "change")[],
): Promise<Rows> {
  if (ids.length === 0) return Promise.resolve({});
  return hass.callWS<Rows>({
    type: "recorder/statistics_during_period",
    start_time: new Date(from).toISOString(),
    end_time: new Date(to).toISOString(),
    statistic_ids: ids,
    period,
    types,
    units: { energy: "kWh" },
  });
}

/** The curve in five-minute steps, in hours where those are gone (the recorder purges them). Holes stay holes. */
export function curve(fine: readonly Row[] = [], hourly: readonly Row[] = []): Segment[] {
  const covered = new Set(fine.filter(hasMean).map((row) => Math.floor(row.start / HOUR)));
  const rest = hourly.filter((row) => hasMean(row) && !covered.has(Math.floor(row.start / HOUR)));
  return [...fine.filter(hasMean), ...rest]
    .map((row) => ({ start: row.start, end: row.end, mean: row.mean as number, max: row.max ?? (row.mean as number) }))
    .sort((left, right) => left.start - right.start);
}

const hasMean = (row: Row): boolean => typeof row.mean === "number" && Number.isFinite(row.mean);

/** The sum of the changes: hours where they are made, five minutes for the hour under way. Null when there is none. */
export function changeOf(fine: readonly Row[] = [], hourly: readonly Row[] = []): number | null {
  const made = new Set(hourly.map((row) => Math.floor(row.start / HOUR)));
  const rest = fine.filter((row) => !made.has(Math.floor(row.start / HOUR)));
  const changes = [...hourly, ...rest].map((row) => row.change).filter((change) => typeof change === "number");
  return changes.length ? changes.reduce((sum, change) => sum + change, 0) : null;
}

/** The change of each statistic between two instants. */
export async function changes(
  hass: Hass,
  ids: readonly string[],
  from: number,
  to: number,
): Promise<ReadonlyMap<string, number | null>> {
  const [fine, hourly] = await Promise.all([
    rowsOf(hass, ids, from, to, "5minute", ["change"]),
    rowsOf(hass, ids, from, to, "hour", ["change"]),
  ]);
  return new Map(ids.map((id) => [id, changeOf(fine[id], hourly[id])]));
}
