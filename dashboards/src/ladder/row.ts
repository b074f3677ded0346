/** One rung: the appliance, what it draws, what is done with it and why. */

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { lengthOf, type Format } from "../format";
import type { Hass } from "../ha";
import { powerOf, sentence, type Speak } from "../home/sentences";
import type { Load, Wish } from "../home/data";
import type { Texts } from "../i18n";
import { icon, type Icon } from "../icons";
import { barOf, wishesFor } from "./model";

export interface Scene {
  readonly hass: Hass;
  readonly texts: Texts;
  readonly format: Format;
  readonly speak: Speak;
  readonly scaleVa: number;
  readonly next: Load | undefined;
  readonly first: Load | undefined;
  readonly dryRun: boolean;
}

const SIGNS: Readonly<Record<string, Icon>> = {
  climate: "radiator", input_number: "level", input_select: "level", light: "light", number: "level", select: "level",
  switch: "plug", input_boolean: "switch", water_heater: "boiler",
};

const PILLS: Readonly<Record<Load["state"], { readonly kind: string; readonly sign?: Icon }>> = {
  on: { kind: "on" }, off: { kind: "rest" }, shed: { kind: "cut", sign: "cut" }, waiting: { kind: "wait", sign: "wait" },
  manual: { kind: "hand", sign: "prefer" }, unresponsive: { kind: "bad", sign: "alert" },
  unavailable: { kind: "rest", sign: "offline" }, lowered: { kind: "wait", sign: "level" },
};

/** What is being done with an appliance, in a word or two. */
export function pillText(load: Load, { hass, texts, format, dryRun }: Pick<Scene, "hass" | "texts" | "format" | "dryRun">, now: number): string {
  const since = load.since === null ? null : (now - Date.parse(load.since)) / 1000;
  switch (load.state) {
    case "on":
      return load.power_va === null ? texts("ladder_on") : format.va(Math.round(load.power_va));
    case "shed":
      if (dryRun) return texts("ladder_shed_dry");
      return since === null ? texts("ladder_shed") : texts("ladder_shed_for", { time: lengthOf(since, format) });
    case "lowered":
      return load.level_va == null ? texts("ladder_lowered") : texts("ladder_lowered_to", { power: powerOf(hass, load.level_va) });
    case "manual":
      return load.returns_at === null ? texts("ladder_manual") : texts("ladder_manual_until", { time: format.time(Date.parse(load.returns_at)) });
    default:
      return texts(`ladder_${load.state}`);
  }
}

/** Why, or what would happen: never empty where something is done. */
export function why(load: Load, { texts, speak, next, first }: Scene): string {
  if (!load.enabled) return texts("ladder_disabled");
  const quiet = load.state === "on" || load.state === "off";
  if (load.reason && !quiet) return sentence(speak(load.reason));
  if (load.state === "manual") return texts("ladder_manual_text");
  if (load.state === "unavailable") return texts("ladder_unavailable_text");
  if (load.kind === "hard") return texts("ladder_hard");
  if (load.kind === "notify") return texts("ladder_notify");
  if (next?.id === load.id) return texts("ladder_next");
  if (load.kind === "last_resort") return texts("ladder_last_resort");
  if (first?.id === load.id) return texts("ladder_last");
  return "";
}

/** Since when and until when, for what is off by our doing. */
function times(load: Load, { texts, format, dryRun }: Scene): string {
  if (load.state !== "shed" && load.state !== "waiting") return "";
  const since = load.since === null ? "" : texts(dryRun ? "ladder_since_dry" : "ladder_since", { time: format.time(Date.parse(load.since)) });
  const back = load.returns_at === null ? "" : texts("ladder_returns", { time: format.time(Date.parse(load.returns_at)) });
  return [since, back].filter(Boolean).join(" · ");
}

/** The appliance: name, reason, bar, state. */
export function rung(load: Load, scene: Scene): TemplateResult {
  const { texts, format, scaleVa } = scene;
  const { va, ghost } = barOf(load);
  const pill = PILLS[load.state];
  const label = va === null ? texts("power_missing") : texts(ghost ? "ladder_bar_back" : "ladder_bar", { power: format.va(Math.round(va)) });
  const domain = load.entity_id.split(".")[0] ?? "";
  const reason = why(load, scene);
  const when = times(load, scene);
  return html`<span class="badge">${icon(SIGNS[domain] ?? "plug", 20)}</span>
    <span class="what">
      <b>${load.name}</b>
      ${when ? html`<span class="when">${when}</span>` : nothing} ${reason ? html`<span class="why">${reason}</span>` : nothing}
    </span>
    <span class="power ${va === null ? "missing" : ""}" role="img" aria-label=${label}>
      <i class=${ghost ? "ghost" : "drawn"} style=${styleMap({ width: `${(100 * (va ?? 0)) / scaleVa}%` })}></i>
    </span>
    <span class="pill ${pill.kind}">${pill.sign ? icon(pill.sign, 16) : nothing}<span>${pillText(load, scene, Date.now())}</span></span>`;
}

const WISH_SIGNS: Readonly<Record<Wish, Icon>> = { shed: "cut", restore: "restore", prefer: "prefer" };

/** The buttons of an unfolded rung. */
export function actions(load: Load, texts: Texts, wish: (wish: Wish) => void, history: () => void): TemplateResult {
  return html`${wishesFor(load).map(
      (one) => html`<button type="button" class="action" @click=${() => wish(one)}>${icon(WISH_SIGNS[one], 20)}<span>${texts(`wish_${one}`)}</span></button>`,
    )}<button type="button" class="action plain" @click=${history}>${icon("clock", 20)}<span>${texts("ladder_history")}</span></button>`;
}
