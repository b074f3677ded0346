/** The dashboard that makes itself: one live meter and one day curve for each meter of the registry. */

import type { Hass } from "./ha";
import { homes, isError, type Home } from "./home/data";
import { textsOf } from "./i18n";
import { pointsOf, type Point } from "./past/data";
import { KEY } from "./past/selection";
import { meters, type Meter } from "./registry";

interface Config {
  readonly type?: string;
  /** For the view strategy: show this meter alone. */
  readonly device?: string;
}

type Card = Readonly<Record<string, unknown>>;

interface Section {
  readonly type: "grid";
  readonly cards: readonly Card[];
  readonly column_span?: number;
}

interface View {
  readonly title: string;
  readonly path: string;
  readonly icon: string;
  readonly type: "sections";
  readonly max_columns: number;
  readonly dense_section_placement?: boolean;
  readonly sections: readonly Section[];
  readonly footer?: { readonly card: Card };
}

/** The entity's name without its device's. */
const OWN_NAME = { type: "entity" } as const;
const FULL = { columns: "full" } as const;
const section = (...cards: Card[]): { type: "grid"; cards: Card[] } => ({ type: "grid", cards });

/** Sections for a meter: live on the left, its day on the right (below, on a telephone). */
function sectionsOf(hass: Hass, meter: Meter): { type: "grid"; cards: Card[] }[] {
  const live = { type: "custom:hameau-meter-card", device: meter.device, grid_options: FULL };
  const curve = { type: "custom:hameau-day-card", device: meter.device, grid_options: FULL };
  return [section(live, ...tiles(hass, meter)), section(curve)];
}

/** A few core tiles for what the cards do not show: the way to the Energy dashboard, the voltage. */
function tiles(hass: Hass, meter: Meter): Card[] {
  const total = meter.ids.get("sensor/energy_total");
  const energy = hass.config.components?.includes("energy") ?? false;
  const all: Card[] = [];
  if (total)
    all.push({
      type: "tile",
      entity: total,
      name: energy ? textsOf(hass)("to_energy") : OWN_NAME,
      hide_state: energy,
      tap_action: energy ? { action: "navigate", navigation_path: "/energy" } : { action: "more-info" },
      grid_options: { columns: 6 },
    });
  const voltage = ["voltage", "voltage_1", "current"].map((key) => meter.ids.get(`sensor/${key}`)).find((id) => id !== undefined);
  if (voltage) all.push({ type: "tile", entity: voltage, name: OWN_NAME, grid_options: { columns: 6 } });
  return all.length === 1 ? all.map((card) => ({ ...card, grid_options: FULL })) : all;
}

function viewOf(hass: Hass, chosen: readonly Meter[]): View {
  const empty = [section({ type: "custom:hameau-meter-card", grid_options: FULL })];
  return {
    title: textsOf(hass)("view_title"),
    path: "hameau",
    icon: "mdi:meter-electric-outline",
    type: "sections",
    max_columns: chosen.length ? 2 : 1,
    sections: chosen.length ? chosen.flatMap((meter) => sectionsOf(hass, meter)) : empty,
  };
}

/** The page of load shedding: what happens on the left, when and what happened on the right. */
function protectionOf(hass: Hass, all: readonly Home[]): View {
  const several = all.length > 1;
  const card = (home: Home, name: string): Card => ({ type: `custom:hameau-${name}-card`, home: home.entry_id, grid_options: FULL });
  return {
    title: textsOf(hass)("protection_title"),
    path: "protection",
    icon: "mdi:shield-home-outline",
    type: "sections",
    max_columns: 2,
    sections: all.flatMap((home) => {
      const ladder = card(home, "ladder");
      const named = several ? { ...ladder, title: home.title } : ladder;
      return [section(named, card(home, "review")), section(card(home, "happened"), card(home, "week"))];
    }),
  };
}

/** The page of the past: the answer of the whole span first, then four questions about it, then where it all comes from. */
function consumptionOf(hass: Hass, points: readonly Point[]): View {
  const card = (name: string): Card => ({ type: `custom:hameau-${name}-card`, grid_options: FULL });
  const known = points.some(({ quantities }) => quantities.length);
  const electric = points.some(({ quantities }) => quantities.some(({ quantity }) => quantity === "import"));
  // Where Home Assistant has its own picker, it stands where its Energy dashboard has it; our cards have one for elsewhere.
  const picker = { type: "energy-date-selection", collection_key: KEY, opening_direction: "right", vertical_opening_direction: "up" };
  const left = [card("to-date"), card("heatmap"), ...(electric ? [card("tariffs")] : [])];
  const right = [card("months"), ...(electric ? [card("load")] : []), card("coverage")];
  const wide = (name: string): Section => ({ type: "grid", column_span: 2, cards: [card(name)] });
  return {
    title: textsOf(hass)("consumption_title"),
    path: "consumption",
    icon: "mdi:chart-bar",
    type: "sections",
    max_columns: 2,
    sections: known ? [wide("period"), section(...left), section(...right), wide("import")] : [wide("import")],
    ...(known && hass.config.components?.includes("energy") ? { footer: { card: picker } } : {}),
  };
}

const signature = (hass: Hass): string =>
  JSON.stringify([meters(hass).map((meter) => [meter.device, meter.name, [...meter.ids]]), switches(hass), devices(hass)]);

/** Our devices: a point of delivery that comes or goes changes the pages. */
const devices = (hass: Hass): string[] =>
  [...new Set(Object.values(hass.entities).filter((one) => one.platform === "hameau").map((one) => one.device_id ?? ""))].toSorted();

/** One of each home: a home that comes or goes changes the pages. */
const switches = (hass: Hass): string[] =>
  Object.values(hass.entities)
    .filter((one) => one.platform === "hameau" && one.translation_key === "shedding")
    .map((one) => one.entity_id);

/** Home Assistant asks this at each registry change: only another set of our entities makes another dashboard. */
function shouldRegenerate(_config: Config, before: Hass, now: Hass): boolean {
  const same = before.entities === now.entities && before.devices === now.devices && before.language === now.language;
  return !same && (before.language !== now.language || signature(before) !== signature(now));
}

/** The points of delivery with a past; none where this version of Hameau knows of none. */
async function pastOf(hass: Hass): Promise<readonly Point[]> {
  try {
    return await pointsOf(hass);
  } catch (error) {
    if (isError(error)) return [];
    throw error;
  }
}

export class ViewStrategy extends HTMLElement {
  static shouldRegenerate = shouldRegenerate;

  static generate(config: Config, hass: Hass): Promise<View> {
    const chosen = meters(hass).filter((meter) => !config.device || meter.device === config.device);
    return Promise.resolve(viewOf(hass, chosen));
  }
}

export class DashboardStrategy extends HTMLElement {
  static shouldRegenerate = shouldRegenerate;

  static async generate(_config: Config, hass: Hass): Promise<{ title: string; views: View[] }> {
    const [all, points] = await Promise.all([homes(hass), pastOf(hass)]);
    const protection = all.length ? [protectionOf(hass, all)] : [];
    const consumption = points.length ? [consumptionOf(hass, points)] : [];
    return { title: "Hameau", views: [viewOf(hass, meters(hass)), ...protection, ...consumption] };
  }
}

