/** What was used, when, at which tariff, and what it cost: the page's first card. */

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { frame } from "../base";
import { barsOption } from "./bars";
import { PastCard, type Question, type Scene } from "./card";
import { lookOf, paletteOf, lookOfQuantity, type Look } from "./colours";
import type { Compare, Grain, PeriodAnswer } from "./data";
import { barsOf, grainsFor, lackOf, risen, sumsOf, usualGrain, type Shown } from "./period-model";
import { periodTable } from "./period-table";
import { picker } from "./picker";
import { Stage } from "./stage";
import { pastStyles } from "./styles";
import { amount, change, euros, named, type PastTexts } from "./words";

const COMPARES: readonly Compare[] = ["none", "previous", "year"];

export class PeriodView extends PastCard<PeriodAnswer> {
  static override properties = { ...PastCard.properties, grain: { state: true } };
  static override styles = [
    frame,
    pastStyles,
    css`
      .stage {
        height: 300px;
      }
      .picker {
        justify-content: space-between;
        margin: -4px -8px -4px;
      }
      .walk {
        gap: 0;
        flex-wrap: nowrap;
      }
      .span {
        font-weight: 500;
        font-size: 15px;
      }
      .span::first-letter {
        text-transform: uppercase;
      }
    `,
  ];

  /** The grain a person chose, where the span can be shown in it. */
  declare grain: Grain | undefined;
  readonly #stage = new Stage(this, (index) => this.#into(index));

  protected heading(say: PastTexts): string {
    return say("period_title");
  }

