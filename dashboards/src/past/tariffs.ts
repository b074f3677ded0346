/** Would another contract have been cheaper? The same past under each of them. */

import { css, html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { frame } from "../base";
import { PastCard, type Question, type Scene } from "./card";
import { inOrder, lookOf } from "./colours";
import type { Change, Offer, Quantity, TariffsAnswer } from "./data";
import { pastStyles } from "./styles";
import { amount, euros, named, type PastTexts } from "./words";

const LEAST = 4;
/** Days above a power, in a year, that are no exception any more: one each month. */
const OFTEN = 12;

interface Ranked {
  readonly offer: Offer;
  readonly present: boolean;
}

/** Comparable offers, cheapest first, each with whether it is the present one. */
export function ranked({ offers, now }: Pick<TariffsAnswer, "offers" | "now">): Ranked[] {
  return offers
    .map((offer, index) => ({ offer, present: index === now }))
    .filter(({ offer }) => offer.cost !== null && offer.cannot === null)
    .toSorted((left, right) => (left.offer.cost ?? 0) - (right.offer.cost ?? 0));
}

/** What is shown at first: the present one, the cheapest of each option that would have held, and a few if these are few. */
export function first(all: readonly Ranked[]): Ranked[] {
  const best = (one: Ranked): boolean => holds(one.offer) && one === all.find((other) => other.offer.option === one.offer.option && !other.present && holds(other.offer));
  const kept = new Set(all.filter((one) => one.present || best(one)));
  for (const one of all) if (kept.size < LEAST) kept.add(one);
  return all.filter((one) => kept.has(one));
}

/** Would the breaker have held under this offer? Nothing said of its power counts as yes; where means of half-hours are often above it, instants were far above. */
export const holds = ({ changes }: Pick<Offer, "changes">): boolean =>
  changes.every((one) => one.key !== "power" || !(Number(one["days_cut"]) > 0 || (one["lower_bound"] === true && Number(one["days_above"]) > OFTEN)));

/** Offers that cannot be compared, those of one option and one reason together. */
export function alike(offers: readonly Offer[]): Offer[][] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers.filter(({ cost, cannot }) => cost === null || cannot !== null)) {
    const key = JSON.stringify([offer.option, offer.name ?? null, offer.cannot]);
    groups.set(key, [...(groups.get(key) ?? []), offer]);
  }
  return [...groups.values()];
}

export class TariffsView extends PastCard<TariffsAnswer> {
  static override properties = { ...PastCard.properties, open: { state: true }, all: { state: true } };
  static override styles = [
    frame,
    pastStyles,
    css`
      .answer-line {
        font-size: 20px;
        font-weight: 300;
        line-height: 28px;
        text-wrap: pretty;
      }
      .answer-line b {
        font-weight: 500;
        white-space: nowrap;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li.offer {
        border-top: 1px solid var(--line);
      }
      .head {
        display: grid;
        grid-template-columns: minmax(130px, 1fr) minmax(60px, 1.2fr) auto;
        gap: 4px 14px;
        align-items: center;
        width: 100%;
        min-height: 56px;
        padding: 6px 0;
        font-size: 14px;
        line-height: 20px;
      }
      .head .name b {
        font-weight: 500;
      }
      .head .name .soft {
        display: inline-block;
      }
      .weak {
        display: block;
      }
      .pill {
        display: inline-block;
        padding: 0 8px;
        border-radius: 10px;
        font-size: 12px;
        line-height: 20px;
        background: color-mix(in srgb, var(--primary-color, #03a9f4) 20%, transparent);
      }
      .track {
        height: 10px;
        border-radius: 5px;
        display: flex;
        overflow: hidden;
        background: color-mix(in srgb, var(--ink) 6%, transparent);
      }
      .track i {
        background: color-mix(in srgb, var(--grid) 55%, var(--surface));
      }
      .track i.standing {
        background: repeating-linear-gradient(45deg, var(--soft) 0 1px, color-mix(in srgb, var(--soft) 35%, transparent) 1px 4px);
      }
      .present .track i.energy {
        background: var(--grid);
      }
      .cost {
        text-align: end;
      }
      .cost b {
        font-weight: 500;
        white-space: nowrap;
      }
      .cost span {
        display: block;
        white-space: nowrap;
      }
      .detail {
        padding: 2px 0 14px;
        display: grid;
        gap: 8px;
        font-size: 14px;
        line-height: 20px;
      }
      .cannot {
        display: grid;
        gap: 6px;
        font-size: 14px;
        line-height: 20px;
      }
      .cannot b {
        font-weight: 500;
      }
      @container (max-width: 460px) {
        .head {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .head .track {
          grid-column: 1 / -1;
          grid-row: 2;
          margin-bottom: 10px;
        }
      }
    `,
  ];

