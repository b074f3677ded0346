/** The live meter: will the breaker open? */

import { html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { HameauCard, frame, type CardConfig } from "../base";
import { formatOf, type Format } from "../format";
import { ADD_INTEGRATION, INTEGRATION, moreInfo, navigate, type Hass } from "../ha";
import { textsOf, type Texts } from "../i18n";
import { icon, type Icon } from "../icons";
import { meters, type Meter } from "../registry";
import { example, secondsToCut } from "../trip";
import { facts, type Fact } from "./facts";
import { viewOf, watched, type Link, type View } from "./model";
import { bar, framed, limitsFor, phaseBars } from "./rail";
import { railStyles } from "./rail-styles";
import { meterStyles } from "./styles";
import { TodayTotals } from "./today";

const RING = 2 * Math.PI * 40;
const URGENT_S = 30;
const SIGNS: Readonly<Record<Exclude<Link, "live">, Icon>> = { starting: "wait", silent: "alert", garbled: "alert", down: "down" };

export class MeterCard extends HameauCard {
  static override styles = [frame, railStyles, meterStyles];

  #view: View | undefined;
  #told: { seconds: number; at: number } | undefined;
  #shown = "";
  readonly #today = new TodayTotals(() => this.requestUpdate());

  getCardSize(): number {
    return 7;
  }

  protected override watched(meter: Meter): readonly string[] {
    return watched(meter);
  }

  protected override tick(): void {
    const { hass, meter } = this;
    if (!hass || !meter) return;
    this.#today.refresh(hass, meter);
    if (this.#view && this.#clockText(this.#view, hass) !== this.#shown) this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { hass, meter } = this;
    this.#view = hass && meter ? viewOf(hass, meter) : undefined;
    if (!hass || !meter || !this.#view) return;
    const seconds = this.#view.secondsToCut;
    if (seconds === null) this.#told = undefined;
    else if (this.#told?.seconds !== seconds) this.#told = { seconds, at: Date.now() };
    this.#shown = this.#clockText(this.#view, hass);
    this.#today.refresh(hass, meter);
  }

  /** All that moves with time alone; the card is only redrawn when it reads differently. */
  #clockText(view: View, hass: Hass): string {
    const texts = textsOf(hass);
    return `${this.#age(view, texts, formatOf(hass))}|${Math.floor(this.#remaining() ?? -1)}`;
  }

  #remaining(): number | null {
    return this.#told ? Math.max(0, this.#told.seconds - (Date.now() - this.#told.at) / 1000) : null;
  }

  #age(view: View, texts: Texts, format: Format): string {
    const live = view.link === "live";
    const at = live ? Math.max(view.lastFrame ?? 0, view.lastNews) : (view.lastFrame ?? view.since);
    if (at === null) return "";
    const seconds = (Date.now() - at) / 1000;
    if (seconds < 15) return texts("age_now");
    // Steady values are not written again: while the link lives, an old one does not mean that nothing comes.
    if (live) return "";
    const coarse = seconds < 60 ? Math.floor(seconds / 5) * 5 : Math.floor(seconds / 60) * 60;
    return texts("age_ago", { age: format.duration(coarse) });
  }

  protected override render(): unknown {
    const { hass, config } = this;
    if (!hass || !config) return nothing;
    const texts = textsOf(hass);
    const view = this.#view;
    const meter = this.meter;
    if (!meter || !view) return this.#absent(hass, texts, config);
    const format = formatOf(hass);
    const content = view.link === "live" ? this.#live(hass, view, meter, texts, format) : this.#quiet(view, texts, format, view.link);
    const all = facts({ hass, meter, view, texts, format, today: this.#today.value });
    const cells = view.link === "live" ? all : all.filter((fact) => fact.known);
    return html`<ha-card>
      <div class="body">
        <header role="none">
          <h2>${config.title || meter.name}</h2>
          ${this.#status(view, texts, format)}
        </header>
        ${content}
        <div class="facts ${cells.filter((fact) => !fact.wide).length % 3 ? "" : "thirds"}">${cells.map((fact) => this.#fact(fact))}</div>
      </div>
    </ha-card>`;
  }

  #status(view: View, texts: Texts, format: Format): TemplateResult {
    const sign = view.link === "live" ? html`<span class="dot"></span>` : icon(SIGNS[view.link], 16);
    const read = view.link === "live" && view.quality !== null;
    const parts = [
      texts(`link_${view.link}`),
      read ? texts("quality", { quality: format.percent(Math.floor(view.quality ?? 0)) }) : "",
      this.#age(view, texts, format),
    ];
    return html`<span class="status ${view.link}">${sign}<span>${parts.filter(Boolean).join(" · ")}</span></span>`;
  }

  #live(hass: Hass, view: View, meter: Meter, texts: Texts, format: Format): TemplateResult {
    const remaining = this.#remaining();
    const urgent = remaining !== null && remaining < URGENT_S;
    return html`<div class="hero ${tone(view)}">
        ${this.#number(view, meter, texts, format, remaining)} ${this.#ring(view, texts, format)}
      </div>
      <div class="${tone(view)} ${urgent ? "urgent" : ""}">${words(hass, view, texts, format)}</div>
      ${rails(view, texts, format)}`;
  }

  /** The number that answers: the power, or the time left once the breaker is going to open. */
  #number(view: View, meter: Meter, texts: Texts, format: Format, remaining: number | null): TemplateResult {
    const power = view.powerVa;
    const share =
      power !== null && view.subscribedVa
        ? texts("of_contract", { percent: format.percent((100 * power) / view.subscribedVa), limit: format.kva(view.subscribedVa) })
        : null;
    const details = [
      share,
      view.currentA === null ? null : format.quantity(view.currentA, "A", 1, 0),
      view.voltageV === null ? null : format.quantity(view.voltageV, "V"),
    ].filter((text) => text !== null);
    const id = meter.ids.get(remaining === null ? "sensor/apparent_power" : "sensor/time_to_cut") ?? meter.ids.get("sensor/apparent_power");
    const number =
      remaining !== null
        ? html`<span class="big">${format.duration(remaining)}</span>
            <span class="soft">${texts("before_cut")}${power === null ? nothing : ` ${texts("at_power", { power: format.va(power) })}`}</span>`
        : power === null
          ? html`<span class="big">–</span><span class="soft">${texts("power_missing")}</span>`
          : html`<span class="big">${format.number(power)} <small>VA</small></span><span class="soft">${details.join(" · ")}</span>`;
    return html`<button type="button" class="number" @click=${() => id && moreInfo(this, id)}>${number}</button>`;
  }

  #ring(view: View, texts: Texts, format: Format): TemplateResult | typeof nothing {
    if (view.level === null) return nothing;
    const level = Math.min(1, Math.max(0, view.level));
    const percent = format.percent(Math.floor(100 * view.level));
    const arc = svg`<circle class="level" cx="50" cy="50" r="40" transform="rotate(-90 50 50)"
      stroke-dasharray=${RING} stroke-dashoffset=${RING * (1 - level)} ?hidden=${level < 0.005}></circle>`;
    return html`<svg class="ring" viewBox="0 0 100 100" role="img" aria-label=${texts("ring_label", { percent })}>
      <circle cx="50" cy="50" r="40"></circle>
      ${level < 0.005 ? nothing : arc}
      <text x="50" y="52" aria-hidden="true">${percent}</text>
      <text class="caption" x="50" y="68" aria-hidden="true">${texts("ring_caption")}</text>
    </svg>`;
  }

  #quiet(view: View, texts: Texts, format: Format, link: Exclude<Link, "live">): TemplateResult {
    const at = view.lastFrame ?? view.since;
    const age = at === null ? 0 : (Date.now() - at) / 1000;
    const time = at === null ? "" : age > 12 * 3600 ? format.dayTime(at) : format.time(at);
    const toneOf = { starting: "untold", silent: "above", garbled: "above", down: "danger" }[link];
    return html`<div class="notice ${toneOf}" role="status">
      <span class="sign">${icon(SIGNS[link])}</span>
      <b>${texts(`${link}_title`)}</b>
      ${at === null || link === "starting"
        ? nothing
        : html`<span class="soft">${texts("since", { time, age: format.duration(age < 60 ? age : Math.floor(age / 60) * 60) })}</span>`}
      <p>${texts(`${link}_advice`)}</p>
      ${link === "starting"
        ? nothing
        : html`<button type="button" class="action" @click=${() => navigate(INTEGRATION)}>${texts("open_integration")}</button>`}
    </div>`;
  }

  #absent(hass: Hass, texts: Texts, config: CardConfig): TemplateResult {
    const gone = config.device !== undefined && meters(hass).length > 0;
    const admin = hass.user?.is_admin !== false;
    const open = (event: Event): void => {
      event.preventDefault();
      navigate(ADD_INTEGRATION);
    };
    return html`<ha-card>
      <div class="body">
        <div class="notice">
          <span class="sign">${icon("meter")}</span>
          <b>${texts(gone ? "meter_gone_title" : "no_meter_title")}</b>
          <p>${texts(gone ? "meter_gone_text" : "no_meter_text")}${gone || admin ? nothing : ` ${texts("no_meter_ask")}`}</p>
          ${gone || !admin ? nothing : html`<a class="action" href=${ADD_INTEGRATION} @click=${open}>${texts("add_meter")}</a>`}
        </div>
      </div>
    </ha-card>`;
  }

  #fact(fact: Fact): TemplateResult {
    const { entity } = fact;
    const content = html`<span class="badge" style=${`--badge:${fact.tint}`}>${fact.sign}</span>
      <span>
        <span class="name">${fact.name}</span>
        <span class="value ${fact.known ? "" : "unknown"}">${fact.value}</span>
        ${fact.more ? html`<span class="more">${fact.more}</span>` : nothing}
      </span>`;
    const kind = fact.wide ? "fact wide" : "fact";
    return entity
      ? html`<button type="button" class=${kind} @click=${() => moreInfo(this, entity)}>${content}</button>`
      : html`<div class=${kind}>${content}</div>`;
  }
}

