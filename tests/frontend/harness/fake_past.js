/** The past of an invented home: three years of half-hours, and the answers of Hameau's commands about them. */

import { HALF, makePast } from "./past_years.js";

const DAY = 86400e3;
const ZONE = "Europe/Paris";
const POINT = "25123456789012";
const GAS = "GI123456";
const YEAR_ORDER = ["blue_off_peak", "blue_peak", "white_off_peak", "white_peak", "red_off_peak", "red_peak"];
const PRICES = { blue_off_peak: 0.1325, blue_peak: 0.1612, white_off_peak: 0.1499, white_peak: 0.1871, red_off_peak: 0.1575, red_peak: 0.706 };
const STANDING_A_DAY = 15.75 * 12 / 365;

const wallFormat = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const wall = (ms) => Object.fromEntries(wallFormat.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
const dateOf = (ms) => { const w = wall(ms); return `${w.year}-${String(w.month).padStart(2, "0")}-${String(w.day).padStart(2, "0")}`; };

/** The instant of a local midnight. */
function midnight(year, month, day) {
  const guess = Date.UTC(year, month - 1, day) - 3600e3;
  return wall(guess).hour === 0 ? guess : guess - 3600e3;
}

let made;
const past = () => (made ??= makePast(midnight(2023, 11, 1), Math.floor(Date.now() / DAY) * DAY - 3600e3));

function edgesOf(start, end, grain) {
  const edges = [];
  if (grain === "half_hour" || grain === "hour") for (let at = start; at <= end; at += grain === "hour" ? 2 * HALF : HALF) edges.push(at);
  else {
    const { year, month, day } = wall(start);
    for (let n = 0; ; n += 1) {
      const at = grain === "day" ? midnight(year, month, day + n) : grain === "month" ? midnight(year, month + n, 1) : midnight(year + n, 1, 1);
      edges.push(at);
      if (at >= end) break;
    }
  }
  return edges;
}

/** Sums over edges of a list of half-hours; null where nothing is known. */
function used(list, start, end, grain, priced) {
  const { first, period } = past();
  const edges = edgesOf(start, end, grain);
  const values = [], known = [], laid = [], cost = [];
  const periods = YEAR_ORDER.map((name) => ({ period: name, values: [], cost: [] }));
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [from, to] = [Math.round((edges[i] - first) / HALF), Math.round((edges[i + 1] - first) / HALF)];
    let [sum, count, paid] = [0, 0, 0];
    const by = new Map();
    for (let at = Math.max(0, from); at < Math.min(to, list.length); at += 1) {
      if (list[at] === null) continue;
      sum += list[at];
      count += 1;
      const name = period[at];
      const part = by.get(name) ?? { value: 0, cost: 0 };
      part.value += list[at];
      part.cost += list[at] * PRICES[name] / 1000;
      by.set(name, part);
      paid += list[at] * PRICES[name] / 1000;
    }
    const standing = count / 48 * STANDING_A_DAY;
    values.push(count ? Math.round(sum) : null);
    known.push(count / (to - from));
    laid.push(false);
    cost.push(count ? paid + standing : null);
    for (const one of periods) {
      const part = by.get(one.period);
      one.values.push(count ? Math.round(part?.value ?? 0) : null);
      one.cost.push(count ? (part?.cost ?? 0) : null);
    }
  }
  const total = (all) => (all.some((one) => one !== null) ? all.reduce((sum, one) => sum + (one ?? 0), 0) : null);
  const whole = edges.at(-1) - edges[0];
  const share = known.reduce((sum, one, i) => sum + one * (edges[i + 1] - edges[i]), 0) / whole;
  const gaps = past().gaps.filter((gap) => gap.end > start && gap.start < end);
  return {
    grain, start: edges[0], end: edges.at(-1), edges, values, known, laid, cost: priced ? cost : null, periods: priced ? periods : [],
    total: { value: total(values), cost: priced ? total(cost) : null, known: share, standing: priced ? share * whole / DAY * STANDING_A_DAY : null, unpriced: 0 }, gaps,
  };
}

