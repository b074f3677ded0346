/** The colours and patterns of tariff periods: no two differ by colour alone. */

/** How a surface is filled besides its colour. */
export type Pattern = "plain" | "stripes" | "dots" | "lines" | "cross";

export interface Look {
  readonly colour: string;
  readonly pattern: Pattern;
  /** Drawn around it, where the surface itself is hard to see. */
  readonly edge?: string;
}

/** The theme's colours, for a canvas that knows no CSS. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
  readonly grid: string;
  readonly return: string;
  readonly gas: string;
  readonly amber: string;
  readonly red: string;
  readonly blue: string;
  readonly tempoRed: string;
}

const NAMES: Readonly<Record<Exclude<keyof Palette, "font" | "surface">, readonly [string, string]>> = {
  ink: ["--primary-text-color", "#1c1c1e"],
  soft: ["--secondary-text-color", "#6b7280"],
  line: ["--divider-color", "#e5e7eb"],
  grid: ["--energy-grid-consumption-color", "#488fc2"],
  return: ["--energy-grid-return-color", "#8353d1"],
  gas: ["--energy-gas-color", "#8e021b"],
  amber: ["--warning-color", "#ffa600"],
  red: ["--error-color", "#db4437"],
  blue: ["--blue-color", "#2196f3"],
  tempoRed: ["--red-color", "#f44336"],
};

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const probe = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  const named = Object.fromEntries(Object.entries(NAMES).map(([name, [variable, otherwise]]) => [name, probe(variable, otherwise)]));
  const surface = probe("--ha-card-background", "") || probe("--card-background-color", "#fff");
  return { ...named, surface, font: style.fontFamily || "Roboto, sans-serif" } as Palette;
}

/** The colour of a period (a key of the palette), how much of it is mixed with the card's ground, and its pattern. */
const PERIODS: Readonly<Record<string, readonly [keyof Palette, number, Pattern]>> = {
  base: ["grid", 1, "plain"],
  off_peak: ["grid", 0.5, "lines"],
  peak: ["grid", 1, "plain"],
  normal: ["grid", 0.6, "plain"],
  mobile_peak: ["tempoRed", 1, "cross"],
  blue_off_peak: ["blue", 0.45, "plain"],
  blue_peak: ["blue", 1, "plain"],
  white_off_peak: ["soft", 0.25, "dots"],
  white_peak: ["soft", 0.55, "dots"],
  red_off_peak: ["tempoRed", 0.5, "stripes"],
  red_peak: ["tempoRed", 1, "stripes"],
};
const ORDER = ["blue_off_peak", "blue_peak", "white_off_peak", "white_peak", "red_off_peak", "red_peak", "off_peak", "peak", "base", "normal", "mobile_peak"];

/** Cheap periods at the foot of a bar, dear ones on top. */
export const inOrder = <One extends { readonly period: string }>(periods: readonly One[]): One[] =>
  periods.toSorted((left, right) => place(left.period) - place(right.period));

const place = (period: string): number => (ORDER.indexOf(period) + 1 || ORDER.length + 1);

const SIDE: Readonly<Record<string, keyof Palette>> = { import: "grid", export: "return", gas_energy: "gas", gas_volume: "gas" };
const css = (name: keyof Palette): string => (name === "soft" ? "var(--soft)" : `var(${NAMES[name as "grid"][0]}, ${NAMES[name as "grid"][1]})`);

/** The look of a period, in a theme's colours or, without one, in CSS. */
export function lookOf(period: string, palette?: Palette): Look {
  const [name, share, pattern] = PERIODS[period] ?? ["soft", 0.4, "cross"];
  const [colour, ground] = palette ? [palette[name], palette.surface] : [css(name), "var(--surface)"];
  return { colour: palette ? mixed(colour, ground, share) : share === 1 ? colour : `color-mix(in srgb, ${colour} ${100 * share}%, ${ground})`, pattern };
}

/** The colour in which Home Assistant shows a quantity; what it does not know is electricity from the grid. */
export function lookOfQuantity(quantity: string, palette?: Palette): Look {
  const side = SIDE[quantity] ?? "grid";
  return { colour: palette ? palette[side] : css(side), pattern: "plain" };
}

function channels(colour: string): [number, number, number] {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(colour)?.[1];
  if (hex) {
    const wide = hex.length < 6 ? [...hex].map((one) => one + one).join("") : hex;
    return [0, 2, 4].map((at) => parseInt(wide.slice(at, at + 2), 16)) as [number, number, number];
  }
  const numbers = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return [numbers[0] ?? 128, numbers[1] ?? 128, numbers[2] ?? 128];
}

/** A colour with some of the ground in it. */
export function mixed(colour: string, ground: string, share: number): string {
  const [front, back] = [channels(colour), channels(ground)];
  return `rgb(${front.map((value, index) => Math.round(value * share + (back[index] ?? 0) * (1 - share))).join(", ")})`;
}

/** The pattern as ECharts draws it on a bar. */
export function decalOf(pattern: Pattern, palette: Palette): object {
  const colour = palette.surface;
  switch (pattern) {
    case "stripes":
      return { symbol: "rect", color: colour, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 };
    case "lines":
      return { symbol: "rect", color: colour, dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: 0 };
    case "dots":
      return { symbol: "circle", color: palette.ink, symbolSize: 0.55, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0] };
    case "cross":
      return { symbol: "rect", color: colour, dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 4 };
    default:
      return { symbol: "none" };
  }
}
