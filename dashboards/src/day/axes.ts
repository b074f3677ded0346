/** Where the axes of the curve end, and which of their ticks say something. */

import type { Drawn } from "./chart";

/** The width of a figure of 11 px, in pixels. */
const LETTER_PX = 6.2;

/** The ticks that carry a label: each, or each second, or each fourth, so that all of them fit. */
export function labelled(drawn: Drawn, width: number): readonly number[] {
  const needed = LETTER_PX * Math.max(...drawn.ticks.map((tick) => drawn.time(tick).length)) + 8;
  const spare = (width - 60) / (drawn.ticks.length - 1);
  const every = [1, 2, 4].find((one) => one * spare >= needed) ?? 8;
  return drawn.ticks.filter((_, index) => index % every === 0);
}

/** The axis ends at a round number over the limit, or over the peak where the limit is far away. */
export function scale(drawn: Drawn): { min: number; max: number; step: number } {
  const seen = [drawn.peak?.va ?? 0, drawn.now?.va ?? 0, ...[...drawn.curve, ...drawn.before].map((one) => one.max)];
  const most = Math.max(1000, ...seen) / 1000;
  const limit = drawn.limit ? drawn.limit.va / 1000 : 0;
  const wanted = 1.12 * Math.max(most, limit);
  const least = Math.max(0, ...drawn.injected.map((one) => one.mean / 1000));
  const step = [0.5, 1, 2, 3, 5, 10, 20].find((one) => (wanted + least) / one <= 5.5) ?? 50;
  return { min: -Math.ceil(least / step) * step || 0, max: Math.ceil(wanted / step) * step, step };
}

/** What the axis of time takes of the height, about. */
const AXES_PX = 30;
/** From the top of the peak to the middle of its words, and half the height of these, in pixels. */
const WORDS_AT = 18;
const WORDS_HALF = 10;

/** How much higher than usual the peak's words stand, so that the line of the limit does not run through them. */
export function lifted(drawn: Pick<Drawn, "limit" | "peak">, kva: number, height: number): number {
  if (!drawn.limit || !drawn.peak) return 0;
  const above = ((drawn.limit.va - drawn.peak.va) / 1000 / kva) * (height - AXES_PX);
  return Math.abs(above - WORDS_AT) < WORDS_HALF ? above + WORDS_HALF - WORDS_AT : 0;
}