const TONES = { holds: "calm", above: "above", cutting: "danger", open: "danger", untold: "untold" } as const;
const WORDS_SIGNS = { holds: "holds", above: "holds", cutting: "alert", open: "open", untold: "wait" } as const;
const tone = (view: View): string => TONES[view.outlook];

/** The phase the breaker looks at first, when there are three. */
function worst(view: View): string | undefined {
  const known = view.phases.filter((phase) => phase.powerVa !== null);
  const most = known.toSorted((left, right) => (right.powerVa ?? 0) - (left.powerVa ?? 0))[0];
  return most && String(most.number);
}

/** What will happen, and why, in words. */
function words(hass: Hass, view: View, texts: Texts, format: Format): TemplateResult {
  const plain = view.level === null && (view.outlook === "holds" || view.outlook === "above");
  const title = texts(plain ? `${view.outlook as "holds" | "above"}_title_plain` : `${view.outlook}_title`);
  const lines = reason(hass, view, texts, format).map((line) => html`<span>${line}</span> `);
  const role = view.outlook === "cutting" || view.outlook === "open" ? "alert" : "status";
  return html`<div class="words">${icon(WORDS_SIGNS[view.outlook])}<b role=${role}>${title}</b><span>${lines}</span></div>`;
}

/** A sentence a line: the box keeps its height while the numbers change. */
function reason(hass: Hass, view: View, texts: Texts, format: Format): string[] {
  const phase = worst(view);
  const share = phase ? 3 : 1;
  const { cutoffVa, subscribedVa, level } = view;
  if (view.outlook === "untold") return [texts("untold_text")];
  if (view.outlook === "open") return [openText(hass, view, texts)];
  if (view.outlook === "cutting") {
    const power = format.va(Math.ceil(view.excessVa / 10) * 10);
    return [phase ? texts("cutting_text_phase", { power, phase }) : texts("cutting_text", { power })];
  }
  const parts: string[] = [];
  if (view.outlook === "above") parts.push(aboveText(texts, level, phase));
  else if (subscribedVa !== null) {
    const drawn = phase ? Math.max(...view.phases.map((one) => one.powerVa ?? 0)) : (view.powerVa ?? 0);
    const available = format.va(Math.max(0, subscribedVa / share - drawn));
    parts.push(phase ? texts("holds_text_phase", { available, phase }) : texts("holds_text", { available }));
  }
  if (cutoffVa !== null && level !== null) {
    const power = example(cutoffVa / share);
    const time = format.duration(secondsToCut(power, cutoffVa / share, level));
    parts.push(texts("example", { power: format.kva(power), time }));
  }
  return parts;
}

