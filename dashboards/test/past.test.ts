import { expect, test } from "vitest";
import { formatOf } from "../src/format";
import { barsOption, spacing, steps, type Bars } from "../src/past/bars";
import { decalOf, inOrder, lookOf, lookOfQuantity, mixed, type Palette } from "../src/past/colours";
import { kindOf, over, squaresOf } from "../src/past/coverage";
import type { Cell, FilePreview, Offer, PeriodAnswer, Used } from "../src/past/data";
import { clockOf, powerOf, runsOf, usualDay } from "../src/past/heatmap";
import { asksPoint, bundled, choicesOf, dated, isGood } from "../src/past/import-file";
import { powerAt } from "../src/past/load";
import { barsOf, grainsFor, lackOf, missingOf, risen, sumsOf, tipOf, usualGrain, type Shown } from "../src/past/period-model";
import { lengthOf, moved, spanAt } from "../src/past/picker";
import { alike, first, holds, ranked } from "../src/past/tariffs";
import { lacking } from "../src/past/to-date";
import { amount, change, Dates, pastTexts } from "../src/past/words";
import { hassOf } from "./hass";

const ZONE = "Europe/Paris";
const DAY = 86_400_000;
const at = (text: string): number => Date.parse(text);
const hass = hassOf([]);
const format = formatOf(hass);
const say = pastTexts(hass);
const dates = new Dates("fr", ZONE);
const plain = (text: string): string => text.replaceAll(/\s/g, " ");
const palette: Palette = { ink: "#000", soft: "#888", line: "#eee", surface: "#ffffff", font: "x", grid: "#488fc2", return: "#8353d1", gas: "#8e021b", amber: "#ffa600", red: "#db4437", blue: "#2196f3", tempoRed: "#f44336" };

const used = (more: Partial<Used> = {}): Used => ({
  grain: "month", start: at("2026-01-01T00:00+01:00"), end: at("2026-03-01T00:00+01:00"),
  edges: [at("2026-01-01T00:00+01:00"), at("2026-02-01T00:00+01:00"), at("2026-03-01T00:00+01:00")],
  values: [900_000, null], known: [1, 0], laid: [false, false], cost: [180, null], periods: [], total: { value: 900_000, cost: 180, known: 0.5 }, gaps: [], ...more,
});
const shown = (answer: PeriodAnswer, exported?: PeriodAnswer): Shown => ({ answer, exported, quantity: "import", compare: "none", say, format, dates });

test("a span is shown in grains that give neither one bar nor a thousand", () => {
  const span = (days: number) => ({ start: 0, end: days * DAY });
  expect(grainsFor(span(1), { step: "30min" })).toEqual(["hour", "half_hour"]);
  expect(grainsFor(span(1), { step: "gas_day" })).toEqual(["hour"]);
  expect(grainsFor(span(30), { step: "30min" })).toEqual(["day"]);
  expect(grainsFor(span(365), { step: "30min" })).toEqual(["month", "day"]);
  expect(grainsFor(span(1100), { step: "day" })).toEqual(["year", "month"]);
  expect([1, 30, 365, 1100, 2000].map((days) => usualGrain(span(days), grainsFor(span(days), { step: "30min" })))).toEqual(["hour", "day", "month", "month", "year"]);
});

test("what is not known is no bar, and a hatched column instead", () => {
  const bars = barsOf(shown({ ...used(), before: null }), palette);
  expect(bars.stacks.map(({ values }) => values)).toEqual([[900, null]]);
  expect(bars.holes).toEqual([0, 1]);
  expect(tipOf(shown({ ...used(), before: null }), 1)).toEqual(["février 2026", "inconnu"]);
});

test("a month under way lacks nothing of its days to come, nor of yesterday", () => {
  const month = { edges: [at("2026-11-01T00:00+01:00"), at("2026-12-01T00:00+01:00")], known: [19 / 30] };
  expect(lackOf(month, 0, "import", at("2026-11-21T00:00+01:00"))).toBeCloseTo(0);
  expect(lackOf({ ...month, known: [10 / 30] }, 0, "import", at("2026-11-21T00:00+01:00"))).toBeCloseTo(9 / 19);
  expect(lackOf({ ...month, known: [17 / 30] }, 0, "gas_energy", at("2026-11-21T00:00+01:00"))).toBe(0);
  expect(lackOf({ ...month, known: [0] }, 0, "import", at("2026-10-21T00:00+01:00"))).toBe(0);
});

test("what few bars are compared with stands beside them, what many are is a line over them", () => {
  const kinds = (count: number): unknown[] => {
    const values = Array.from({ length: count }, () => 1);
    const look = { colour: "#488fc2", pattern: "plain" as const };
    const stacks = [{ name: "before", stack: "before", ghost: true, look, values }, { name: "now", stack: "now", look, values }];
    const bars: Bars = { labels: values.map(String), stacks, holes: values.map(() => 0), axis: String, tip: () => [] };
    return (barsOption(bars, palette, 900) as { series: { type: string }[] }).series.slice(1).map(({ type }) => type);
  };
  expect([kinds(12), kinds(365)]).toEqual([["bar", "bar"], ["line", "bar"]]);
});