const listOf = (quantity) => (quantity === "export" ? past().exported : quantity === "import" ? past().values : past().gas);

function period({ quantity, start, end, grain, compare }) {
  const priced = quantity === "import";
  const answer = used(listOf(quantity), start, end, grain, priced);
  if (grain.includes("hour")) answer.laid = answer.edges.slice(0, -1).map((at) => past().laid.has(dateOf(at)));
  const back = (ms) => { const w = wall(ms); return midnight(w.year - 1, w.month, w.day) + ms - midnight(w.year, w.month, w.day); };
  const before = compare === "year" ? [back(start), back(end)] : compare === "previous" ? [midnight(...Object.values((({ year, month, day }) => ({ year, month, day: day - Math.round((end - start) / DAY) }))(wall(start)))), start] : null;
  return { ...answer, before: before ? used(listOf(quantity), ...before, grain, priced) : null };
}

function toDate({ quantity }) {
  const now = wall(Date.now() - DAY);
  const list = listOf(quantity);
  const days = (year) => used(list, midnight(year, 1, 1), midnight(year, now.month, now.day + 1), "day", quantity === "import");
  const all = [0, 1, 2].map((ago) => ({ year: now.year - ago, ...days(now.year - ago) }));
  const key = (ms) => dateOf(ms).slice(5);
  const known = all.map((one) => new Map(one.values.flatMap((value, i) => (one.known[i] > 0.99 ? [[key(one.edges[i]), { value, cost: one.cost?.[i] ?? null }]] : []))));
  const years = all.map((one, index) => {
    const missing = [];
    one.known.forEach((share, i) => {
      if (share > 0.99) return;
      const date = dateOf(one.edges[i]);
      const last = missing.at(-1);
      if (last && Date.parse(date) - Date.parse(last.end) === DAY) last.end = date;
      else missing.push({ start: date, end: date });
    });
    const both = [...known[index]].filter(([day]) => known[0].has(day));
    const sum = (name, map) => both.reduce((total, [day]) => total + (map.get(day)[name] ?? 0), 0);
    const like = index === 0 || !both.length ? null : { value: sum("value", known[index]), cost: sum("cost", known[index]), of: sum("value", known[0]), of_cost: sum("cost", known[0]), days: both.length };
    return { year: one.year, value: one.total.value, cost: one.total.cost, days: known[index].size, missing, like };
  });
  return { date: `${now.year}-${String(now.month).padStart(2, "0")}-${String(now.day).padStart(2, "0")}`, years: years.filter((one) => one.value !== null), notes: ["leap_day", "missing_days"] };
}

function months({ quantity }) {
  const years = [2023, 2024, 2025, 2026];
  return {
    years,
    months: years.map((year) => {
      const one = used(listOf(quantity), midnight(year, 1, 1), midnight(year + 1, 1, 1), "month", quantity === "import");
      return one.values.map((value, i) => (value === null ? null : { value, cost: one.cost?.[i] ?? null, known: Math.min(1, one.known[i] / (year === 2026 && i === 10 ? 0.66 : 1)) }));
    }),
  };
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

function profile({ quantity, start, end }) {
  const { first } = past();
  const list = listOf(quantity);
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => []));
  for (let at = Math.max(0, Math.round((start - first) / HALF)); at < Math.min(list.length, (end - first) / HALF); at += 2) {
    if (list[at] === null || list[at + 1] == null) continue;
    const ms = first + at * HALF;
    const local = new Date(ms + (wall(ms).hour - new Date(ms).getUTCHours()) * 3600e3);
    cells[(local.getUTCDay() + 6) % 7][wall(ms).hour].push(list[at] + list[at + 1]);
  }
  const days = Math.max(0, ...cells.flat().map((one) => one.length)) * 7;
  if (days === 0) throw { code: "no_data", message: "no data" };
  return {
    slots: 24, days_used: days,
    cells: cells.map((day) => day.map((all) => {
      if (!all.length) return null;
      const sorted = all.toSorted((a, b) => a - b);
      return { mean: all.reduce((sum, one) => sum + one, 0) / all.length, p10: quantile(sorted, 0.1), p25: quantile(sorted, 0.25), p50: quantile(sorted, 0.5), p75: quantile(sorted, 0.75), p90: quantile(sorted, 0.9), count: all.length };
    })),
  };
}

