/** Bars over time as ECharts is told of them: stacked, side by side, with holes hatched. Knows no card. */

import { decalOf, mixed, type Look, type Palette } from "./colours";
import type { Amount } from "./data";

export interface Stack {
  readonly name: string;
  readonly values: readonly Amount[];
  readonly look: Look;
  /** Bars of one stack stand on each other. */
  readonly stack: string;
  /** Drawn as a dashed outline: what is compared with. */
  readonly ghost?: boolean;
}

export interface Bars {
  readonly labels: readonly string[];
  readonly stacks: readonly Stack[];
  /** Share of each interval that is not known: a hatched column. */
  readonly holes: readonly number[];
  /** Intervals cut out of a day's figure: drawn pale. */
  readonly laid?: readonly boolean[];
  readonly axis: (value: number) => string;
  readonly tip: (index: number) => readonly string[];
}

const LETTER_PX = 6.4;

/** Each how many labels there is room for one. */
export function spacing(labels: readonly string[], width: number): number {
  const longest = Math.max(1, ...labels.map((label) => label.length));
  const each = Math.max(1, width) / Math.max(1, labels.length);
  const needed = (longest * LETTER_PX + 8) / each;
  return [1, 2, 3, 4, 6, 7, 12, 14, 24, 28].find((one) => one >= needed) ?? Math.ceil(needed);
}

/** Steps of an axis that are round, about four of them. */
export function steps(most: number, least: number): { min: number; max: number; step: number } {
  const wanted = Math.max(most - least, 1e-6) / 5;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = power * ([1, 2, 2.5, 5, 10].find((one) => one * power >= wanted) ?? 10);
  return { min: Math.floor(least / step) * step || 0, max: Math.ceil((most * 1.02) / step) * step || step, step };
}

/** The highest and the lowest a stack reaches. */
function reach({ stacks, labels }: Bars): { most: number; least: number } {
  let [most, least] = [0, 0];
  const names = new Set(stacks.map((one) => one.stack));
  for (const name of names)
    for (let index = 0; index < labels.length; index += 1) {
      const parts = stacks.filter((one) => one.stack === name).map((one) => one.values[index] ?? 0);
      most = Math.max(most, parts.filter((one) => one > 0).reduce((sum, one) => sum + one, 0));
      least = Math.min(least, parts.filter((one) => one < 0).reduce((sum, one) => sum + one, 0));
    }
  return { most, least };
}

export function barsOption(bars: Bars, palette: Palette, width: number): object {
  const { most, least } = reach(bars);
  const scale = steps(most || 1, least);
  const soft = { color: palette.soft, fontFamily: palette.font, fontSize: 11 };
  const every = spacing(bars.labels, width - 50);
  const beside = new Set(bars.stacks.map(({ stack }) => stack)).size;
  const gap = bars.labels.length > 60 ? "12%" : beside > 2 ? "18%" : "28%";
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: { left: 2, right: 4, top: 10, bottom: 6, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: [
      {
        type: "category",
        data: [...bars.labels],
        axisLine: { onZero: true, lineStyle: { color: palette.soft } },
        axisTick: { show: false },
        axisLabel: { ...soft, interval: (index: number) => index % every === 0, hideOverlap: true, margin: 8 },
        axisPointer: { type: "shadow", label: { show: false } },
      },
      { type: "category", data: [...bars.labels], show: false },
    ],
    yAxis: [
      {
        type: "value",
        ...{ min: scale.min, max: scale.max, interval: scale.step },
        splitLine: { lineStyle: { color: palette.line } },
        axisLabel: { ...soft, formatter: (value: number) => bars.axis(value) },
      },
      { type: "value", min: 0, max: 1, show: false },
    ],
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 13, lineHeight: 18 },
      axisPointer: { type: "shadow", shadowStyle: { color: palette.soft, opacity: 0.12 } },
      formatter: (hits: unknown) => bars.tip(indexOf(hits)).join("\n"),
    },
    series: [holes(bars, palette), ...bars.stacks.map((stack) => series(stack, bars, palette, gap))],
  };
}

function indexOf(hits: unknown): number {
  const first = (Array.isArray(hits) ? hits[0] : hits) as { dataIndex?: number } | undefined;
  return first?.dataIndex ?? 0;
}

/** More bars than can stand beside others of their own. */
const MANY = 62;

/** What many bars are compared with: a line of steps over them. */
const outlined = ({ name, values }: Stack, palette: Palette): object => ({
  ...{ type: "line", name, step: "middle", symbol: "none", silent: true, z: 3, emphasis: { disabled: true } },
  lineStyle: { color: palette.ink, width: 1, opacity: 0.75 },
  data: values.map((value) => value ?? "-"),
});

function series(stack: Stack, bars: Bars, palette: Palette, gap: string): object {
  if (stack.ghost && bars.labels.length > MANY) return outlined(stack, palette);
  const { colour, pattern, edge } = stack.look;
  const outline = { color: mixed(palette.soft, palette.surface, 0.14), borderColor: palette.soft, borderType: [3, 2], borderWidth: 1 };
  const fill = (pale: boolean): object =>
    stack.ghost ? outline : { color: pale ? mixed(colour, palette.surface, 0.55) : colour, decal: decalOf(pattern, palette), borderColor: edge ?? palette.surface, borderWidth: bars.labels.length > 40 ? 0 : edge ? 1 : 0.5 };
  return {
    type: "bar",
    name: stack.name,
    stack: stack.stack,
    barCategoryGap: gap,
    barGap: "6%",
    itemStyle: fill(false),
    emphasis: { disabled: true },
    data: stack.values.map((value, index) => (bars.laid?.[index] ? { value: value ?? "-", itemStyle: fill(true) } : (value ?? "-"))),
  };
}

/** What is not known: a hatched column as high as the chart, paler where only a part is missing. */
function holes(bars: Bars, palette: Palette): object {
  const hatch = { symbol: "rect", color: mixed(palette.soft, palette.surface, 0.7), dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 4 };
  const style = (share: number): object => ({ color: mixed(palette.soft, palette.surface, 0.1), opacity: share > 0.99 ? 0.9 : 0.35, decal: hatch });
  return {
    type: "bar",
    name: "holes",
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: "100%",
    silent: true,
    z: 0,
    tooltip: { show: false },
    data: bars.holes.map((share) => (share > 0.005 ? { value: 1, itemStyle: style(share) } : "-")),
  };
}
