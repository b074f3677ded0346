/** The curve itself. This is the lazy chunk: only it, and nothing the first load needs, imports ECharts. */

import { LineChart, type LineSeriesOption } from "echarts/charts";
import { GridComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Segment } from "../statistics";
import { labelled, lifted, scale } from "./axes";
import type { Theme } from "./theme";

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, MarkPointComponent, CanvasRenderer]);

export interface Drawn {
  readonly start: number;
  readonly end: number;
  readonly curve: readonly Segment[];
  readonly injected: readonly Segment[];
  readonly before: readonly Segment[];
  readonly bands: readonly { start: number; end: number; label: string; kind: "off" | "dear" | "peak" | "flat" | "cut" }[];
  readonly limit: { va: number; label: string } | null;
  readonly peak: { at: number; va: number; label: string } | null;
  readonly now: { at: number; va: number } | null;
  readonly ticks: readonly number[];
  readonly time: (instant: number) => string;
  readonly power: (kva: number, digits: number) => string;
  readonly tip: (instant: number) => readonly string[];
}

type Point = [number, number | null];

/** A line that holds each value for its whole interval and stops at holes. */
function steps(segments: readonly Segment[], value: (segment: Segment) => number): Point[] {
  const points: Point[] = [];
  segments.forEach((segment, index) => {
    const height = value(segment) / 1000;
    points.push([segment.start, height]);
    const next = segments[index + 1];
    if (!next || next.start > segment.end + 1000) points.push([segment.end, height], [segment.end, null]);
  });
  return points;
}

function hatch(colour: string, surface: string): { image: HTMLCanvasElement; repeat: "repeat" } {
  const image = document.createElement("canvas");
  image.width = image.height = 8;
  const pen = image.getContext("2d");
  if (pen) {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = surface;
    pen.globalAlpha = 0.75;
    pen.lineWidth = 2;
    for (const shift of [-8, 0, 8]) {
      pen.moveTo(shift - 1, 9);
      pen.lineTo(shift + 9, -1);
    }
    pen.stroke();
  }
  return { image, repeat: "repeat" };
}

export class DayChart {
  readonly #chart: EChartsType;
  #size: ResizeObserver;
  /** Told where the day begins and ends, in pixels from the left, each time it is drawn. */
  placed: ((left: number, right: number) => void) | undefined;
  #last: [Drawn, Theme] | undefined;

  constructor(readonly element: HTMLElement) {
    this.#chart = init(element, undefined, { renderer: "canvas" });
    this.#size = new ResizeObserver(() => {
      this.#chart.resize();
      if (this.#last) this.draw(...this.#last);
    });
    this.#size.observe(element);
  }

  dispose(): void {
    this.#size.disconnect();
    this.#chart.dispose();
  }

  draw(drawn: Drawn, theme: Theme): void {
    this.#last = [drawn, theme];
    const width = this.element.clientWidth;
    const ticks = labelled(drawn, width);
    const { min, max, step } = scale(drawn);
    const soft = { color: theme.soft, fontFamily: theme.font, fontSize: 11 };
    this.#chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: theme.font },
        grid: { left: 2, right: 10, top: drawn.bands.some((band) => band.label) ? 24 : 8, bottom: 2, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
        xAxis: {
          type: "value",
          min: drawn.start,
          max: drawn.end,
          splitLine: { show: false },
          axisLine: { show: true, onZero: true, lineStyle: { color: theme.line } },
          axisTick: { show: true, customValues: [...drawn.ticks], lineStyle: { color: theme.line } },
          axisLabel: {
            ...soft,
            customValues: ticks,
            formatter: (value: number) => drawn.time(value),
          },
        },
        yAxis: {
          type: "value",
          min,
          max,
          interval: step,
          splitLine: { lineStyle: { color: theme.line } },
          axisLabel: { ...soft, formatter: (value: number) => drawn.power(Math.abs(value), step % 1 ? 1 : 0) },
        },
        tooltip: {
          trigger: "axis",
          renderMode: "richText",
          confine: true,
          backgroundColor: theme.surface,
          borderColor: theme.line,
          textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: 13, lineHeight: 18 },
          axisPointer: { type: "line", lineStyle: { color: theme.soft, type: "solid", width: 1 }, label: { show: false } },
          formatter: (hit: unknown) => drawn.tip(instantOfHit(hit)).join("\n"),
        },
        series: series(drawn, theme, width, lifted(drawn, max - min, this.element.clientHeight)),
      },
      { notMerge: true },
    );
    const at = (instant: number): number => Number(this.#chart.convertToPixel({ xAxisIndex: 0 }, instant));
    this.placed?.(at(drawn.start), at(drawn.end));
  }
}

function instantOfHit(hit: unknown): number {
  const first = (Array.isArray(hit) ? hit[0] : hit) as { axisValue?: number; value?: number[] } | undefined;
  return Number(first?.axisValue ?? first?.value?.[0] ?? 0);
}

