/** Half-hours of an invented French home: heated by electricity, with cold spells, holidays, Tempo days, and what is missing. */

export const HALF = 1800e3;
const DAY = 86400e3;

/** The same numbers each time. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

export function makePast(first, last) {
  const next = random(20261121);
  const count = Math.round((last - first) / HALF);
  const values = new Array(count), exported = new Array(count), gas = new Array(count), period = new Array(count);
  let [mood, cold] = [1, 0];
  let reds = 0;
  let colour = "blue";
  for (let i = 0; i < count; i += 1) {
    const at = first + i * HALF;
    const local = new Date(at + 3600e3);
    const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
    const month = local.getUTCMonth();
    const season = Math.cos((2 * Math.PI * (at - Date.UTC(2024, 0, 18))) / (365.25 * DAY));
    if (hour === 0) {
      mood = 0.85 + 0.3 * next();
      cold = 0.6 * cold + 0.5 * (next() - 0.45);
    }
    if (hour === 6) {
      const winter = month >= 10 || month <= 2;
      if (month === 8) reds = 0;
      const chance = next();
      const workday = local.getUTCDay() % 6 !== 0;
      colour = winter && workday && cold > 0.12 && reds < 22 && chance < 0.6 ? "red" : (winter || month === 3) && chance < 0.28 ? "white" : "blue";
      if (colour === "red") reds += 1;
    }
    const night = hour >= 22 || hour < 6;
    period[i] = `${colour}_${night ? "off_peak" : "peak"}`;
    const away = month === 7 && local.getUTCDate() < 18;
    const heat = Math.max(0, season + 0.15 + cold) * (night ? 420 : 640);
    const weekend = local.getUTCDay() % 6 === 0;
    let power = 190 + heat * mood + 60 * next();
    if (!away) {
      if (hour >= 6.5 && hour < 8.5 && !weekend) power += 700 * mood;
      if (hour >= 9 && hour < 14 && weekend) power += 650 * mood;
      if (hour >= 18.5 && hour < 21.5) power += 1250 * mood * (0.8 + 0.4 * next());
      if (hour >= 2 && hour < 4.5) power += 1500 * (0.8 + 0.3 * next());
      if (next() < 0.02) power += 2400;
      if (season > 0.8 && hour >= 19 && hour < 20 && next() < 0.03) power += 2600;
    }
    const sun = Math.max(0, Math.sin((Math.PI * (hour - 7 + 1.5 * season)) / (12 - 3 * season))) * (0.55 - 0.35 * season) * (hour > 5 && hour < 21 ? 1 : 0) * (0.4 + 0.6 * next());
    exported[i] = Math.max(0, Math.round(1500 * sun - power * 0.25));
    values[i] = Math.round(power / 2);
    gas[i] = Math.round(Math.max(0.05, season + 0.1 + cold) * 900 * mood);
  }
  const gaps = [];
  const lose = (from, until, reason) => {
    const [start, end] = [Date.parse(from), Date.parse(until)];
    for (let i = Math.round((start - first) / HALF); i < (end - first) / HALF; i += 1) values[i] = exported[i] = gas[i] = null;
    gaps.push({ start, end, reason, value: null });
  };
  lose("2024-02-03T00:00:00+01:00", "2024-02-10T00:00:00+01:00", "absent");
  lose("2026-05-12T13:00:00+02:00", "2026-05-12T21:30:00+02:00", "empty");
  lose("2025-09-08T00:00:00+02:00", "2025-09-09T00:00:00+02:00", "not_collected");
  const laid = new Set(Array.from({ length: 6 }, (_, i) => iso(Date.parse("2026-11-10T12:00:00Z") + i * DAY)));
  for (let i = 0; i < count; i += 1) if (laid.has(iso(first + i * HALF + 3600e3)) && values[i] !== null) values[i] = 520;
  return { first, values, exported, gas, period, gaps, laid };
}
