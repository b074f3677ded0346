/** Which statistics hold what our energy cost, as the Energy dashboard's preferences say. */

import type { Hass } from "./ha";

interface Flow {
  readonly stat_energy_from?: string | null;
  readonly stat_cost?: string | null;
}

interface Source extends Flow {
  readonly type: string;
  /** Before 2026.11 a grid could hold several flows. */
  readonly flow_from?: readonly Flow[];
}

interface Preferences {
  readonly energy_sources?: readonly Source[];
}

interface Info {
  readonly cost_sensors?: Readonly<Record<string, string>>;
}

const KEPT_MS = 5 * 60_000;
let kept: { at: number; asked: Promise<[Preferences, Info]> } | undefined;

/** The cost statistics of those energy statistics that the Energy dashboard uses; empty when it prices none. */
export async function costIds(hass: Hass, energyIds: ReadonlySet<string>): Promise<string[]> {
  const [preferences, info] = await ask(hass);
  const flows = (preferences.energy_sources ?? [])
    .filter((source) => source.type === "grid")
    .flatMap((source) => source.flow_from ?? [source]);
  const ids = flows.flatMap((flow) => {
    const energy = flow.stat_energy_from;
    if (!energy || !energyIds.has(energy)) return [];
    const cost = flow.stat_cost ?? info.cost_sensors?.[energy];
    return cost ? [cost] : [];
  });
  return [...new Set(ids)];
}

function ask(hass: Hass): Promise<[Preferences, Info]> {
  if (!kept || Date.now() - kept.at > KEPT_MS) {
    // Home Assistant answers with an error while the Energy dashboard was never set up: then nothing has a price.
    const get = <T extends object>(type: string): Promise<T> => hass.callWS<T>({ type }).catch(() => ({}) as T);
    kept = { at: Date.now(), asked: Promise.all([get<Preferences>("energy/get_prefs"), get<Info>("energy/info")]) };
  }
  return kept.asked;
}

/** For tests and for a page whose preferences changed. */
export function forgetPreferences(): void {
  kept = undefined;
}
