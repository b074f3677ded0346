import { powerAt } from "./fake_hass.js";

/** What a home tells over the WebSocket, for many situations of it. */

const HOUR = 3600e3;
const MINUTE = 60e3;
const ENTRY = "home0";
const iso = (ms) => new Date(ms).toISOString();

const NAMES = {
  fr: { living: "Radiateur salon", rooms: "Radiateurs chambres", dryer: "Sèche-linge", boiler: "Chauffe-eau", car: "Voiture", oven: "Four", fridge: "Congélateur" },
  en: { living: "Living room heater", rooms: "Bedroom heaters", dryer: "Tumble dryer", boiler: "Water heater", car: "Car", oven: "Oven", fridge: "Freezer" },
};

/** An appliance; `since` and `returns` in seconds from now. */
function load(id, entity_id, priority, state, power_va, more = {}) {
  const { since = 7200, returns = null, return_va = 0, shed_s_today = 0, reason = null, kind = "normal", enabled = true, level_va = null } = more;
  return { id, entity_id, priority, state, power_va, since, returns, return_va, shed_s_today, reason, kind, enabled, level_va };
}

const calm = [
  load("fridge", "switch.freezer", 1, "on", 90, { kind: "hard" }),
  load("living", "climate.living", 2, "on", 1490),
  load("rooms", "climate.rooms", 3, "on", 1020),
  load("dryer", "switch.dryer", 4, "off", 0),
  load("boiler", "water_heater.boiler", 5, "on", 2180),
  load("car", "number.car_current", 6, "off", 0),
];
const busy = [
  load("oven", "input_boolean.oven", 1, "on", 2150, { kind: "notify" }),
  load("living", "climate.living", 2, "on", 1490),
  load("rooms", "climate.rooms", 3, "on", 1020),
  load("dryer", "switch.dryer", 4, "manual", 1840, { since: 600, returns: 1200, reason: { code: "manual_taken", figures: { seconds: 1800 } } }),
  load("boiler", "water_heater.boiler", 5, "waiting", 0, {
    since: 1440, returns: 360, return_va: 2180, shed_s_today: 1440, reason: { code: "waits_room", figures: { load_power: 2180, headroom: 480 } },
  }),
  load("car", "number.car_current", 6, "shed", 0, {
    since: 187, returns: 900, return_va: 3680, shed_s_today: 1090,
    reason: { code: "shed_overload", figures: { predicted: 8104, limit: 6000, limit_id: "house", seconds_to_cut: 61.4 } },
  }),
];
const odd = [
  load("oven", "light.oven", 1, "unresponsive", 2150, { reason: { code: "unresponsive", figures: { load_power: 2150 } } }),
  load("living", "climate.living", 2, "unavailable", null),
  load("rooms", "climate.rooms", 3, "on", 1020, { enabled: false }),
  load("dryer", "switch.dryer", 4, "on", null, { kind: "last_resort" }),
  load("car", "number.car_current", 5, "lowered", 1840, { level_va: 1840, reason: { code: "lowered", figures: { load_power: 3680, level: 1840 } } }),
];
const house = {
  mode: "normal", armed: true, dry_run: false, profile: "balanced", limit_va: 6000, power_va: 4820, predicted_va: 4820, seconds_to_cut: null,
  headroom_va: 1180, meter_period_s: 2, protected_ratio: 1.4, next_restore: null, sheds_today: 0, trips_avoided_today: 0, loads: calm,
};
const shedding = { ...house, mode: "shedding", power_va: 6540, headroom_va: 0, next_restore: { load: "boiler", at: 360 }, sheds_today: 3, trips_avoided_today: 1, loads: busy };

