/** The buttons of a card that shows a day: back, which day, on, table. The arrow keys walk the days too. */

import { html, type TemplateResult } from "lit";
import type { Format } from "../format";
import type { Texts } from "../i18n";
import { icon } from "../icons";
import { dayStart } from "../zone";

export interface Shown {
  /** Days from today: 0 or less. */
  readonly shift: number;
  readonly table: boolean;
  readonly zone: string;
  readonly texts: Texts;
  readonly format: Format;
  readonly move: (by: number) => void;
  readonly toggle: () => void;
}

export function dayNav({ shift, table, zone, texts, format, move, toggle }: Shown): TemplateResult {
  const start = dayStart(Date.now(), zone, shift);
  const name = shift === 0 ? texts("today") : shift === -1 ? texts("yesterday") : format.shortDay(start);
  const key = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -shift }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (shift + by <= 0) move(by);
  };
  const other = texts(table ? "show_chart" : "show_table");
  const [before, after] = [texts("previous_day"), texts("next_day")];
  return html`<nav aria-label=${texts("day_navigation")} @keydown=${key}>
    <button type="button" class="icon" aria-label=${before} title=${before} @click=${() => move(-1)}>${icon("previous")}</button>
    <button type="button" class="date" aria-live="polite" title=${shift ? texts("back_to_today") : format.day(start)} @click=${() => move(-shift)}>
      ${name}
    </button>
    <button type="button" class="icon" aria-label=${after} title=${after} ?disabled=${shift === 0} @click=${() => move(1)}>${icon("next")}</button>
    <button type="button" class="icon twin" aria-label=${other} title=${other} @click=${toggle}>
      ${icon(table ? "curve" : "table")}
    </button>
  </nav>`;
}
