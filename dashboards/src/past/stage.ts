/** Brings a chart, whose file is loaded when first needed, into the element of a card that changes. */

import type { Canvas, Draw } from "./canvas";

interface Host {
  readonly isConnected: boolean;
  requestUpdate(): void;
}

export class Stage {
  /** The chart's file could not be loaded. */
  broken = false;
  #canvas: Canvas | undefined;
  #make: ((element: HTMLElement) => Canvas) | undefined;
  #loading = false;

  constructor(
    private readonly host: Host,
    private readonly picked: ((index: number) => void) | undefined = undefined,
  ) {
    // The file comes while the answer is still asked for.
    void this.#load();
  }

  /** Draws into that element; call it after each update, with null where no chart is shown. */
  show(element: HTMLElement | null, draw: Draw | undefined): void {
    if (this.#canvas && this.#canvas.element !== element) this.dispose();
    if (!element || !draw) return;
    if (!this.#make) return void this.#load();
    if (!this.#canvas) {
      this.#canvas = this.#make(element);
      this.#canvas.picked = this.picked;
    }
    this.#canvas.draw(draw);
  }

  async #load(): Promise<void> {
    if (this.#loading || this.broken) return;
    this.#loading = true;
    try {
      const { Canvas } = await import("./canvas");
      this.#make = (element) => new Canvas(element);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // a TypeError is how browsers say that a module's file is gone
      this.broken = true;
    }
    this.#loading = false;
    if (this.host.isConnected) this.host.requestUpdate();
  }

  dispose(): void {
    this.#canvas?.dispose();
    this.#canvas = undefined;
  }
}
