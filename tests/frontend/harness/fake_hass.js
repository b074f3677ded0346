/** A `hass` object as Home Assistant's frontend hands it to a card, for many situations of a meter. */

const SERIAL = "041976000123";
const WORDS = {
  fr: {
    off_peak: "Heures creuses", peak: "Heures pleines", red_peak: "Heures pleines jour rouge", blue_off_peak: "Heures creuses jour bleu",
    blue_peak: "Heures pleines jour bleu", base: "Toutes heures", tempo: "Tempo", contract_off_peak: "Heures pleines / heures creuses", contract_base: "Base",
    index_easf01: "Index heures creuses", index_easf02: "Index heures pleines",
  },
  en: {
    off_peak: "Off-peak hours", peak: "Peak hours", red_peak: "Red day peak hours", blue_off_peak: "Blue day off-peak hours",
    blue_peak: "Blue day peak hours", base: "All hours", tempo: "Tempo", contract_off_peak: "Peak / off-peak", contract_base: "Base",
    index_easf01: "Off-peak index", index_easf02: "Peak index",
  },
};
const UNITS = {
  apparent_power: "VA", subscribed_power: "VA", cutoff_power: "VA", power_available: "VA", current: "A", voltage: "V",
  energy: "kWh", index: "kWh", overload_level: "%", line_quality: "%", time_to_cut: "s",
};

const live = {
  link_state: "live", apparent_power: 2340, subscribed_power: 6000, cutoff_power: 6000, current: 10.2, voltage: 232, line_quality: 100,
  overload_level: 9, time_to_cut: "unknown", tariff_period: "off_peak", contract: "contract_off_peak", next_tariff_period: "peak",
  energy_total: 18423.1, index_easf01: 8211.4, index_easf02: 10211.7,
};
const tempo = {
  ...live, apparent_power: 6820, current: 29.4, overload_level: 55, contract: "tempo", tariff_period: "blue_off_peak",
  next_tariff_period: "red_peak", colour_today: "blue", colour_tomorrow: "red",
};
const three = {
  ...live, apparent_power: 7420, subscribed_power: 12000, cutoff_power: 12000, current: undefined, voltage: 231, apparent_power_1: 4610,
  apparent_power_2: 1730, apparent_power_3: 1080, overload_level: 61,
};
const all = (value) => Object.fromEntries(Object.keys({ ...tempo, last_frame: 0 }).map((key) => [key, value]));

/** Situation → the meters there are, each as `translation_key: state`. */
export const SCENES = {
  normal: [live],
  tempo: [tempo],
  overload: [{ ...tempo, apparent_power: 9240, current: 39.8, overload_level: 52, time_to_cut: 84 }],
  urgent: [{ ...tempo, apparent_power: 9240, current: 39.8, overload_level: 93, time_to_cut: 17 }],
  open: [{ ...tempo, apparent_power: 0, current: 0, breaker: "overload" }],
  three: [three],
  three_missing: [{ ...three, apparent_power_2: "unavailable", voltage_3: 0 }],
  three_historique: [{ ...three, apparent_power_1: undefined, apparent_power_2: undefined, apparent_power_3: undefined, current_1: 24, current_2: 8, current_3: 5 }],
  producer: [{ ...live, apparent_power: 0, current: 9.1, apparent_power_injected: 2090, energy_injected: 3120.5 }],
  white: [{ ...tempo, apparent_power: 820, overload_level: 1, colour_today: "white", colour_tomorrow: "unknown" }],
  old: [{ ...live, overload_level: undefined, time_to_cut: undefined, apparent_power: 6400, line_quality: undefined }],
  starting: [{ ...all("unknown"), link_state: "connecting" }],
  silent: [{ ...all("unavailable"), link_state: "silent", last_frame: 12 * 60 }],
  garbled: [{ ...all("unavailable"), link_state: "garbled", last_frame: 40 }],
  down: [{ ...all("unavailable"), link_state: "down", last_frame: 26 * 3600 }],
  unknown: [{ ...all("unknown"), link_state: "live", last_frame: 3 }],
  empty: [{ ...live, nothing_recorded: true }],
  two: [tempo, { ...live, device_name: "Atelier", apparent_power: 410, subscribed_power: 3000, cutoff_power: 3000, overload_level: 1 }],
  markup: [{ ...live, device_name: "<img src=x onerror=alert(1)> & {name}" }],
  base: [{ ...live, contract: "contract_base", tariff_period: "base", next_tariff_period: "unknown", index_easf01: undefined }],
  timeless: [{ ...live, tariff_period: undefined, next_tariff_period: undefined, contract: "unknown" }],
  none: [],
};

const iso = (ms) => new Date(ms).toISOString();

function stateOf(key, value, id, name, device, now) {
  const unit = Object.entries(UNITS).find(([start]) => key.startsWith(start))?.[1];
  const changed = key === "link_state" ? now - 12 * 60e3 : now - 1000;
  const attributes = { friendly_name: `${device} ${name}`, ...(unit ? { unit_of_measurement: unit } : {}) };
  return { entity_id: id, state: String(value), attributes, last_changed: iso(changed), last_updated: iso(changed) };
}

