/** Numbers out of states, in one unit whatever unit the person chose for the entity. Missing stays missing. */

import type { EntityState } from "./ha";

const FACTORS: Readonly<Record<string, number>> = {
  mVA: 1e-3, VA: 1, kVA: 1e3,
  mW: 1e-3, W: 1, kW: 1e3, MW: 1e6,
  mA: 1e-3, A: 1,
  mV: 1e-3, V: 1, kV: 1e3,
  Wh: 1e-3, kWh: 1, MWh: 1e3,
  ms: 1e-3, s: 1, min: 60, h: 3600, d: 86400,
  "%": 1,
};

/** Words of Home Assistant for "no value". */
export const missing = (text: string | undefined): boolean =>
  text === undefined || text === "" || text === "unknown" || text === "unavailable";

/** The state as a number in VA, W, A, V, kWh, s or %, or null when there is none. */
export function numberOf(state: EntityState | undefined): number | null {
  if (!state || missing(state.state)) return null;
  const value = Number(state.state);
  if (!Number.isFinite(value)) return null;
  const unit = state.attributes["unit_of_measurement"];
  return value * (typeof unit === "string" ? (FACTORS[unit] ?? 1) : 1);
}

/** The state as a word, or null when there is none. */
export function wordOf(state: EntityState | undefined): string | null {
  return !state || missing(state.state) ? null : state.state;
}

/** The state as an instant in milliseconds, or null when there is none. */
export function instantOf(state: EntityState | undefined): number | null {
  if (!state || missing(state.state)) return null;
  const value = Date.parse(state.state);
  return Number.isNaN(value) ? null : value;
}