/** After an overload a person closes the breaker; any other reason is said as the meter gives it. */
function openText(hass: Hass, view: View, texts: Texts): string {
  const { breaker } = view;
  if (!breaker || breaker.state === "overload") return texts("open_text");
  return texts("open_why", { reason: hass.formatEntityState(breaker) });
}

function aboveText(texts: Texts, level: number | null, phase: string | undefined): string {
  if (level === null) return texts("above_text_plain");
  return phase ? texts("above_text_phase", { phase }) : texts("above_text");
}

function rails(view: View, texts: Texts, format: Format): TemplateResult | typeof nothing {
  const { subscribedVa, cutoffVa, powerVa, phases } = view;
  if (subscribedVa === null || cutoffVa === null) return nothing;
  const three = phases.length > 0;
  const limits = limitsFor(subscribedVa, cutoffVa, three ? 3 : 1, three ? phases.map((phase) => phase.powerVa) : [powerVa]);
  const bars = three ? phaseBars(phases, limits, texts, format) : bar(powerVa, limits);
  const power = powerVa === null ? texts("power_missing") : format.va(powerVa);
  const aria = texts("rail_label", { power, limit: format.kva(subscribedVa), cut: format.kva(limits.cutVa) });
  return framed(bars, limits, texts, format, aria);
}
