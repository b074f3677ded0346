/** Which intervals a span is shown in, and the bars that come of an answer. */

import type { Format } from "../format";
import { wallOf } from "../zone";
import type { Bars, Stack } from "./bars";
import { inOrder, lookOf, lookOfQuantity, type Palette } from "./colours";
import type { Amount, Compare, Grain, Known, PeriodAnswer, Quantity, Used } from "./data";
import type { Span } from "./selection";
import { amount, named, unitOf, type Dates, type PastTexts } from "./words";

const DAY = 86_400_000;

/** The grains in which a span can be shown: neither one bar nor a thousand. */
export function grainsFor(span: Span, known: Pick<Known, "step">): readonly Grain[] {
  const days = (span.end - span.start) / DAY;
  const daily = known.step === "day" || known.step === "gas_day" || known.step === "meter_day";
  const all: [Grain, boolean][] = [
    ["year", days > 370],
    ["month", days > 45],
    ["day", days > 1.5 && days < 400],
    ["hour", days < 10 && (!daily || days < 3)],
    ["half_hour", days < 3.2 && known.step === "30min"],
  ];
  return all.filter(([, fits]) => fits).map(([grain]) => grain);
}

/** The grain a span is shown in when nobody chose one. */
export function usualGrain(span: Span, grains: readonly Grain[]): Grain {
  const days = (span.end - span.start) / DAY;
  const wanted: Grain = days > 1500 ? "year" : days > 63 ? "month" : days > 2.5 ? "day" : "hour";
  return grains.includes(wanted) ? wanted : (grains[0] ?? "day");
}

/** What stands under each bar. */
export function labelsOf({ edges, grain }: Pick<Used, "edges" | "grain">, dates: Dates, format: Format): string[] {
  const starts = edges.slice(0, -1);
  const long = starts.length > 12;
  return starts.map((start) => {
    const wall = wallOf(start, dates.zone);
    if (grain === "year") return String(wall.year);
    if (grain === "month") return long && wall.month === 1 ? String(wall.year) : dates.shortMonth(start);
    if (grain === "day") return starts.length > 8 ? (starts.length > 31 ? dates.dayMonth(start) : String(wall.day)) : dates.dayMonth(start);
    return wall.hour === 0 && wall.minute === 0 && starts.length > 50 ? dates.dayMonth(start) : grain === "half_hour" ? format.time(start) : format.hour(start);
  });
}

export interface Shown {
  readonly answer: PeriodAnswer;
  readonly exported: PeriodAnswer | undefined;
  readonly quantity: Quantity;
  readonly compare: Compare;
  readonly say: PastTexts;
  readonly format: Format;
  readonly dates: Dates;
}

const kilo = (value: Amount | undefined, sign = 1): Amount => (value === null || value === undefined ? null : (sign * value) / 1000);

/** Tariff periods where they are known, and what belongs to none of them. */
function stacksOf({ answer, quantity, say }: Shown, palette: Palette): Stack[] {
  const periods = inOrder(answer.periods).filter(({ values }) => values.some((value) => value !== null && value > 0));
  if (periods.length === 0)
    return [{ name: quantity, stack: "now", look: lookOfQuantity(quantity, palette), values: answer.values.map((value) => kilo(value)) }];
  const rest = answer.values.map((value, index) => {
    if (value === null) return null;
    const told = periods.reduce((sum, one) => sum + (one.values[index] ?? 0), 0);
    return value - told > 0.5 ? (value - told) / 1000 : null;
  });
  const stacks = periods.map(({ period, values }) => ({
    name: named(say, "tariff", period, "tariff_unknown"), stack: "now", look: lookOf(period, palette), values: values.map((value) => kilo(value)),
  }));
  return rest.some((value) => value !== null) ? [...stacks, { name: say("tariff_none"), stack: "now", look: lookOf("", palette), values: rest }] : stacks;
}

/** After how long a provider has told: GRDF takes some days. */
const lateOf = (quantity: Quantity): number => (quantity.startsWith("gas") ? 5 * DAY : DAY);