test("a span under way lacks only what is due", () => {
  const span = { start: at("2025-12-01T00:00+01:00"), end: at("2026-12-01T00:00+01:00") };
  expect(missingOf(span, 354 / 365, "import", at("2026-11-21T00:00+01:00"))).toBeCloseTo(0);
  expect(missingOf(span, 177 / 365, "import", at("2026-11-21T00:00+01:00"))).toBeCloseTo(0.5);
});

test("an hour is said as the person says it", () => {
  const english = hassOf([], { language: "en", locale: { language: "en", time_zone: "server" } });
  const said = (who: typeof hass, minutes: number): string => plain(clockOf({ hass: who, format: formatOf(who) }, minutes));
  expect([0, 330, 1440].map((minutes) => said(hass, minutes))).toEqual(["0 h", "5 h 30", "24 h"]);
  expect([0, 330, 1440].map((minutes) => said(english, minutes))).toEqual(["12 AM", "5:30 AM", "12 AM"]);
});

test("a gas day is told by the date it begins on", () => {
  const edges = [at("2026-04-06T06:00+02:00"), at("2026-04-09T06:00+02:00")].map((edge) => dated({ step: "gas_day" }, edge));
  expect(plain(dates.span(edges[0] ?? 0, edges[1] ?? 0))).toBe("6 avr. – 8 avr. 2026");
  expect(dated({ step: "day" }, 7)).toBe(7);
});

test("tariff periods stand on each other, cheap ones first; the rest is said to belong to none", () => {
  const periods = [{ period: "red_peak", values: [100_000, null], cost: [70, null] }, { period: "blue_peak", values: [700_000, null], cost: [110, null] }];
  const answer = { ...used({ periods }), before: null };
  expect(barsOf(shown(answer), palette).stacks.map(({ name, values }) => [plain(name), values[0]])).toEqual([["Bleu, heures pleines", 700], ["Rouge, heures pleines", 100], ["Période inconnue", 100]]);
  expect(sumsOf(answer)).toEqual([{ period: "blue_peak", value: 700_000, cost: 110 }, { period: "red_peak", value: 100_000, cost: 70 }]);
});

test("what is fed in is below zero", () => {
  const exported = { ...used({ values: [300_000, null] }), before: null };
  expect(barsOf(shown({ ...used(), before: null }, exported), palette).stacks.at(-1)?.values).toEqual([-300, null]);
});

test("two spans are compared in percent only when both are known", () => {
  const whole = { value: 110, cost: null, known: 1 };
  const answer = (now: number, then: number) => ({ ...used({ total: { ...whole, known: now } }), before: used({ total: { ...whole, value: 100, known: then } }) });
  expect(risen(answer(1, 1))).toBeCloseTo(0.1);
  expect([risen(answer(1, 0.9)), risen(answer(0.9, 1)), risen({ ...used(), before: null })]).toEqual([null, null, null]);
});

test("no two colours of a Tempo day share their pattern, and no two periods their look", () => {
  const patterns = ["blue_peak", "white_peak", "red_peak"].map((period) => lookOf(period).pattern);
  expect(new Set(patterns).size).toBe(3);
  const periods = ["base", "off_peak", "peak", "blue_off_peak", "blue_peak", "white_off_peak", "white_peak", "red_off_peak", "red_peak", "mobile_peak"];
  const looks = periods.slice(1).map((period) => JSON.stringify(lookOf(period, palette)));
  expect(new Set(looks).size).toBe(looks.length);
  expect(decalOf("plain", palette)).toEqual({ symbol: "none" });
  expect(inOrder([{ period: "red_peak" }, { period: "x" }, { period: "blue_off_peak" }]).map(({ period }) => period)).toEqual(["blue_off_peak", "red_peak", "x"]);
});

test.each([["#000000", "#ffffff", 0.5, "rgb(128, 128, 128)"], ["#fff", "#000", 1, "rgb(255, 255, 255)"], ["rgb(10, 20, 30)", "#000", 0.5, "rgb(5, 10, 15)"]])("%s over %s by %d is %s", (front, back, share, mix) => {
  expect(mixed(front, back, share)).toBe(mix);
});

test("gas has Home Assistant's gas colour, what is fed in its own, all else that of the grid", () => {
  const colours = ["import", "gas_energy", "gas_volume", "export", "max_power"].map((quantity) => lookOfQuantity(quantity).colour.match(/--[\w-]+/)?.[0]);
  expect(colours).toEqual(["--energy-grid-consumption-color", "--energy-gas-color", "--energy-gas-color", "--energy-grid-return-color", "--energy-grid-consumption-color"]);
});

