/** The quiet facts under the rail: period, colours, energy, injection, contract. */

import type { TemplateResult } from "lit";
import type { Format } from "../format";
import type { EntityState, Hass } from "../ha";
import type { TextKey, Texts } from "../i18n";
import { icon, tempo, tempoUnknown } from "../icons";
import type { Meter } from "../registry";
import { wordOf } from "../units";
import type { Colour, View } from "./model";
import type { Totals } from "./today";

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly more?: string | undefined;
  readonly known: boolean;
  readonly sign: TemplateResult;
  /** A CSS colour for the sign's ground. */
  readonly tint: string;
  readonly entity?: string | undefined;
  /** Takes a row of its own: its words are long. */
  readonly wide?: boolean;
}

export interface Context {
  readonly hass: Hass;
  readonly meter: Meter;
  readonly view: View;
  readonly texts: Texts;
  readonly format: Format;
  readonly today: Totals | undefined;
}

/** The facts this meter has, in the order people look for them. */
export function facts(context: Context): Fact[] {
  const all = [period, colourToday, colourTomorrow, peak, energy, injected, contract];
  return all.map((fact) => fact(context)).filter((fact) => fact !== undefined);
}

const told = (hass: Hass, state: EntityState | undefined): string | null =>
  state && wordOf(state) !== null ? hass.formatEntityState(state) : null;

function period({ hass, view, texts, format }: Context): Fact | undefined {
  // One price at all hours: the contract says it already.
  if (!view.period || (view.contract && wordOf(view.period) === "base")) return undefined;
  const value = told(hass, view.period);
  const next = told(hass, view.nextPeriod);
  const at = view.nextChange;
  const soon = at !== null && at > Date.now();
  const time = at === null ? "" : at - Date.now() < 20 * 3_600_000 ? format.time(at) : format.dayTime(at);
  const more = soon ? (next ? texts("until_then", { time, period: next }) : texts("until", { time })) : undefined;
  return {
    name: texts("fact_period"),
    value: value ?? texts("unknown"),
    known: value !== null,
    more,
    wide: true,
    sign: icon("clock"),
    tint: "var(--primary-color)",
    entity: view.period.entity_id,
  };
}

function colour(
  name: string,
  of: Colour | null | undefined,
  entity: string | undefined,
  texts: Texts,
  none: TextKey,
): Fact | undefined {
  if (of === undefined) return undefined;
  return {
    name,
    value: of ? texts(`colour_${of}`) : texts(none),
    known: of !== null,
    sign: of ? tempo(of) : tempoUnknown(),
    tint: "var(--soft)",
    entity,
  };
}

const colourToday = ({ meter, view, texts }: Context): Fact | undefined =>
  colour(texts("fact_today"), view.today, meter.ids.get("sensor/colour_today"), texts, "unknown");

const colourTomorrow = ({ meter, view, texts }: Context): Fact | undefined =>
  colour(texts("fact_tomorrow"), view.tomorrow, meter.ids.get("sensor/colour_tomorrow"), texts, "not_announced");

function peak({ meter, view, texts }: Context): Fact | undefined {
  if (!view.peak) return undefined;
  const key = view.peak === "now" ? "mobile_peak" : "mobile_peak_announced";
  return {
    name: texts("fact_peak"),
    value: texts(`peak_${view.peak}`),
    known: true,
    sign: icon("peak"),
    tint: "var(--red)",
    entity: meter.ids.get(`binary_sensor/${key}`),
  };
}

function energy({ hass, meter, texts, format, today }: Context): Fact | undefined {
  const entity = meter.ids.get("sensor/energy_total");
  if (!entity) return undefined;
  const cost = today?.cost ?? null;
  return {
    name: texts("fact_energy"),
    value: today?.kwh == null ? texts(today ? "no_history" : "loading") : format.quantity(today.kwh, "kWh", 2),
    known: today?.kwh != null,
    more: cost === null ? undefined : format.money(cost, hass.config.currency ?? "EUR"),
    sign: icon("energy"),
    tint: "var(--grid)",
    entity,
  };
}

function injected({ meter, view, texts, format }: Context): Fact | undefined {
  const entity = meter.ids.get("sensor/apparent_power_injected");
  if (!entity) return undefined;
  return {
    name: texts("fact_injected"),
    value: view.injectedVa === null ? texts("unknown") : format.va(view.injectedVa),
    known: view.injectedVa !== null,
    sign: icon("injected"),
    tint: "var(--return)",
    entity,
  };
}

function contract({ hass, view, texts, format }: Context): Fact | undefined {
  if (!view.contract) return undefined;
  const value = told(hass, view.contract);
  return {
    name: texts("fact_contract"),
    value: value ?? texts("unknown"),
    known: value !== null,
    more: view.subscribedVa === null ? undefined : format.kva(view.subscribedVa),
    wide: (value ?? "").length > 16,
    sign: icon("contract"),
    tint: "var(--soft)",
    entity: view.contract.entity_id,
  };
}