  #grain(scene: Scene): Grain {
    const span = this.selection?.span ?? { start: 0, end: 0 };
    const grains = grainsFor(span, scene.known);
    return this.grain && grains.includes(this.grain) ? this.grain : usualGrain(span, grains);
  }

  protected question(scene: Scene): Question | undefined {
    const { selection } = this;
    if (!selection || selection.awaits(scene.hass)) return undefined;
    const { start, end } = selection.span;
    const { point } = scene.point;
    const message = { point, quantity: scene.known.quantity, start, end, grain: this.#grain(scene), compare: selection.compare };
    return { type: "past/period", message };
  }

  /** What went the other way, beside what came in. */
  protected override beside(scene: Scene): Question | undefined {
    const question = this.question(scene);
    const back = scene.known.quantity === "import" && scene.point.quantities.some(({ quantity }) => quantity === "export");
    return question && back ? { ...question, message: { ...question.message, quantity: "export", compare: "none" } } : undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.dispose();
  }

  protected override updated(_changed: PropertyValues): void {
    const { scene, answer } = this;
    const element = this.renderRoot.querySelector<HTMLElement>(".chart");
    if (!scene || !answer) return this.#stage.show(null, undefined);
    const shown = this.#shown(scene, answer);
    const palette = paletteOf(this);
    const bars = barsOf(shown, palette);
    this.#stage.show(element, (width) => barsOption(bars, palette, width));
  }

  #shown({ known, say, format, dates }: Scene, answer: PeriodAnswer): Shown {
    return { answer, exported: this.second, quantity: known.quantity, compare: this.selection?.compare ?? "none", say, format, dates };
  }

  /** A bar is a span of its own: pressing it goes there. */
  #into(index: number): void {
    const [start, end] = [this.answer?.edges[index], this.answer?.edges[index + 1]];
    if (start === undefined || end === undefined || this.answer?.grain === "hour" || this.answer?.grain === "half_hour") return;
    this.selection?.choose({ start, end });
  }

  protected override aside({ say }: Scene): TemplateResult {
    return html`<nav aria-label=${say("period_title")}>${this.toggle(say)}</nav>`;
  }

  protected override refused(say: PastTexts): TemplateResult {
    const { scene } = this;
    return html`${scene ? this.#controls(scene) : nothing} ${super.refused(say)}`;
  }

  protected content(scene: Scene, answer: PeriodAnswer): TemplateResult {
    const { say, format, dates, known, hass } = scene;
    const { total, before } = answer;
    const shown = this.#shown(scene, answer);
    const rise = risen(answer);
    const back = this.second?.total;
    const partial = total.value !== null && total.known < 0.995 && answer.gaps.length > 0;
    const span = dates.span(answer.start, answer.end);
    const label = say("chart_label", { what: named(say, "quantity", known.quantity), span, total: amount(format, known.quantity, total.value) });
    return html`${this.#controls(scene)}
      <div class="figures">
        <div class="figure">
          <span class="soft">${named(say, "quantity", known.quantity)} · ${span}</span>
          <span class="value">${partial ? "≥ " : ""}${amount(format, known.quantity, total.value)}</span>
          ${rise === null || !before
            ? before
              ? html`<span class="soft">${say("before", { span: dates.span(before.start, before.end), total: amount(format, known.quantity, before.total.value) })}</span>`
              : nothing
            : html`<span class="soft"
                ><b class=${rise > 0.005 ? "more" : rise < -0.005 ? "less" : ""}>${change(format, rise)}</b>
                ${say("against", { span: dates.span(before.start, before.end), total: amount(format, known.quantity, before.total.value) })}</span
              >`}
        </div>
        ${total.cost === null
          ? nothing
          : html`<div class="figure">
              <span class="soft">${say("cost")}</span><span class="value">${euros(format, hass, total.cost)}</span>
              ${before?.total.cost == null ? nothing : html`<span class="soft">${say("cost_before", { cost: euros(format, hass, before.total.cost) })}</span>`}
            </div>`}
        ${back?.value ? html`<div class="figure"><span class="soft">${say("quantity_export")}</span><span class="value">${amount(format, "export", back.value)}</span></div>` : nothing}
      </div>
      ${this.table || this.#stage.broken
        ? html`<div class="table" tabindex="0" role="region" aria-label=${label}>${periodTable(shown, hass, (index) => this.#into(index))}</div>`
        : html`<div class="stage"><div class="chart" role="img" aria-label=${label}></div></div>`}
      ${this.#legend(scene, answer)} ${this.#notes(scene, answer)}`;
  }

  #controls({ say, dates, hass, known, point }: Scene): TemplateResult {
    const { selection, points } = this;
    if (!selection) return html``;
    const grains = grainsFor(selection.span, known);
    const sources = (points ?? []).flatMap((one) => one.quantities.filter(({ quantity }) => quantity !== "export").map(({ quantity }) => ({ point: one, quantity })));
    const several = new Set(sources.map((one) => one.quantity)).size < sources.length;
    const current = this.#grain({ known } as Scene);
    const choice = <One>(name: string, all: readonly One[], text: (one: One) => string, is: (one: One) => boolean, pick: (one: One) => void): TemplateResult =>
      html`<span class="choice" role="group" aria-label=${name}>
        ${all.map((one) => html`<button type="button" aria-pressed=${is(one) ? "true" : "false"} @click=${() => pick(one)}>${text(one)}</button>`)}
      </span>`;
    return html`${selection.followed || selection.awaits(hass) ? nothing : picker(hass, selection, say, dates)}
      <div class="row">
        ${sources.length > 1 && !this.fixed
          ? choice(
              say("source"),
              sources,
              (one) => (several ? `${named(say, "source", one.quantity)} · ${one.point.title}` : named(say, "source", one.quantity)),
              (one) => one.point.point === point.point && one.quantity === known.quantity,
              (one) => selection.look({ point: one.point.point, quantity: one.quantity }),
            )
          : nothing}
        ${grains.length > 1
          ? choice(say("grain"), grains, (one) => say(`grain_${one}`), (one) => one === current, (one) => (this.grain = one))
          : nothing}
        ${choice(say("compare"), COMPARES, (one) => say(`compare_${one}`), (one) => one === selection.compare, (one) => selection.compareWith(one))}
      </div>`;
  }

  /** What each tariff period came to: the legend and the account in one. */
  #legend({ say, format, hass, known }: Scene, answer: PeriodAnswer): TemplateResult {
    const sums = sumsOf(answer);
    const standing = answer.total.standing ?? 0;
    const swatch = (look: Look): TemplateResult => html`<i class="swatch ${look.pattern}" style=${styleMap({ "--fill": look.colour })} aria-hidden="true"></i>`;
    return html`${sums.length || standing
        ? html`<ul class="periods">
            ${sums.map(
              (one) =>
                html`<li>
                  ${swatch(lookOf(one.period))}<span class="name">${named(say, "tariff", one.period, "tariff_unknown")}</span
                  ><b>${amount(format, known.quantity, one.value)}</b><span class="cost">${one.cost === null ? "" : euros(format, hass, one.cost)}</span>
                </li>`,
            )}
            ${standing ? html`<li><i class="swatch standing" aria-hidden="true"></i><span class="name">${say("standing")}</span><span class="cost">${euros(format, hass, standing)}</span></li>` : nothing}
          </ul>`
        : nothing}
      <div class="legend">
        ${this.second?.total.value ? html`<span>${swatch(lookOfQuantity("export"))} ${say("legend_export")}</span>` : nothing}
        ${answer.before ? html`<span><i class="swatch ghost" aria-hidden="true"></i> ${say(`legend_${this.selection?.compare === "year" ? "year" : "previous"}`)}</span>` : nothing}
        ${answer.known.some((_, index) => lackOf(answer, index, known.quantity) > 0.005) ? html`<span><i class="swatch hole" aria-hidden="true"></i> ${say("legend_hole")}</span>` : nothing}
        ${answer.laid.some(Boolean) ? html`<span><i class="swatch pale" style=${styleMap({ "--fill": lookOfQuantity(known.quantity).colour })} aria-hidden="true"></i> ${say("legend_laid")}</span>` : nothing}
      </div>`;
  }

  #notes({ say, format, dates, known, hass }: Scene, answer: PeriodAnswer): TemplateResult | typeof nothing {
    const long = [...answer.gaps].sort((left, right) => right.end - right.start - (left.end - left.start)).slice(0, 3);
    const told = long.map((gap) =>
      gap.value === null
        ? say("gap", { span: dates.span(gap.start, gap.end), reason: named(say, "gap", gap.reason) })
        : say("gap_sum", { span: dates.span(gap.start, gap.end), total: amount(format, known.quantity, gap.value) }),
    );
    const more = answer.gaps.length - long.length;
    const before = answer.before && answer.before.total.known < 0.98 ? [say("before_partial", { share: format.percent(Math.floor(100 * answer.before.total.known)) })] : [];
    const unpriced = answer.total.cost !== null && (answer.total.unpriced ?? 0) > 0 ? [say("unpriced", { energy: amount(format, known.quantity, answer.total.unpriced) })] : [];
    const alone = answer.total.standing_alone ?? 0;
    const owed = answer.total.cost !== null && alone >= 0.01 ? [say("standing_alone", { cost: euros(format, hass, alone) })] : [];
    const notes = [...unpriced, ...owed, ...told, ...(more > 0 ? [say("gaps_more", { count: format.number(more) })] : []), ...before];
    return notes.length ? html`<ul class="notes">${notes.map((one) => html`<li>${one}</li>`)}</ul>` : nothing;
  }
}
