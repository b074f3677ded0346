import { afterEach, expect, test } from "vitest";
import { forgetPreferences } from "../src/cost";
import { bands, contractVa, hourlyOnly, hours, kindOf, loadDay, missingMs, peakOf, type Day } from "../src/day/model";
import type { Hass } from "../src/ha";
import { meterOf, type Meter } from "../src/registry";
import { changeOf, curve, type Row } from "../src/statistics";
import { HOUR, MINUTE } from "../src/zone";
import { hassOf } from "./hass";

const T0 = Date.parse("2026-11-20T23:00:00Z");
const five = (index: number, mean: number, more: Partial<Row> = {}): Row =>
  ({ start: T0 + index * 5 * MINUTE, end: T0 + (index + 1) * 5 * MINUTE, mean, max: 2 * mean, ...more });
const hour = (index: number, mean: number, more: Partial<Row> = {}): Row =>
  ({ start: T0 + index * HOUR, end: T0 + (index + 1) * HOUR, mean, max: 2 * mean, ...more });
const dayOf = (more: Partial<Day>): Day => ({
  start: T0, end: T0 + 24 * HOUR, until: T0 + 24 * HOUR, curve: [], injected: [], before: [], bands: [],
  kwh: null, injectedKwh: null, cost: null, totals: [], ...more,
});
afterEach(forgetPreferences);

test("hours stand in where five-minute rows are gone, and holes stay holes", () => {
  const all = curve([five(12, 500), five(14, 700)], [hour(0, 300), hour(1, 600), hour(3, 900)]);
  expect(all.map((one) => [(one.start - T0) / MINUTE, (one.end - T0) / MINUTE, one.mean])).toEqual([
    [0, 60, 300], [60, 65, 500], [70, 75, 700], [180, 240, 900],
  ]);
});

test("rows without a mean are holes, not zeros", () => {
  expect(curve([five(0, 100), { ...five(1, 0), mean: null, max: null }])).toHaveLength(1);
});

test("energy counts each hour once, and the hour under way by its five minutes", () => {
  const hourly = [hour(0, 1, { change: 1.5 }), hour(1, 1, { change: 0.5 })];
  const fine = [five(0, 1, { change: 0.2 }), five(24, 1, { change: 0.25 })];
  expect(changeOf(fine, hourly)).toBeCloseTo(2.25);
  expect(changeOf([], [])).toBeNull();
});

test("bands join equal neighbours, begin at midnight and leave unknown stretches out", () => {
  const at = (minutes: number): number => (T0 + minutes * MINUTE) / 1000;
  const states = [
    { s: "off_peak", lu: at(-50) }, { s: "off_peak", lu: at(30) }, { s: "unavailable", lu: at(60) }, { s: "peak", lu: at(90) },
  ];
  expect(bands(states, T0, T0 + 2 * HOUR)).toEqual([
    { start: T0, end: T0 + HOUR, state: "off_peak" },
    { start: T0 + 90 * MINUTE, end: T0 + 2 * HOUR, state: "peak" },
  ]);
});

test("the table has a row for each hour up to now, with an empty one for a hole", () => {
  const rows = hours(dayOf({ curve: curve([five(0, 100), five(1, 300)], [hour(2, 50)]), until: T0 + 2.5 * HOUR }));
  expect(rows.map((row) => [row.mean, row.max])).toEqual([[200, 600], [null, null], [50, 100]]);
});

test("what is missing is counted, but not the minutes that are still to be recorded", () => {
  const fine = Array.from({ length: 24 }, (_, index) => five(index < 12 ? index : index + 12, 100));
  expect(missingMs(dayOf({ curve: curve(fine), until: T0 + 3 * HOUR + 4 * MINUTE }))).toBe(HOUR);
  expect(missingMs(dayOf({ curve: curve(fine), until: T0 + 4 * HOUR }))).toBe(2 * HOUR);
  expect(missingMs(dayOf({ curve: curve([], [hour(0, 1)]), until: T0 + 1.9 * HOUR }))).toBe(0);
});

test("the peak is the highest maximum, not the highest mean", () => {
  expect(peakOf(dayOf({ curve: curve([five(0, 300, { max: 310 }), five(1, 200, { max: 900 })]) }))?.mean).toBe(200);
});

test("a power seen live after the newest row can be the peak", () => {
  const day = dayOf({ curve: curve([five(0, 300, { max: 310 })]) });
  const seen = (va: number) => ({ start: T0 + 6 * MINUTE, end: T0 + 6 * MINUTE, mean: va, max: va });
  expect(peakOf(day, seen(311))?.max).toBe(311);
  expect(peakOf(day, seen(309))?.max).toBe(310);
  expect(peakOf(dayOf({}), seen(5))?.max).toBe(5);
});

test("a day of hours says so", () => {
  expect(hourlyOnly(dayOf({ curve: curve([], [hour(0, 1)]) }))).toBe(true);
  expect(hourlyOnly(dayOf({ curve: curve([five(0, 1)], [hour(2, 1)]) }))).toBe(false);
});

test.each([
  ["off_peak", "off"], ["red_off_peak", "off"], ["blue_peak", "peak"], ["red_peak", "dear"], ["mobile_peak", "dear"],
  ["base", "flat"], ["normal", "flat"],
])("the period %s is tinted as %s", (state, kind) => {
  expect(kindOf(state)).toBe(kind);
});

const states = { apparent_power: "100", energy_total: "5", index_easf01: "3", index_easf02: "2", tariff_period: "peak", subscribed_power: "6000" };

function answering(answers: (message: Record<string, unknown>, ids: Map<string, string>) => unknown): [Hass, Meter] {
  const bare = hassOf([{ states }]);
  const meter = meterOf(bare, undefined) as Meter;
  return [{ ...bare, callWS: async <T>(message: Record<string, unknown>) => answers(message, new Map(meter.ids)) as T }, meter];
}

test("a day is asked from midnight to midnight and given with totals by index and the dashboard's cost", async () => {
  const [hass, meter] = answering((message, ids) => {
    const total = ids.get("sensor/energy_total") as string;
    if (message["type"] === "energy/get_prefs") return { energy_sources: [{ type: "grid", flow_from: [{ stat_energy_from: total }] }] };
    if (message["type"] === "energy/info") return { cost_sensors: { [total]: "sensor.cost" } };
    if (message["type"] === "history/history_during_period") return {};
    const change = message["period"] === "hour" ? 2 : 0;
    const rows = (id: string): Row[] => [hour(0, 400, { change: id === ids.get("sensor/index_easf02") ? 0 : change })];
    return Object.fromEntries((message["statistic_ids"] as string[]).map((id) => [id, rows(id)]));
  });
  const day = await loadDay(hass, meter, "Europe/Paris", 0, T0 + 12 * HOUR);
  expect(day).toMatchObject({ start: T0, end: T0 + 24 * HOUR, until: T0 + 12 * HOUR, kwh: 2, cost: 2 });
  expect(day.totals.map((one) => one.kwh)).toEqual([2]);
  expect(contractVa(hass, meter)).toBe(6000);
});

test("without an Energy dashboard there is no cost, and the day is there all the same", async () => {
  const [hass, meter] = answering((message) => {
    if (String(message["type"]).startsWith("energy/")) throw Object.assign(new Error("none"), { code: "not_found" });
    return {};
  });
  expect(await loadDay(hass, meter, "Europe/Paris", -1, T0 + 12 * HOUR)).toMatchObject({ curve: [], kwh: null, cost: null });
});