/** The object itself; `asked` keeps every WebSocket message the cards sent. */
export function fakeHass(scene, { language = "fr", dark = false, admin = true } = {}) {
  const now = Date.now();
  const [states, entities, devices] = [{}, {}, {}];
  SCENES[scene].forEach((meter, index) => {
    const device = `device${index}`;
    const name = meter.device_name ?? (language === "fr" ? "Compteur Linky" : "Linky meter");
    devices[device] = { id: device, name, name_by_user: null };
    const { device_name, nothing_recorded: _nothing, ...told } = { last_frame: 2, next_tariff_change: 41280, ...meter };
    for (const [key, value] of Object.entries(told)) {
      if (value === undefined) continue;
      const id = `sensor.${SERIAL}_${index}_${key}`;
      const instant = key === "last_frame" ? now - value * 1e3 : key === "next_tariff_change" ? now + value * 1e3 : null;
      const known = typeof value === "number" && instant !== null ? iso(instant) : value;
      const words = WORDS[language][key] ?? key;
      entities[id] = { entity_id: id, device_id: device, platform: "hameau", translation_key: key, name: words };
      states[id] = stateOf(key, known, id, words, name, now);
    }
  });
  const asked = [];
  return {
    states, entities, devices, language, asked,
    locale: { language, number_format: "language", time_format: "language", time_zone: "server" },
    config: { time_zone: "Europe/Paris", currency: "EUR", components: ["energy"] },
    themes: { darkMode: dark },
    user: { is_admin: admin },
    formatEntityState: (state, value = state.state) => WORDS[language][value] ?? value,
    loadBackendTranslation: async (category, integration) => backendTexts(language, category, integration),
    formatEntityName: (state) => entities[state.entity_id]?.name,
    callWS: async (message) => {
      asked.push(message);
      return answer(message, SCENES[scene], now);
    },
  };
}

/** Hameau's real texts, by the keys that Home Assistant gives them; other words filled in. */
async function backendTexts(language, category, integration) {
  const texts = (await (await fetch(`/translations/${language}.json`)).json())[category];
  const told = Object.entries(texts).map(([key, { message }]) => [`component.${integration}.${category}.${key}.message`, message]);
  const found = Object.fromEntries(told);
  return (key, filled = {}) => (found[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => filled[name]);
}

function answer(message, meters, now) {
  if (message.type === "energy/get_prefs")
    return { energy_sources: [{ type: "grid", stat_energy_from: `sensor.${SERIAL}_0_energy_total`, stat_cost: "hameau:cost" }] };
  if (message.type === "energy/info") return { cost_sensors: {} };
  const from = Date.parse(message.start_time);
  const to = Math.min(Date.parse(message.end_time), now);
  if (message.type === "history/history_during_period") return { [message.entity_ids[0]]: periods(from) };
  if (message.type !== "recorder/statistics_during_period") throw { code: "unknown_command", message: message.type };
  const step = message.period === "hour" ? 3600e3 : 300e3;
  return Object.fromEntries(message.statistic_ids.map((id) => [id, rows(id, from, to, step, now, meters)]).filter(([, all]) => all.length));
}

function periods(from) {
  const at = (hours) => from / 1000 + hours * 3600;
  return [{ s: "off_peak", lu: at(0) }, { s: "peak", lu: at(6.33) }, { s: "off_peak", lu: at(13) }, { s: "peak", lu: at(15.5) }, { s: "off_peak", lu: at(22.33) }];
}

/** A home's power at an instant of the day, in VA: a night heater, breakfast, lunch, a long evening. */
export function powerAt(ms) {
  const hour = (ms / 3600e3 + 1) % 24;
  const bump = (centre, width, height) => height * Math.exp(-(((hour - centre) / width) ** 2));
  const ripple = 160 * Math.abs(Math.sin(ms / 7e5)) + 90 * Math.abs(Math.sin(ms / 23e4));
  const heater = hour > 1.5 && hour < 4.7 ? 2200 : 0;
  return 260 + ripple + heater + bump(7.4, 0.8, 2600) + bump(12.3, 0.7, 1900) + bump(19.2, 0.5, 3900) + bump(18.6, 1.6, 1500);
}

function rows(id, from, to, step, now, meters) {
  const meter = meters[Number(id.split("_")[1]) || 0];
  const kept = step === 300e3 ? now - 9.5 * 86400e3 : now - 400 * 86400e3;
  if (!meter || meter.nothing_recorded) return [];
  const all = [];
  for (let start = from; start + step <= to; start += step) {
    const hour = (start / 3600e3 + 1) % 24;
    if (start < kept || (hour >= 9.5 && hour < 11 && !id.includes("energy") && !id.includes("index"))) continue;
    if (step === 3600e3 && start + step > now) continue;
    const day = Math.floor((start + 3600e3) / 86400e3);
    const power = powerAt(start + step / 2) * (0.85 + 0.3 * Math.abs(Math.sin(day * 12.9)));
    const sun = Math.max(0, 3400 * Math.sin(((hour - 8) / 9) * Math.PI)) * (hour > 8 && hour < 17 ? 1 : 0);
    const kwh = (power * step) / 3600e6;
    const peakHours = hour >= 6.33 && hour < 22.33 && !(hour >= 13 && hour < 15.5);
    if (id.includes("injected")) all.push({ start, end: start + step, mean: sun, max: sun, change: (sun * step) / 3600e6 });
    else if (id.includes("easf01")) all.push({ start, end: start + step, change: peakHours ? 0 : kwh });
    else if (id.includes("easf02")) all.push({ start, end: start + step, change: peakHours ? kwh : 0 });
    else if (id.includes("cost")) all.push({ start, end: start + step, change: kwh * 0.2016 });
    else all.push({ start, end: start + step, mean: power, max: power * 1.18 + 120, change: kwh });
  }
  return all;
}
