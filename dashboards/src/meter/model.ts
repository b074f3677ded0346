/** What the live meter shows, worked out from states alone. */

import type { EntityState, Hass } from "../ha";
import { stateOf, type Meter } from "../registry";
import { endless, secondsToCut } from "../trip";
import { instantOf, missing, numberOf, wordOf } from "../units";

export type Link = "live" | "starting" | "silent" | "garbled" | "down";
/** cutting: over what can be drawn for ever; above: over the contract, yet for ever; untold: no limit is known. */
export type Outlook = "holds" | "above" | "cutting" | "open" | "untold";
export type Colour = "blue" | "white" | "red";

export interface Phase {
  readonly number: number;
  readonly powerVa: number | null;
  readonly voltageV: number | null;
  readonly entity: string | undefined;
}

export interface View {
  readonly link: Link;
  /** When the link came into this state, or the last frame was heard, in milliseconds. */
  readonly since: number | null;
  readonly lastFrame: number | null;
  /** When anything was last written. */
  readonly lastNews: number;
  readonly quality: number | null;
  readonly powerVa: number | null;
  readonly currentA: number | null;
  readonly voltageV: number | null;
  readonly injectedVa: number | null;
  readonly subscribedVa: number | null;
  /** The power the meter measures an overload against: its cut-off setting, else the contract. */
  readonly cutoffVa: number | null;
  readonly phases: readonly Phase[];
  /** Fill of the meter's cut-off filter, 0 to 1; null for a meter without a breaker of its own. */
  readonly level: number | null;
  readonly outlook: Outlook;
  /** Why the breaker is open, or closed; meters in historique mode do not tell. */
  readonly breaker: EntityState | undefined;
  /** Seconds before the breaker opens at this power, when the state was written; null when never or not known. */
  readonly secondsToCut: number | null;
  /** How much must be switched off, in VA, for the breaker to hold. */
  readonly excessVa: number;
  readonly period: EntityState | undefined;
  readonly nextPeriod: EntityState | undefined;
  readonly nextChange: number | null;
  readonly contract: EntityState | undefined;
  readonly today: Colour | null | undefined;
  readonly tomorrow: Colour | null | undefined;
  readonly peak: "now" | "announced" | null;
}

const LINKS: Readonly<Record<string, Link>> = {
  live: "live",
  connecting: "starting",
  listening: "starting",
  silent: "silent",
  garbled: "garbled",
  down: "down",
};

const COLOURS: Readonly<Record<string, Colour>> = {
  blue: "blue", bleu: "blue", white: "white", blanc: "white", red: "red", rouge: "red",
};

/** Everything the card shows of this meter. */
export function viewOf(hass: Hass, meter: Meter): View {
  const state = (key: string): EntityState | undefined => stateOf(hass, meter, `sensor/${key}`);
  const number = (key: string): number | null => numberOf(state(key));
  const powerVa = number("apparent_power");
  const subscribedVa = number("subscribed_power") ?? number("cutoff_power") ?? contractFrom(powerVa, number("power_available"));
  const cutoffVa = number("cutoff_power") ?? subscribedVa;
  const percent = number("overload_level");
  const level = percent === null ? null : percent / 100;
  const phases = phasesOf(hass, meter);
  const load = loadOf(powerVa, cutoffVa, phases);
  const breaker = state("breaker");
  const open = !["closed", "unknown", null].includes(wordOf(breaker));
  const outlook = outlookOf(load, subscribedVa, cutoffVa, level, open, powerVa);
  const computed = load && level !== null ? secondsToCut(load.powerVa, load.limitVa, level) : Infinity;
  const told = number("time_to_cut") ?? (Number.isFinite(computed) ? computed : null);
  return {
    ...linkOf(state("link_state"), stateOf(hass, meter, "binary_sensor/connected"), state("apparent_power")),
    lastFrame: instantOf(state("last_frame")),
    lastNews: newest(hass, meter),
    quality: number("line_quality"),
    powerVa,
    currentA: number("current"),
    voltageV: number("voltage") ?? number("voltage_mean"),
    injectedVa: number("apparent_power_injected"),
    subscribedVa,
    cutoffVa,
    phases,
    level,
    outlook,
    breaker,
    secondsToCut: outlook === "cutting" ? told : null,
    excessVa: load ? Math.max(0, load.powerVa - endless(load.limitVa)) : 0,
    period: state("tariff_period"),
    nextPeriod: state("next_tariff_period"),
    nextChange: instantOf(state("next_tariff_change")),
    contract: state("contract"),
    today: colourOf(state("colour_today")),
    tomorrow: colourOf(state("colour_tomorrow")),
    peak: peakOf(hass, meter),
  };
}

