/**
 * What Hameau tells of the past over the WebSocket: shapes and questions.
 *
 * Energy in Wh, volume in litres, money in euros, instants in milliseconds, dates as `2026-11-21`. `null`: not known, which is
 * never zero.
 */

import type { Hass } from "../ha";

export type Amount = number | null;
export type Quantity = "import" | "export" | "gas_energy" | "gas_volume";
export type Grain = "half_hour" | "hour" | "day" | "month" | "year";
export type Compare = "none" | "previous" | "year";

export interface Known {
  readonly quantity: Quantity;
  readonly first: number;
  readonly last: number;
  readonly statistic: string;
  readonly cost_statistic: string | null;
  readonly step: string;
}

/** A point of delivery: where electricity or gas comes into a home. */
export interface Point {
  readonly point: string;
  readonly kind: "electricity" | "gas";
  readonly title: string;
  readonly entry_id: string;
  readonly zone: string;
  readonly quantities: readonly Known[];
  readonly contract: { readonly option: string; readonly subscribed_kva: number | null; readonly periods: readonly string[] } | null;
}

/** A stretch of which nothing is known, or of which only the sum is. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly value: Amount;
}

export interface Total {
  readonly value: Amount;
  readonly cost: Amount;
  /** Share of the time that is known, 0 to 1. */
  readonly known: number;
  /** The part of the cost that is paid whatever is used. */
  readonly standing?: Amount;
  /** The part of it for days of which nothing is known. */
  readonly standing_alone?: Amount;
  /** Energy without a price. */
  readonly unpriced?: Amount;
}

/** What was used in each interval: `edges` has one more than the other lists. */
export interface Used {
  readonly grain: Grain;
  readonly start: number;
  readonly end: number;
  readonly edges: readonly number[];
  readonly values: readonly Amount[];
  readonly known: readonly number[];
  /** Was the interval cut out of a day of which only the sum is known? */
  readonly laid: readonly boolean[];
  readonly cost: readonly Amount[] | null;
  readonly periods: readonly { readonly period: string; readonly values: readonly Amount[]; readonly cost: readonly Amount[] | null }[];
  readonly total: Total;
  readonly gaps: readonly Gap[];
}

export interface PeriodAnswer extends Used {
  readonly before: Used | null;
}

export interface YearToDate {
  readonly year: number;
  readonly value: Amount;
  readonly cost: Amount;
  readonly days: number;
  readonly missing: readonly { readonly start: string; readonly end: string }[];
  /** The part of the cost that is the standing charge of days of which nothing is known. */
  readonly standing_alone?: Amount;
  /** The same days of both years: what this one used (`value`), and what the newest year used on them (`of`). */
  readonly like: { readonly value: Amount; readonly cost: Amount; readonly of: Amount; readonly of_cost?: Amount; readonly days?: number } | null;
}

export interface ToDateAnswer {
  readonly date: string;
  readonly years: readonly YearToDate[];
  readonly notes: readonly string[];
}

export interface MonthsAnswer {
  readonly years: readonly number[];
  readonly months: readonly (readonly (Total | null)[])[];
}

export interface Cell {
  readonly mean: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly count: number;
}

export interface ProfileAnswer {
  readonly slots: number;
  /** Seven days from Monday, each with its slots; Wh for each slot. */
  readonly cells: readonly (readonly (Cell | null)[])[];
  readonly days_used: number;
  /** The same over all days of the week. */
  readonly all?: readonly (Cell | null)[];
}

export interface LoadAnswer {
  /** Share of the time (0 to 1), and the power (W) that is reached or exceeded for so long. */
  readonly curve: readonly (readonly [number, number])[];
  /** What runs in quiet nights: the median of their quiet powers, and between what eight nights out of ten are. */
  readonly base_w: Amount;
  readonly base_how?: { readonly low: number; readonly high: number; readonly nights: number } | null;
  readonly peak_w: Amount;
  readonly peak_at: number | null;
  readonly subscribed_va: number | null;
  readonly over: {
    readonly hours: number;
    readonly count: number;
    readonly top: readonly { readonly at: number; readonly value: number; readonly measured: string }[];
  } | null;
  readonly known: number;
}

export interface Origin {
  readonly number: number;
  /** What it is: the layout of a file, or who is asked. */
  readonly kind: string;
  /** How far it is believed. */
  readonly trust?: string;
  readonly name: string;
  readonly received: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly count: number;
}

export interface CoverageDay {
  readonly date: string;
  readonly known: number;
  readonly quality: number | null;
  readonly origins: readonly number[];
  readonly laid: boolean;
}

