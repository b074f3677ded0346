/** What happened: a day's power against its limit, what was cut, and why. */

import { html, nothing, type TemplateResult } from "lit";
import { frame } from "../base";
import { dayNav } from "../day/nav";
import { ChartStage } from "../day/stage";
import { dayStyles } from "../day/styles";
import { themeOf } from "../day/theme";
import { formatOf, lengthOf, type Format } from "../format";
import type { Hass } from "../ha";
import { HomeCard } from "../home/card";
import { isError, journalOf, type Home, type HomeView, type Journal } from "../home/data";
import { speaker } from "../home/sentences";
import { homeStyles } from "../home/styles";
import type { Texts } from "../i18n";
import { icon } from "../icons";
import { ordered } from "../ladder/model";
import { clockTicks, dayStart, MINUTE, zoneOf } from "../zone";
import { curveOf, cutsIn, nearest, sums, switched, type Cut } from "./model";
import { happenedStyles } from "./styles";
import { countOf, detail, drawnOf, lane, tableOf, type Scene } from "./view";

const STEP: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

export class HappenedCard extends HomeCard {
  static override properties = {
    ...HomeCard.properties,
    ...{ shift: { state: true }, table: { state: true }, journal: { state: true }, failed: { state: true }, picked: { state: true } },
  };
  static override styles = [frame, dayStyles, homeStyles, happenedStyles];

  /** Days from today: 0 or less. */
  declare shift: number;
  declare table: boolean;
  declare journal: (Journal & { readonly start: number }) | undefined;
  declare failed: boolean;
  declare picked: Cut | undefined;

  readonly #chart = new ChartStage(this, () => this.#draw());
  #asked = "";
  #scene: Scene | undefined;

  constructor() {
    super();
    this.shift = 0;
    this.table = false;
    this.failed = false;
  }

  getCardSize(): number {
    return 9;
  }

  protected override essence(view: HomeView): string {
    return JSON.stringify(view.loads.map(({ id, name, priority, state }) => [id, name, priority, state]));
  }

  protected override heading(texts: Texts): string {
    return texts("happened_title");
  }

  protected override aside(hass: Hass, _view: HomeView, texts: Texts): TemplateResult {
    const move = (by: number): void => {
      this.shift += by;
      this.picked = undefined;
    };
    const toggle = (): void => void (this.table = !this.table);
    return dayNav({ shift: this.shift, table: this.table, zone: zoneOf(hass), texts, format: formatOf(hass), move, toggle });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart.dispose();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    this.#ask();
  }

  protected override updated(): void {
    const drawn = this.#scene?.curve.length ? this.renderRoot.querySelector<HTMLElement>(".chart") : null;
    this.#chart.follow(drawn);
  }

  /** Asks for the day again each minute and whenever something is cut or comes back. */
  #ask(): void {
    const { hass, home, view } = this;
    if (!hass || !home || !view || this.offline) return;
    const now = Date.now();
    const zone = zoneOf(hass);
    const start = dayStart(now, zone, this.shift);
    const fresh = this.shift === 0 ? [Math.floor(now / MINUTE), view.loads.map((load) => load.state)] : [];
    const asked = JSON.stringify([home.entry_id, start, fresh]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load(hass, home, start, Math.min(now, dayStart(now, zone, this.shift + 1)), asked);
  }

  async #load(hass: Hass, home: Home, start: number, until: number, asked: string): Promise<void> {
    try {
      const journal = await journalOf(hass, home.entry_id, start, until);
      if (asked !== this.#asked) return;
      this.journal = { ...journal, start };
      this.failed = false;
    } catch (error) {
      if (!isError(error)) throw error;
      if (asked === this.#asked) this.failed = true;
    }
  }

  #sceneOf(hass: Hass, view: HomeView, journal: Journal & { readonly start: number }, texts: Texts, format: Format): Scene {
    const { start } = journal;
    const zone = zoneOf(hass);
    const end = dayStart(start, zone, 1);
    const until = Math.min(Date.now(), end);
    const names = new Map(view.loads.map((load) => [load.id, load.name]));
    const last = journal.power.at(-1);
    return {
      ...{ start, end, texts, format },
      curve: curveOf(journal.power, start, until),
      cuts: cutsIn(journal.decisions, start, until),
      limitVa: journal.limit_va,
      ticks: clockTicks(start, zone, 3),
      now: last && until < end && until - last[0] < 5 * MINUTE ? { at: last[0], va: last[1] } : null,
      nameOf: (load) => names.get(load) ?? texts("appliance_gone"),
      speak: speaker(hass, names),
    };
  }

