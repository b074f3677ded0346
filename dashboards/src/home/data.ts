/** What Hameau tells of a home over the WebSocket: shapes, questions, requests. Powers in VA, instants as ISO texts. */

import type { Hass } from "../ha";
import type { Schedule } from "../week/rules";

export type Mode = "warmup" | "normal" | "amber" | "shedding" | "blind" | "disarmed";
export type Kind = "normal" | "hard" | "last_resort" | "notify";
export type LoadState = "on" | "off" | "shed" | "waiting" | "manual" | "unresponsive" | "unavailable" | "lowered";
export type Wish = "shed" | "restore" | "prefer";
export type Figures = Readonly<Record<string, number | string | null>>;

export interface Reason {
  readonly code: string;
  readonly figures: Figures;
}

export interface Load {
  readonly id: string;
  readonly name: string;
  readonly entity_id: string;
  /** 1 is switched off last. */
  readonly priority: number;
  readonly kind: Kind;
  readonly enabled: boolean;
  readonly state: LoadState;
  readonly since: string | null;
  readonly power_va: number | null;
  readonly return_va: number | null;
  readonly reason: Reason | null;
  readonly returns_at: string | null;
  readonly shed_s_today: number;
  readonly level_va?: number | null;
}

export interface HomeView {
  readonly mode: Mode;
  readonly armed: boolean;
  readonly dry_run: boolean;
  readonly profile: string;
  readonly limit_va: number | null;
  readonly power_va: number | null;
  readonly predicted_va: number | null;
  readonly seconds_to_cut: number | null;
  readonly headroom_va: number | null;
  readonly meter_period_s: number | null;
  readonly next_restore: { readonly load: string; readonly at: string } | null;
  readonly sheds_today: number;
  readonly loads: readonly Load[];
  readonly schedules?: readonly unknown[];
}

export interface Decision {
  readonly at: string;
  readonly code: string;
  readonly load: string | null;
  readonly figures: Figures;
  readonly dry_run: boolean;
}

export interface Journal {
  readonly decisions: readonly Decision[];
  /** [milliseconds, VA], oldest first. */
  readonly power: readonly (readonly [number, number])[];
  readonly limit_va: number | null;
}

export interface Home {
  readonly entry_id: string;
  readonly title: string;
}

/** The homes there are; none when this version of Hameau knows of none. */
export async function homes(hass: Hass): Promise<readonly Home[]> {
  try {
    return await hass.callWS<Home[]>({ type: "hameau/home/list" });
  } catch (error) {
    if (isError(error)) return [];
    throw error;
  }
}

export const journalOf = (hass: Hass, entry: string, start: number, end: number): Promise<Journal> =>
  hass.callWS<Journal>({ type: "hameau/home/journal", entry_id: entry, ...between(start, end) });

/** Asks for something to be done with an appliance; `seconds`: for how long. */
export const ask = (hass: Hass, entry: string, load: string, wish: Wish, seconds?: number): Promise<void> =>
  hass.callWS<void>({ type: "hameau/home/ask", entry_id: entry, load, wish, ...(seconds === undefined ? {} : { seconds }) });

/** Says which appliances matter most, the most important first. */
export const order = (hass: Hass, entry: string, ids: readonly string[]): Promise<void> =>
  hass.callWS<void>({ type: "hameau/home/order", entry_id: entry, order: ids });

export const between = (start: number, end: number): { start: string; end: string } => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});

/** What Home Assistant answers when it refuses. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly translation_domain?: string;
  readonly translation_key?: string;
  readonly translation_placeholders?: Readonly<Record<string, string>>;
}

/** A refusal, or the number the connection gives when it is lost. */
export const isError = (error: unknown): error is number | Refusal =>
  typeof error === "number" || (typeof error === "object" && error !== null && "code" in error && "message" in error);

/** Why something was refused, in the language of the page where Hameau knows it, else as Home Assistant says it. */
export async function wordsOf(hass: Hass, error: number | Refusal): Promise<string> {
  if (typeof error === "number") return "";
  const { message, translation_domain: domain, translation_key: key, translation_placeholders: filled } = error;
  if (!domain || !key) return message;
  try {
    const localize = await hass.loadBackendTranslation?.("exceptions", domain);
    return localize?.(`component.${domain}.exceptions.${key}.message`, filled) || message;
  } catch (lost) {
    if (!isError(lost)) throw lost;
    return message;
  }
}

/** What will run, and the tariff behind it. */
export interface Runs {
  readonly targets: Readonly<Record<string, readonly Run[]>>;
  readonly bands: readonly { readonly start: string; readonly end: string; readonly period: string }[];
}

export interface Run {
  readonly start: string;
  readonly end: string;
  readonly action: string;
  readonly reason: string;
  readonly schedule: string | null;
  readonly rule: string | null;
}

/** Days that are not like others. */
export interface Special {
  readonly id: string;
  readonly name?: string;
  /** First and last day, `2026-12-24`. */
  readonly start: string;
  readonly end?: string;
  readonly schedules?: readonly string[];
  readonly slots?: readonly unknown[];
}

export const schedulesOf = (hass: Hass, entry: string): Promise<readonly Schedule[]> =>
  hass.callWS<Schedule[]>({ type: "hameau/home/schedules", entry_id: entry });

/** Keeps a schedule, a new one where its id is not known; gives its id. */
export const saveSchedule = (hass: Hass, entry: string, schedule: Schedule): Promise<{ readonly id: string }> =>
  hass.callWS<{ id: string }>({ type: "hameau/home/schedule/save", entry_id: entry, schedule });

export const deleteSchedule = (hass: Hass, entry: string, id: string): Promise<void> =>
  hass.callWS<void>({ type: "hameau/home/schedule/delete", entry_id: entry, schedule: id });

export const runsOf = (hass: Hass, entry: string, start: number, end: number): Promise<Runs> =>
  hass.callWS<Runs>({ type: "hameau/home/runs", entry_id: entry, ...between(start, end) });

export const specialsOf = (hass: Hass, entry: string): Promise<readonly Special[]> =>
  hass.callWS<Special[]>({ type: "hameau/home/exceptions", entry_id: entry });

/** Keeps special days; new ones where they have no id. */
export const saveSpecial = (hass: Hass, entry: string, exception: Omit<Special, "id">): Promise<void> =>
  hass.callWS<void>({ type: "hameau/home/exception/save", entry_id: entry, exception });

export const deleteSpecial = (hass: Hass, entry: string, id: string): Promise<void> =>
  hass.callWS<void>({ type: "hameau/home/exception/delete", entry_id: entry, exception: id });