/** Share of a span that is missing where so much of it is known. What is yet to come, or to be told, is no hole. */
export function missingOf({ start, end }: Span, known: number, quantity: Quantity, now = Date.now()): number {
  const due = Math.min(1, (now - lateOf(quantity) - start) / (end - start));
  return due <= 0 ? 0 : Math.max(0, 1 - known / due);
}

/** Share of an interval that is missing. */
export const lackOf = ({ edges, known }: Pick<Used, "edges" | "known">, index: number, quantity: Quantity, now = Date.now()): number =>
  missingOf({ start: edges[index] ?? 0, end: edges[index + 1] ?? 0 }, known[index] ?? 0, quantity, now);

/** Everything the chart shows. */
export function barsOf(shown: Shown, palette: Palette): Bars {
  const { answer, exported, quantity, dates, format } = shown;
  const before = answer.before;
  const stacks = stacksOf(shown, palette);
  if (exported && exported.values.some((value) => value))
    stacks.push({ name: "export", stack: "now", look: lookOfQuantity("export", palette), values: exported.values.map((value) => kilo(value, -1)) });
  if (before)
    stacks.unshift({ name: "before", stack: "before", ghost: true, look: lookOfQuantity(quantity, palette), values: answer.values.map((_, index) => kilo(before.values[index])) });
  const unit = unitOf(quantity);
  return {
    labels: labelsOf(answer, dates, format),
    stacks,
    holes: answer.known.map((_, index) => lackOf(answer, index, quantity)),
    laid: answer.laid,
    axis: (value) => (value === 0 ? "0" : format.quantity(Math.abs(value), unit, Math.abs(value) < 1 ? 1 : 0, 0)),
    tip: (index) => tipOf(shown, index),
  };
}

/** What is told of one interval. */
export function tipOf({ answer, exported, quantity, say, format, dates }: Shown, index: number): string[] {
  const [start, end] = [answer.edges[index] ?? 0, answer.edges[index + 1] ?? 0];
  const value = answer.values[index] ?? null;
  const known = 1 - lackOf(answer, index, quantity);
  const cost = answer.cost?.[index];
  const before = answer.before;
  const lines = [dates.interval(answer.grain, start, end)];
  if (value === null) lines.push(say("unknown"));
  else lines.push([`${known < 0.995 ? "≥\u00a0" : ""}${amount(format, quantity, value)}`, cost == null ? "" : format.money(cost, "EUR")].filter(Boolean).join(" · "));
  if (value !== null && known < 0.995) lines.push(say("known_share", { share: format.percent(Math.floor(100 * known)) }));
  if (answer.laid[index]) lines.push(say("laid_tip"));
  for (const one of inOrder(answer.periods)) {
    const part = one.values[index];
    if (part) lines.push(`${named(say, "tariff", one.period, "tariff_unknown")}\u00a0: ${amount(format, quantity, part)}`);
  }
  const back = exported?.values[index];
  if (back) lines.push(`${say("quantity_export")}\u00a0: ${amount(format, "export", back)}`);
  if (before && before.edges[index] !== undefined && index < before.values.length)
    lines.push(`${dates.interval(before.grain, before.edges[index] ?? 0, before.edges[index + 1] ?? 0)}\u00a0: ${amount(format, quantity, before.values[index])}`);
  return lines;
}

/** By how much this span is above the one it is compared with; null where one of both is not whole. */
export function risen(answer: PeriodAnswer): number | null {
  const [now, then] = [answer.total, answer.before?.total];
  if (!then || now.value === null || !then.value || now.known < 0.98 || then.known < 0.98) return null;
  return now.value / then.value - 1;
}

/** Energy and cost of each period over the whole span. */
export function sumsOf(answer: Used): { readonly period: string; readonly value: number; readonly cost: Amount }[] {
  const sum = (values: readonly Amount[]): number => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  return inOrder(answer.periods)
    .map(({ period, values, cost }) => ({ period, value: sum(values), cost: cost?.some((one) => one !== null) ? sum(cost) : null }))
    .filter(({ value }) => value > 0);
}