function series(drawn: Drawn, theme: Theme, width: number, lift: number): LineSeriesOption[] {
  const line = (name: string, more: LineSeriesOption): LineSeriesOption => ({
    type: "line",
    name,
    step: "end",
    symbol: "none",
    silent: true,
    connectNulls: false,
    lineStyle: { width: 0 },
    ...more,
  });
  const limit = drawn.limit?.va ?? Infinity;
  const over = drawn.curve.map((one) => ({ ...one, max: one.max > limit ? one.max : limit }));
  const mean = line("mean", {
    z: 4,
    data: steps(drawn.curve, (one) => one.mean),
    lineStyle: { width: 1.5, color: theme.grid },
    areaStyle: { color: theme.grid, opacity: 0.3 },
  });
  const all = [
    line("bands", { z: 0, data: [], markArea: areas(drawn, theme, width) }),
    line("before", {
      z: 2,
      data: steps(drawn.before, (one) => one.mean),
      lineStyle: { width: 1.25, color: theme.soft, opacity: 0.65, type: [3, 3] },
    }),
    line("peaks", {
      z: 3,
      data: steps(drawn.curve, (one) => Math.min(one.max, limit)),
      areaStyle: { color: theme.grid, opacity: 0.22 },
    }),
    mean,
    line("injected", {
      z: 4,
      data: steps(drawn.injected, (one) => -one.mean),
      lineStyle: { width: 1.5, color: theme.return },
      areaStyle: { color: theme.return, opacity: 0.3 },
    }),
  ];
  if (drawn.limit && over.some((one) => one.max > limit)) {
    const runs = over.filter((one) => one.max > limit);
    all.push(
      line("over", {
        z: 5,
        data: steps(runs, (one) => one.max),
        lineStyle: { width: 1, color: theme.amber },
        areaStyle: { origin: limit / 1000, opacity: 1, color: hatch(theme.amber, theme.surface) as never },
      }),
    );
  }
  // On top of everything, so that no curve runs through their words.
  all.push(line("marks", { z: 6, data: [], markLine: marks(drawn, theme), markPoint: points(drawn, theme, lift) }));
  return all;
}

function marks(drawn: Drawn, theme: Theme): NonNullable<LineSeriesOption["markLine"]> {
  const ground = { backgroundColor: theme.surface, borderRadius: 4, padding: [3, 5] };
  const label = { color: theme.ink, fontSize: 11, fontFamily: theme.font, ...ground };
  // On the half of the day that the peak, with its own words, leaves free.
  const left = drawn.peak !== null && drawn.peak.at > (drawn.start + drawn.end) / 2;
  return {
    silent: true,
    symbol: "none",
    data: drawn.limit
      ? [
          {
            yAxis: drawn.limit.va / 1000,
            lineStyle: { color: theme.ink, width: 1.5, type: "solid" },
            label: { ...label, position: left ? "insideStartTop" : "insideEndTop", formatter: drawn.limit.label, distance: [4, 4] },
          },
        ]
      : [],
  };
}

function points(drawn: Drawn, theme: Theme, lift: number): NonNullable<LineSeriesOption["markPoint"]> {
  const data = [];
  if (drawn.peak) {
    const share = (drawn.peak.at - drawn.start) / (drawn.end - drawn.start);
    const align = share < 0.2 ? "left" : share > 0.8 ? "right" : "center";
    data.push({
      coord: [drawn.peak.at, drawn.peak.va / 1000],
      symbol: "triangle",
      symbolRotate: 180,
      symbolSize: [9, 7],
      symbolOffset: [0, drawn.now?.va === drawn.peak.va ? -11 : -6],
      itemStyle: { color: theme.ink },
      label: {
        show: true,
        position: [align === "left" ? 1 : align === "right" ? 13 : 4, -15 - lift] as [number, number],
        align: align as "left" | "right" | "center",
        formatter: drawn.peak.label,
        color: theme.ink,
        fontSize: 12,
        fontFamily: theme.font,
        fontWeight: 500,
        textBorderColor: theme.surface,
        textBorderWidth: 3,
      },
    });
  }
  if (drawn.now) {
    data.push({
      coord: [drawn.now.at, drawn.now.va / 1000],
      symbol: "circle",
      symbolSize: 9,
      itemStyle: { color: theme.grid, borderColor: theme.surface, borderWidth: 2 },
      label: { show: false },
    });
  }
  return { silent: true, data: data as never };
}

/** Off-peak hours and dear days as tinted ground with their name on top, where it fits. */
function areas(drawn: Drawn, theme: Theme, width: number): NonNullable<LineSeriesOption["markArea"]> {
  const tint = { off: theme.grid, dear: theme.red, peak: "transparent", flat: "transparent", cut: theme.red };
  const perPixel = (drawn.end - drawn.start) / Math.max(1, width - 50);
  return {
    silent: true,
    data: drawn.bands.map((band) => {
      const fits = (band.end - band.start) / perPixel > 6.4 * band.label.length + 6;
      return [
        {
          xAxis: band.start,
          itemStyle: { color: tint[band.kind], opacity: 0.12 },
          label: {
            show: fits,
            position: "top" as const,
            distance: 5,
            formatter: band.label.replaceAll(/[{}]/g, ""),
            color: theme.soft,
            fontSize: 11,
            fontFamily: theme.font,
          },
        },
        { xAxis: band.end },
      ];
    }) as never,
  };
}
