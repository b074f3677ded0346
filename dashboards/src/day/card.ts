/** The day curve: when is the power used, and how near the contract? */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { HameauCard, frame } from "../base";
import { formatOf, type Format } from "../format";
import type { Hass } from "../ha";
import { textsOf, type Texts } from "../i18n";
import { isRefusal, recorded } from "../meter/today";
import { meters, stateOf, type Meter } from "../registry";
import type { Segment } from "../statistics";
import { numberOf } from "../units";
import { clockTicks, dayStart, MINUTE, zoneOf } from "../zone";
import { contractVa, hourlyOnly, loadDay, missingMs, newestEnd, peakOf, type Day } from "./model";
import { dayNav } from "./nav";
import { ChartStage } from "./stage";
import { dayStyles } from "./styles";
import { themeOf } from "./theme";
import { drawnOf, figuresOf, summary, tableOf } from "./view";

const REDRAW_MS = 5000;

export class DayCard extends HameauCard {
  static override properties = {
    ...HameauCard.properties,
    shift: { state: true },
    day: { state: true },
    failed: { state: true },
    table: { state: true },
  };
  static override styles = [frame, dayStyles];

  /** Days from today: 0 or less. */
  declare shift: number;
  declare day: Day | undefined;
  declare failed: boolean;
  declare table: boolean;

  /** The highest power seen since the recorder's newest row: the day's peak is never under the power shown live. */
  #high: Segment | undefined;
  #asked = "";
  readonly #chart = new ChartStage(this, () => this.#draw());
  #drawn = 0;

  constructor() {
    super();
    this.shift = 0;
    this.failed = false;
    this.table = false;
  }

  getCardSize(): number {
    return 8;
  }

  /** The curve itself comes from the recorder; of the states only the contract matters, and a power over the day's peak. */
  protected override watched(meter: Meter): readonly string[] {
    const keys = ["subscribed_power", "cutoff_power"];
    return keys.map((key) => meter.ids.get(`sensor/${key}`)).filter((id) => id !== undefined);
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (changed.has("config")) this.#high = undefined;
    const higher = this.#rises();
    return super.shouldUpdate(changed) || (higher && !!this.config);
  }

  /** Remembers the power now when it is the highest since the newest row; is it over the peak shown? */
  #rises(): boolean {
    const now = this.#now();
    if (!now || now.va <= (this.#high?.max ?? -Infinity)) return false;
    const shown = this.day && peakOf(this.day, this.#high);
    this.#high = { start: now.at, end: now.at, mean: now.va, max: now.va };
    return !shown || now.va > shown.max;
  }

  /** The power now, on the day that is going on. */
  #now(): { at: number; va: number } | null {
    const { hass, meter } = this;
    const va = hass && meter && this.shift === 0 ? numberOf(stateOf(hass, meter, "sensor/apparent_power")) : null;
    return va === null ? null : { at: Date.now(), va };
  }

  #peak(day: Day): Segment | undefined {
    const high = this.#high;
    return peakOf(day, high && high.start >= day.start && high.start < day.end ? high : undefined);
  }

  protected override tick(): void {
    this.#ask();
    if (this.shift === 0 && this.day && Date.now() - this.#drawn > REDRAW_MS) this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart.dispose();
  }

  protected override willUpdate(): void {
    this.#ask();
  }

  protected override updated(_changed: PropertyValues): void {
    this.#chart.follow(this.day?.curve.length ? this.renderRoot.querySelector<HTMLElement>(".chart") : null);
  }

  /** Loads the day again whenever the recorder knows more, or another day or meter is shown. */
  #ask(): void {
    const { hass, meter } = this;
    if (!hass || !meter) return;
    const now = Date.now();
    const zone = zoneOf(hass);
    const asked = [meter.device, dayStart(now, zone, this.shift), this.shift === 0 ? recorded(now) : 0].join("|");
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load(hass, meter, zone, now, asked);
  }

