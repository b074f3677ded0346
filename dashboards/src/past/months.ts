/** The months of all years, side by side. */

import { html, type PropertyValues, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { barsOption, type Bars } from "./bars";
import { PastCard, type Question, type Scene } from "./card";
import { lookOfQuantity, mixed, paletteOf, type Palette, type Pattern } from "./colours";
import type { MonthsAnswer, Quantity, Total } from "./data";
import { Stage } from "./stage";
import { amount, euros, named, unitOf, type PastTexts } from "./words";

const SHOWN = 4;
const PATTERNS: readonly Pattern[] = ["plain", "stripes", "plain", "plain"];
const SHARES = [1, 0.66, 0.42, 0.22];

/** The newest years there is room for, oldest first. */
export const newest = (answer: MonthsAnswer): MonthsAnswer => ({ years: answer.years.slice(-SHOWN), months: answer.months.slice(-SHOWN) });

const partial = (one: Total | null | undefined): boolean => !!one && one.value !== null && one.known < 0.98;

/** A date that all years know, in each month. */
const middle = (month: number): string => `2025-${String(month + 1).padStart(2, "0")}-15`;

export function monthBars({ say, format, dates, known }: Scene, answer: MonthsAnswer, palette: Palette): Bars {
  const { years, months } = answer;
  const look = lookOfQuantity(known.quantity, palette);
  const name = (month: number): string => dates.dated(middle(month), { month: "long" });
  return {
    labels: Array.from({ length: 12 }, (_, month) => dates.dated(middle(month), { month: "short" })),
    stacks: years.map((year, index) => ({
      name: String(year),
      stack: String(year),
      look: { colour: mixed(look.colour, palette.surface, SHARES[years.length - 1 - index] ?? 0.2), pattern: PATTERNS[years.length - 1 - index] ?? "cross", edge: look.colour },
      values: (months[index] ?? []).map((one) => (one?.value == null ? null : one.value / 1000)),
    })),
    holes: Array.from({ length: 12 }, () => 0),
    axis: (value) => (value === 0 ? "0" : format.quantity(value, unitOf(known.quantity))),
    tip: (month) => [
      name(month),
      ...years.map((year, index) => {
        const one = months[index]?.[month];
        return `${year}\u00a0: ${one?.value == null ? say("unknown") : `${partial(one) ? "≥\u00a0" : ""}${amount(format, known.quantity, one.value)}`}`;
      }),
    ],
  };
}

export class MonthsView extends PastCard<MonthsAnswer> {
  readonly #stage = new Stage(this);

  protected heading(say: PastTexts): string {
    return say("months_title");
  }

  protected question({ point, known }: Scene): Question {
    return { type: "past/months", message: { point: point.point, quantity: known.quantity } };
  }

  protected override aside({ say }: Scene): TemplateResult {
    return html`<nav aria-label=${say("months_title")}>${this.toggle(say)}</nav>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.dispose();
  }

  protected override updated(_changed: PropertyValues): void {
    const { scene, answer } = this;
    if (!scene || !answer) return this.#stage.show(null, undefined);
    const palette = paletteOf(this);
    const bars = monthBars(scene, newest(answer), palette);
    this.#stage.show(this.renderRoot.querySelector<HTMLElement>(".chart"), (width) => barsOption(bars, palette, width));
  }

  protected content(scene: Scene, whole: MonthsAnswer): TemplateResult {
    const { say, known } = scene;
    const answer = newest(whole);
    const { years } = answer;
    const partials = years.flatMap((year, index) => (answer.months[index] ?? []).flatMap((one, month) => (partial(one) ? [`${scene.dates.dated(middle(month), { month: "long" })} ${year}`] : [])));
    const label = say("months_label", { what: named(say, "quantity", known.quantity), years: years.join(", ") });
    return html`${this.table || this.#stage.broken
        ? html`<div class="table" tabindex="0" role="region" aria-label=${label}>${this.#table(scene, whole)}</div>`
        : html`<div class="stage"><div class="chart" role="img" aria-label=${label}></div></div>`}
      <div class="legend">
        ${years.map(
          (year, index) =>
            html`<span><i class="swatch edged ${PATTERNS[years.length - 1 - index]}" style=${styleMap({ "--fill": tint(known.quantity, SHARES[years.length - 1 - index] ?? 0.2) })} aria-hidden="true"></i>${year}</span>`,
        )}
      </div>
      ${partials.length ? html`<ul class="notes"><li>${say("months_partial", { months: partials.slice(0, 6).join(", ") + (partials.length > 6 ? "…" : "") })}</li></ul>` : ""}`;
  }

  #table({ say, format, dates, known, hass }: Scene, { years, months }: MonthsAnswer): TemplateResult {
    const cell = (one: Total | null | undefined): TemplateResult =>
      one?.value == null
        ? html`<td class="none">${say("unknown")}</td>`
        : html`<td>${partial(one) ? "≥ " : ""}${amount(format, known.quantity, one.value)}${one.cost === null ? "" : html` <span class="soft">${euros(format, hass, one.cost)}</span>`}</td>`;
    return html`<table>
      <caption>
        ${say("months_title")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say("column_month")}</th>
          ${years.map((year) => html`<th scope="col">${year}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from({ length: 12 }, (_, month) => html`<tr><th scope="row">${dates.dated(middle(month), { month: "long" })}</th>${years.map((_, index) => cell(months[index]?.[month]))}</tr>`)}
      </tbody>
    </table>`;
  }
}

const tint = (quantity: Quantity, share: number): string => {
  const { colour } = lookOfQuantity(quantity);
  return share === 1 ? colour : `color-mix(in srgb, ${colour} ${100 * share}%, var(--surface))`;
};
