/**
 * Which stretch of time, which comparison and which source a page looks at: one choice for all of its cards.
 *
 * The page carries Home Assistant's own card `energy-date-selection` with a `collection_key` of ours, which is documented and
 * keeps our choice apart from the Energy dashboard's. What that card chose is not handed out by a documented way: every card
 * of Home Assistant and every custom one reads it from the collection that the card leaves at `connection["_" + key]` (fields
 * `start`, `end`, `compare`; `subscribe` tells of changes, `setPeriod` and `refresh` make them). So do we, looking at each
 * field before it is believed. Where the collection is missing (no Energy integration, an older or newer frontend, a
 * dashboard without that card), a picker of our own is shown instead: see `picker.ts`.
 */

import type { Hass } from "../ha";
import { dayStart, instantAt, wallOf, zoneOf } from "../zone";
import type { Compare, Quantity } from "./data";

export interface Span {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

export interface Source {
  readonly point: string;
  readonly quantity: Quantity;
}

interface Collection {
  readonly start?: Date;
  readonly end?: Date;
  readonly compare?: string;
  subscribe?(told: () => void): () => void;
  setPeriod?(start: Date, end: Date): void;
  setCompare?(compare: string): void;
  refresh?(): Promise<void>;
}

export const KEY = "energy_hameau";
const TO_HA: Readonly<Record<Compare, string>> = { none: "", previous: "previous", year: "yoy" };
/** For so long the page's picker may still be on its way. */
const PATIENCE_MS = 4000;

const isDate = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime());

/** The last twelve months whole or begun: never empty, not even on the second of January. */
export function lastYear(hass: Hass, now = Date.now()): Span {
  const zone = zoneOf(hass);
  const wall = wallOf(now, zone);
  return { start: instantAt(wall.year, wall.month - 11, 1, 0, zone), end: instantAt(wall.year, wall.month + 1, 1, 0, zone) };
}

export class Selection {
  span: Span;
  compare: Compare = "none";
  source: Source | undefined;
  /** Home Assistant's own picker is followed. */
  followed = false;
  readonly #listeners = new Set<() => void>();
  readonly #born = Date.now();
  #collection: Collection | undefined;

  constructor(hass: Hass) {
    this.span = lastYear(hass);
  }

  /** Calls back at each change; gives how to stop. */
  listen(told: () => void): () => void {
    this.#listeners.add(told);
    return () => this.#listeners.delete(told);
  }

  /** May Home Assistant's picker still come? */
  awaits(hass: Hass): boolean {
    return !this.followed && (hass.config.components?.includes("energy") ?? false) && Date.now() - this.#born < PATIENCE_MS;
  }

  /** Looks whether Home Assistant's picker is there, and what it chose since. */
  follow(hass: Hass): void {
    const at = (hass.connection as unknown as Record<string, unknown> | undefined)?.[`_${KEY}`] as Collection | undefined;
    if (!at || !isDate(at.start) || (at.end !== undefined && !isDate(at.end))) return;
    if (at !== this.#collection) this.#take(at, hass);
    const start = at.start.getTime();
    const end = at.end ? at.end.getTime() + (at.end.getMilliseconds() === 999 ? 1 : 0) : dayStart(start, zoneOf(hass), 1);
    const compare = at.compare === "previous" ? "previous" : at.compare === "yoy" ? "year" : "none";
    if (start === this.span.start && end === this.span.end && compare === this.compare) return;
    this.span = { start, end };
    this.compare = compare;
    this.#tell();
  }

  /** "Today" is where the Energy dashboard begins; what comes a day later would never be seen there. */
  #take(collection: Collection, hass: Hass): void {
    this.#collection = collection;
    this.followed = true;
    const today = dayStart(Date.now(), zoneOf(hass));
    const preferred = localStorage.getItem(`energy-default-period-_${KEY}`);
    if (collection.start?.getTime() === today && !preferred) this.#ask(lastYear(hass));
    collection.subscribe?.(() => this.follow(hass));
    this.#tell();
  }

  #ask(span: Span): void {
    this.#collection?.setPeriod?.(new Date(span.start), new Date(span.end - 1));
    this.#refresh();
  }

  /** What Home Assistant makes of its own graphs' data is nothing to us: it may fail. */
  #refresh(): void {
    void this.#collection?.refresh?.()?.catch?.(() => undefined);
  }

  choose(span: Span): void {
    this.span = span;
    if (this.#collection) this.#ask(span);
    this.#tell();
  }

  compareWith(compare: Compare): void {
    this.compare = compare;
    if (this.#collection) {
      this.#collection.setCompare?.(TO_HA[compare]);
      this.#refresh();
    }
    this.#tell();
  }

  look(source: Source): void {
    this.source = source;
    this.#tell();
  }

  #tell(): void {
    for (const told of this.#listeners) told();
  }
}

const selections = new WeakMap<object, Selection>();

/** The choice of this page; all cards of one connection share it. */
export function selectionOf(hass: Hass): Selection {
  const key = hass.connection ?? hass.callWS;
  let selection = selections.get(key);
  if (!selection) selections.set(key, (selection = new Selection(hass)));
  return selection;
}
