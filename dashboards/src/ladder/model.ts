/** The ladder as a list: its order, which rung goes next, how much each draws. */

import type { HomeView, Load, LoadState, Mode } from "../home/data";

/** The most important first; equal numbers by name, so that nothing jumps. */
export const ordered = (loads: readonly Load[]): Load[] =>
  loads.toSorted((left, right) => left.priority - right.priority || left.name.localeCompare(right.name));

/** The list with one of its ids at another place. */
export function moved(ids: readonly string[], id: string, to: number): string[] {
  const rest = ids.filter((one) => one !== id);
  const at = Math.min(Math.max(0, to), rest.length);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

/** The place whose middle is nearest to a height, rows being as high as they were when the drag began. */
export function placeAt(height: number, middles: readonly number[]): number {
  const distances = middles.map((middle) => Math.abs(middle - height));
  return distances.indexOf(Math.min(...distances));
}

const DRAWS: ReadonlySet<LoadState> = new Set(["on", "lowered", "manual", "unresponsive"]);

/** May the shedder switch this one off? */
export const sheddable = (load: Load): boolean => load.enabled && (load.kind === "normal" || load.kind === "last_resort");

/** The one that goes first when there is too much: the least important that runs; a last resort only after the others. */
export function nextCut(loads: readonly Load[]): Load | undefined {
  const running = ordered(loads).filter((load) => sheddable(load) && (load.state === "on" || load.state === "lowered"));
  return running.findLast((load) => load.kind === "normal") ?? running.at(-1);
}

/** What the bars are measured against: the limit, or the largest appliance where that is more or no limit is known. */
export function scaleVa(view: HomeView): number {
  const largest = Math.max(0, ...view.loads.map((load) => Math.max(load.power_va ?? 0, load.return_va ?? 0)));
  return Math.max(view.limit_va ?? 0, largest, 1);
}

/** The power a bar shows: what is drawn, or (ghostly) what comes back when the appliance does. */
export function barOf(load: Load): { readonly va: number | null; readonly ghost: boolean } {
  if (DRAWS.has(load.state)) return { va: load.power_va, ghost: false };
  if (load.state === "unavailable") return { va: null, ghost: false };
  return { va: load.state === "shed" || load.state === "waiting" ? load.return_va : 0, ghost: true };
}

/** How many are off by the shedder's doing, and for how long today all of them together. */
export function cutsOf(view: HomeView): { readonly now: number; readonly seconds: number } {
  const now = view.loads.filter((load) => load.state === "shed" || load.state === "waiting").length;
  return { now, seconds: view.loads.reduce((sum, load) => sum + load.shed_s_today, 0) };
}

/** Does this home know no meter? Then the shedder rests, whatever its switch says. */
export const meterless = (view: HomeView): boolean => view.mode === "disarmed" && view.limit_va === null && view.power_va === null;

/** Orders of the shedder that make sense for what the appliance is doing now. */
export function wishesFor(load: Load): readonly ("shed" | "restore" | "prefer")[] {
  if (!load.enabled || load.state === "unavailable") return [];
  if (load.state === "shed" || load.state === "waiting") return ["restore", "prefer"];
  const running = load.state === "on" || load.state === "lowered" || load.state === "manual";
  return [...(sheddable(load) && running ? (["shed"] as const) : []), ...(load.kind === "hard" ? [] : (["prefer"] as const))];
}

/** What the head of the ladder says: while an appliance is still held back, all is not well yet. */
export const modeShown = (view: HomeView): Mode => (view.mode === "normal" && cutsOf(view).now > 0 ? "shedding" : view.mode);