/** Situation → what the home tells; `null`: there is no home, a text: the home refuses to speak. */
export const HOMES = {
  home_calm: house,
  home_shedding: shedding,
  home_overload: { ...shedding, mode: "amber", power_va: 9240, seconds_to_cut: 84, next_restore: null },
  home_helpless: { ...shedding, armed: false, mode: "disarmed", power_va: 9240, seconds_to_cut: 84, next_restore: null },
  home_dry: { ...shedding, dry_run: true, loads: busy.map((one) => ({ ...one, power_va: one.power_va || one.return_va })) },
  home_off: { ...house, armed: false, mode: "disarmed" },
  home_blind: { ...shedding, mode: "blind", power_va: null, headroom_va: null },
  home_odd: { ...house, loads: odd },
  home_meterless: { ...house, mode: "disarmed", limit_va: null, power_va: null, headroom_va: null, meter_period_s: null },
  home_warm: { ...house, mode: "warmup", power_va: null, headroom_va: null, loads: calm.slice(0, 2) },
  home_empty: { ...house, loads: [], nothing_kept: true },
  home_new: { ...house, nothing_kept: true },
  home_returned: { ...house, loads: busy.map((one) => (one.state === "manual" ? { ...one, reason: null } : one)) },
  home_offline: { ...shedding, offline: true },
  home_refused: "not_ready",
  home_gone: { ...house, other_home: true },
};

function viewAt(told, language, now) {
  const at = (seconds, sign) => (seconds === null ? null : iso(now + sign * seconds * 1e3));
  const loads = told.loads.map(({ since, returns, ...one }) => ({
    name: NAMES[language][one.id], ...one, since: at(since, -1), returns_at: at(returns, 1),
  }));
  const next = told.next_restore && { load: told.next_restore.load, at: at(told.next_restore.at, 1) };
  return { ...told, loads, next_restore: next, schedules: [] };
}

/** Adds the home of a situation to a `hass`; `tell` speaks as the home later does. */
export function withHome(hass, scene, language, now) {
  const told = HOMES[scene];
  const listeners = new Set();
  for (const key of ["shedding", "dry_run"]) {
    const id = `switch.mon_foyer_${key}`;
    hass.entities[id] = { entity_id: id, device_id: "home_device", platform: "hameau", translation_key: key };
    hass.states[id] = { entity_id: id, state: "on", attributes: {}, last_changed: iso(now), last_updated: iso(now) };
  }
  hass.devices["home_device"] = { id: "home_device", name: "Mon foyer", config_entries: [ENTRY] };
  const meterAnswers = hass.callWS;
  const called = [];
  return {
    ...hass,
    called,
    connected: true,
    tell: (changes) => listeners.forEach((listener) => listener(viewAt({ ...told, ...changes }, language, now))),
    callService: async (...call) => void called.push(call),
    connection: {
      subscribeMessage: async (listener, message) => {
        hass.asked.push(message);
        if (typeof told === "string") throw { code: told, message: told };
        listeners.add(listener);
        listener(viewAt(told, language, now));
        return () => listeners.delete(listener);
      },
    },
    callWS: async (message) => {
      if (!message.type.startsWith("hameau/home/")) return meterAnswers(message);
      hass.asked.push(message);
      return answer(message, told, language, now);
    },
  };
}

const word = (language, fr, en) => (language === "fr" ? fr : en);

const SCHEDULES = (language) => [
  {
    id: "night", name: word(language, "Eau chaude", "Hot water"), targets: ["boiler"], enabled: true,
    rules: [
      { id: "hc", slots: [{ start: { period: ["off_peak"] }, end: { period: ["off_peak"], edge: "end" } }], days: ["saturday"] },
      { id: "nights", slots: [{ start: "22:30", end: "02:30" }], days: ["weekday"] },
      { id: "noons", slots: [{ start: "12:30", end: "14:45" }], days: ["weekend"] },
      { id: "wednesday", slots: [{ start: "13:15", end: "14:00" }], days: ["wednesday"] },
    ],
  },
  { id: "car", name: word(language, "Voiture", "Car"), targets: ["car", "dryer"], enabled: false, rules: [] },
];

const SPECIALS = (language) => [
  { id: "x1", name: word(language, "Noël chez les parents", "Christmas away"), start: "2026-12-24", end: "2027-01-02" },
  { id: "x2", name: "", start: "2026-11-28", slots: [{ start: "07:00", end: "09:30" }] },
  { id: "x3", name: "2025", start: "2025-11-28" },
];

