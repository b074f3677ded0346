/** Moves a row of a list with a finger or a mouse; the list says where it was dropped. */

import { placeAt } from "./model";

export interface Dragged {
  readonly id: string;
  /** Where the row would be if it were dropped now. */
  readonly to: number;
  /** How far it follows the pointer, in pixels. */
  readonly by: number;
}

export class RowDrag {
  now: Dragged | undefined;
  #middles: readonly number[] = [];
  #from = 0;
  #grasped = 0;

  constructor(
    private readonly changed: () => void,
    private readonly dropped: (drag: Dragged) => void,
  ) {}

  /** A pointer went down on a row's handle. */
  grasp(event: PointerEvent, id: string, rows: readonly HTMLElement[]): void {
    const handle = event.currentTarget as HTMLButtonElement;
    // Browsers tell disabled buttons of pointers too.
    if (event.button !== 0 || handle.disabled) return;
    handle.setPointerCapture(event.pointerId);
    this.#middles = rows.map((row) => row.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2 + scrollY);
    this.#from = rows.findIndex((row) => row.dataset["id"] === id);
    this.#grasped = event.pageY;
    this.now = { id, to: this.#from, by: 0 };
    const follow = (moved: PointerEvent): void => this.#follow(moved);
    const end = (ended: PointerEvent): void => {
      handle.removeEventListener("pointermove", follow);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
      const last = this.now;
      this.now = undefined;
      this.changed();
      if (last && ended.type === "pointerup" && last.to !== this.#from) this.dropped(last);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
    this.changed();
  }

  #follow(event: PointerEvent): void {
    if (!this.now) return;
    const by = event.pageY - this.#grasped;
    this.now = { ...this.now, by, to: placeAt((this.#middles[this.#from] ?? 0) + by, this.#middles) };
    this.changed();
  }
}