  #draw(): void {
    const { chart } = this.#chart;
    if (!chart || !this.#scene) return;
    const card = this.renderRoot.querySelector<HTMLElement>(".day");
    chart.placed = (left, right) => {
      card?.style.setProperty("--left", `${left}px`);
      card?.style.setProperty("--right", `${chart.element.clientWidth - right}px`);
    };
    chart.draw(drawnOf(this.#scene), themeOf(this));
  }

  protected override content(hass: Hass, home: Home, view: HomeView, texts: Texts): TemplateResult {
    const format = formatOf(hass);
    const { journal } = this;
    const start = dayStart(Date.now(), zoneOf(hass), this.shift);
    this.#scene = undefined;
    if (this.failed && journal?.start !== start) return said(texts("failed_title"), texts("failed_text"));
    if (!journal) return html`<p class="blank soft" role="status">${texts("loading")}</p>`;
    const scene = this.#sceneOf(hass, view, journal, texts, format);
    this.#scene = scene;
    const table = this.table || this.#chart.broken;
    const label = texts("happened_table", { day: format.day(journal.start) });
    return html`<div class="day ${journal.start === start ? "" : "stale"}">
      ${this.#figures(scene, texts, format)}
      ${table
        ? html`<div class="stage"><div class="table" tabindex="0" role="region" aria-label=${label}>${tableOf(scene, journal.decisions, home.title)}</div></div>`
        : html`${this.#stage(scene, texts, format)} ${this.#lanes(view, scene, texts)}`}
    </div>`;
  }

  #figures(scene: Scene, texts: Texts, format: Format): TemplateResult {
    const figure = (name: string, value: unknown): TemplateResult =>
      html`<div class="figure"><span class="soft">${name}</span><span class="value">${value}</span></div>`;
    const cuts = switched(scene.cuts);
    const peak = Math.max(...scene.curve.map((one) => one.max));
    return html`<div class="figures">
      ${figure(texts("happened_cuts"), format.number(cuts.count))}
      ${cuts.count ? figure(texts("happened_time"), lengthOf(cuts.seconds, format)) : nothing}
      ${Number.isFinite(peak) ? figure(texts("day_peak"), html`${format.number(peak / 1000, 2)} <small>kVA</small>`) : nothing}
    </div>`;
  }

  #stage(scene: Scene, texts: Texts, format: Format): TemplateResult {
    if (scene.curve.length === 0) return said(texts("happened_no_power_title"), texts("happened_no_power_text"));
    const cuts = switched(scene.cuts);
    const summary = cuts.count ? countOf(cuts, texts, format) : texts("happened_none");
    return html`<div class="stage"><div class="chart" role="img" aria-label=${texts("chart_label", { day: format.day(scene.start), summary })}></div></div>`;
  }

  #lanes(view: HomeView, scene: Scene, texts: Texts): TemplateResult {
    const all = sums(scene.cuts, ordered(view.loads).map((load) => load.id));
    if (all.length === 0) return html`<p class="banner calm" role="status">${icon("check", 20)}<span>${texts("happened_none")}</span></p>`;
    const same = (cut: Cut): boolean => cut.load === this.picked?.load && cut.start === this.picked.start;
    const picked = scene.cuts.find(same) ?? (scene.cuts.at(-1) as Cut);
    return html`<div class="lanes">
        ${all.map((sum) => lane(sum, scene, picked, (event, cuts) => this.#pick(event, cuts, scene)))}
      </div>
      ${detail(picked, scene)}`;
  }

  /** The cut under the pointer, or the one before or after by the arrow keys. */
  #pick(event: Event, cuts: readonly Cut[], scene: Scene): void {
    const { picked } = this;
    const mine = picked && cuts.findIndex((cut) => cut.load === picked.load && cut.start === picked.start);
    if (event instanceof KeyboardEvent) {
      const step = STEP[event.key];
      if (step === undefined) return;
      event.preventDefault();
      this.picked = cuts[Math.min(cuts.length - 1, Math.max(0, (mine ?? 0) + step))];
    } else if (event instanceof PointerEvent && event.detail + event.clientX > 0) {
      const box = (event.currentTarget as HTMLElement).querySelector(".track")?.getBoundingClientRect();
      if (box) this.picked = nearest(cuts, scene.start + ((event.clientX - box.left) / box.width) * (scene.end - scene.start));
    } else if (mine === undefined || mine < 0) this.picked = cuts.at(-1);
  }
}

const said = (title: string, text: string): TemplateResult =>
  html`<div class="stage"><div class="over-stage" role="status"><b>${title}</b><span class="soft">${text}</span></div></div>`;
