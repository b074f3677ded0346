/** The day as the chart draws it and as the table tells it. */

import { html, type TemplateResult } from "lit";
import type { Format } from "../format";
import type { Hass } from "../ha";
import type { Texts } from "../i18n";
import { stateOf, type Meter } from "../registry";
import type { Segment } from "../statistics";
import type { Drawn } from "./chart";
import { contractVa, hours, kindOf, type Day } from "./model";

export interface Scene {
  readonly hass: Hass;
  readonly meter: Meter;
  readonly day: Day;
  readonly texts: Texts;
  readonly format: Format;
  readonly ticks: readonly number[];
  readonly now: { readonly at: number; readonly va: number } | null;
  readonly peak: Segment | undefined;
}

/** The limit is drawn as soon as the day comes near it; far below, it would flatten the curve. */
const NEAR = 0.35;

/** The person's word for a tariff period. */
function periodName(hass: Hass, meter: Meter, value: string): string {
  const state = stateOf(hass, meter, "sensor/tariff_period");
  return state ? hass.formatEntityState(state, value) : value;
}

/** Everything the chart draws. */
export function drawnOf({ hass, meter, day, texts, format, ticks, now, peak }: Scene): Drawn {
  const limit = contractVa(hass, meter);
  const near = limit !== null && peak !== undefined && Math.max(peak.max, now?.va ?? 0) > NEAR * limit;
  const several = new Set(day.bands.map((band) => band.state)).size > 1;
  return {
    start: day.start,
    end: day.end,
    curve: day.curve,
    injected: day.injected,
    before: day.before,
    bands: several
      ? day.bands.map((band) => ({ ...band, label: periodName(hass, meter, band.state), kind: kindOf(band.state) }))
      : [],
    limit: near ? { va: limit, label: texts("rail_subscribed", { power: format.kva(limit) }) } : null,
    peak: peak
      ? {
          at: (peak.start + peak.end) / 2,
          va: peak.max,
          label: texts("peak_mark", { power: format.quantity(peak.max / 1000, "kVA", 2), time: format.time(peak.start) }),
        }
      : null,
    now,
    ticks,
    time: (instant) => format.hour(instant),
    power: (kva, digits) => (kva === 0 ? "0" : format.quantity(kva, "kVA", digits)),
    tip: (instant) => tip(hass, meter, day, instant, texts, format),
  };
}

function tip(hass: Hass, meter: Meter, day: Day, instant: number, texts: Texts, format: Format): string[] {
  const at = day.curve.find((one) => instant >= one.start && instant < one.end);
  if (!at) return [format.time(instant), texts("tip_missing")];
  const before = day.before.find((one) => instant >= one.start && instant < one.end);
  const band = day.bands.find((one) => instant >= one.start && instant < one.end);
  const back = day.injected.find((one) => instant >= one.start && instant < one.end);
  return [
    `${format.time(at.start)} – ${format.time(at.end)}`,
    `${texts("table_mean")}\u00a0 ${format.va(at.mean)}`,
    `${texts("table_max")}\u00a0 ${format.va(at.max)}`,
    ...(back ? [`${texts("day_injected")}\u00a0 ${format.va(back.mean)}`] : []),
    ...(before ? [`${texts("legend_before")}\u00a0 ${format.va(before.mean)}`] : []),
    ...(band ? [periodName(hass, meter, band.state)] : []),
  ];
}

/** One sentence about the day, for those who do not see the curve. */
export function summary(peak: Segment | undefined, texts: Texts, format: Format): string {
  return peak ? texts("summary_peak", { power: format.va(peak.max), time: format.time(peak.start) }) : "";
}

/** What the day comes to: its peak, its energy, its price. */
export function figuresOf(hass: Hass, meter: Meter, day: Day | undefined, peak: Segment | undefined, texts: Texts, format: Format): TemplateResult {
  const figure = (name: string, value: number | null | undefined, unit: string, more: string): TemplateResult =>
    html`<div class="figure">
      <span class="soft">${name}</span>
      <span class="value">${value == null ? "–" : html`${format.number(value, 2)} <small>${unit}</small>`}</span>
      <span class="soft">${more}</span>
    </div>`;
  const limit = contractVa(hass, meter);
  const share = peak && limit ? texts("share_of_contract", { percent: format.percent((100 * peak.max) / limit), limit: format.kva(limit) }) : "";
  const when = peak ? texts("at_time", { time: format.time(peak.start) }) : "";
  const cost = day?.cost == null ? "" : format.money(day.cost, hass.config.currency ?? "EUR");
  return html`<div class="figures">
    ${figure(texts("day_peak"), peak && peak.max / 1000, "kVA", [when, share].filter(Boolean).join(" · "))}
    ${figure(texts("day_energy"), day?.kwh, "kWh", cost)}
    ${meter.ids.has("sensor/energy_injected") ? figure(texts("day_injected"), day?.injectedKwh, "kWh", "") : ""}
  </div>`;
}

/** The chart's twin: hour by hour, what is over the contract hatched, holes said. */
export function tableOf(
  hass: Hass,
  meter: Meter,
  day: Day,
  texts: Texts,
  format: Format,
  limitVa: number | null,
): TemplateResult {
  const rows = hours(day);
  const withPeriod = rows.some((row) => row.period !== null);
  const over = (value: number): string => (limitVa !== null && value > limitVa ? "hatched" : "");
  return html`<table>
    <caption>
      ${texts("table_caption", { day: format.day(day.start) })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts("table_hour")}</th>
        <th scope="col">${texts("table_mean")}</th>
        <th scope="col">${texts("table_max")}</th>
        ${withPeriod ? html`<th scope="col">${texts("table_period")}</th>` : ""}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">${format.time(row.start)}</th>
            ${row.mean === null || row.max === null
              ? html`<td class="none" colspan="2">${texts("table_missing")}</td>`
              : html`<td>${format.va(row.mean)}</td>
                  <td class=${over(row.max)}>${format.va(row.max)}</td>`}
            ${withPeriod ? html`<td>${row.period === null ? "" : periodName(hass, meter, row.period)}</td>` : ""}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
