/** Brings the chart, whose file is loaded when first needed, into the element of a card that changes. */

import type { DayChart } from "./chart";

interface Host {
  readonly isConnected: boolean;
  requestUpdate(): void;
}

export class ChartStage {
  chart: DayChart | undefined;
  /** The chart's file could not be loaded. */
  broken = false;
  #loading: Promise<void> | undefined;

  constructor(
    private readonly host: Host,
    private readonly draw: () => void,
  ) {}

  /** Keeps the chart in that element; call it after each update. */
  follow(stage: HTMLElement | null): void {
    if (this.chart && this.chart.element !== stage) this.dispose();
    if (stage) this.#show(stage);
  }

  dispose(): void {
    this.chart?.dispose();
    this.chart = undefined;
  }

  #show(stage: HTMLElement): void {
    if (this.chart) return this.draw();
    this.#loading ??= import("./chart")
      .then(({ DayChart }) => {
        if (this.host.isConnected && stage.isConnected) this.chart ??= new DayChart(stage);
        this.draw();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TypeError)) throw error; // a TypeError is how browsers say that a module's file is gone
        this.broken = true;
        this.host.requestUpdate();
      })
      .finally(() => (this.#loading = undefined));
  }
}
