/** What is said of one file before it is kept. */

import { html, nothing, svg, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Format } from "../format";
import type { Hass } from "../ha";
import { HOUR } from "../zone";
import { lookOfQuantity } from "./colours";
import type { FileErrorTold, FilePreview, Part, Point, Quantity, Signal } from "./data";
import { sign } from "./icons";
import { named, type Dates, type PastTexts } from "./words";

export interface FileScene {
  readonly hass: Hass;
  readonly say: PastTexts;
  readonly format: Format;
  readonly dates: Dates;
  readonly points: readonly Point[];
}

/** `12 Ko`, `1,4 Mo`. */
export function sizeOf({ say, format }: Pick<FileScene, "say" | "format">, bytes: number): string {
  const kilo = bytes / 1000;
  return kilo < 1000 ? format.quantity(Math.max(1, Math.round(kilo)), say("kilobytes")) : format.quantity(kilo / 1000, say("megabytes"), 1);
}

/** What a person says of a file that does not say it. */
export interface Owner {
  readonly point: string | undefined;
  readonly production: boolean;
  readonly own: (point: string) => void;
  readonly produce: (production: boolean) => void;
}

const nameless = ({ error, parts }: FilePreview): readonly Part[] => (error ? [] : parts.filter((part) => part.point === null || !(part.whole || part.point_known)));

/** Does a file not say which meter it is of? */
export const asksPoint = (file: FilePreview): boolean => nameless(file).length > 0;

/** The points such a file may be of. */
export const choicesOf = (file: FilePreview): string[] => [...new Set(nameless(file).flatMap(({ choices }) => choices))];

/** Can anything of a file be kept? */
export const isGood = (file: FilePreview): boolean => !file.error && file.parts.length + file.signals.length > 0 && (!asksPoint(file) || choicesOf(file).length > 0);

export function fileOf(scene: FileScene, file: FilePreview, owner: Owner): TemplateResult {
  const { say } = scene;
  const layout = file.layout ? named(say, "layout", file.layout) : "";
  return html`<li class=${file.error ? "wrong" : ""}>
    <div class="file">
      <span class="mark">${sign(file.error ? "wrong" : "file")}</span>
      <span><b>${file.name}</b><span class="soft">${[layout, sizeOf(scene, file.size)].filter(Boolean).join(" · ")}</span></span>
    </div>
    ${file.error ? errorOf(scene, file.error) : insideOf(scene, file, owner)}
  </li>`;
}

function insideOf(scene: FileScene, file: FilePreview, owner: Owner): TemplateResult {
  const { say } = scene;
  const { parts, signals, findings } = file;
  if (parts.length + signals.length === 0) return html`<span class="soft">${say("part_empty")}</span>`;
  return html`${parts.map((part) => partOf(scene, part))} ${signals.map((one) => signalOf(scene, one))}
  ${asksPoint(file) ? whose(scene, choicesOf(file), owner) : nothing} ${findings.some(({ kind }) => kind === DIRECTION) ? whichWay(scene, owner) : nothing}
  ${notesOf(findings.filter(({ kind }) => kind !== DIRECTION).map(({ kind, detail }) => findingOf(say, kind, detail)))}`;
}

const DIRECTION = "direction_assumed";
/** Findings whose detail a person can read. */
const DETAILED: readonly string[] = ["unit_assumed", "snapshot_hour", "off_grid", "ignored"];

const findingOf = (say: PastTexts, kind: string, detail: string): string => {
  const text = named(say, "doubt", kind, "doubt_other");
  return detail && DETAILED.includes(kind) ? `${text} (${detail})` : text;
};

const signalOf = ({ say, dates, format }: FileScene, { kind, first, last, count }: Signal): TemplateResult =>
  html`<div class="part">
    <span><b>${named(say, "signal", kind)}</b> <span class="soft">${say("signal_whose")}</span></span>
    <span>${dates.span(first, last)} · ${say("signal_count", { count: format.number(count) })}</span>
  </div>`;

/** The meter of a file that does not name one. */
function whose({ say, points }: FileScene, choices: readonly string[], { point, own }: Owner): TemplateResult {
  if (choices.length === 0) return html`<p class="refused" role="alert">${sign("alert", 20)}<span>${say("import_no_point")}</span></p>`;
  const title = (name: string): string => points.find((one) => one.point === name)?.title ?? name;
  return html`<label class="whose"
    ><span>${say("import_whose")}</span>
    <select @change=${(event: Event) => own((event.target as HTMLSelectElement).value)}>
      ${choices.map((name) => html`<option value=${name} ?selected=${name === point}>${title(name)}</option>`)}
    </select></label
  >`;
}

/** The way energy went, where a file does not say it. */
const whichWay = ({ say }: FileScene, { production, produce }: Owner): TemplateResult =>
  html`<label class="whose"
    ><span>${say("import_way")}</span>
    <select @change=${(event: Event) => produce((event.target as HTMLSelectElement).value === "export")}>
      <option value="import" ?selected=${!production}>${say("import_way_import")}</option>
      <option value="export" ?selected=${production}>${say("import_way_export")}</option>
    </select></label
  >`;

