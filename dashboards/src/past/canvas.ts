/** The charts of the past: a lazy file, for only it imports ECharts. What they show is made elsewhere. */

import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, TooltipComponent, MarkLineComponent, CanvasRenderer]);

export type Draw = (width: number, height: number) => object;

export class Canvas {
  readonly #chart: EChartsType;
  readonly #size: ResizeObserver;
  #draw: Draw | undefined;
  /** Told which place on the axis was pointed at and pressed. */
  picked: ((index: number) => void) | undefined;

  constructor(readonly element: HTMLElement) {
    this.#chart = init(element, undefined, { renderer: "canvas" });
    this.#chart.getZr().on("click", ({ offsetX, offsetY }) => {
      if (!this.#chart.containPixel("grid", [offsetX, offsetY])) return;
      const at: unknown = this.#chart.convertFromPixel({ xAxisIndex: 0 }, offsetX);
      this.picked?.(Number(Array.isArray(at) ? at[0] : at));
    });
    this.#size = new ResizeObserver(() => {
      this.#chart.resize();
      if (this.#draw) this.draw(this.#draw);
    });
    this.#size.observe(element);
  }

  draw(draw: Draw): void {
    this.#draw = draw;
    this.#chart.setOption(draw(this.element.clientWidth, this.element.clientHeight) as EChartsCoreOption, { notMerge: true });
  }

  dispose(): void {
    this.#size.disconnect();
    this.#chart.dispose();
  }
}