export interface CoverageAnswer {
  readonly year: number;
  readonly first_year?: number;
  readonly last_year?: number;
  readonly days: readonly CoverageDay[];
  readonly gaps: readonly Gap[];
  readonly origins: readonly Origin[];
}

export interface Change {
  readonly key: string;
  readonly [name: string]: string | number | boolean | null;
}

export interface Offer {
  readonly key: string;
  readonly option: string;
  readonly kva: number | null;
  readonly name?: string | null;
  readonly cost: Amount;
  readonly standing: Amount;
  readonly by_period: readonly { readonly period: string; readonly energy: Amount; readonly cost: Amount }[];
  /** Euros more than the present contract. */
  readonly difference: Amount;
  readonly changes: readonly Change[];
  readonly cannot: { readonly lack: string; readonly days: number; readonly first: string; readonly last: string } | null;
}

export interface TariffsAnswer {
  readonly start: string;
  readonly end: string;
  /** `left_out`: days that some contract cannot price, taken from all of them. */
  readonly days: { readonly of: number; readonly covered: number; readonly left_out?: number };
  readonly extrapolated: boolean;
  readonly now: number | null;
  /** Whose prices the offers have: "regulated", or null where the tables could not be read. */
  readonly prices?: string | null;
  readonly offers: readonly Offer[];
  readonly peak: { readonly va: number; readonly at: number; readonly measured: string } | null;
}

export interface FileErrorTold {
  readonly key: string;
  readonly member?: string | null;
  readonly sheet?: string | null;
  readonly row?: string | number | null;
  readonly column?: string | null;
  readonly found?: string | null;
  readonly expected?: string | null;
}

export interface Part {
  readonly point: string | null;
  readonly point_known: boolean;
  /** Its whole number is there. */
  readonly whole: boolean;
  /** The points it may be of, where it does not say which. */
  readonly choices: readonly string[];
  readonly quantity: string;
  readonly register: string;
  readonly first: number | null;
  readonly last: number | null;
  readonly step: string;
  readonly counts: { readonly new: number; readonly changed: number; readonly same: number };
  readonly gaps: readonly Gap[];
  readonly doubts: readonly { readonly kind: string; readonly count: number; readonly first: number | null }[];
  readonly chart: readonly (readonly [number, Amount])[];
}

/** What no point owns: prices of the market, colours of days. */
export interface Signal {
  readonly kind: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

export interface FilePreview {
  readonly name: string;
  readonly size: number;
  readonly layout: string | null;
  readonly error: FileErrorTold | null;
  readonly findings: readonly { readonly kind: string; readonly detail: string }[];
  readonly parts: readonly Part[];
  readonly signals: readonly Signal[];
}

export interface Preview {
  readonly preview: string;
  readonly files: readonly FilePreview[];
}

export interface Taken {
  readonly file: number;
  readonly point: string;
  readonly quantity: string;
  /** Null where it cannot be taken back. */
  readonly origin: number | null;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
}

export const tell = <T>(hass: Hass, type: string, message: Readonly<Record<string, unknown>> = {}): Promise<T> =>
  hass.callWS<T>({ type: `hameau/${type}`, ...message });

/** Several cards ask the same within a moment: they share the answer. */
const kept = new WeakMap<object, { at: number; asked: Promise<readonly Point[]> }>();
const KEPT_MS = 20_000;
/** Eight cards hear of the same change: one of them asks. */
const AFRESH_MS = 1000;

let seen: readonly Point[] = [];

/** The points as they were last told on this page; none before. */
export const lastPoints = (): readonly Point[] => seen;

/** The points there are; none where this version of Hameau knows of none. */
export function pointsOf(hass: Hass, afresh = false): Promise<readonly Point[]> {
  const key = hass.connection ?? hass.callWS;
  const known = kept.get(key);
  if (known && Date.now() - known.at < (afresh ? AFRESH_MS : KEPT_MS)) return known.asked;
  const asked = tell<{ points: readonly Point[] }>(hass, "past/points").then(({ points }) => (seen = points));
  kept.set(key, { at: Date.now(), asked });
  return asked;
}

const CHANGED = "hameau-past-changed";

/** Says to all cards of the page that histories are not what they were. */
export const changed = (): void => void window.dispatchEvent(new Event(CHANGED));

/** Calls back when histories changed; gives how to stop. */
export function onChange(told: () => void): () => void {
  window.addEventListener(CHANGED, told);
  return () => window.removeEventListener(CHANGED, told);
}
