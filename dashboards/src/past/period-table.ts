/** The twin of the bars: each interval, its amount, what it is compared with, its cost. */

import { html, type TemplateResult } from "lit";
import type { Hass } from "../ha";
import { lackOf, type Shown } from "./period-model";
import { amount, euros } from "./words";

export function periodTable({ answer, exported, quantity, say, format, dates }: Shown, hass: Hass, into: (index: number) => void): TemplateResult {
  const fine = answer.grain === "hour" || answer.grain === "half_hour";
  const name = (index: number): string => dates.interval(answer.grain, answer.edges[index] ?? 0, answer.edges[index + 1] ?? 0);
  const row = (value: number | null, index: number): TemplateResult => {
    const partial = value !== null && lackOf(answer, index, quantity) > 0.005;
    return html`<tr>
      <th scope="row">${fine ? name(index) : html`<button type="button" class="into" @click=${() => into(index)}>${name(index)}</button>`}</th>
      ${value === null ? html`<td class="none">${say("unknown")}</td>` : html`<td>${partial ? "≥ " : ""}${amount(format, quantity, value)}${answer.laid[index] ? html` <span class="soft">${say("laid_mark")}</span>` : ""}</td>`}
      ${exported ? html`<td>${amount(format, "export", exported.values[index])}</td>` : ""}
      ${answer.before ? html`<td>${amount(format, quantity, answer.before.values[index])}</td>` : ""}
      ${answer.cost ? html`<td>${euros(format, hass, answer.cost[index])}</td>` : ""}
    </tr>`;
  };
  return html`<table>
    <caption>
      ${say("period_title")}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say("column_when")}</th>
        <th scope="col">${say("column_amount")}</th>
        ${exported ? html`<th scope="col">${say("quantity_export")}</th>` : ""} ${answer.before ? html`<th scope="col">${say("column_before")}</th>` : ""}
        ${answer.cost ? html`<th scope="col">${say("cost")}</th>` : ""}
      </tr>
    </thead>
    <tbody>
      ${answer.values.map(row)}
    </tbody>
  </table>`;
}
