/** Makes the cards and the dashboard known to Home Assistant. */

import { DayCard } from "./day/card";
import type { Hass } from "./ha";
import { HappenedCard } from "./happened/card";
import { textsOf } from "./i18n";
import { HomeCard } from "./home/card";
import { controlOf } from "./home/controls";
import { LadderCard } from "./ladder/card";
import { MeterCard } from "./meter/card";
import { meterOf } from "./registry";
import { ReviewCard } from "./review/card";
import { WeekCard } from "./week/card";
import { NAMES as PAST, shellOf } from "./past/shell";
import { DashboardStrategy, ViewStrategy } from "./strategy";

interface Suggestion {
  readonly config: Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    customCards?: unknown[];
    customStrategies?: unknown[];
  }
}

const CARDS = [
  { tag: "hameau-meter-card", element: MeterCard, text: "meter_card", suits: ["apparent_power", "link_state", "overload_level", "time_to_cut"] },
  { tag: "hameau-day-card", element: DayCard, text: "day_card", suits: ["apparent_power", "energy_total", "tariff_period"] },
  { tag: "hameau-ladder-card", element: LadderCard, text: "ladder_card", suits: ["shedding", "shedding_state", "headroom", "next_restore", "appliance_state"] },
  { tag: "hameau-happened-card", element: HappenedCard, text: "happened_card", suits: ["sheds_today", "decision", "shed_today"] },
  { tag: "hameau-review-card", element: ReviewCard, text: "review_card", suits: ["dry_run", "trips_avoided_today"] },
  { tag: "hameau-week-card", element: WeekCard, text: "week_card", suits: ["plan", "schedule_enabled", "next_change"] },
] as const;

const PAST_ROWS = { period: 9, "to-date": 5, months: 6, heatmap: 8, load: 8, tariffs: 8, coverage: 7, import: 6 } as const;

/** What a card about this device is told: the device of a meter, or the entry of a home. */
function about(hass: Hass, device: string): { readonly device: string } | { readonly home: string } | undefined {
  if (meterOf(hass, device)) return { device };
  const home = hass.devices[device]?.config_entries?.find((entry) => controlOf(hass, entry, "switch", "shedding"));
  return home === undefined ? undefined : { home };
}

/** Offers the card for the entities of ours it is about. */
function suggest(tag: string, suits: readonly string[], of: "device" | "home"): (hass: Hass, entityId: string) => Suggestion | null {
  return (hass, entityId) => {
    const entry = hass.entities[entityId];
    if (entry?.platform !== "hameau" || !entry.device_id || !suits.includes(entry.translation_key ?? "")) return null;
    const subject = about(hass, entry.device_id);
    return subject && of in subject ? { config: { type: `custom:${tag}`, ...subject } } : null;
  };
}

type PastText = "past_period" | "past_to_date" | "past_months" | "past_heatmap" | "past_load" | "past_tariffs" | "past_coverage" | "past_import";

/** Name and description, put into words when a dialog asks: by then Home Assistant's language is known. */
function described(of: (typeof CARDS)[number]["text"] | PastText | "strategy"): { readonly name: string; readonly description: string } {
  return {
    get name() {
      return textsOf(undefined)(`${of}_name`);
    },
    get description() {
      return textsOf(undefined)(`${of}_description`);
    },
  };
}

function announce(): void {
  const cards = CARDS.map(({ tag, element, text, suits }) =>
    Object.assign(described(text), {
      type: tag,
      preview: true,
      getEntitySuggestion: suggest(tag, suits, element.prototype instanceof HomeCard ? "home" : "device"),
    }),
  );
  const past = PAST.map((name) => Object.assign(described(`past_${name.replace("-", "_")}` as PastText), { type: `hameau-${name}-card`, preview: false, getEntitySuggestion: () => null }));
  const strategies = (["dashboard", "view"] as const).map((strategyType) =>
    Object.assign(described("strategy"), { type: "hameau", strategyType }),
  );
  (window.customCards ??= []).push(...cards, ...past);
  (window.customStrategies ??= []).push(...strategies);
}

// A page kept open over an update may load two builds: the first one stays.
if (!customElements.get("ll-strategy-dashboard-hameau")) {
  for (const { tag, element } of CARDS) customElements.define(tag, element);
  for (const name of PAST) customElements.define(`hameau-${name}-card`, shellOf(name, PAST_ROWS[name]));
  customElements.define("ll-strategy-dashboard-hameau", DashboardStrategy);
  customElements.define("ll-strategy-view-hameau", ViewStrategy);
  announce();
}