test("axes end at round numbers, and labels have room", () => {
  expect(steps(1003, 0)).toEqual({ min: 0, max: 1250, step: 250 });
  expect(steps(4.7, -1.2)).toEqual({ min: -2, max: 6, step: 2 });
  expect(spacing(Array.from({ length: 12 }, () => "janv."), 600)).toBe(1);
  expect(spacing(Array.from({ length: 365 }, () => "12 janv."), 600)).toBeGreaterThanOrEqual(28);
});

test("days are walked over clock changes, years over leap days", () => {
  const day = spanAt("day", at("2026-03-29T12:00+02:00"), ZONE);
  expect((day.end - day.start) / 3600e3).toBe(23);
  expect(moved(day, 1, ZONE)).toEqual(spanAt("day", at("2026-03-30T12:00+02:00"), ZONE));
  const year = spanAt("year", at("2024-06-01T00:00Z"), ZONE);
  expect([lengthOf(year, ZONE), (year.end - year.start) / DAY, moved(year, -1, ZONE)]).toEqual(["year", 366, spanAt("year", at("2023-06-01T00:00Z"), ZONE)]);
  const twelve = spanAt("twelve", at("2026-11-21T12:00Z"), ZONE);
  expect(lengthOf(twelve, ZONE)).toBe("twelve");
  expect(moved(moved(twelve, -1, ZONE), 1, ZONE)).toEqual(twelve);
});

test("spans, gaps and dates are said as people say them", () => {
  expect(dates.span(at("2026-05-12T13:00+02:00"), at("2026-05-12T21:30+02:00"))).toBe("mar. 12 mai 2026, 13:00 – 21:30");
  expect(dates.span(at("2025-01-01T00:00+01:00"), at("2026-01-01T00:00+01:00"))).toBe("2025");
  expect(dates.span(at("2025-12-01T00:00+01:00"), at("2026-12-01T00:00+01:00"))).toBe("décembre 2025 – novembre 2026");
  expect(dates.span(at("2023-11-01T00:00+01:00"), at("2026-11-19T00:00+01:00"))).toMatch(/2023 – .*2026$/);
  expect(plain(dates.between(say, "2024-02-03", "2024-02-09"))).toBe("du 3 au 9 février");
  expect(plain(dates.between(say, "2025-11-21", "2026-11-20", true))).toBe("du 21 novembre 2025 au 20 novembre 2026");
  expect(plain(dates.date("2026-01-01"))).toBe("1ᵉʳ janvier");
  const english = (start: string, end: string, year = false): string => plain(new Dates("en", ZONE).between(say, start, end, year));
  expect([english("2025-07-13", "2025-07-19"), english("2025-11-21", "2026-11-20", true)]).toEqual(["July 13 – 19", "November 21, 2025 – November 20, 2026"]);
});

test("three figures tell an amount, a dash what is not known", () => {
  expect([8420, 42_300, 3_412_000, null].map((value) => plain(amount(format, "import", value)))).toEqual(["8,42 kWh", "42,3 kWh", "3 412 kWh", "–"]);
  expect([0.091, -0.04, 0.001].map((ratio) => plain(change(format, ratio)))).toEqual(["+ 9 %", "− 4 %", "0 %"]);
});

const cell = (mean: number, count = 1): Cell => ({ mean, p10: mean, p25: mean, p50: mean, p75: mean, p90: mean, count });

test("Wh of a slot are shown as mean power", () => {
  expect([powerOf(cell(500), "mean", 24), powerOf(cell(500), "mean", 48), powerOf(null, "mean", 24)]).toEqual([500, 1000, null]);
});

test("the usual day weighs days by how many there were, and stops at holes", () => {
  const day = usualDay({ slots: 2, days_used: 3, cells: [[cell(100, 3), null], [cell(200, 1), null]] });
  expect(day.map((one) => one?.mean ?? null)).toEqual([125, null]);
  expect(runsOf([cell(1), null, cell(1), cell(1)])).toEqual([[0], [2, 3]]);
});

test("the load curve gives the power reached for a share of the time", () => {
  const curve = [[0, 6000], [0.5, 800], [1, 120]] as const;
  expect([0, 0.4, 0.5, 1].map((share) => powerAt(curve, share))).toEqual([6000, 6000, 800, 120]);
});

test("a calendar begins on Mondays and has all days of a leap year", () => {
  const squares = squaresOf(2024);
  expect([squares.length, squares[0], squares.at(-1)]).toEqual([366, { date: "2024-01-01", week: 0, weekday: 0 }, { date: "2024-12-31", week: 52, weekday: 1 }]);
});