/** All entities the view reads, so that a card redraws for them and for nothing else. */
export function watched(meter: Meter): string[] {
  return [...meter.ids].filter(([key]) => !key.startsWith("sensor/index_")).map(([, id]) => id);
}

function newest(hass: Hass, meter: Meter): number {
  return Math.max(...[...meter.ids.values()].map((id) => Date.parse(hass.states[id]?.last_updated ?? "") || 0));
}

/** A meter whose contract entity is switched off still says what is left of it. */
function contractFrom(powerVa: number | null, availableVa: number | null): number | null {
  return powerVa !== null && availableVa !== null ? powerVa + availableVa : null;
}

function phasesOf(hass: Hass, meter: Meter): Phase[] {
  const keyed = [1, 2, 3].map((number) => {
    const power = `sensor/apparent_power_${number}`;
    const current = `sensor/current_${number}`;
    const amperes = numberOf(stateOf(hass, meter, current));
    // In historique mode a phase is only told as a current; the contract counts 200 V (Enedis-NOI-CPT_54E § 6.2).
    const fromCurrent = amperes === null ? null : amperes * 200;
    const powerVa = numberOf(stateOf(hass, meter, power)) ?? fromCurrent;
    const voltageV = numberOf(stateOf(hass, meter, `sensor/voltage_${number}`));
    return { number, powerVa, voltageV, entity: meter.ids.get(power) ?? meter.ids.get(current) };
  });
  return keyed.some((phase) => phase.number > 1 && phase.entity !== undefined) ? keyed : [];
}

interface Load {
  readonly powerVa: number;
  readonly limitVa: number;
}

/** What the breaker weighs: the total, or the most loaded phase against its third. */
function loadOf(powerVa: number | null, limitVa: number | null, phases: readonly Phase[]): Load | null {
  if (limitVa === null || limitVa <= 0) return null;
  const known = phases.map((phase) => phase.powerVa).filter((value) => value !== null);
  if (known.length) return { powerVa: Math.max(...known), limitVa: limitVa / 3 };
  return powerVa === null ? null : { powerVa, limitVa };
}

function outlookOf(
  load: Load | null,
  subscribedVa: number | null,
  cutoffVa: number | null,
  level: number | null,
  open: boolean,
  powerVa: number | null,
): Outlook {
  if (open) return "open";
  if (!load || subscribedVa === null || cutoffVa === null) return "untold";
  const contract = (load.limitVa * subscribedVa) / cutoffVa;
  if (load.powerVa > endless(load.limitVa) && level !== null) return "cutting";
  return load.powerVa > contract || (powerVa ?? 0) > subscribedVa ? "above" : "holds";
}

function linkOf(
  link: EntityState | undefined,
  connected: EntityState | undefined,
  power: EntityState | undefined,
): { link: Link; since: number | null } {
  const told = LINKS[wordOf(link) ?? ""];
  if (link && told) return { link: told, since: Date.parse(link.last_changed) };
  if (connected && wordOf(connected) === "off") return { link: "silent", since: Date.parse(connected.last_changed) };
  if (power && !missing(power.state)) return { link: "live", since: Date.parse(power.last_changed) };
  return { link: "down", since: power ? Date.parse(power.last_changed) : null };
}

/** undefined: this contract has no colours; null: not announced yet. */
function colourOf(state: EntityState | undefined): Colour | null | undefined {
  return state ? (COLOURS[wordOf(state) ?? ""] ?? null) : undefined;
}

function peakOf(hass: Hass, meter: Meter): "now" | "announced" | null {
  if (stateOf(hass, meter, "binary_sensor/mobile_peak")?.state === "on") return "now";
  return stateOf(hass, meter, "binary_sensor/mobile_peak_announced")?.state === "on" ? "announced" : null;
}
