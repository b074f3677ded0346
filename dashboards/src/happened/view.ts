/** What happened on a day, as the chart draws it, the lanes show it and the table tells it. */

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Drawn } from "../day/chart";
import { lengthOf, type Format } from "../format";
import { sentence, type Speak } from "../home/sentences";
import type { Decision, Reason } from "../home/data";
import type { Texts } from "../i18n";
import type { Segment } from "../statistics";
import { union, type Cut, type Sum } from "./model";

export interface Scene {
  readonly start: number;
  readonly end: number;
  readonly curve: readonly Segment[];
  readonly cuts: readonly Cut[];
  readonly limitVa: number | null;
  readonly ticks: readonly number[];
  readonly now: { readonly at: number; readonly va: number } | null;
  readonly nameOf: (load: string) => string;
  readonly speak: Speak;
  readonly texts: Texts;
  readonly format: Format;
}

/** The name and what is done with it, as one sentence. */
const whole = (name: string, reason: Reason, speak: Speak): string => `${name} ${speak(reason)}`;

const peakOf = (curve: readonly Segment[]): Segment | undefined => curve.toSorted((left, right) => right.max - left.max)[0];

/** Everything the chart draws. */
export function drawnOf(scene: Scene): Drawn {
  const { start, end, curve, cuts, limitVa, ticks, now, texts, format } = scene;
  const peak = peakOf(curve);
  const mark = peak && { at: (peak.start + peak.end) / 2, va: peak.max };
  const words = (at: number, va: number): string => texts("peak_mark", { power: format.quantity(va / 1000, "kVA", 2), time: format.time(at) });
  return {
    ...{ start, end, curve, now, ticks, injected: [], before: [] },
    bands: union(cuts).map((one) => ({ ...one, label: "", kind: "cut" as const })),
    limit: limitVa === null ? null : { va: limitVa, label: texts("happened_limit", { power: format.kva(limitVa) }) },
    peak: mark ? { ...mark, label: words(mark.at, mark.va) } : null,
    time: (instant) => format.hour(instant),
    power: (kva, digits) => (kva === 0 ? "0" : format.quantity(kva, "kVA", digits)),
    tip: (instant) => tip(scene, instant),
  };
}

const LINE = 46;

/** A sentence in lines that a tooltip can hold. */
export function folded(text: string, width = LINE): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

function tip({ curve, cuts, nameOf, speak, texts, format }: Scene, instant: number): string[] {
  const at = curve.find((one) => instant >= one.start && instant < one.end);
  const off = cuts.filter((cut) => instant >= cut.start - 60_000 && instant < cut.end + 60_000);
  return [
    at ? `${format.time(at.start)} · ${format.va(Math.round(at.mean))} (${texts("table_max")} ${format.va(Math.round(at.max))})` : `${format.time(instant)} · ${texts("tip_missing")}`,
    ...off.flatMap((cut) => folded(cut.why ? whole(nameOf(cut.load), cut.why, speak) : `${nameOf(cut.load)} · ${texts(`kind_${cut.kind}`)}`)),
  ];
}

/** From when to when, and how long. */
export function spanOf(cut: Cut, format: Format): string {
  return `${format.time(cut.start)} – ${format.time(cut.end)} · ${lengthOf((cut.end - cut.start) / 1000, format)}`;
}

/** How often and how long, in words. */
export function countOf(sum: Pick<Sum, "count" | "seconds">, texts: Texts, format: Format): string {
  const time = lengthOf(sum.seconds, format);
  return sum.count === 1 ? texts("lane_one", { time }) : texts("lane_many", { count: format.number(sum.count), time });
}

/** The cuts of one appliance on the day's axis. */
export function lane(sum: Sum, scene: Scene, picked: Cut | undefined, pick: (event: Event, cuts: readonly Cut[]) => void): TemplateResult {
  const { start, end, nameOf, texts, format } = scene;
  const share = (instant: number): number => (100 * (instant - start)) / (end - start);
  const name = nameOf(sum.load);
  const choose = (event: Event): void => pick(event, sum.cuts);
  return html`<button type="button" class="lane" data-load=${sum.load} @click=${choose} @pointermove=${choose} @keydown=${choose} @focus=${choose}>
    <span class="name"><b>${name}</b> <span class="soft">${countOf(sum, texts, format)}</span></span>
    <span class="track" aria-hidden="true">
      ${sum.cuts.map(
        (cut) =>
          html`<i
            class="${cut.kind} ${cut.dry ? "dry" : ""} ${picked && picked.start === cut.start && picked.load === cut.load ? "picked" : ""}"
            style=${styleMap({ left: `${share(cut.start)}%`, width: `${share(cut.end) - share(cut.start)}%` })}
          ></i>`,
      )}
    </span>
  </button>`;
}

/** Why the cut that was picked came, and how it ended. */
export function detail(cut: Cut, scene: Scene): TemplateResult {
  const { nameOf, speak, texts, format } = scene;
  return html`<div class="detail" role="status">
    <b>${nameOf(cut.load)}</b> <span class="soft">${spanOf(cut, format)}${cut.dry ? ` · ${texts("happened_dry")}` : nothing}</span>
    <span>${reasonOf(cut, speak, texts)}</span>
    ${cut.back ? html`<span class="soft">${format.time(cut.end)} · ${sentence(speak(cut.back))}</span>` : nothing}
  </div>`;
}

const reasonOf = (cut: Cut, speak: Speak, texts: Texts): string => (cut.why ? sentence(speak(cut.why)) : texts("happened_before"));

const HOUSE_TOLD: ReadonlySet<string> = new Set(["nothing_left", "blind"]);

/** The chart's twin: each cut, and what was said of the house, in the order of the day. */
export function tableOf(scene: Scene, decisions: readonly Decision[], homeName: string): TemplateResult {
  const { start, end, cuts, nameOf, speak, texts, format } = scene;
  const own = cuts.map((cut) => ({ at: cut.start, name: nameOf(cut.load), time: lengthOf((cut.end - cut.start) / 1000, format), why: reasonOf(cut, speak, texts) }));
  const house = decisions
    .filter((one) => one.load === null && HOUSE_TOLD.has(one.code))
    .map((one) => ({ at: Date.parse(one.at), name: homeName, time: "", why: sentence(speak(one)) }))
    .filter((one) => one.at >= start && one.at < end);
  const rows = [...own, ...house].toSorted((left, right) => left.at - right.at);
  if (rows.length === 0) return html`<p class="blank soft">${texts("happened_none")}</p>`;
  return html`<table>
    <caption>
      ${texts("happened_table", { day: format.day(start) })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts("table_hour")}</th>
        <th scope="col">${texts("table_appliance")}</th>
        <th scope="col">${texts("table_length")}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => html`<tr><th scope="row">${format.time(row.at)}</th><td class="text"><b>${row.name}</b> ${row.why}</td><td>${row.time}</td></tr>`)}
    </tbody>
  </table>`;
}
