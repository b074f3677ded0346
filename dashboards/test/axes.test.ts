import { expect, test } from "vitest";
import { labelled, lifted, scale } from "../src/day/axes";
import type { Drawn } from "../src/day/chart";
import { HOUR } from "../src/zone";

const drawnOf = (more: Partial<Drawn>): Drawn => ({
  start: 0, end: 24 * HOUR, curve: [], injected: [], before: [], bands: [], limit: null, peak: null, now: null,
  ticks: Array.from({ length: 9 }, (_, index) => index * 3 * HOUR),
  time: () => "00:00", power: String, tip: () => [], ...more,
});

test.each([
  [430, 3], [330, 6], [220, 6], [120, 24],
])("at %d px a label comes each %d hours, regularly", (width, step) => {
  const hours = labelled(drawnOf({}), width).map((tick) => tick / HOUR);
  expect(hours).toEqual(Array.from({ length: 24 / step + 1 }, (_, index) => index * step));
});

test("the power now is within the axis, also before the recorder knows of it", () => {
  expect(scale(drawnOf({ now: { at: HOUR, va: 9240 } })).max).toBeGreaterThan(9.24);
  expect(scale(drawnOf({ limit: { va: 6000, label: "" } })).max).toBe(8);
});

test("the peak's words stand above the line of the limit, or clear of it", () => {
  const limit = { va: 6000, label: "" };
  const lift = (va: number): number => lifted({ limit, peak: { at: 0, va, label: "" } }, 8, 190);
  // 20 px are a kVA: their middle is 18 px over the peak, and on the line where the peak is at 5.1 kVA.
  expect(lift(5100)).toBeCloseTo(10);
  expect(lift(5400)).toBeCloseTo(4);
  expect([lift(6500), lift(4000), lifted({ limit: null, peak: null }, 8, 190)]).toEqual([0, 0, 0]);
});
