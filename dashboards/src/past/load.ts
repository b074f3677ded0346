/** How high, for how long: the load-duration curve, what always runs, and what went over the subscribed power. */

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { frame } from "../base";
import { PastCard, type Question, type Scene } from "./card";
import { mixed, paletteOf, type Palette } from "./colours";
import type { LoadAnswer, Quantity } from "./data";
import { missingOf } from "./period-model";
import { Stage } from "./stage";
import { pastStyles } from "./styles";
import { steps } from "./bars";
import { watts, type PastTexts } from "./words";

const SHARES = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1];
const HOURS_A_YEAR = 8766;

/** The power reached or exceeded for a share of the time. */
export function powerAt(curve: LoadAnswer["curve"], share: number): number | null {
  return (curve.findLast(([at]) => at <= share + 1e-9) ?? curve[0])?.[1] ?? null;
}

export function loadOption({ curve, subscribed_va: limit, base_w: base }: LoadAnswer, { say, format }: Pick<Scene, "say" | "format">, palette: Palette): object {
  const soft = { color: palette.soft, fontFamily: palette.font, fontSize: 11 };
  const most = Math.max(curve[0]?.[1] ?? 1, limit ?? 0) / 1000;
  const scale = steps(most, 0);
  const label = { ...soft, color: palette.ink, backgroundColor: palette.surface, padding: [2, 5], borderRadius: 4 };
  const lines = [
    ...(limit ? [{ yAxis: limit / 1000, lineStyle: { color: palette.ink, width: 1.5, type: "solid" }, label: { ...label, position: "insideEndTop", formatter: say("load_limit", { power: format.kva(limit) }) } }] : []),
    ...(base === null ? [] : [{ yAxis: base / 1000, lineStyle: { color: palette.soft, width: 1.5, type: "dashed" }, label: { ...label, position: "insideEndTop", formatter: say("load_base_mark", { power: watts(format, base) }) } }]),
  ];
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: { left: 2, right: 14, top: 10, bottom: 6, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { type: "value", min: 0, max: 1, interval: 0.25, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: palette.soft } }, axisLabel: { ...soft, formatter: (value: number) => format.percent(100 * value) } },
    yAxis: { type: "value", min: 0, max: scale.max, interval: scale.step, splitLine: { lineStyle: { color: palette.line } }, axisLabel: { ...soft, formatter: (value: number) => (value === 0 ? "0" : format.quantity(value, "kW", 1, 0)) } },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 13, lineHeight: 18 },
      axisPointer: { type: "line", lineStyle: { color: palette.soft, type: "solid" }, label: { show: false } },
      formatter: (hits: unknown) => tip((hits as { value?: [number, number] }[])[0]?.value ?? [0, 0], say, format).join("\n"),
    },
    series: [
      {
        type: "line", symbol: "none", emphasis: { disabled: true }, data: curve.map(([share, power]) => [share, power / 1000]),
        lineStyle: { width: 2, color: palette.grid }, areaStyle: { color: mixed(palette.grid, palette.surface, 0.3) },
        markLine: { silent: true, symbol: "none", data: lines },
      },
    ],
  };
}

function tip([share, power]: readonly [number, number], say: PastTexts, format: Scene["format"]): string[] {
  return [say("load_tip", { power: watts(format, 1000 * power), share: format.percent(Math.round(100 * share)) }), say("load_tip_hours", { hours: format.number(Math.round(share * HOURS_A_YEAR)) })];
}

export class LoadView extends PastCard<LoadAnswer> {
  static override styles = [
    frame,
    pastStyles,
    css`
      .peaks {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(230px, 1fr));
        gap: 0 24px;
        font-size: 14px;
      }
      .peaks li {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        line-height: 32px;
        border-bottom: 1px solid var(--line);
      }
      .peaks b {
        font-weight: 500;
      }
    `,
  ];
  protected override readonly suits: readonly Quantity[] = ["import"];
  protected override readonly hourly = true;
  readonly #stage = new Stage(this);

  protected heading(say: PastTexts): string {
    return say("load_title");
  }