function load({ start, end }) {
  const { first, values } = past();
  const [from, to] = [Math.max(0, Math.round((start - first) / HALF)), Math.min(values.length, Math.round((end - first) / HALF))];
  const there = values.slice(from, to).map((value, i) => [value, first + (from + i) * HALF]).filter(([value]) => value !== null).map(([value, at]) => [2 * value, at]).toSorted((a, b) => b[0] - a[0]);
  if (!there.length) throw { code: "no_data", message: "no data" };
  const curve = Array.from({ length: 200 }, (_, i) => [i / 199, there[Math.min(there.length - 1, Math.round(i / 199 * (there.length - 1)))][0]]);
  const over = there.filter(([power]) => power > 6000);
  return {
    curve, base_w: there[Math.floor(there.length * 0.92)][0], base_how: { low: 188, high: 264, nights: 341 }, peak_w: there[0][0], peak_at: there[0][1], subscribed_va: 6000,
    over: { hours: over.length / 2, count: over.length, top: over.slice(0, 5).map(([value, at], i) => (i === 1 ? { at, value: value + 640, measured: "max_power" } : { at, value, measured: "mean" })) },
    known: there.length / Math.max(1, (Math.min(end, Date.now()) - start) / HALF),
  };
}

function coverage({ year }, language) {
  const { first, values, gaps, laid } = past();
  const days = [];
  for (let n = 0; ; n += 1) {
    const at = midnight(year, 1, 1 + n);
    const next = midnight(year, 1, 2 + n);
    if (wall(at).year !== year || at >= Date.now()) break;
    const [from, to] = [Math.round((at - first) / HALF), Math.round((next - first) / HALF)];
    if (to <= 0) continue;
    const known = values.slice(Math.max(0, from), to).filter((value) => value !== null).length / (to - from);
    const date = dateOf(at);
    days.push({ date, known, quality: known ? (date.slice(5, 7) === "08" && date.slice(8) < "12" ? 2 : 0) : null, origins: known ? (n % 3 ? [1] : [1, 2]) : [], laid: laid.has(date) });
  }
  const fr = language === "fr";
  return {
    year, first_year: 2023, last_year: 2026, days, gaps: gaps.filter((gap) => wall(gap.start).year === year),
    origins: [
      { number: 1, kind: "file", trust: "file", name: "mes-puissances-atteintes-30min-012536984521.csv", received: Date.now() - 3 * DAY, first, last: Date.now() - 3 * DAY, count: 53328 },
      { number: 2, kind: "gateway", trust: "gateway", name: "Conso API", received: Date.now() - DAY, first: Date.now() - 400 * DAY, last: Date.now() - DAY, count: 19152 },
      { number: 3, kind: "meter", trust: "meter", name: fr ? "Index du compteur" : "The meter’s index", received: Date.now(), first: Date.now() - 60 * DAY, last: Date.now(), count: 2880 },
    ],
  };
}

