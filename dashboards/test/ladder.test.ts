import { expect, test } from "vitest";
import type { HomeView, Load } from "../src/home/data";
import { barOf, cutsOf, modeShown, moved, nextCut, ordered, placeAt, scaleVa, wishesFor } from "../src/ladder/model";

const loadOf = (id: string, priority: number, more: Partial<Load> = {}): Load => ({
  id, name: id, entity_id: `switch.${id}`, priority, kind: "normal", enabled: true, state: "on", since: null, power_va: 1000,
  return_va: 1000, reason: null, returns_at: null, shed_s_today: 0, ...more,
});
const homeOf = (loads: readonly Load[], more: Partial<HomeView> = {}): HomeView => ({
  mode: "normal", armed: true, dry_run: false, profile: "balanced", limit_va: 6000, power_va: 3000, predicted_va: 3000, seconds_to_cut: null,
  headroom_va: 3000, meter_period_s: 2, next_restore: null, sheds_today: 0, loads, ...more,
});

test("the most important is first, and equals keep their place by name", () => {
  expect(ordered([loadOf("c", 2), loadOf("b", 1), loadOf("a", 2)]).map((one) => one.id)).toEqual(["b", "a", "c"]);
});

test.each([
  ["c", 0, ["c", "a", "b"]], ["a", 2, ["b", "c", "a"]], ["b", 9, ["a", "c", "b"]], ["b", -3, ["b", "a", "c"]], ["b", 1, ["a", "b", "c"]],
])("%s moved to place %i keeps every other in order", (id, to, wanted) => {
  expect(moved(["a", "b", "c"], id, to)).toEqual(wanted);
});

test("a row is dropped where its middle is nearest, rows of any height", () => {
  expect([0, 95, 130, 500].map((height) => placeAt(height, [30, 90, 200]))).toEqual([0, 1, 1, 2]);
});

test("the next to go is the least important that runs, a last resort only when nothing else does", () => {
  const last = loadOf("last", 5, { kind: "last_resort" });
  expect(nextCut([loadOf("a", 1), loadOf("b", 2), last])?.id).toBe("b");
  expect(nextCut([loadOf("a", 1, { state: "shed" }), last])?.id).toBe("last");
  expect(nextCut([loadOf("a", 1, { kind: "hard" }), loadOf("b", 2, { enabled: false }), loadOf("c", 3, { kind: "notify" })])).toBeUndefined();
});

test("bars are measured against the limit, or against the largest appliance where that is more", () => {
  expect(scaleVa(homeOf([loadOf("a", 1)]))).toBe(6000);
  expect(scaleVa(homeOf([loadOf("a", 1, { return_va: 7400 })]))).toBe(7400);
  expect(scaleVa(homeOf([], { limit_va: null }))).toBe(1);
});

test("a bar shows what is drawn, what would return, and nothing where nothing is known", () => {
  expect(barOf(loadOf("a", 1))).toEqual({ va: 1000, ghost: false });
  expect(barOf(loadOf("a", 1, { state: "shed", power_va: 0, return_va: 2180 }))).toEqual({ va: 2180, ghost: true });
  expect(barOf(loadOf("a", 1, { state: "unavailable" })).va).toBeNull();
});

test("cuts of the day are summed over appliances", () => {
  expect(cutsOf(homeOf([loadOf("a", 1, { state: "shed", shed_s_today: 60 }), loadOf("b", 2, { shed_s_today: 30 })]))).toEqual({ now: 1, seconds: 90 });
});

test.each([
  [{ state: "on" }, ["shed", "prefer"]],
  [{ state: "shed" }, ["restore", "prefer"]],
  [{ state: "on", kind: "hard" }, []],
  [{ state: "on", kind: "notify" }, ["prefer"]],
  [{ state: "off" }, ["prefer"]],
  [{ state: "unavailable" }, []],
  [{ state: "on", enabled: false }, []],
] as const)("an appliance that is %o can be asked %o", (more, wishes) => {
  expect(wishesFor(loadOf("a", 1, more))).toEqual(wishes);
});

test("all is not well while an appliance is still held back", () => {
  const waiting = [loadOf("a", 1), loadOf("b", 2, { state: "waiting" })];
  expect(modeShown(homeOf(waiting))).toBe("shedding");
  expect(modeShown(homeOf(waiting, { mode: "blind" }))).toBe("blind");
  expect(modeShown(homeOf([loadOf("a", 1, { state: "manual" })]))).toBe("normal");
});
