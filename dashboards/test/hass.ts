/** A `hass` with the entities a test names; French, in Paris. */

import type { EntityState, Hass } from "../src/ha";

export interface Given {
  readonly device?: string;
  readonly states: Readonly<Record<string, string>>;
  readonly units?: Readonly<Record<string, string>>;
}

export const CHANGED = "2026-11-21T17:40:00.000Z";

export function hassOf(meters: readonly Given[], more: Partial<Hass> = {}): Hass {
  const states: Record<string, EntityState> = {};
  const entities: Record<string, Hass["entities"][string]> = {};
  const devices: Record<string, Hass["devices"][string]> = {};
  meters.forEach(({ device = `device${meters.length}`, states: told, units = {} }) => {
    devices[device] = { id: device, name: `Compteur ${device}` };
    for (const [key, state] of Object.entries(told)) {
      const [domain, name] = key.includes("/") ? key.split("/") : ["sensor", key];
      // Entity ids follow the system's language and the person's wishes: nothing may depend on them.
      const id = `${domain}.n_importe_${device}_${Object.keys(entities).length}`;
      entities[id] = { entity_id: id, device_id: device, platform: "hameau", translation_key: name as string };
      const attributes = units[key] ? { unit_of_measurement: units[key] } : {};
      states[id] = { entity_id: id, state, attributes, last_changed: CHANGED, last_updated: CHANGED };
    }
  });
  return {
    states,
    entities,
    devices,
    language: "fr",
    locale: { language: "fr", time_zone: "server" },
    config: { time_zone: "Europe/Paris", currency: "EUR", components: ["energy"] },
    callWS: () => Promise.reject({ code: "not_found", message: "none" }),
    formatEntityState: (state, value) => value ?? state.state,
    ...more,
  };
}
