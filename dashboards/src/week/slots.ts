/** Slots of a week as a clock shows them: minutes on a ring of seven days, Monday's midnight being 0. */

import { dayStart, instantAt, MINUTE, wallOf } from "../zone";

export const DAY = 24 * 60;
export const WEEK = 7 * DAY;
export const STEP = 15;

/** From a minute of the week on, for some minutes; at most a day, and over the end of the week if need be. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** A part of a span, or of anything else, on one day: minutes of that day's clock. */
export interface Piece {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

const ring = (minute: number): number => ((minute % WEEK) + WEEK) % WEEK;

export const snapped = (minute: number, step = STEP): number => Math.round(minute / step) * step;

/** A span whose ends are on the ring and whose length is possible. */
export const spanOf = (start: number, length: number): Span => ({ start: ring(start), length: Math.min(DAY, Math.max(STEP, length)) });

/** The span from one time of a day to another; an end not later than the start is one of the next day. */
export function between(day: number, from: number, to: number): Span {
  return { start: day * DAY + from, length: to > from ? to - from : to + DAY - from };
}

export const dayOf = (span: Span): number => Math.floor(span.start / DAY);
export const startOf = (span: Span): number => span.start % DAY;
export const endOf = (span: Span): number => (span.start + span.length) % DAY;

/** The span on the days it touches, its first part first. */
export function pieces(span: Span): Piece[] {
  const all: Piece[] = [];
  for (let at = span.start; at < span.start + span.length; ) {
    const day = Math.floor(at / DAY);
    const to = Math.min(span.start + span.length, (day + 1) * DAY);
    all.push({ day: day % 7, from: at - day * DAY, to: to - day * DAY });
    at = to;
  }
  return all;
}

/** Slots that overlap or touch become one; none is longer than a day. */
export function merged(spans: readonly Span[]): Span[] {
  if (spans.length === 0) return [];
  const sorted = spans.toSorted((left, right) => left.start - right.start);
  const runs: { start: number; end: number }[] = [];
  for (const { start, length } of sorted) {
    const last = runs.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, start + length);
    else runs.push({ start, end: start + length });
  }
  // What runs over the end of the week may reach the first slots of the next one.
  for (let last = runs.at(-1), first = runs[0]; last && first && last !== first && last.end - WEEK >= first.start; first = runs[0]) {
    last.end = Math.max(last.end, first.end + WEEK);
    runs.shift();
  }
  return runs.flatMap(({ start, end }) => split(start, Math.min(end, start + WEEK))).toSorted((left, right) => left.start - right.start);
}

/** A stretch of more than a day, cut at midnights. */
function split(start: number, end: number): Span[] {
  if (end - start <= DAY) return [{ start: ring(start), length: end - start }];
  const midnight = (Math.floor(start / DAY) + 1) * DAY;
  return [{ start: ring(start), length: midnight - start }, ...split(midnight, end)];
}

/** The same times on other days. */
export const onDays = (span: Span, days: readonly number[]): Span[] => days.map((day) => ({ ...span, start: day * DAY + startOf(span) }));

/** The slots without the piece of time of one of them, changed into another. */
export const replaced = (spans: readonly Span[], old: Span | undefined, now: readonly Span[]): Span[] =>
  merged([...spans.filter((one) => one !== old), ...now]);

/** `22:30` of minutes, `24:00` of a whole day's. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export function minutesOf(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(text);
  const minutes = found ? Number(found[1]) * 60 + Number(found[2]) : NaN;
  return minutes >= 0 && minutes < DAY ? minutes : null;
}

/** Monday's midnight of the week that holds an instant. */
export function weekStart(instant: number, zone: string): number {
  const { year, month, day } = wallOf(instant, zone);
  const since = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return dayStart(instant, zone, -since);
}

/** Something that lasts from one instant to another, on the clocks of a week's days; on the night of a clock change, whole hours. */
export function onClock(start: number, end: number, monday: number, zone: string): Piece[] {
  const all: Piece[] = [];
  for (let day = 0; day < 7; day += 1) {
    const [begins, ends] = [dayStart(monday, zone, day), dayStart(monday, zone, day + 1)];
    const [first, last] = [Math.max(start, begins), Math.min(end, ends)];
    if (last <= first) continue;
    const minute = (instant: number): number => {
      const wall = wallOf(instant, zone);
      return wall.hour * 60 + wall.minute;
    };
    const [from, to] = [minute(first), last === ends ? DAY : minute(last)];
    // The hour that comes twice: its second half may end, on the clock, before its first half began.
    if (to > from) all.push({ day, from, to });
    else all.push({ day, from: Math.floor(to / 60) * 60, to: Math.ceil((from + 1) / 60) * 60 });
  }
  return all;
}

/** How many minutes a slot really lasts in that week: an hour more or less on the night of a clock change. */
export function lasts(span: Span, monday: number, zone: string): number {
  const at = (minute: number): number => {
    const { year, month, day } = wallOf(dayStart(monday, zone, Math.floor(minute / DAY)), zone);
    const rest = minute % DAY;
    return instantAt(year, month, day, Math.floor(rest / 60), zone) + (rest % 60) * MINUTE;
  };
  return (at(span.start + span.length) - at(span.start)) / MINUTE;
}
