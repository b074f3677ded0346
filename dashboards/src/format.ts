/** Numbers, dates and durations as the person reads them. */

import type { Hass } from "./ha";
import { zoneOf } from "./zone";

const THIN = "\u202f";
const NUMBER_LOCALES: Readonly<Record<string, string>> = {
  comma_decimal: "en-US",
  decimal_comma: "de",
  space_comma: "fr",
  quote_decimal: "de-CH",
};

export interface Format {
  /** Always with this number of decimals: figures of one family keep their width. */
  number(value: number, digits?: number): string;
  /** `6 820 VA` */
  va(value: number): string;
  /** `6 kVA`, `7,8 kVA` */
  kva(value: number): string;
  percent(value: number): string;
  quantity(value: number, unit: string, digits?: number, least?: number): string;
  money(value: number, currency: string): string;
  /** Money with this number of decimals, without a sign of its own. */
  coins(value: number, currency: string, digits: number): string;
  time(instant: number): string;
  /** `dim. 06:20`: for another day than today. */
  dayTime(instant: number): string;
  /** A full hour on an axis: `06:00`, `6 AM`. */
  hour(instant: number): string;
  /** `sam. 21 nov.` */
  shortDay(instant: number): string;
  /** `samedi` */
  weekday(instant: number): string;
  /** `sam.` */
  shortWeekday(instant: number): string;
  /** `samedi 21 novembre` */
  day(instant: number): string;
  /** `1 min 58 s`, `4 h 10 min`, `2 d`; never less than a second's truth. */
  duration(seconds: number): string;
}

const cache = new Map<string, Format>();

/** The formats for this person's language, number, time and zone settings. */
export function formatOf(hass: Hass): Format {
  const { number_format: numbers = "language", time_format: times = "language" } = hass.locale;
  const language = hass.locale.language || hass.language;
  const zone = zoneOf(hass);
  const key = [language, numbers, times, zone].join("|");
  let format = cache.get(key);
  if (!format) cache.set(key, (format = make(language, numbers, times, zone)));
  return format;
}

function make(language: string, numbers: string, times: string, zone: string): Format {
  const locale = numbers === "system" ? undefined : (NUMBER_LOCALES[numbers] ?? language);
  const clockLocale = times === "system" ? undefined : language;
  const usual = new Intl.DateTimeFormat(clockLocale, { hour: "numeric" }).resolvedOptions().hour12 ?? false;
  const hour12 = times === "12" || (times !== "24" && usual);
  const clock = { hour: hour12 ? "numeric" : "2-digit", minute: "2-digit", hour12, timeZone: zone } as const;
  const hour = new Intl.DateTimeFormat(clockLocale, hour12 ? { hour: "numeric", hour12, timeZone: zone } : clock);
  const time = new Intl.DateTimeFormat(clockLocale, clock);
  const dayTime = new Intl.DateTimeFormat(clockLocale, { weekday: "short", ...clock });
  const day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone: zone });
  const shortDay = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", timeZone: zone });
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: zone });
  const shortWeekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: zone });
  const number = (value: number, digits = 0, least = digits): string =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: digits,
      ...(numbers === "none" ? { useGrouping: false } : {}),
    }).format(Object.is(value, -0) ? 0 : value);
  const quantity = (value: number, unit: string, digits = 0, least = digits): string => `${number(value, digits, least)}\u00a0${unit}`;
  const french = language.startsWith("fr");
  return {
    number: (value, digits) => number(value, digits),
    quantity,
    va: (value) => quantity(value, "VA"),
    kva: (value) => quantity(value / 1000, "kVA", 1, 0),
    percent: (value) => (french ? `${number(value)}${THIN}%` : `${number(value)}%`),
    money: (value, currency) => new Intl.NumberFormat(locale ?? language, { style: "currency", currency }).format(value),
    coins: (value, currency, digits) =>
      new Intl.NumberFormat(locale ?? language, { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    time: (instant) => time.format(instant),
    dayTime: (instant) => dayTime.format(instant),
    hour: (instant) => hour.format(instant),
    day: (instant) => day.format(instant),
    weekday: (instant) => weekday.format(instant),
    shortWeekday: (instant) => shortWeekday.format(instant),
    shortDay: (instant) => shortDay.format(instant),
    duration: (seconds) => duration(seconds, french ? "j" : "d"),
  };
}

function duration(seconds: number, dayUnit: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const join = (major: number, unit: string, minor: number, less: string): string =>
    minor ? `${major}\u00a0${unit}\u00a0${minor}\u00a0${less}` : `${major}\u00a0${unit}`;
  if (whole < 60) return `${whole}\u00a0s`;
  if (whole < 3600) return join(Math.floor(whole / 60), "min", whole % 60, "s");
  if (whole < 86400) return join(Math.floor(whole / 3600), "h", Math.floor((whole % 3600) / 60), "min");
  return `${Math.floor(whole / 86400)}\u00a0${dayUnit}`;
}

const DAY_S = 86400;

/** Whole minutes from a minute on, whole hours from a day on. */
export function lengthOf(seconds: number, format: Format): string {
  if (seconds < DAY_S) return format.duration(seconds < 60 ? seconds : Math.round(seconds / 60) * 60);
  const hours = Math.round((seconds % DAY_S) / 3600);
  if (hours === 24) return format.duration(seconds + DAY_S);
  return hours ? `${format.duration(seconds)}\u00a0${format.duration(hours * 3600)}` : format.duration(seconds);
}
