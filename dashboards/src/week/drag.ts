/** Draws, moves and stretches slots on the rows of a week, with a mouse or a finger. */

import { DAY, dayOf, snapped, spanOf, startOf, STEP, type Span } from "./slots";

/** Where a slot is taken: at an end, or in between; nowhere: a new one is drawn. */
type Grip = "start" | "end" | "whole" | "new";

const EDGE_PX = 12;
const CLICK_PX = 4;
const NEW_MINUTES = 60;

export interface Drawing {
  /** The slot that is changed; undefined while a new one is drawn. */
  readonly old: Span | undefined;
  readonly now: Span;
}

export class SlotDrag {
  now: Drawing | undefined;

  constructor(
    private readonly changed: () => void,
    /** `moved` is false after a mere click. */
    private readonly dropped: (drawing: Drawing, moved: boolean) => void,
  ) {}

  /** A pointer went down on a day's row; `old` is the slot under it. */
  grasp(event: PointerEvent, day: number, old: Span | undefined, rows: readonly HTMLElement[]): void {
    const row = rows[day];
    if (event.button !== 0 || !row || this.now) return;
    const box = row.getBoundingClientRect();
    const minute = (x: number): number => ((x - box.left) / box.width) * DAY;
    const at = minute(event.clientX);
    const grip = old ? gripOf(old, day, at, (EDGE_PX * DAY) / box.width) : "new";
    const anchor = day * DAY + Math.floor(at / STEP) * STEP;
    this.now = { old, now: old ?? spanOf(Math.min(anchor, day * DAY + DAY - NEW_MINUTES), NEW_MINUTES) };
    row.setPointerCapture(event.pointerId);
    let moved = false;
    const follow = (step: PointerEvent): void => {
      const by = step.clientX - event.clientX;
      const other = rowAt(step.clientY, rows) ?? day;
      moved ||= Math.abs(by) > CLICK_PX || (grip === "whole" && other !== day);
      if (moved) this.now = { old, now: changedBy(old, grip, anchor, (by / box.width) * DAY, other - day) };
      this.changed();
    };
    const end = (ended: PointerEvent): void => {
      row.removeEventListener("pointermove", follow);
      row.removeEventListener("pointerup", end);
      row.removeEventListener("pointercancel", end);
      const last = this.now;
      this.now = undefined;
      this.changed();
      if (last && ended.type === "pointerup") this.dropped(last, moved);
    };
    row.addEventListener("pointermove", follow);
    row.addEventListener("pointerup", end);
    row.addEventListener("pointercancel", end);
    this.changed();
  }
}

const rowAt = (y: number, rows: readonly HTMLElement[]): number | undefined => {
  const found = rows.findIndex((row) => y >= row.getBoundingClientRect().top && y < row.getBoundingClientRect().bottom);
  return found < 0 ? undefined : found;
};

/** Near an end of the slot? On a short one its middle stays free for moving. */
export function gripOf(span: Span, day: number, minute: number, edge: number): Grip {
  const from = startOf(span) + (dayOf(span) - day) * DAY;
  // What runs over the end of the week comes back on Monday.
  const begins = from > minute ? from - 7 * DAY : from;
  const reach = Math.min(edge, span.length / 4);
  if (minute - begins < reach) return "start";
  return begins + span.length - minute < reach ? "end" : "whole";
}

/** The slot after a pointer went some minutes aside, and some rows down. */
export function changedBy(old: Span | undefined, grip: Grip, anchor: number, minutes: number, rows: number): Span {
  const by = snapped(minutes);
  if (!old || grip === "new") return by < 0 ? spanOf(Math.max(anchor + by, Math.floor(anchor / DAY) * DAY), Math.min(-by, anchor % DAY) + STEP) : spanOf(anchor, by + STEP);
  if (grip === "whole") return spanOf(snapped(old.start + by) + rows * DAY, old.length);
  if (grip === "end") return spanOf(old.start, snapped(old.start + old.length + by) - old.start);
  const start = Math.min(old.start + old.length - STEP, Math.max(old.start + old.length - DAY, snapped(old.start + by)));
  return spanOf(start, old.length - (start - old.start));
}

const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -STEP, ArrowRight: STEP, ArrowUp: -DAY, ArrowDown: DAY };

/** The slot after a key: arrows move it, with Shift they move its end, with Alt its start. */
export function keyed(span: Span, event: Pick<KeyboardEvent, "key" | "shiftKey" | "altKey">): Span | undefined {
  const by = KEYS[event.key];
  if (by === undefined) return undefined;
  const aside = Math.abs(by) < DAY;
  if (event.shiftKey) return aside ? spanOf(span.start, span.length + by) : undefined;
  if (event.altKey) return aside ? changedBy(span, "start", 0, by, 0) : undefined;
  return spanOf(span.start + by, span.length);
}