  async #load(hass: Hass, meter: Meter, zone: string, now: number, asked: string): Promise<void> {
    try {
      const day = await loadDay(hass, meter, zone, this.shift, now);
      if (asked !== this.#asked) return;
      if (this.shift === 0 && this.#high && this.#high.start < newestEnd(day)) this.#high = undefined;
      this.#rises();
      this.day = day;
      this.failed = false;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (asked !== this.#asked) return;
      this.failed = true;
      setTimeout(() => (this.#asked = ""), MINUTE / 2);
    }
  }

  #draw(): void {
    const { hass, meter, day } = this;
    const { chart } = this.#chart;
    if (!chart || !hass || !meter || !day) return;
    this.#drawn = Date.now();
    const zone = zoneOf(hass);
    const live = this.#now();
    const now = live && { ...live, at: Math.min(live.at, day.end) };
    const scene = { hass, meter, day, texts: textsOf(hass), format: formatOf(hass), ticks: clockTicks(day.start, zone, 3), now };
    chart.draw(drawnOf({ ...scene, peak: this.#peak(day) }), themeOf(this));
  }

  #move(by: number): void {
    if (this.shift + by > 0) return;
    this.shift += by;
  }

  protected override render(): unknown {
    const { hass, meter, config, day } = this;
    if (!hass || !config) return nothing;
    // Without a meter the live card beside this one says what to do.
    if (!meter) return html`<ha-card hidden></ha-card>`;
    const texts = textsOf(hass);
    const format = formatOf(hass);
    const shown = day && day.start === dayStart(Date.now(), zoneOf(hass), this.shift) ? day : undefined;
    return html`<ha-card>
      <div class="body">
        <header role="none">
          <h2>${config.title || this.#title(hass, meter, texts)}</h2>
          ${this.#nav(hass, texts, format)}
        </header>
        ${figuresOf(hass, meter, shown, shown && this.#peak(shown), texts, format)} ${this.#stage(hass, meter, day, shown, texts, format)}
        ${this.#foot(hass, meter, shown, texts, format)}
      </div>
    </ha-card>`;
  }

  #title(hass: Hass, meter: Meter, texts: Texts): string {
    return meters(hass).length > 1 ? meter.name : texts("day_title");
  }

  #nav(hass: Hass, texts: Texts, format: Format): TemplateResult {
    const toggle = (): void => void (this.table = !this.table);
    return dayNav({ shift: this.shift, table: this.table, zone: zoneOf(hass), texts, format, toggle, move: (by) => this.#move(by) });
  }

  #stage(hass: Hass, meter: Meter, day: Day | undefined, shown: Day | undefined, texts: Texts, format: Format): TemplateResult {
    const said = (title: string, text: string): TemplateResult =>
      html`<div class="stage"><div class="over-stage" role="status"><b>${title}</b><span class="soft">${text}</span></div></div>`;
    if (!meter.ids.has("sensor/apparent_power")) return said(texts("no_power_title"), texts("no_power_text"));
    if (this.failed && !shown) return said(texts("failed_title"), texts("failed_text"));
    if (!day) return html`<div class="stage"><div class="over-stage soft" role="status">${texts("loading")}</div></div>`;
    if (shown && shown.curve.length === 0)
      return this.shift === 0
        ? said(texts("no_data_today_title"), texts("no_data_today"))
        : said(texts("no_data_title"), texts("no_data_past"));
    if (this.table || this.#chart.broken)
      return html`<div class="stage">
        <div class="table" tabindex="0" role="region" aria-label=${texts("table_caption", { day: format.day(day.start) })}>
          ${tableOf(hass, meter, day, texts, format, contractVa(hass, meter))}
        </div>
      </div>`;
    const label = texts("chart_label", { day: format.day(day.start), summary: summary(this.#peak(day), texts, format) });
    return html`<div class="stage"><div class="chart ${shown ? "" : "stale"}" role="img" aria-label=${label}></div></div>`;
  }

  #foot(hass: Hass, meter: Meter, day: Day | undefined, texts: Texts, format: Format): TemplateResult | typeof nothing {
    if (!day || day.curve.length === 0) return nothing;
    const limit = contractVa(hass, meter);
    const over = limit !== null && day.curve.some((one) => one.max > limit);
    const gap = missingMs(day);
    const key = (kind: string, text: string): TemplateResult => html`<span><i class=${kind}></i>${text}</span>`;
    const notes = [
      gap ? texts("missing_time", { duration: format.duration(gap / 1000 - ((gap / 1000) % 60)) }) : "",
      hourlyOnly(day) ? texts("hourly_only") : "",
      this.#chart.broken ? texts("chart_failed") : "",
    ].filter(Boolean);
    const marks = html`${key("mean", texts("legend_mean"))} ${key("peaks", texts("legend_peak"))}
      ${over ? key("exceeding", texts("legend_over")) : nothing}
      ${day.injected.length ? key("back", texts("legend_injected")) : nothing}
      ${this.#now() ? key("now", texts("legend_now")) : nothing}
      ${day.before.length ? key("before", texts("legend_before")) : nothing}`;
    const drawn = !this.table && !this.#chart.broken;
    return html`${drawn || notes.length
        ? html`<div class="legend">${drawn ? marks : nothing} ${notes.map((note) => html`<span>${note}</span>`)}</div>`
        : nothing}
      ${day.totals.length
        ? html`<ul class="totals">
            ${day.totals.map((one) => html`<li><span>${one.name}</span><b>${format.quantity(one.kwh, "kWh", 2)}</b></li>`)}
          </ul>`
        : nothing}`;
  }
}