test.each([[1, 0, false, "whole"], [1, 2, false, "doubted"], [1, 0, true, "laid"], [0.5, 0, false, "part"], [0, null, false, "none"]] as const)("a day known to %d, quality %s, laid %s is %s", (known, quality, laid, kind) => {
  expect(kindOf({ date: "2026-01-01", known, quality, laid, origins: [] })).toBe(kind);
});

test("what cannot be compared has no rank", () => {
  const offer = (key: string, cost: number | null): Offer => ({ key, option: "base", kva: 6, cost, standing: 0, by_period: [], difference: null, changes: [], cannot: cost === null ? { lack: "no_price", days: 1, first: "2026-01-01", last: "2026-01-01" } : null });
  expect(ranked({ offers: [offer("dear", 9), offer("none", null), offer("cheap", 3)], now: 0 }).map(({ offer: { key }, present }) => [key, present])).toEqual([["cheap", false], ["dear", true]]);
});

test("at first the cheapest of each option is shown that would have held, beside the present one", () => {
  const offer = (key: string, option: string, cost: number, cut = 0): Offer => ({
    key, option, kva: 6, cost, standing: 0, by_period: [], difference: null, cannot: null, changes: cut ? [{ key: "power", days_cut: cut }] : [],
  });
  const offers = [offer("now", "tempo", 1), offer("t6", "tempo", 2), offer("t9", "tempo", 3), offer("t12", "tempo", 4), offer("b3", "base", 5, 9), offer("b6", "base", 6), offer("h6", "off_peak", 7)];
  expect(first(ranked({ offers, now: 0 })).map((one) => one.offer.key)).toEqual(["now", "t6", "b6", "h6"]);
  expect(first(ranked({ offers: offers.slice(0, 4), now: 0 })).map((one) => one.offer.key)).toEqual(["now", "t6", "t9", "t12"]);
});

test("days missing are counted with their ends", () => {
  expect(lacking({ missing: [{ start: "2024-02-03", end: "2024-02-09" }, { start: "2024-03-01", end: "2024-03-01" }] })).toBe(8);
});

test("a file that names no meter, or not all of its number, is asked for among those it may be of", () => {
  const file = (part: object): FilePreview => ({ name: "a", size: 1, layout: null, error: null, findings: [], signals: [], parts: [{ choices: [], ...part } as never] });
  const none = file({ point: null, whole: false, point_known: false, choices: ["e", "g"] });
  const masked = file({ point: "0912**********", whole: false, point_known: false, choices: ["e"] });
  const named = file({ point: "1", whole: true, point_known: false });
  const nobodys = file({ point: null, whole: false, point_known: false });
  expect([none, masked, named, nobodys].map(asksPoint)).toEqual([true, true, false, true]);
  expect(choicesOf(none)).toEqual(["e", "g"]);
  expect([none, masked, named, nobodys, { ...named, parts: [] }, { ...named, parts: [], signals: [{ kind: "prices", first: 0, last: 1, count: 1 }] }].map(isGood)).toEqual([true, true, true, false, false, true]);
});

test("many days become few bars, and a stretch without values none", () => {
  const chart = [[0, 2], [1, 4], [2, null], [3, null], [4, 8], [5, null]] as const;
  expect(bundled(chart, 3).map(({ value }) => value)).toEqual([3, null, 8]);
});

test("offers that cannot be compared for one reason are told together", () => {
  const cannot = { lack: "only_days", days: 4, first: "2026-11-09", last: "2026-11-12" };
  const offer = (option: string, kva: number, why: Offer["cannot"]): Offer => ({ key: `${option}-${kva}`, option, kva, cost: why ? null : 1, standing: 0, by_period: [], difference: null, changes: [], cannot: why });
  const groups = alike([offer("tempo", 6, cannot), offer("base", 6, null), offer("tempo", 9, cannot), offer("ejp", 9, cannot), offer("tempo", 12, { ...cannot, days: 5 })]);
  expect(groups.map((group) => group.map(({ key }) => key))).toEqual([["tempo-6", "tempo-9"], ["ejp-9"], ["tempo-12"]]);
});

test("a breaker holds unless a day would have opened it", () => {
  const power = (days_above: number, days_cut: number) => [{ key: "power", kva: 3, days_above, days_cut, lower_bound: true }];
  expect([holds({ changes: [] }), holds({ changes: power(2, 0) }), holds({ changes: power(128, 0) }), holds({ changes: power(2, 1) })]).toEqual([true, true, false, false]);
});

test("the day under way is counted only once it is known whole", () => {
  const day = (date: string, known: number) => ({ date, known, quality: null, origins: [], laid: false });
  const days = [day("2026-11-19", 1), day("2026-11-20", 0), day("2026-11-21", 0.4)];
  expect(over(days, "2026-11-21")).toEqual(days.slice(0, 2));
  expect(over([day("2026-11-21", 1)], "2026-11-21")).toHaveLength(1);
});
