/** Finds the switches of a home by what the registry knows: platform, translation key, the entry of their device. */

import type { Hass } from "../ha";

/** The entity of a home; undefined when there is none, or it is switched off. */
export function controlOf(hass: Hass, entry: string, domain: string, key: string): string | undefined {
  return Object.values(hass.entities).find(
    (one) =>
      one.platform === "hameau" &&
      one.translation_key === key &&
      one.entity_id.startsWith(`${domain}.`) &&
      hass.devices[one.device_id ?? ""]?.config_entries?.includes(entry),
  )?.entity_id;
}
