import { expect, test } from "vitest";
import { clockTicks, dayStart, HOUR, sameClock, wallOf } from "../src/zone";

const PARIS = "Europe/Paris";
const at = (text: string): number => Date.parse(text);

test("a day starts at the zone's midnight", () => {
  expect(dayStart(at("2026-11-21T23:30:00Z"), PARIS)).toBe(at("2026-11-21T23:00:00Z"));
  expect(dayStart(at("2026-07-01T12:00:00Z"), PARIS)).toBe(at("2026-06-30T22:00:00Z"));
});

test.each([
  ["2026-03-29T12:00:00Z", 23],
  ["2026-10-25T12:00:00Z", 25],
  ["2026-11-21T12:00:00Z", 24],
])("%s has %i hours", (noon, hours) => {
  expect((dayStart(at(noon), PARIS, 1) - dayStart(at(noon), PARIS)) / HOUR).toBe(hours);
});

test("shifting goes over the ends of months and years", () => {
  expect(dayStart(at("2026-01-01T12:00:00Z"), PARIS, -1)).toBe(at("2025-12-30T23:00:00Z"));
});

test("ticks stand where the clock shows them, on a day of 25 hours too", () => {
  const start = dayStart(at("2026-10-25T12:00:00Z"), PARIS);
  const ticks = clockTicks(start, PARIS, 3);
  expect(ticks.map((tick) => wallOf(tick, PARIS).hour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 0]);
  expect((ticks[1] as number) - start).toBe(4 * HOUR);
});

test("the same clock time is found on a day of another length", () => {
  const noon = at("2026-10-24T10:00:00Z");
  const other = dayStart(at("2026-10-25T12:00:00Z"), PARIS);
  expect(sameClock(noon, other, PARIS)).toBe(at("2026-10-25T11:00:00Z"));
});

test("a zone of half hours works like any other", () => {
  expect(dayStart(at("2026-11-21T12:00:00Z"), "Asia/Kolkata")).toBe(at("2026-11-20T18:30:00Z"));
});
