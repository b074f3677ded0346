/** Energy and cost since midnight, asked from the recorder every five minutes. */

import { costIds } from "../cost";
import type { Hass } from "../ha";
import type { Meter } from "../registry";
import { changes } from "../statistics";
import { dayStart, MINUTE, zoneOf } from "../zone";

export interface Totals {
  readonly kwh: number | null;
  readonly cost: number | null;
}

const STEP = 5 * MINUTE;
/** The recorder makes its rows a few seconds after each step. */
const LATE = 20_000;

/** Which five-minute rows the recorder has by now: asking again only pays when this changes. */
export const recorded = (now: number): number => Math.floor((now - LATE) / STEP);

/** The entities that count what the home draws. */
export function drawnIds(meter: Meter): string[] {
  const indexes = [...meter.ids].filter(([key]) => key.startsWith("sensor/index_") && !key.includes("_eai")).map(([, id]) => id);
  return [...indexes, meter.ids.get("sensor/energy_total")].filter((id) => id !== undefined);
}

/** The total of these costs; null when there are none or one of them is missing. */
export function sumOf(ids: readonly string[], all: ReadonlyMap<string, number | null>): number | null {
  const found = ids.map((id) => all.get(id)).filter((value) => typeof value === "number");
  return found.length ? found.reduce((sum, value) => sum + value, 0) : null;
}

export class TodayTotals {
  value: Totals | undefined;
  #asked = "";

  constructor(private readonly changed: () => void) {}

  /** Asks again when there is something new to know; cheap to call each second. */
  refresh(hass: Hass, meter: Meter): void {
    const now = Date.now();
    const asked = `${meter.device}|${recorded(now)}`;
    const total = meter.ids.get("sensor/energy_total");
    if (asked === this.#asked || !total) return;
    this.#asked = asked;
    void this.#load(hass, meter, total, now).then((value) => {
      if (asked !== this.#asked) return;
      this.value = value ?? this.value ?? { kwh: null, cost: null };
      this.changed();
    });
  }

  async #load(hass: Hass, meter: Meter, total: string, now: number): Promise<Totals | undefined> {
    try {
      const costs = await costIds(hass, new Set(drawnIds(meter)));
      const all = await changes(hass, [total, ...costs], dayStart(now, zoneOf(hass)), now);
      return { kwh: all.get(total) ?? null, cost: sumOf(costs, all) };
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }
}

/** Home Assistant's own answers to a question it cannot serve now, and a connection just lost (a number). */
export const isRefusal = (error: unknown): boolean =>
  typeof error === "number" || (typeof error === "object" && error !== null && "code" in error && "message" in error);