function tariffs() {
  const by = (names, total) => names.map(([period, share, price]) => ({ period, energy: Math.round(total * share), cost: total * share * price / 1000 }));
  const total = 11_420_000;
  const offer = (key, option, kva, standing, parts, changes = []) => {
    const by_period = by(parts, total);
    return { key, option, kva, name: null, standing, by_period, cost: standing + by_period.reduce((sum, one) => sum + one.cost, 0), cannot: null, changes };
  };
  const tempo = [["blue_off_peak", 0.32, 0.1325], ["blue_peak", 0.41, 0.1612], ["white_off_peak", 0.07, 0.1499], ["white_peak", 0.11, 0.1871], ["red_off_peak", 0.04, 0.1575], ["red_peak", 0.05, 0.706]];
  const shift = { key: "shift", from: "peak", to: "off_peak", energy: 2_140_000, used: 6_850_000, possible: true };
  const offers = [
    offer("now", "tempo", 6, 189, tempo),
    offer("base-6000", "base", 6, 186.4, [["base", 1, 0.1952]]),
    offer("base-9000", "base", 9, 233.2, [["base", 1, 0.1952]], [{ key: "power", kva: 9, days_above: 0, days_cut: 0, lower_bound: true }]),
    offer("off_peak-6000", "off_peak", 6, 192.1, [["off_peak", 0.41, 0.1635], ["peak", 0.59, 0.2081]], [shift]),
    offer("tempo-9000", "tempo", 9, 236.8, tempo, [{ key: "power", kva: 9, days_above: 2, days_cut: 0, lower_bound: true }]),
    { key: "ejp-9000", option: "ejp", kva: 9, name: null, cost: null, standing: null, by_period: [], changes: [], difference: null, cannot: { lack: "no_peak_day", days: 121, first: "2025-12-01", last: "2026-03-31" } },
  ];
  return {
    start: "2025-11-21", end: "2026-11-20", days: { of: 365, covered: 357, left_out: 4 }, extrapolated: false, now: 0, prices: "regulated",
    offers: offers.map((one) => ({ ...one, difference: one.cost === null ? null : one.cost - offers[0].cost })),
    peak: { va: 6820, at: Date.parse("2026-01-14T19:32:00+01:00"), measured: "max_power" },
  };
}

function preview(language) {
  const fr = language === "fr";
  const { first, values, gaps } = past();
  const chart = Array.from({ length: 420 }, (_, i) => {
    const all = values.slice((i + 500) * 48, (i + 501) * 48).filter((value) => value !== null);
    return [first + (i + 500) * DAY, all.length ? all.reduce((sum, one) => sum + one, 0) : null];
  });
  const part = (more) => ({ point: POINT, point_known: true, whole: true, choices: [], quantity: "import", register: "", first: chart[0][0], last: chart.at(-1)[0] + DAY, step: "30min", counts: { new: 18452, changed: 36, same: 1344 }, gaps: gaps.slice(0, 1), doubts: [{ kind: "duplicate", count: 2, first: chart[3][0] }], chart, ...more });
  return {
    preview: "p1",
    files: [
      { name: "mes-puissances-atteintes-30min-012536984521-25123456789012.csv", size: 1_412_000, layout: "enedis_curve", error: null, signals: [], findings: [{ kind: "direction_assumed", detail: "" }, { kind: "unit_assumed", detail: "W" }], parts: [part({})] },
      { name: fr ? "Consommation gaz informative.xlsx" : "Gas consumption.xlsx", size: 48_200, layout: "grdf_daily", error: null, signals: [], findings: [], parts: [part({ point: null, point_known: false, whole: false, choices: [GAS], quantity: "gas_energy", step: "gas_day", counts: { new: 1035, changed: 0, same: 0 }, gaps: [], doubts: [], chart: chart.slice(0, 200) })] },
      { name: "index.csv", size: 9_400, layout: null, parts: [], findings: [], signals: [], error: { key: "bad_number", member: "", sheet: "Consommation Horaire", row: "1412", column: "C", found: "=SUM(C2:C48)", expected: fr ? "un nombre de kW" : "a number of kW" } },
      { name: "prix.json", size: 5_100, layout: "market_prices", error: null, findings: [], parts: [], signals: [{ kind: "prices", first: chart[0][0], last: chart[1][0], count: 96 }] },
    ],
  };
}

