/** Makes the cards and the dashboard known to Home Assistant. */

import { DayCard } from "./day/card";
import type { Hass } from "./ha";
import { textsOf } from "./i18n";
import { MeterCard } from "./meter/card";
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
] as const;

/** Offers the card for the entities of ours it is about. */
function suggest(tag: string, suits: readonly string[]): (hass: Hass, entityId: string) => Suggestion | null {
  return (hass, entityId) => {
    const entry = hass.entities[entityId];
    if (entry?.platform !== "hameau" || !entry.device_id || !suits.includes(entry.translation_key ?? "")) return null;
    return { config: { type: `custom:${tag}`, device: entry.device_id } };
  };
}

// Home Assistant may load the file twice (a page kept open over an update): the first one stays.
function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

const texts = textsOf(undefined);
window.customCards ??= [];
window.customStrategies ??= [];
for (const { tag, element, text, suits } of CARDS) {
  define(tag, element);
  window.customCards.push({
    type: tag,
    name: texts(`${text}_name`),
    description: texts(`${text}_description`),
    preview: true,
    getEntitySuggestion: suggest(tag, suits),
  });
}
define("ll-strategy-dashboard-hameau", DashboardStrategy);
define("ll-strategy-view-hameau", ViewStrategy);
window.customStrategies.push(
  ...(["dashboard", "view"] as const).map((strategyType) => ({
    type: "hameau",
    strategyType,
    name: texts("strategy_name"),
    description: texts("strategy_description"),
  })),
);
