/** The power on a rail, with the contract, what the meter tolerates and where it opens drawn where they are. */

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Format } from "../format";
import type { Texts } from "../i18n";
import { endless } from "../trip";
import type { Phase } from "./model";

/** Limits of one rail, in VA. */
export interface Limits {
  readonly contractVa: number;
  readonly cutVa: number;
  /** The rail's right end. */
  readonly endVa: number;
}

/** A rail that holds both limits and every power to draw. */
export function limitsFor(subscribedVa: number, cutoffVa: number, share: number, powers: readonly (number | null)[]): Limits {
  const most = Math.max(0, ...powers.filter((power) => power !== null));
  const cutVa = endless(cutoffVa / share);
  return { contractVa: subscribedVa / share, cutVa, endVa: Math.max(1.23 * cutVa, 1.04 * most) };
}

const percent = (value: number, limits: Limits): number => (100 * Math.max(0, value)) / limits.endVa;

/** The bar alone: fill up to the contract, hatched beyond, ticks at both limits. */
export function bar(powerVa: number | null, limits: Limits): TemplateResult {
  const contract = percent(limits.contractVa, limits);
  const cut = percent(limits.cutVa, limits);
  const drawn = percent(powerVa ?? 0, limits);
  return html`<div
    class="bar ${powerVa === null ? "missing" : ""}"
    style=${styleMap({ "--contract": `${contract}%`, "--cut": `${cut}%` })}
  >
    <div class="fill" style=${styleMap({ width: `${Math.min(drawn, contract)}%` })}></div>
    ${drawn > contract
      ? html`<div
          class="over ${drawn > cut ? "beyond" : ""}"
          style=${styleMap({ left: `${contract}%`, width: `${drawn - contract}%` })}
        ></div>`
      : nothing}
    <i class="tick contract"></i><i class="tick cut"></i>
  </div>`;
}

function label(at: number, text: string, kind: string): TemplateResult {
  const shift = at > 70 ? -100 : at < 20 ? 0 : -50;
  return html`<span class="label ${kind}" style=${styleMap({ left: `${at}%`, transform: `translateX(${shift}%)` })}>${text}</span>`;
}

/** The words at both limits, above and below the bars they frame. */
export function framed(bars: TemplateResult, limits: Limits, texts: Texts, format: Format, aria: string): TemplateResult {
  const cut = texts("rail_cut", { power: format.kva(limits.cutVa) });
  const contract = texts("rail_subscribed", { power: format.kva(limits.contractVa) });
  return html`<div class="rail" role="img" aria-label=${aria}>
    <div class="labels" aria-hidden="true">${label(percent(limits.cutVa, limits), cut, "danger")}</div>
    ${bars}
    <div class="labels" aria-hidden="true">${label(0, "0", "")}${label(percent(limits.contractVa, limits), contract, "")}</div>
  </div>`;
}

/** One bar for each phase: the breaker weighs each of them alone. */
export function phaseBars(phases: readonly Phase[], limits: Limits, texts: Texts, format: Format): TemplateResult {
  return html`<div class="phases">
    ${phases.map((phase) => {
      const dead = phase.voltageV !== null && phase.voltageV < 50;
      const value = dead ? texts("phase_absent") : phase.powerVa === null ? texts("phase_missing") : format.va(phase.powerVa);
      return html`<div class="phase">
        <div class="line">
          <span>${texts("phase", { phase: String(phase.number) })}</span>
          <span class=${phase.powerVa === null || dead ? "soft" : "value"}>${value}</span>
        </div>
        ${bar(dead ? null : phase.powerVa, limits)}
      </div>`;
    })}
  </div>`;
}
