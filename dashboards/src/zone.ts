/** Days and clock times in the time zone a person lives in: a day has 23, 24 or 25 hours. */

import type { Hass } from "./ha";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone Home Assistant shows times in: the server's or the browser's, as the person chose. */
export function zoneOf(hass: Hass): string {
  return hass.locale.time_zone === "server"
    ? hass.config.time_zone
    : Intl.DateTimeFormat().resolvedOptions().timeZone || hass.config.time_zone;
}

export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** What a clock and a calendar show at an instant. */
export function wallOf(instant: number, zone: string): Wall {
  let format = formats.get(zone);
  if (!format) {
    const options = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
    format = new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone, hourCycle: "h23", calendar: "gregory" });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return part as unknown as Wall;
}

/** The first instant at which a clock shows this; hours may run over (24 is the next midnight). */
export function instantAt(year: number, month: number, day: number, hour: number, zone: string): number {
  const naive = Date.UTC(year, month - 1, day, hour);
  const offset = (instant: number): number => {
    const wall = wallOf(instant, zone);
    return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute) - Math.floor(instant / MINUTE) * MINUTE;
  };
  const guess = naive - offset(naive);
  return naive - offset(Math.min(guess, naive - offset(guess)));
}

/** Midnight of the day that holds the instant, shifted by whole days. */
export function dayStart(instant: number, zone: string, shift = 0): number {
  const wall = wallOf(instant, zone);
  return instantAt(wall.year, wall.month, wall.day + shift, 0, zone);
}

/** The instants of a day at which its clock shows 0, `step`, 2 `step` … up to the next midnight. */
export function clockTicks(start: number, zone: string, step: number): number[] {
  const wall = wallOf(start, zone);
  const ticks = [];
  for (let hour = 0; hour <= 24; hour += step) ticks.push(instantAt(wall.year, wall.month, wall.day, hour, zone));
  return ticks;
}

/** The instant of another day whose clock shows the same time. */
export function sameClock(instant: number, day: number, zone: string): number {
  const wall = wallOf(instant, zone);
  const on = wallOf(day, zone);
  return instantAt(on.year, on.month, on.day, wall.hour, zone) + wall.minute * MINUTE;
}

/** The date on a calendar at an instant, as `2026-11-21`. */
export function dateAt(instant: number, zone: string): string {
  const { year, month, day } = wallOf(instant, zone);
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}