  declare open: string | undefined;
  declare all: boolean;
  protected override readonly suits: readonly Quantity[] = ["import"];

  constructor() {
    super();
    this.all = false;
  }

  protected heading(say: PastTexts): string {
    return say("tariffs_title");
  }

  protected question({ point }: Scene): Question {
    return { type: "past/tariffs", message: { point: point.point } };
  }

  protected override aside({ dates, say }: Scene, answer: TariffsAnswer | undefined): TemplateResult | typeof nothing {
    return answer ? html`<span class="soft">${dates.between(say, answer.start, answer.end, true)}</span>` : nothing;
  }

  protected content(scene: Scene, answer: TariffsAnswer): TemplateResult {
    const { say } = scene;
    const all = ranked(answer);
    const shown = this.all ? all : first(all);
    const most = Math.max(1, ...all.map(({ offer }) => offer.cost ?? 0));
    const cannot = alike(answer.offers);
    return html`<p class="answer-line">${this.#verdict(scene, all, answer.now !== null)}</p>
      <ol>
        ${shown.map(({ offer, present }) => this.#offer(scene, offer, present, most, answer.prices === "regulated"))}
      </ol>
      ${all.length > shown.length ? html`<button type="button" class="action plain" @click=${() => this.#showAll(all, shown)}>${say("tariffs_all", { count: String(all.length) })}</button>` : nothing}
      <div class="legend">
        <span><i class="swatch" style=${styleMap({ "--fill": "color-mix(in srgb, var(--grid) 55%, var(--surface))" })} aria-hidden="true"></i>${say("tariffs_energy")}</span>
        <span><i class="swatch hole" aria-hidden="true"></i> ${say("tariffs_standing")}</span>
      </div>
      ${cannot.length ? html`<div class="cannot">${cannot.map((group) => this.#cannot(scene, group))}</div>` : nothing}
      ${this.#notes(scene, answer)}`;
  }

  /** The button is gone then: the keys go on at the first offer that has come. */
  #showAll(all: Ranked[], shown: Ranked[]): void {
    this.all = true;
    const next = all.find((one) => !shown.includes(one))?.offer.key;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-offer="${next}"]`)?.focus());
  }

  #verdict(scene: Scene, all: readonly Ranked[], own: boolean): TemplateResult | string {
    const { say, format, hass } = scene;
    const best = all.find(({ offer, present }) => present || holds(offer)) ?? all[0];
    if (!best) return say("tariffs_none");
    const present = all.find((one) => one.present);
    if (!present) return html`${say(own ? "tariffs_cheapest_of" : "tariffs_cheapest")} <b>${nameOf(scene, best.offer)}</b> · <b>${euros(format, hass, best.offer.cost)}</b>`;
    const saved = (present.offer.cost ?? 0) - (best.offer.cost ?? 0);
    if (best.present || saved < 1) return html`${say("tariffs_best")} <b>${nameOf(scene, present.offer)}</b> · <b>${euros(format, hass, present.offer.cost)}</b>`;
    return html`${say("tariffs_save_with")} <b>${nameOf(scene, best.offer)}</b>${say("tariffs_save_comma")} <b>${euros(format, hass, saved)}</b> ${say("tariffs_save_less")}`;
  }

  #offer(scene: Scene, offer: Offer, present: boolean, most: number, regulated: boolean): TemplateResult {
    const { say, format, hass } = scene;
    const open = this.open === offer.key;
    const standing = offer.standing ?? 0;
    const part = (value: number): string => `${(100 * value) / most}%`;
    const difference = offer.difference ?? null;
    return html`<li class="offer ${present ? "present" : ""}">
      <button type="button" class="head" data-offer=${offer.key} aria-expanded=${open ? "true" : "false"} @click=${() => (this.open = open ? undefined : offer.key)}>
        <span class="name"><b>${nameOf(scene, offer)}</b> ${present ? html`<span class="pill">${say("tariffs_present")}</span>` : regulated ? html`<span class="soft">${say("tariffs_regulated")}</span>` : nothing}${present || holds(offer) ? nothing : html`<span class="soft weak">${say("tariffs_weak")}</span>`}</span>
        <span class="track" aria-hidden="true"><i class="energy" style=${styleMap({ width: part((offer.cost ?? 0) - standing) })}></i><i class="standing" style=${styleMap({ width: part(standing) })}></i></span>
        <span class="cost"><b>${euros(format, hass, offer.cost)}</b>${present || difference === null ? nothing : html`<span class=${difference > 0.5 ? "more" : difference < -0.5 ? "less" : "soft"}>${euros(format, hass, difference, true)}</span>`}</span>
      </button>
      ${open ? this.#detail(scene, offer) : nothing}
    </li>`;
  }

  #detail(scene: Scene, offer: Offer): TemplateResult {
    const { say, format, hass } = scene;
    return html`<div class="detail">
      <ul class="periods">
        ${inOrder(offer.by_period).map((one) => {
          const look = lookOf(one.period);
          return html`<li>
            <i class="swatch ${look.pattern}" style=${styleMap({ "--fill": look.colour })} aria-hidden="true"></i><span class="name">${named(say, "tariff", one.period, "tariff_unknown")}</span
            ><b>${amount(format, "import", one.energy)}</b><span class="cost">${euros(format, hass, one.cost)}</span>
          </li>`;
        })}
        ${offer.standing === null ? nothing : html`<li><i class="swatch hole" aria-hidden="true"></i><span class="name">${say("tariffs_standing")}</span><span class="cost">${euros(format, hass, offer.standing)}</span></li>`}
      </ul>
      ${offer.changes.length ? html`<ul class="notes">${offer.changes.map((one) => html`<li>${changeText(scene, one, offer)}</li>`)}</ul>` : nothing}
    </div>`;
  }

  #cannot(scene: Scene, group: readonly Offer[]): TemplateResult | typeof nothing {
    const [first] = group;
    if (!first) return nothing;
    const sizes = [...new Set(group.flatMap(({ kva }) => (kva === null ? [] : [kva])))].sort((left, right) => left - right);
    const powers = sizes.length > 1 ? ` (${sizes.map((kva) => scene.format.kva(1000 * kva)).join(", ")})` : "";
    const name = nameOf(scene, powers ? { ...first, kva: null } : first);
    return html`<span><b>${name}</b>${powers} ${this.#reason(scene, first)}</span>`;
  }

  #reason({ say, dates, format }: Scene, { cannot }: Offer): string {
    if (!cannot) return say("cannot_unknown");
    return say("cannot", { why: named(say, "lack", cannot.lack, "lack_other"), days: format.number(cannot.days), when: dates.between(say, cannot.first, cannot.last, true) });
  }

  #notes({ say, format, dates }: Scene, { days, extrapolated, peak }: TariffsAnswer): TemplateResult {
    const left = days.left_out ?? 0;
    const covered = days.covered === days.of ? say("tariffs_whole", { of: format.number(days.of) }) : say(extrapolated ? "tariffs_extrapolated" : "tariffs_covered", { covered: format.number(days.covered), of: format.number(days.of) });
    return html`<ul class="notes">
      <li>${covered}</li>
      ${left ? html`<li>${say(left === 1 ? "tariffs_left_out_one" : "tariffs_left_out", { count: format.number(left) })}</li>` : nothing}
      ${peak ? html`<li>${say(peak.measured === "max_power" ? "tariffs_peak" : "tariffs_peak_mean", { power: format.quantity(peak.va / 1000, "kVA", 2), when: dates.short(peak.at) })}</li>` : nothing}
    </ul>`;
  }
}