/** Off-peak every night and afternoon, and a rule that follows it on Saturday. */
function runs(message) {
  const from = Date.parse(message.start);
  const bands = [];
  for (let day = 0; day < 7; day += 1) {
    const at = (hours) => iso(from + (24 * day + hours) * HOUR);
    const dear = day === 3 ? "red_peak" : "peak";
    bands.push({ start: at(0), end: at(6.33), period: "off_peak" }, { start: at(6.33), end: at(13), period: dear }, { start: at(13), end: at(15.5), period: "off_peak" });
    bands.push({ start: at(15.5), end: at(22.33), period: dear }, { start: at(22.33), end: at(24), period: "off_peak" });
  }
  const run = (hours, length, rule, reason) => ({ start: iso(from + hours * HOUR), end: iso(from + (hours + length) * HOUR), action: "on", value: null, reason, schedule: "night", rule });
  return { targets: { boiler: [run(22.5, 4, "nights", "wall"), run(133, 2.5, "hc", "tariff"), run(142.33, 1.67, "hc", "tariff"), run(91, 1.5, null, "replaced")] }, bands };
}

/** Cuts of every evening: [hour, minutes, appliance, code, figures, code of its return]. */
const EVENINGS = [
  [7.35, 14, "boiler", "shed_overload", { predicted: 6890, limit: 6000, limit_id: "house", seconds_to_cut: null }, "restored"],
  [12.2, 9, "car", "lowered", { load_power: 3680, level: 1840 }, "raised"],
  [18.62, 21, "boiler", "shed_overload", { predicted: 8104, limit: 6000, limit_id: "house", seconds_to_cut: 61.4 }, "restored"],
  [18.83, 44, "car", "shed_overload", { predicted: 7420, limit: 6000, limit_id: "house", seconds_to_cut: 142 }, "restored_swap"],
  [19.1, 4, "dryer", "shed_swap", { load_power: 1840, for_load: "boiler" }, "manual_taken"],
  [19.5, 90, "boiler", "shed_overload", { predicted: 6810, limit: 6000, limit_id: "house" }, "restored"],
];

/** What the home remembers between two instants. */
function journal(message, told, now) {
  const [from, to] = [Date.parse(message.start), Math.min(Date.parse(message.end), now)];
  if (told.nothing_kept) return { decisions: [], power: [], limit_va: 6000 };
  const midnight = (at) => Math.floor((at + HOUR) / (24 * HOUR)) * 24 * HOUR - HOUR;
  const decisions = [];
  for (let day = midnight(from); day < to && told.sheds_today; day += 24 * HOUR)
    for (const [hour, minutes, load, code, figures, back] of EVENINGS) {
      const at = day + hour * HOUR;
      const returned = at + minutes * MINUTE;
      const off = { off_for: minutes * 60, load_power: 2180, headroom: 420, level: 3680, seconds: 1800 };
      decisions.push({ at: iso(at), code, load, figures, dry_run: told.dry_run }, { at: iso(returned), code: back, load, figures: off, dry_run: told.dry_run });
    }
  const power = [];
  for (let at = from; at < to && told.power_va !== null; at += 30e3) {
    const hour = (at / HOUR + 1) % 24;
    if (hour < 9.5 || hour > 10.4) power.push([at, Math.round(powerAt(at))]);
  }
  return { decisions: decisions.filter((one) => Date.parse(one.at) >= from && Date.parse(one.at) < to), power, limit_va: told.limit_va };
}

const deleted = new Set();
const TITLES = { fr: "Mon foyer", en: "My home" };

function answer(message, told, language, now) {
  switch (message.type.slice("hameau/home/".length)) {
    case "list":
      return [{ entry_id: told.other_home ? "home1" : ENTRY, title: TITLES[language] }];
    case "ask":
      if (message.load === "oven") throw { code: "not_allowed", message: language === "fr" ? "Four : réservé aux administrateurs" : "Oven: for administrators only" };
      return null;
    case "journal":
      return journal(message, told, now);
    case "schedules":
      return told.nothing_kept ? [] : SCHEDULES(language).filter((one) => !deleted.has(one.id));
    case "schedule/delete":
      deleted.add(message.schedule);
      return null;
    case "runs":
      return runs(message);
    case "exceptions":
      return told.nothing_kept ? [] : SPECIALS(language);
    case "schedule/save":
      return { id: message.schedule.id || "car" };
    case "exception/save":
    case "exception/delete":
    case "order":
      return null;
    default:
      throw { code: "unknown_command", message: message.type };
  }
}