function points(told) {
  const { first } = past();
  const last = Math.floor(Date.now() / DAY) * DAY - 3600e3;
  const known = (quantity, step) => ({ quantity, first, last, statistic: `hameau:${quantity}`, cost_statistic: null, step });
  const electric = { point: POINT, kind: "electricity", title: "Linky ····9012", entry_id: "e1", device_id: null, zone: ZONE, contract: { option: "tempo", subscribed_kva: 6, periods: YEAR_ORDER }, quantities: told.unknown ? [] : [known("import", told.daily ? "day" : "30min"), ...(told.producer ? [known("export", "30min")] : [])] };
  const gas = { point: GAS, kind: "gas", title: "Gaz ····3456", entry_id: "e2", device_id: null, zone: ZONE, contract: null, quantities: [known("gas_energy", "gas_day"), known("gas_volume", "gas_day")] };
  if (told.gas) return { points: [gas] };
  return { points: told.producer || told.unknown ? [electric] : [electric, gas] };
}

/** What Home Assistant's own picker leaves at the connection. */
function collectionOf() {
  const today = midnight(...Object.values((({ year, month, day }) => ({ year, month, day }))(wall(Date.now()))));
  const listeners = new Set();
  const collection = {
    start: new Date(today), end: new Date(today + DAY - 1), compare: "", refreshed: 0,
    subscribe: (told) => (listeners.add(told), () => listeners.delete(told)),
    setPeriod: (start, end) => Object.assign(collection, { start, end }),
    setCompare: (compare) => (collection.compare = compare),
    refresh: async () => {
      collection.refreshed += 1;
      for (const told of listeners) told({});
    },
  };
  return collection;
}

/** Situation → what is particular about it. */
export const PASTS = { past: {}, past_picked: { picked: true }, past_producer: { producer: true }, past_unknown: { unknown: true }, past_empty: { empty: true }, past_failed: { failed: true }, past_lapsed: { lapsed: true }, past_daily: { daily: true }, past_gas: { gas: true, daily: true } };

/** As the WebSocket refuses: in English, with the key of the words. */
const refusal = (code, key, filled = {}) => ({
  code, message: `English of ${key}`, translation_domain: "hameau", translation_key: key, translation_placeholders: filled,
});

/** Adds a past to a `hass`, and a door for files. */
export function withPast(hass, scene, language) {
  const told = PASTS[scene];
  const others = hass.callWS;
  const uploads = [];
  const answers = {
    "past/points": () => points(told), "past/period": period, "past/to_date": toDate, "past/months": months, "past/profile": profile, "past/load": load,
    "past/coverage": (message) => coverage(message, language), "past/tariffs": tariffs, "import/preview": () => preview(language),
    "import/confirm": () => ({ changes: [{ file: 0, point: POINT, quantity: "import", origin: 7, new: 18452, changed: 36, same: 1344 }, { file: 1, point: GAS, quantity: "gas_energy", origin: 8, new: 1035, changed: 0, same: 0 }] }),
    "import/undo": () => null,
  };
  const callWS = async (message) => {
    const name = message.type.replace("hameau/", "");
    if (!answers[name]) return others(message);
    hass.asked.push(message);
    if (told.failed && name !== "past/points") throw refusal("not_ready", "archive_unusable");
    if (told.lapsed && name === "import/confirm") throw refusal("point_missing", "past_point_missing", { point: "25…09" });
    if (told.daily && ["past/profile", "past/load"].includes(name)) throw refusal("no_data", "past_no_data");
    if (told.empty && name.startsWith("past/") && name !== "past/points") throw { code: "no_data", message: "no data" };
    return structuredClone(answers[name](message));
  };
  const fetchWithAuth = async (path, { method, body }) => {
    uploads.push([path, method, body.get("file").name]);
    return new Response(JSON.stringify({ file_id: `f${uploads.length}` }), { status: body.get("file").name.includes("refuse") ? 413 : 200 });
  };
  const connection = hass.connection ?? {};
  const components = (hass.config.components ?? []).filter((one) => one !== "energy" || told.picked);
  if (told.picked) setTimeout(() => (connection._energy_hameau = collectionOf()), 100);
  return { ...hass, config: { ...hass.config, components }, callWS, fetchWithAuth, uploads, connection };
}
