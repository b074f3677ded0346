import { expect, test } from "vitest";
import { curveOf, cutsIn, nearest, sums, switched, union, type Cut } from "../src/happened/model";
import { folded } from "../src/happened/view";
import type { Decision } from "../src/home/data";
import { MINUTE } from "../src/zone";

const T0 = Date.parse("2026-11-20T23:00:00Z");
const at = (minutes: number): number => T0 + minutes * MINUTE;
const said = (minutes: number, code: string, load: string | null = "car", figures = {}, dry_run = false): Decision => ({
  at: new Date(at(minutes)).toISOString(), code, load, figures, dry_run,
});
const spans = (cuts: readonly Cut[]): unknown[] => cuts.map((cut) => [cut.load, cut.kind, (cut.start - T0) / MINUTE, (cut.end - T0) / MINUTE, cut.back?.code ?? null]);
const inDay = (decisions: readonly Decision[], until = 1440): Cut[] => cutsIn(decisions, T0, at(until));

test("a cut lasts from its order to its return, whatever is said between", () => {
  const all = [said(10, "shed_overload"), said(11, "waits_hold"), said(12, "waits_room"), said(30, "restored"), said(40, "calm", null)];
  expect(spans(inDay(all))).toEqual([["car", "cut", 10, 30, "restored"]]);
});

test("loads are told apart, and the journal need not be in order", () => {
  const all = [said(30, "restored"), said(20, "shed_swap", "dryer"), said(25, "manual_taken", "dryer"), said(10, "shed_blind")];
  expect(spans(inDay(all))).toEqual([["car", "cut", 10, 30, "restored"], ["dryer", "cut", 20, 25, "manual_taken"]]);
});

test("what still goes on ends now", () => {
  expect(spans(inDay([said(10, "shed_overload")], 60))).toEqual([["car", "cut", 10, 60, null]]);
});

test("a return without its cut tells when it began, not before the day; one by hand tells nothing", () => {
  expect(spans(inDay([said(10, "restored", "car", { off_for: 240 })]))).toEqual([["car", "cut", 6, 10, "restored"]]);
  expect(spans(inDay([said(10, "restored", "car", { off_for: 3600 })]))).toEqual([["car", "cut", 0, 10, "restored"]]);
  expect(spans(inDay([said(10, "raised")]))).toEqual([["car", "lowered", 0, 10, "raised"]]);
  expect(inDay([said(10, "manual_taken")])).toEqual([]);
});

test("a second return does not invent a second cut", () => {
  expect(inDay([said(10, "shed_overload"), said(20, "restored"), said(21, "restored", "car", { off_for: 60 })])).toHaveLength(1);
});

test("turned down, then cut: two stretches; said twice: one, with its first reason", () => {
  expect(spans(inDay([said(5, "lowered"), said(10, "shed_overload"), said(20, "restored")]))).toEqual([
    ["car", "lowered", 5, 10, null], ["car", "cut", 10, 20, "restored"],
  ]);
  const twice = inDay([said(5, "shed_overload"), said(6, "shed_asked"), said(20, "restored")]);
  expect([twice.length, twice[0]?.why?.code]).toEqual([1, "shed_overload"]);
});

test("a start held back is a wait, which its start ends", () => {
  expect(spans(inDay([said(5, "start_refused"), said(9, "started")]))).toEqual([["car", "queued", 5, 9, "started"]]);
});

test("nothing outside of what is looked at is shown", () => {
  expect(cutsIn([said(-30, "shed_overload"), said(-10, "restored"), said(-5, "shed_overload"), said(10, "restored")], T0, at(5))).toMatchObject([
    { start: T0, end: at(5) },
  ]);
});

test("sums count each appliance in the order of the ladder, and keep those that are gone", () => {
  const cuts = inDay([said(0, "shed_overload", "b"), said(10, "restored", "b"), said(20, "shed_overload", "b"), said(50, "restored", "b"), said(1, "shed_overload", "x"), said(2, "restored", "x")]);
  expect(sums(cuts, ["a", "b"]).map(({ load, count, seconds, longest }) => [load, count, seconds, longest])).toEqual([["b", 2, 2400, 1800], ["x", 1, 60, 60]]);
});

test("stretches that overlap or touch are one", () => {
  const cuts = inDay([said(0, "shed_overload", "a"), said(10, "shed_overload", "b"), said(12, "restored", "a"), said(20, "restored", "b"), said(30, "shed_asked", "a"), said(31, "restored", "a")]);
  expect(union(cuts).map((one) => [(one.start - T0) / MINUTE, (one.end - T0) / MINUTE])).toEqual([[0, 20], [30, 31]]);
});

test("the curve weighs values by how long they held, and keeps holes and peaks", () => {
  const power = [[at(0), 1000], [at(1), 4000], [at(2), 1000], [at(60), 500], [at(61), 500]] as const;
  const curve = curveOf(power, T0, at(62));
  expect(curve[0]).toEqual({ start: at(0), end: at(3), mean: 2000, max: 4000 });
  expect(curve.map((one) => (one.start - T0) / MINUTE)).toEqual([0, 3, 6, 9, 12, 15, 60]);
  expect(curve.at(-1)?.end).toBe(at(62));
});

test("no power is no curve", () => {
  expect(curveOf([], T0, at(60))).toEqual([]);
});

test("the nearest cut is the one pointed at, or the closest", () => {
  const cuts = inDay([said(0, "shed_overload"), said(10, "restored"), said(100, "shed_overload"), said(110, "restored")]);
  expect([5, 50, 60, 400].map((minute) => (Number(nearest(cuts, at(minute))?.start) - T0) / MINUTE)).toEqual([0, 0, 100, 100]);
});

test("a long sentence is folded between words", () => {
  expect(folded("un deux trois quatre", 9)).toEqual(["un deux", "trois", "quatre"]);
});

test("the day counts its cuts as the ladder does: a start that waited is none", () => {
  const cuts = inDay([said(0, "shed_overload"), said(10, "restored"), said(20, "start_refused", "dryer"), said(50, "started", "dryer"), said(60, "lowered"), said(65, "raised")]);
  expect([cuts.length, switched(cuts)]).toEqual([3, { count: 2, seconds: 900 }]);
});
