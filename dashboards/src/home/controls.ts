/** Finds the switches of a home by what the registry knows: platform, translation key, the entry of their device. */

import type { Hass } from "../ha";

const found = new WeakMap<object, Map<string, string | undefined>>();

/** The entity of a home; undefined when there is none, or it is switched off. Looked up once for each state of the registry. */
export function controlOf(hass: Hass, entry: string, domain: string, key: string): string | undefined {
  const known = found.get(hass.entities) ?? new Map<string, string | undefined>();
  found.set(hass.entities, known);
  const name = `${entry} ${domain} ${key}`;
  if (!known.has(name)) known.set(name, lookUp(hass, entry, domain, key));
  return known.get(name);
}

function lookUp(hass: Hass, entry: string, domain: string, key: string): string | undefined {
  return Object.values(hass.entities).find(
    (one) =>
      one.platform === "hameau" &&
      one.translation_key === key &&
      one.entity_id.startsWith(`${domain}.`) &&
      hass.devices[one.device_id ?? ""]?.config_entries?.includes(entry),
  )?.entity_id;
}