  protected question({ point, hass }: Scene): Question | undefined {
    const { selection } = this;
    if (!selection || selection.awaits(hass)) return undefined;
    const { start, end } = selection.span;
    return { type: "past/load", message: { point: point.point, quantity: "import", start, end } };
  }

  protected override aside({ say }: Scene): TemplateResult {
    return html`<nav aria-label=${say("load_title")}>${this.toggle(say)}</nav>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.dispose();
  }

  protected override updated(_changed: PropertyValues): void {
    const { scene, answer } = this;
    if (!scene || !answer?.curve.length) return this.#stage.show(null, undefined);
    const palette = paletteOf(this);
    this.#stage.show(this.renderRoot.querySelector<HTMLElement>(".chart"), () => loadOption(answer, scene, palette));
  }

  protected content(scene: Scene, answer: LoadAnswer): TemplateResult {
    const { say, format, dates } = scene;
    if (answer.curve.length === 0) return this.coarse(say);
    const { over, subscribed_va: limit } = answer;
    const figure = (name: string, value: string, more: string): TemplateResult =>
      html`<div class="figure"><span class="soft">${name}</span><span class="value second">${value}</span><span class="soft">${more}</span></div>`;
    const how = answer.base_how;
    const base = how ? say("load_base_how", { low: watts(format, how.low), high: watts(format, how.high) }) : "";
    const share = answer.peak_w !== null && limit ? say("load_share", { share: format.percent((100 * answer.peak_w) / limit), limit: format.kva(limit) }) : "";
    const label = say("load_label", { base: watts(format, answer.base_w), peak: watts(format, answer.peak_w) });
    const span = this.selection?.span;
    const missing = span ? missingOf(span, answer.known, "import") : 0;
    return html`<span class="soft span">${span ? dates.span(span.start, span.end) : ""}</span>
      <div class="figures">
        ${figure(say("load_base"), watts(format, answer.base_w), base)}
        ${figure(say("load_peak"), watts(format, answer.peak_w), [answer.peak_at === null ? "" : `${dates.short(answer.peak_at)}, ${dates.time(answer.peak_at)}`, share].filter(Boolean).join(" · "))}
      </div>
      ${this.table || this.#stage.broken
        ? html`<div class="table" tabindex="0" role="region" aria-label=${label}>${this.#table(scene, answer)}</div>`
        : html`<div class="stage"><div class="chart" role="img" aria-label=${label}></div></div>`}
      ${over === null || limit === null
        ? nothing
        : over.count === 0
          ? html`<p class="soft">${say("load_never", { limit: format.kva(limit) })}</p>`
          : html`<p>${say(over.count === 1 ? "load_over_one" : "load_over_many", { count: format.number(over.count), limit: format.kva(limit), hours: format.duration(over.hours * 3600) })}</p>
              <ol class="peaks">
                ${over.top.slice(0, 6).map((one) => html`<li><span>${one.measured === "max_power" ? dates.short(one.at) : `${dates.short(one.at)}, ${dates.time(one.at)}`}</span><b>${watts(format, one.value, one.measured === "max_power" ? "VA" : "W")}</b></li>`)}
              </ol>`}
      <ul class="notes">
        ${how ? html`<li>${say("load_note_base")}</li>` : nothing}
        <li>${say(over?.top.some(({ measured }) => measured === "max_power") ? "load_note_max" : over?.count ? "load_note" : "load_note_mean")}</li>
        ${missing > 0.02 ? html`<li>${say("known_span", { share: format.percent(Math.floor(100 * (1 - missing))) })}</li>` : nothing}
      </ul>`;
  }

  #table({ say, format }: Scene, { curve }: LoadAnswer): TemplateResult {
    return html`<table>
      <caption>
        ${say("load_title")}
      </caption>
      <thead>
        <tr><th scope="col">${say("column_share")}</th><th scope="col">${say("column_power")}</th></tr>
      </thead>
      <tbody>
        ${SHARES.map((share) => html`<tr><th scope="row">${format.percent(100 * share)}</th><td>${watts(format, powerAt(curve, share))}</td></tr>`)}
      </tbody>
    </table>`;
  }
}
