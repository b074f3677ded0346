/** The ladder: what is cut, what comes next, and when it all returns. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import { frame } from "../base";
import { formatOf, lengthOf, type Format } from "../format";
import { moreInfo, type Hass } from "../ha";
import { HomeCard } from "../home/card";
import { ask, order, type Home, type HomeView, type Load, type Mode, type Wish } from "../home/data";
import { controlOf } from "../home/controls";
import { sentence, speaker } from "../home/sentences";
import { homeStyles } from "../home/styles";
import type { Texts } from "../i18n";
import { icon, type Icon } from "../icons";
import { bar, framed, limitsFor } from "../meter/rail";
import { railStyles } from "../meter/rail-styles";
import { endless } from "../trip";
import { RowDrag } from "./drag";
import { cutsOf, meterless, modeShown, moved, nextCut, ordered, scaleVa, sheddable } from "./model";
import { actions, rung, type Scene } from "./row";
import { ladderStyles } from "./styles";

const PREFER_S = 3600;
const ORDER_KEPT_MS = 5000;
const TONES: Readonly<Record<Mode, string>> = {
  warmup: "untold", normal: "calm", amber: "above", shedding: "above", blind: "danger", disarmed: "untold",
};
const MODE_SIGNS: Readonly<Record<Mode, Icon>> = {
  warmup: "wait", normal: "holds", amber: "alert", shedding: "cut", blind: "alert", disarmed: "shield",
};

export class LadderCard extends HomeCard {
  static override properties = { ...HomeCard.properties, unfolded: { state: true }, wanted: { state: true }, said: { state: true } };
  static override styles = [frame, railStyles, homeStyles, ladderStyles];

  /** The appliance whose buttons are shown. */
  declare unfolded: string | undefined;
  /** The order a person has just made, until Home Assistant tells the same. */
  declare wanted: readonly string[] | undefined;
  /** What is said aloud after a move. */
  declare said: string;

  readonly #drag = new RowDrag(
    () => this.requestUpdate(),
    ({ id, to }) => this.#place(id, to),
  );

  constructor() {
    super();
    this.said = "";
  }

  getCardSize(): number {
    return 8;
  }

  protected override readonly beat = 1;

  protected override essence(view: HomeView): string {
    return JSON.stringify(view);
  }

  protected override heading(texts: Texts): string {
    return texts("ladder_title");
  }

  protected override aside(hass: Hass, view: HomeView, texts: Texts): TemplateResult | typeof nothing {
    const id = this.home && controlOf(hass, this.home.entry_id, "switch", "shedding");
    if (!id || meterless(view)) return nothing;
    const name = texts(view.armed ? "shedding_on" : "shedding_off");
    return html`<button
      type="button"
      role="switch"
      class="toggle"
      aria-label=${texts("ladder_title")}
      aria-checked=${view.armed ? "true" : "false"}
      ?disabled=${this.offline}
      @click=${() => void this.#turn(hass, id, !view.armed)}
    >
      <span>${name}</span><i></i>
    </button>`;
  }

  async #turn(hass: Hass, id: string, on: boolean): Promise<void> {
    await this.attempt(Promise.resolve(hass.callService?.("switch", on ? "turn_on" : "turn_off", { entity_id: id })));
  }

  protected override content(hass: Hass, home: Home, view: HomeView, texts: Texts): TemplateResult {
    const format = formatOf(hass);
    const loads = this.#sorted(view);
    return html`${this.#dryRun(hass, home, view, texts)} ${this.#head(view, texts, format)}
      ${loads.length ? this.#ladder(hass, home, view, loads, texts, format) : this.#empty(texts)}
      <span class="gone" role="status">${this.said}</span>`;
  }

  #dryRun(hass: Hass, home: Home, view: HomeView, texts: Texts): TemplateResult | typeof nothing {
    if (!view.dry_run) return nothing;
    const id = controlOf(hass, home.entry_id, "switch", "dry_run");
    return html`<div class="banner dry" role="status">
      ${icon("eye", 20)}
      <span><b>${texts("dry_title")}</b> ${texts("dry_text")}</span>
      ${id ? html`<button type="button" class="action" @click=${() => void this.#turn(hass, id, false)}>${texts("dry_end")}</button>` : nothing}
    </div>`;
  }

  /** The answer first: does it hold, at what power, for how long. */
  #head(view: HomeView, texts: Texts, format: Format): TemplateResult {
    const { power_va: power, limit_va: limit, seconds_to_cut: left } = view;
    const helpless = left !== null && (!view.armed || view.dry_run);
    const mode = modeShown(view);
    const tone = helpless ? "danger" : TONES[mode];
    return html`<div class="hero">
        <span class="number">${number(view, texts, format)}</span>
        <div class="words ${tone}" role=${helpless ? "alert" : "status"}>
          ${icon(MODE_SIGNS[mode])}<b>${texts(meterless(view) ? "mode_meterless" : `mode_${mode}`)}</b><span>${this.#outlook(view, texts, format)}</span>
        </div>
      </div>
      ${limit && power !== null ? this.#rail(power, limit, texts, format) : nothing}
      <p class="soft facts">${this.#facts(view, texts, format)}</p>`;
  }

  #outlook(view: HomeView, texts: Texts, format: Format): string {
    if (meterless(view)) return texts("mode_meterless_text");
    if (view.seconds_to_cut !== null) {
      const excess = (view.power_va ?? 0) - endless(view.limit_va ?? Infinity);
      const helpless = (!view.armed || view.dry_run) && excess > 0;
      return helpless ? texts("cutting_text", { power: format.va(Math.ceil(excess / 10) * 10) }) : texts("ladder_cut_in");
    }
    if (view.mode === "disarmed") return texts("mode_disarmed_text");
    if (view.mode === "blind") return texts("mode_blind_text");
    if (view.mode === "warmup") return texts("mode_warmup_text");
    const back = view.next_restore;
    const name = back && view.loads.find((load) => load.id === back.load)?.name;
    if (back && name) return texts("ladder_next_back", { name, time: format.time(Date.parse(back.at)) });
    if (view.headroom_va !== null && view.headroom_va > 0)
      return texts("holds_text", { available: format.va(Math.floor(view.headroom_va / 10) * 10) });
    return texts("ladder_endless");
  }

  #rail(power: number, limit: number, texts: Texts, format: Format): TemplateResult {
    const limits = limitsFor(limit, limit, 1, [power]);
    const aria = texts("rail_label", { power: format.va(power), limit: format.kva(limit), cut: format.kva(limits.cutVa) });
    return framed(bar(power, limits), limits, texts, format, aria);
  }

  #facts(view: HomeView, texts: Texts, format: Format): string {
    const { seconds } = cutsOf(view);
    const today =
      view.sheds_today === 0
        ? texts("cuts_none")
        : texts(view.sheds_today === 1 ? "cuts_one" : "cuts_many", { count: format.number(view.sheds_today), time: lengthOf(seconds, format) });
    const profile = ["strict", "balanced", "tolerant"].includes(view.profile) ? texts(`profile_${view.profile as "strict"}`) : view.profile;
    return [profile, today].join(" · ");
  }

  #sorted(view: HomeView): Load[] {
    const { wanted } = this;
    const told = ordered(view.loads);
    if (!wanted) return told;
    return told.toSorted((left, right) => wanted.indexOf(left.id) - wanted.indexOf(right.id));
  }

  #ladder(hass: Hass, home: Home, view: HomeView, loads: readonly Load[], texts: Texts, format: Format): TemplateResult {
    const names = new Map(view.loads.map((load) => [load.id, load.name]));
    const first = loads.find((load) => sheddable(load) && load.kind === "normal");
    const scene: Scene = {
      ...{ hass, texts, format, speak: speaker(hass, names), dryRun: view.dry_run },
      ...{ scaleVa: scaleVa(view), next: view.mode === "disarmed" ? undefined : nextCut(loads), first: loads.length > 1 && !meterless(view) ? first : undefined },
    };
    return html`<ol class="ladder ${this.offline ? "stale" : ""}" aria-label=${texts("ladder_list")}>
      ${repeat(
        loads,
        (load) => load.id,
        (load, index) => this.#row(hass, home, load, index, loads, scene),
      )}
    </ol>`;
  }

  #row(hass: Hass, home: Home, load: Load, index: number, loads: readonly Load[], scene: Scene): TemplateResult {
    const { texts } = scene;
    const drag = this.#drag.now;
    const from = drag ? loads.findIndex((one) => one.id === drag.id) : -1;
    const shift = drag && drag.id !== load.id ? Number(index > from && index <= drag.to) * -1 + Number(index < from && index >= drag.to) : 0;
    const open = this.unfolded === load.id;
    const style = { transform: drag?.id === load.id ? `translateY(${drag.by}px)` : shift ? `translateY(${shift * 24}px)` : "" };
    return html`<li
      data-id=${load.id}
      class="${load.enabled ? "" : "disabled"} ${drag?.id === load.id ? "dragged" : ""} ${scene.next?.id === load.id ? "next" : ""}"
      style=${styleMap(style)}
    >
      <div class="rung">
        <button
          type="button"
          class="handle"
          aria-label=${texts("ladder_handle", { name: load.name, place: String(index + 1), count: String(loads.length) })}
          aria-keyshortcuts="ArrowUp ArrowDown"
          title=${texts("ladder_handle_hint")}
          ?disabled=${this.offline || hass.user?.is_admin === false}
          @pointerdown=${(event: PointerEvent) => this.#drag.grasp(event, load.id, this.#rows())}
          @keydown=${(event: KeyboardEvent) => this.#key(event, load, index, loads)}
        >
          ${icon("drag")}
        </button>
        <button
          type="button"
          class="open"
          aria-expanded=${open ? "true" : "false"}
          @click=${() => (this.unfolded = open ? undefined : load.id)}
        >
          ${rung(load, scene)}<span class="fold">${icon("unfold", 20)}</span>
        </button>
      </div>
      ${open
        ? html`<div class="actions">
            ${actions(load, texts, (wish) => void this.#ask(hass, home, load, wish), () => moreInfo(this, load.entity_id))}
          </div>`
        : nothing}
    </li>`;
  }

  #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("ol.ladder > li")];
  }

  async #ask(hass: Hass, home: Home, load: Load, wish: Wish): Promise<void> {
    const texts = await this.attempt(ask(hass, home.entry_id, load.id, wish, wish === "prefer" ? PREFER_S : undefined));
    if (texts) this.unfolded = undefined;
  }

  #key(event: KeyboardEvent, load: Load, index: number, loads: readonly Load[]): void {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: loads.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (to >= 0 && to < loads.length && to !== index) this.#place(load.id, to);
  }

  /** Takes the new order at once, and tells Home Assistant. */
  #place(id: string, to: number): void {
    const { hass, home, view } = this;
    if (!hass || !home || !view) return;
    const loads = this.#sorted(view);
    const wanted = moved(loads.map((load) => load.id), id, to);
    this.wanted = wanted;
    const texts = this.texts;
    const name = loads.find((load) => load.id === id)?.name ?? "";
    this.said = sentence(texts("ladder_moved", { name, place: String(to + 1), count: String(loads.length) }));
    const forget = (): void => {
      if (this.wanted === wanted) this.wanted = undefined;
    };
    void this.attempt(order(hass, home.entry_id, wanted)).then((done) => (done ? setTimeout(forget, ORDER_KEPT_MS) : forget()));
    void this.updateComplete.then(() => this.#focus(id));
  }

  #focus(id: string): void {
    this.#rows().find((row) => row.dataset["id"] === id)?.querySelector<HTMLElement>(".handle")?.focus();
  }

  #empty(texts: Texts): TemplateResult {
    return html`<div class="notice">
      <span class="sign">${icon("plug")}</span>
      <b>${texts("ladder_empty_title")}</b>
      <p>${texts("ladder_empty_text")}</p>
      ${this.integration(texts)}
    </div>`;
  }
}

/** The number that answers: the power, or the time left when the breaker is going to open. */
function number(view: HomeView, texts: Texts, format: Format): TemplateResult {
  const { power_va: power, limit_va: limit, seconds_to_cut: left } = view;
  if (power === null) return html`<span class="big">–</span><span class="soft">${texts(meterless(view) ? "ladder_no_meter" : "power_missing")}</span>`;
  const drawn = format.va(Math.round(power));
  if (left !== null)
    return html`<span class="big">${format.duration(left)}</span><span class="soft">${texts("before_cut")} ${texts("at_power", { power: drawn })}</span>`;
  const share = limit === null ? "" : texts("of_contract", { percent: format.percent((100 * power) / limit), limit: format.kva(limit) });
  return html`<span class="big">${format.number(Math.round(power))} <small>VA</small></span><span class="soft">${share}</span>`;
}
