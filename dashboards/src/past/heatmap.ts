/** When is it used? The hours of a week, and the usual day with its band. */

import { css, html, svg, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { frame } from "../base";
import { instantAt, MINUTE, zoneOf } from "../zone";
import { PastCard, type Question, type Scene } from "./card";
import type { Cell, ProfileAnswer } from "./data";
import { pastStyles } from "./styles";
import { watts, type PastTexts } from "./words";

export const MEASURES = ["mean", "p10", "p50", "p90"] as const;
export type Measure = (typeof MEASURES)[number];

/** Wh of a slot as the mean power in it, in W. */
export const powerOf = (cell: Cell | null | undefined, measure: keyof Cell, slots: number): number | null => (cell ? (cell[measure] * slots) / 24 : null);

/** The usual day: over the days of the week, weighted by how many there were; null where nothing is known. */
export function usualDay({ cells, slots, all }: ProfileAnswer): (Cell | null)[] {
  if (all) return [...all];
  return Array.from({ length: slots }, (_, slot) => {
    const there = cells.map((day) => day[slot]).filter((cell): cell is Cell => !!cell);
    const count = there.reduce((sum, cell) => sum + cell.count, 0);
    const mean = (key: keyof Cell): number => there.reduce((sum, cell) => sum + cell[key] * cell.count, 0) / count;
    return count ? { mean: mean("mean"), p10: mean("p10"), p25: mean("p25"), p50: mean("p50"), p75: mean("p75"), p90: mean("p90"), count } : null;
  });
}

const MONDAY = "2024-01-0";

export class HeatmapView extends PastCard<ProfileAnswer> {
  static override properties = { ...PastCard.properties, measure: { state: true }, at: { state: true } };
  static override styles = [
    frame,
    pastStyles,
    css`
      .map {
        display: grid;
        gap: 2px;
        font-size: 11px;
        color: var(--soft);
        align-items: center;
        border-radius: 8px;
        touch-action: pan-y;
      }
      .map > span {
        white-space: nowrap;
      }
      .map .hour {
        text-align: start;
      }
      .cell {
        height: 24px;
        border-radius: 3px;
        background: var(--fill);
      }
      .cell.at {
        outline: 2px solid var(--ink);
        outline-offset: 1px;
        z-index: 1;
      }
      .told {
        min-height: 40px;
        font-size: 14px;
        line-height: 20px;
      }
      .told b {
        font-weight: 500;
      }
      .scale {
        display: flex;
        gap: 8px;
        align-items: center;
        font-size: 12px;
        color: var(--soft);
      }
      .scale i {
        width: 90px;
        height: 10px;
        border-radius: 5px;
        background: linear-gradient(90deg, color-mix(in srgb, var(--side) 8%, var(--surface)), var(--side));
      }
      .profile {
        display: block;
        width: 100%;
        height: 110px;
      }
      .band {
        fill: var(--side);
        opacity: 0.22;
      }
      .mean {
        fill: none;
        stroke: var(--side);
        stroke-width: 2;
      }
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 11px;
        color: var(--soft);
      }
    `,
  ];

  declare measure: Measure;
  /** Day and slot that are told of. */
  declare at: readonly [number, number] | undefined;

  protected override readonly hourly = true;

  constructor() {
    super();
    this.measure = "mean";
  }

  protected heading(say: PastTexts): string {
    return say("heatmap_title");
  }

  protected question({ point, known, hass }: Scene): Question | undefined {
    const { selection } = this;
    if (!selection || selection.awaits(hass)) return undefined;
    const { start, end } = selection.span;
    return { type: "past/profile", message: { point: point.point, quantity: known.quantity, start, end } };
  }

  protected override aside({ say }: Scene): TemplateResult {
    return html`<nav aria-label=${say("heatmap_title")}>${this.toggle(say)}</nav>`;
  }

  protected content(scene: Scene, answer: ProfileAnswer): TemplateResult {
    const { say, format } = scene;
    const { slots, cells } = answer;
    const all = cells.flat().map((cell) => powerOf(cell, this.measure, slots)).filter((value) => value !== null);
    if (all.length === 0) return this.coarse(say);
    const most = Math.max(1, ...all);
    const span = this.selection?.span;
    return html`<span class="soft span">${span ? scene.dates.span(span.start, span.end) : ""}</span>
      <span class="choice" role="group" aria-label=${say("measure")}>
        ${MEASURES.map((one) => html`<button type="button" aria-pressed=${one === this.measure ? "true" : "false"} title=${say(`measure_${one}_hint`)} @click=${() => (this.measure = one)}>${say(`measure_${one}`)}</button>`)}
      </span>
      ${this.table ? html`<div class="table" tabindex="0" role="region" aria-label=${say("heatmap_title")}>${this.#table(scene, answer)}</div>` : this.#map(scene, answer, most)}
      <div class="scale"><span>0</span><i aria-hidden="true"></i><span>${watts(format, most)}</span><span>· ${say("days_used", { count: format.number(answer.days_used) })}</span></div>
      ${this.#profile(scene, answer)}`;
  }

  #dayName({ dates }: Scene, day: number, width: "short" | "long"): string {
    return dates.dated(`${MONDAY}${day + 1}`, { weekday: width });
  }

  #map(scene: Scene, { slots, cells }: ProfileAnswer, most: number): TemplateResult {
    const { say } = scene;
    const key = (event: KeyboardEvent): void => {
      const [by, on] = ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] } as const)[event.key] ?? [];
      if (by === undefined || on === undefined) return;
      event.preventDefault();
      const [day, slot] = this.at ?? [0, 0];
      this.at = [(day + by + 7) % 7, (slot + on + slots) % slots];
    };
    const point = (event: PointerEvent): void => {
      const place = (event.target as HTMLElement).dataset["at"]?.split(",").map(Number);
      if (place) this.at = [place[0] ?? 0, place[1] ?? 0];
    };
    const cell = (day: number, slot: number): TemplateResult => {
      const value = powerOf(cells[day]?.[slot], this.measure, slots);
      const share = value === null ? 0 : 8 + (92 * value) / most;
      const here = this.at?.[0] === day && this.at[1] === slot;
      return html`<i class="cell ${value === null ? "hole" : ""} ${here ? "at" : ""}" data-at="${day},${slot}" style=${styleMap(value === null ? {} : { "--fill": `color-mix(in srgb, var(--side) ${share.toFixed(0)}%, var(--surface))` })}></i>`;
    };
    const hours = [0, 6, 12, 18];
    const per = slots / 24;
    return html`<div
        class="map"
        role="application"
        tabindex="0"
        aria-label=${say("heatmap_label")}
        style=${styleMap({ "grid-template-columns": `38px repeat(${slots}, minmax(0, 1fr))` })}
        @keydown=${key}
        @pointermove=${point}
        @pointerdown=${point}
        @focus=${() => (this.at ??= [0, 19 * per])}
      >
        ${cells.map((_, day) => html`<span>${this.#dayName(scene, day, "short")}</span>${Array.from({ length: slots }, (_, slot) => cell(day, slot))}`)}
        <span></span>${hours.map((hour) => html`<span class="hour" style=${styleMap({ "grid-column": `span ${6 * per}` })}>${clockOf(scene, 60 * hour)}</span>`)}
      </div>
      <p class="told" role="status">${this.#told(scene, { slots, cells })}</p>`;
  }

  #told(scene: Scene, { slots, cells }: Pick<ProfileAnswer, "slots" | "cells">): TemplateResult | string {
    const { say, format } = scene;
    if (!this.at) return say("heatmap_hint");
    const [day, slot] = this.at;
    const cell = cells[day]?.[slot];
    const when = say("heatmap_when", { day: this.#dayName(scene, day, "long"), from: clockOf(scene, (slot * 1440) / slots), to: clockOf(scene, ((slot + 1) * 1440) / slots) });
    if (!cell) return say("heatmap_told", { when, power: say("unknown") });
    const power = (measure: Measure): string => watts(format, powerOf(cell, measure, slots));
    return html`<b>${say("heatmap_told", { when, power: power("mean") })}</b> ${say("heatmap_band", { low: power("p10"), high: power("p90"), count: format.number(cell.count) })}`;
  }

  /** The usual day: its mean, and the band that eight days out of ten stay in. */
  #profile(scene: Scene, answer: ProfileAnswer): TemplateResult {
    const { say, format } = scene;
    const { slots } = answer;
    const day = usualDay(answer);
    const most = Math.max(1, ...day.map((cell) => powerOf(cell, "p90", slots) ?? 0)) * 1.05;
    const runs = runsOf(day);
    const x = (slot: number): string => ((1000 * slot) / slots).toFixed(1);
    const y = (cell: Cell | null | undefined, measure: keyof Cell): string => (100 - (100 * (powerOf(cell, measure, slots) ?? 0)) / most).toFixed(1);
    const steps = (run: readonly number[], measure: keyof Cell): string[] => run.flatMap((slot) => [`${x(slot)},${y(day[slot], measure)}`, `${x(slot + 1)},${y(day[slot], measure)}`]);
    return html`<div>
      <span class="soft">${say("profile_title", { power: watts(format, most / 1.05) })}</span>
      <svg class="profile" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=${say("profile_label")}>
        <line x1="0" x2="1000" y1="99.5" y2="99.5" stroke="var(--line)" vector-effect="non-scaling-stroke"></line>
        ${runs.map((run) => svg`<polygon points=${[...steps(run, "p90"), ...steps(run, "p10").reverse()].join(" ")} class="band"></polygon>
          <polyline points=${steps(run, "mean").join(" ")} class="mean" vector-effect="non-scaling-stroke"></polyline>`)}
      </svg>
      <div class="axis" aria-hidden="true">${[0, 6, 12, 18, 24].map((hour) => html`<span>${clockOf(scene, 60 * hour)}</span>`)}</div>
    </div>`;
  }

  #table(scene: Scene, { slots, cells }: ProfileAnswer): TemplateResult {
    const { say, format } = scene;
    return html`<table>
      <caption>
        ${say("heatmap_title")}
      </caption>
      <thead>
        <tr><th scope="col">${say("column_hour")}</th>${cells.map((_, day) => html`<th scope="col">${this.#dayName(scene, day, "short")}</th>`)}</tr>
      </thead>
      <tbody>
        ${Array.from({ length: slots }, (_, slot) => html`<tr><th scope="row">${clockOf(scene, (slot * 1440) / slots)}</th>${cells.map((day) => (day[slot] ? html`<td>${watts(format, powerOf(day[slot], this.measure, slots))}</td>` : html`<td class="none">–</td>`))}</tr>`)}
      </tbody>
    </table>`;
  }
}

/** `5 h 30` as one says it in French, `5:30 AM` or `05:30` as the person's clock shows it otherwise; `minutes` since midnight. */
export function clockOf({ hass, format }: Pick<Scene, "hass" | "format">, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hass.language.startsWith("fr")) return `${hours}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
  const instant = instantAt(2024, 1, 1, 0, zoneOf(hass)) + minutes * MINUTE;
  return rest ? format.time(instant) : format.hour(instant);
}

/** The slots that follow each other without a hole. */
export function runsOf(day: readonly (Cell | null)[]): number[][] {
  const runs: number[][] = [];
  day.forEach((cell, slot) => {
    if (!cell) return;
    const last = runs.at(-1);
    if (last?.at(-1) === slot - 1) last.push(slot);
    else runs.push([slot]);
  });
  return runs;
}

