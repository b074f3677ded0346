/** Finds meters and their entities by what the registry knows of them: platform, translation key, device. */

import type { EntityState, Hass } from "./ha";

const PLATFORM = "hameau";
/** An entity that only a meter has: any of these makes its device a meter. */
const MARKS = ["sensor/apparent_power", "sensor/link_state", "sensor/tariff_period", "sensor/energy_total"];

export interface Meter {
  readonly device: string;
  readonly name: string;
  /** `domain/translation_key` → entity id, for example `sensor/apparent_power`. */
  readonly ids: ReadonlyMap<string, string>;
}

const found = new WeakMap<object, readonly Meter[]>();

/** All meters, by name. Looked up once for each state of the registries. */
export function meters(hass: Hass): readonly Meter[] {
  const known = found.get(hass.entities);
  if (known && known.every((meter) => meter.name === deviceName(hass, meter.device))) return known;
  const byDevice = new Map<string, Map<string, string>>();
  for (const entry of Object.values(hass.entities)) {
    if (entry.platform !== PLATFORM || !entry.device_id || !entry.translation_key) continue;
    const ids = byDevice.get(entry.device_id) ?? new Map<string, string>();
    ids.set(`${entry.entity_id.split(".")[0]}/${entry.translation_key}`, entry.entity_id);
    byDevice.set(entry.device_id, ids);
  }
  const all = [...byDevice]
    .filter(([, ids]) => MARKS.some((mark) => ids.has(mark)))
    .map(([device, ids]) => ({ device, name: deviceName(hass, device), ids }))
    .sort((left, right) => left.name.localeCompare(right.name, hass.language) || (left.device < right.device ? -1 : 1));
  found.set(hass.entities, all);
  return all;
}

/** The meter of a card: the device it was given, or the first one. */
export function meterOf(hass: Hass, device: string | undefined): Meter | undefined {
  const all = meters(hass);
  return device ? all.find((meter) => meter.device === device) : all[0];
}

/** The entity's state, also when it is "unknown"; undefined when there is no such entity. */
export function stateOf(hass: Hass, meter: Meter, key: string): EntityState | undefined {
  const id = meter.ids.get(key);
  return id === undefined ? undefined : hass.states[id];
}

function deviceName(hass: Hass, device: string): string {
  const entry = hass.devices[device];
  return entry?.name_by_user || entry?.name || "Linky";
}