/** What an offer is called: its own name, or its option, and its power. */
export function nameOf({ say, format }: Pick<Scene, "say" | "format">, offer: Pick<Offer, "name" | "option" | "kva">): string {
  const option = offer.name || named(say, "option", offer.option);
  return offer.kva === null ? option : `${option} · ${format.kva(1000 * offer.kva)}`;
}

/** What a person would have to do for an offer. */
export function changeText({ say, format }: Pick<Scene, "say" | "format">, one: Change, offer: Pick<Offer, "option">): string {
  const period = (name: string): string => named(say, "tariff", String(one[name]), "tariff_unknown").toLocaleLowerCase();
  switch (one.key) {
    case "option":
      return say("change_option", { option: named(say, "option", offer.option) });
    case "power": {
      const values = { kva: format.kva(1000 * Number(one["kva"])), days: format.number(Number(one["days_above"])) };
      if (Number(one["days_above"]) === 0) return say("change_power_fits", values);
      return say(one["lower_bound"] === true ? "change_power_bound" : "change_power", values);
    }
    case "subscribed":
      return say("change_subscribed", { from: format.kva(1000 * Number(one["from"])), to: format.kva(1000 * Number(one["to"])) });
    case "shift": {
      const values = { energy: amount(format, "import", Number(one["energy"])), used: amount(format, "import", Number(one["used"])), from: period("from"), to: period("to") };
      return say(one["possible"] === false ? "change_shift_too_much" : "change_shift", values);
    }
    default:
      return one.key;
  }
}