const notesOf = (notes: readonly string[]): TemplateResult | typeof nothing => (notes.length ? html`<ul class="notes">${notes.map((one) => html`<li>${one}</li>`)}</ul>` : nothing);

const given = (value: string | number | null | undefined): string => (value === null || value === undefined ? "" : String(value));

/** What is wrong, where, what was found there and what was expected. */
export function errorOf({ say }: Pick<FileScene, "say">, error: FileErrorTold): TemplateResult {
  const [found, expected] = [given(error.found), given(error.expected)];
  const where = (["member", "sheet", "row", "column"] as const).filter((key) => given(error[key])).map((key) => say(`where_${key}`, { what: given(error[key]) }));
  return html`<div class="error" role="alert">
    <b>${named(say, "error", error.key, "error_other")}</b>
    ${where.length ? html`<span>${where.join(", ")}</span>` : nothing} ${found ? html`<span>${say("found")} <q>${found}</q></span>` : nothing}
    ${expected ? html`<span>${say("expected")} <q>${expected}</q></span>` : nothing}
    <span class="soft">${say("error_nothing")}</span>
  </div>`;
}

function partOf(scene: FileScene, part: Part): TemplateResult {
  const { say, dates, format, points } = scene;
  const known = points.find((one) => one.point === part.point);
  const whose = part.point === null ? say("part_no_point") : known ? known.title : say("part_new_point", { point: part.point });
  const span = part.first === null || part.last === null ? say("part_empty") : dates.span(dated(part, part.first), dated(part, part.last));
  const { counts } = part;
  const what = [named(say, "quantity", part.quantity), part.register].filter(Boolean).join(" ");
  return html`<div class="part">
    <span><b>${what}</b> <span class="soft">${whose}</span></span>
    <span>${span} · ${named(say, "step", part.step)}</span>
    <span class="counts">
      <span class=${counts.new ? "fresh" : "soft"}>${say("count_new", { count: format.number(counts.new) })}</span>
      <span class=${counts.changed ? "fresh" : "soft"}>${say("count_changed", { count: format.number(counts.changed) })}</span>
      <span class="soft">${say("count_same", { count: format.number(counts.same) })}</span>
    </span>
    ${spark(scene, part)} ${remarks(scene, part)}
  </div>`;
}

const LISTED = 3;
const GAS_DAY = 6 * HOUR;

/** An edge of a gas day, which goes from six to six, as the midnight of the date it is told by. */
export const dated = ({ step }: Pick<Part, "step">, instant: number): number => (step === "gas_day" ? instant - GAS_DAY : instant);

function remarks({ say, dates, format }: FileScene, part: Part): TemplateResult | typeof nothing {
  const { gaps, doubts } = part;
  const told = [
    ...gaps.slice(0, LISTED).map((gap) => say("gap", { span: dates.span(dated(part, gap.start), dated(part, gap.end)), reason: named(say, "gap", gap.reason) })),
    ...(gaps.length > LISTED ? [say("gaps_more", { count: format.number(gaps.length - LISTED) })] : []),
    ...doubts.map(({ kind, count, first }) => {
      const text = named(say, "doubt", kind, "doubt_other");
      return first === null ? say("doubt", { text, count: format.number(count) }) : say("doubt_first", { text, count: format.number(count), when: dates.short(first) });
    }),
  ];
  return notesOf(told);
}

const WIDE = 300;
const HIGH = 44;

/** A bar for each stretch of days; what is missing leaves its place empty, above a dashed foot. */
function spark({ say, format, dates }: FileScene, { chart, quantity }: Part): TemplateResult | typeof nothing {
  if (chart.length < 2) return nothing;
  const bars = bundled(chart, 150);
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const each = WIDE / bars.length;
  const days = chart.filter(([, value]) => value !== null);
  const mean = days.reduce((sum, [, value]) => sum + (value ?? 0), 0) / Math.max(1, days.length) / 1000;
  const unit = (quantity as Quantity) === "gas_volume" ? "m³" : "kWh";
  const label = say("spark", { mean: format.quantity(mean, unit, 1), from: dates.full(chart[0]?.[0] ?? 0), to: dates.full(chart.at(-1)?.[0] ?? 0) });
  return html`<svg class="spark" style=${styleMap({ "--side": lookOfQuantity(quantity).colour })} viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${label}>
      <line x1="0" x2=${WIDE} y1=${HIGH - 0.5} y2=${HIGH - 0.5} class="foot" vector-effect="non-scaling-stroke"></line>
      ${bars.map(({ value }, index) => (value === null ? nothing : svg`<rect x=${(index * each).toFixed(2)} width=${(each * 0.8).toFixed(2)} y=${(HIGH - (HIGH * value) / most).toFixed(2)} height=${((HIGH * value) / most).toFixed(2)}></rect>`))}
    </svg>
    <span class="soft">${label}</span>`;
}

/** Days put together so that at most so many bars remain: each the mean of its known days. */
export function bundled(chart: Part["chart"], most: number): { readonly value: number | null }[] {
  const size = Math.ceil(chart.length / most);
  return Array.from({ length: Math.ceil(chart.length / size) }, (_, index) => {
    const known = chart.slice(index * size, (index + 1) * size).flatMap(([, value]) => (value === null ? [] : [value]));
    return { value: known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null };
  });
}
