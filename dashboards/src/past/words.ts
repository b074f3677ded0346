/** Texts and figures of the cards of the past. */

import type { Format } from "../format";
import type { Hass } from "../ha";
import { speaker } from "../i18n";
import en from "../texts/past.en.json";
import fr from "../texts/past.fr.json";
import { wallOf } from "../zone";
import type { Grain, Quantity } from "./data";

export type PastKey = keyof typeof en;
export type PastTexts = (key: PastKey, values?: Readonly<Record<string, string>>) => string;

const texts = speaker<PastKey>({ en, fr });

export const pastTexts = (hass: Hass): PastTexts => texts(hass.language);

/** A text whose key ends in a word that came from outside, or what is said of a word nobody knows. */
export function named(say: PastTexts, family: string, word: string, otherwise: PastKey | undefined = undefined): string {
  const key = `${family}_${word}`;
  return key in en ? say(key as PastKey) : otherwise ? say(otherwise, { word }) : word;
}

const KILO = 1000;

/** So many decimals that three figures are told. */
const digitsFor = (kilo: number): number => (Math.abs(kilo) < 10 ? 2 : Math.abs(kilo) < 100 ? 1 : 0);

/** The unit in which a quantity is shown: kWh, m³. */
export const unitOf = (quantity: Quantity): string => (quantity === "gas_volume" ? "m³" : "kWh");

/** `3 412 kWh`, `8,42 kWh`, `12,4 m³`; a dash for what is not known. */
export function amount(format: Format, quantity: Quantity, value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  return format.quantity(value / KILO, unitOf(quantity), digitsFor(value / KILO));
}

/** `712 €` from a hundred euros on, `8,42 €` below. */
export function euros(format: Format, hass: Hass, value: number | null | undefined, sign = false): string {
  if (value === null || value === undefined) return "–";
  const round = Math.abs(value) >= 100;
  const text = format.coins(Math.abs(value), hass.config.currency ?? "EUR", round ? 0 : 2);
  const shown = Math.abs(value) >= (round ? 0.5 : 0.005);
  const mark = value < 0 && shown ? "−" : sign && shown ? "+" : "";
  return mark ? `${mark}\u202f${text}` : text;
}

/** `+ 9 %`, `− 4 %`. */
export function change(format: Format, ratio: number): string {
  const percent = Math.round(100 * ratio);
  const mark = percent > 0 ? "+\u202f" : percent < 0 ? "−\u202f" : "";
  return `${mark}${format.percent(Math.abs(percent))}`;
}

/** `6 820 W` as `6,8 kW` from one kilowatt on. */
export const watts = (format: Format, value: number | null | undefined, unit = "W"): string =>
  value === null || value === undefined ? "–" : Math.abs(value) < 999.5 ? format.quantity(value, unit) : format.quantity(value / KILO, `k${unit}`, 2);

/** Instants and dates in words, in the zone of the point. */
export class Dates {
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(
    readonly language: string,
    readonly zone: string,
  ) {}

  #as(options: Intl.DateTimeFormatOptions, instant: number, zone = this.zone): string {
    const key = JSON.stringify([options, zone]);
    let format = this.#formats.get(key);
    if (!format) this.#formats.set(key, (format = new Intl.DateTimeFormat(this.language, { ...options, timeZone: zone })));
    return first(format.format(instant), this.language);
  }

  /** `21 novembre 2026` */
  full(instant: number): string {
    return this.#as({ day: "numeric", month: "long", year: "numeric" }, instant);
  }

  /** `sam. 21 nov. 2026` */
  short(instant: number): string {
    return this.#as({ weekday: "short", day: "numeric", month: "short", year: "numeric" }, instant);
  }

  dayMonth(instant: number): string {
    return this.#as({ day: "numeric", month: "short" }, instant);
  }

  month(instant: number): string {
    return this.#as({ month: "long", year: "numeric" }, instant);
  }

  shortMonth(instant: number): string {
    return this.#as({ month: "short" }, instant);
  }

  time(instant: number): string {
    return this.#as({ hour: "2-digit", minute: "2-digit" }, instant);
  }

  /** A date `2026-11-21` as people say it; `year`: with its year. */
  date(text: string, year = false): string {
    const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", ...(year ? { year: "numeric" } : {}) };
    return this.#as(options, Date.parse(`${text}T12:00:00Z`), "UTC");
  }

  dated(text: string, options: Intl.DateTimeFormatOptions): string {
    return this.#as(options, Date.parse(`${text}T12:00:00Z`), "UTC");
  }

  /** From a date to another, `du 3 au 9 février`, `February 3 – 9`; one day alone, `le 3 février`; two years are both told. */
  between(say: PastTexts, start: string, end: string, year = false): string {
    if (start === end) return this.language.startsWith("fr") ? `le ${this.date(start, year)}` : this.date(start, year);
    if (!this.language.startsWith("fr")) {
      const range = new Intl.DateTimeFormat(this.language, { day: "numeric", month: "long", ...(year ? { year: "numeric" } : {}), timeZone: "UTC" });
      return range.formatRange(Date.parse(start), Date.parse(end));
    }
    const from = start.slice(0, 7) === end.slice(0, 7) ? this.dated(start, { day: "numeric" }) : this.date(start, year && start.slice(0, 4) !== end.slice(0, 4));
    return say("from_to", { from, to: this.date(end, year) });
  }

  /** What an interval of a grain is called in a sentence: `novembre 2026`, `sam. 21 nov. 2026`, `14:00 – 14:30`. */
  interval(grain: Grain, start: number, end: number): string {
    if (grain === "year") return String(wallOf(start, this.zone).year);
    if (grain === "month") return this.month(start);
    if (grain === "day") return this.short(start);
    return `${this.dayMonth(start)} · ${this.time(start)} – ${this.time(end)}`;
  }

  /** A span in words: a year, a month, a day, or from when to when. */
  span(start: number, end: number): string {
    const [from, last] = [wallOf(start, this.zone), wallOf(end - 1, this.zone)];
    if (from.day === 1 && wallOf(end, this.zone).day === 1) {
      if (from.month === 1 && last.month === 12) return from.year === last.year ? String(from.year) : `${from.year} – ${last.year}`;
      if (from.month === last.month && from.year === last.year) return this.month(start);
      return `${this.month(start)} – ${this.month(end - 1)}`;
    }
    const whole = wallOf(start, this.zone).hour === 0 && wallOf(end, this.zone).hour === 0;
    if (from.day === last.day && end - start < 26 * 3600e3) return whole ? this.short(start) : `${this.short(start)}, ${this.time(start)} – ${this.time(end)}`;
    if (from.year !== last.year) return `${this.#as({ day: "numeric", month: "short", year: "numeric" }, start)} – ${this.#as({ day: "numeric", month: "short", year: "numeric" }, end - 1)}`;
    return `${this.dayMonth(start)} – ${this.#as({ day: "numeric", month: "short", year: "numeric" }, end - 1)}`;
  }
}

/** French says "1er" for the first of a month, and nothing of the kind for other days. */
const first = (text: string, language: string): string =>
  language.startsWith("fr") ? text.replace(/^((?:\p{L}+\.? )?)1 (?=\p{L})/u, "$11ᵉʳ\u00a0") : text;
