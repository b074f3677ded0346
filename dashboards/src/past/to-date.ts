/** Am I using more than last year? This year so far against the same days of the years before. */

import { css, html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { frame } from "../base";
import { PastCard, type Question, type Scene } from "./card";
import type { ToDateAnswer, YearToDate } from "./data";
import { pastStyles } from "./styles";
import { amount, change, euros, type PastTexts } from "./words";

const LISTED = 2;

export class ToDateView extends PastCard<ToDateAnswer> {
  static override styles = [
    frame,
    pastStyles,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 14px;
      }
      ol li {
        display: grid;
        grid-template-columns: 44px minmax(0, 1fr);
        gap: 4px 10px;
        align-items: center;
      }
      .said {
        grid-column: 2;
      }
      .year {
        font-weight: 500;
      }
      .track {
        display: flex;
        height: 24px;
      }
      .bar {
        border-radius: 5px;
        background: color-mix(in srgb, var(--side) 34%, var(--surface));
        box-sizing: border-box;
        border: 1px solid var(--side);
        min-width: 2px;
      }
      .now .bar {
        background: var(--side);
      }
      .lack {
        width: 14px;
        margin-inline-start: -4px;
        border: 1px dashed var(--soft);
        border-inline-start: 0;
        border-radius: 0 5px 5px 0;
      }
      .said {
        line-height: 20px;
        font-size: 14px;
      }
      .now .said > b {
        font-size: 20px;
        font-weight: 400;
        line-height: 26px;
      }
      .said > b {
        font-weight: 400;
      }
      .said b {
        white-space: nowrap;
      }
      .said .soft {
        display: block;
      }
      @container (min-width: 640px) {
        ol li {
          grid-template-columns: 52px minmax(0, 1fr) 300px;
        }
        .said {
          grid-column: 3;
        }
      }
    `,
  ];

  protected heading(say: PastTexts): string {
    return say("to_date_title");
  }

  protected question({ point, known }: Scene): Question {
    return { type: "past/to_date", message: { point: point.point, quantity: known.quantity } };
  }

  protected override aside({ say, dates }: Scene, answer: ToDateAnswer | undefined): TemplateResult | typeof nothing {
    if (!answer) return nothing;
    return html`<span class="soft">${say("to_date_span", { start: dates.date(`${answer.date.slice(0, 4)}-01-01`), end: dates.date(answer.date) })}</span>`;
  }

  protected content(scene: Scene, answer: ToDateAnswer): TemplateResult {
    const most = Math.max(1, ...answer.years.map(({ value }) => value ?? 0));
    const notes = this.#notes(scene, answer);
    return html`<ol>
        ${answer.years.map((one, index) => this.#year(scene, one, index === 0, most, answer.years[0]))}
      </ol>
      ${notes.length ? html`<ul class="notes">${notes.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}`;
  }

  #year(scene: Scene, one: YearToDate, now: boolean, most: number, first: YearToDate | undefined): TemplateResult {
    const { say, format, hass, known } = scene;
    const missing = one.missing.length > 0;
    const days = lacking(one);
    const alone = one.cost === null ? 0 : (one.standing_alone ?? 0);
    const total = [amount(format, known.quantity, one.value), one.cost === null ? "" : euros(format, hass, one.cost)].filter(Boolean).join(" · ");
    return html`<li class=${now ? "now" : ""}>
      <span class="year">${one.year}</span>
      <span class="track" aria-hidden="true"><i class="bar" style=${styleMap({ width: `${(95 * (one.value ?? 0)) / most}%` })}></i>${missing ? html`<i class="lack"></i>` : nothing}</span>
      <span class="said">
        <b>${one.value === null ? say("unknown") : `${missing ? "≥ " : ""}${total}`}</b>
        ${days ? html`<span class="soft">${say(days === 1 ? "day_missing" : "days_missing", { count: format.number(days) })}${alone >= 0.01 ? ` · ${say("standing_alone_short", { cost: euros(format, hass, alone) })}` : ""}</span>` : nothing}
        ${now || !first ? nothing : this.#against(scene, one, first)}
      </span>
    </li>`;
  }

  /** This year against that one, over the days that both know. */
  #against({ say, format, hass }: Scene, one: YearToDate, first: YearToDate): TemplateResult | typeof nothing {
    const { like } = one;
    if (!like || !like.value || like.of === null) return nothing;
    const ratio = like.of / like.value - 1;
    const percent = Math.round(100 * ratio);
    const mark = percent > 0 ? "▲" : percent < 0 ? "▼" : "=";
    const more = like.cost != null && like.of_cost != null ? like.of_cost - like.cost : undefined;
    const sense = (value: number): string => (value > 0 ? "more" : value < 0 ? "less" : "");
    const paid = more === undefined ? nothing : html` · <b class=${sense(Math.round(100 * more))}>${euros(format, hass, more, true)}</b>`;
    const whole = first.missing.length === 0 && one.missing.length === 0;
    return html`<span class="soft"
      ><b class=${sense(percent)}>${mark} ${change(format, ratio)}</b>${paid} ${say(whole ? "to_date_now" : "to_date_like", { year: String(first.year) })}</span
    >`;
  }

  #notes({ say, dates, format }: Scene, answer: ToDateAnswer): string[] {
    const missing = answer.years
      .filter((one) => one.missing.length)
      .map((one) => {
        const told = one.missing.slice(0, LISTED).map(({ start, end }) => dates.between(say, start, end));
        const more = one.missing.length - told.length;
        return say("missing_in", { year: String(one.year), when: [...told, ...(more > 0 ? [say("and_more", { count: format.number(more) })] : [])].join(", ") });
      });
    const alike = answer.years.slice(1).some(({ like, missing: lost }) => like && (lost.length || answer.years[0]?.missing.length)) ? [say("note_missing_days")] : [];
    const leap = answer.notes.includes("leap_day") ? [say("note_leap_day")] : [];
    return [...missing, ...alike, ...leap];
  }
}

/** How many days are missing. */
export function lacking({ missing }: Pick<YearToDate, "missing">): number {
  return missing.reduce((sum, { start, end }) => sum + Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1, 0);
}
