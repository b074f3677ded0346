/** The week: when an appliance runs, drawn over the tariff. */

import { html, nothing, type TemplateResult } from "lit";
import { frame } from "../base";
import { formatOf } from "../format";
import type { Hass } from "../ha";
import { HomeCard } from "../home/card";
import * as data from "../home/data";
import { homeStyles } from "../home/styles";
import { textsOf, type Texts } from "../i18n";
import { icon } from "../icons";
import { dateAt, dayStart, MINUTE, zoneOf } from "../zone";
import { keyed, SlotDrag } from "./drag";
import { coming, exceptions } from "./exceptions";
import { freshForm } from "./fresh";
import { legend, slotForm, weekGrid, type Behind, type Week } from "./grid";
import { removal } from "./removal";
import { drawable, spansOf, withSpans, type Schedule } from "./rules";
import { between, DAY, dayOf, lasts, onClock, pieces, replaced, weekStart, type Span } from "./slots";
import { formStyles } from "./form-styles";
import { weekStyles } from "./styles";

interface Loaded {
  readonly schedules: readonly Schedule[];
  readonly runs: data.Runs;
  /** Undefined: this version of Hameau does not tell them. */
  readonly specials: readonly data.Special[] | undefined;
  readonly monday: number;
}

/** Does this schedule itself say so, by the tariff? Then it runs as surely as in a slot. */
const byTariff = (run: data.Run, schedule: Schedule): boolean => run.schedule === schedule.id && run.reason === "tariff" && run.action === "on";

export class WeekCard extends HomeCard {
  static override properties = {
    ...HomeCard.properties,
    ...{ loaded: { state: true }, failed: { state: true }, chosen: { state: true }, drawn: { state: true }, picked: { state: true } },
    ...{ adding: { state: true }, saving: { state: true }, fresh: { state: true }, removing: { state: true } },
  };
  static override styles = [frame, homeStyles, formStyles, weekStyles];

  declare loaded: Loaded | undefined;
  declare failed: boolean;
  /** The schedule shown. */
  declare chosen: string | undefined;
  /** Its slots as changed here and not saved yet. */
  declare drawn: readonly Span[] | undefined;
  declare picked: Span | undefined;
  /** Is an exception being written? */
  declare adding: boolean;
  declare saving: boolean;
  /** What a new schedule shall switch, while one is being written. */
  declare fresh: ReadonlySet<string> | undefined;
  /** Is the person being asked whether the schedule shall go? */
  declare removing: boolean;

  #asked = "";
  readonly #drag = new SlotDrag(
    () => this.requestUpdate(),
    ({ old, now }, moved) => (old && !moved ? this.#pick(old) : this.#change(old, [now])),
  );

  constructor() {
    super();
    this.failed = false;
    this.adding = false;
    this.saving = false;
    this.removing = false;
  }

  getCardSize(): number {
    return 9;
  }

  protected override essence(view: data.HomeView): string {
    return JSON.stringify([view.schedules, view.loads.map(({ id, name }) => [id, name])]);
  }

  protected override heading(texts: Texts): string {
    return texts("week_title");
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { hass, home, view } = this;
    if (!hass || !home || !view || this.offline) return;
    const monday = weekStart(Date.now(), zoneOf(hass));
    const asked = JSON.stringify([home.entry_id, monday, Math.floor(Date.now() / (15 * MINUTE)), view.schedules]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load(hass, home, monday, asked);
  }

  async #load(hass: Hass, home: data.Home, monday: number, asked: string): Promise<void> {
    const end = dayStart(monday, zoneOf(hass), 7);
    try {
      const [schedules, runs, specials] = await Promise.all([
        data.schedulesOf(hass, home.entry_id),
        data.runsOf(hass, home.entry_id, monday, end),
        data.specialsOf(hass, home.entry_id).catch((error: unknown) => {
          if (data.isError(error)) return undefined;
          throw error;
        }),
      ]);
      if (asked !== this.#asked) return;
      this.loaded = { schedules, runs, specials, monday };
      this.failed = false;
    } catch (error) {
      if (!data.isError(error)) throw error;
      if (asked !== this.#asked) return;
      this.failed = true;
      setTimeout(() => (this.#asked = ""), MINUTE / 2);
    }
  }

  get #schedule(): Schedule | undefined {
    const all = this.loaded?.schedules ?? [];
    return all.find((one) => one.id === this.chosen) ?? all[0];
  }

  get #spans(): readonly Span[] {
    return this.drawn ?? (this.#schedule ? spansOf(this.#schedule) : []);
  }

  #pick(span: Span): void {
    this.drawn ??= this.#schedule && spansOf(this.#schedule);
    this.picked = this.#spans.find((one) => one.start === span.start && one.length === span.length);
  }

  /** Puts slots in the place of one, or beside the others, and picks the first of them. */
  #change(old: Span | undefined, now: readonly Span[]): void {
    const first = now[0];
    const start = first?.start ?? 0;
    this.drawn = replaced(this.#spans, old, now);
    this.picked = first && this.drawn.find((one) => one.start === start || pieces(one).some((piece) => piece.day === dayOf(first) && piece.from <= start % DAY && piece.to > start % DAY));
  }

  #key(event: KeyboardEvent, span: Span): void {
    const removed = event.key === "Delete" || event.key === "Backspace";
    const now = removed ? undefined : keyed(span, event);
    if (event.ctrlKey || event.metaKey || (!now && !removed)) return;
    event.preventDefault();
    this.#change(span, now ? [now] : []);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".slot.picked")?.focus());
  }

  #add(day: number): void {
    const busy = this.#spans.flatMap(pieces).filter((piece) => piece.day === day);
    const free = [8, 12, 18, 20, 22, 6, 14, 16, 10, 4, 2, 0].map((hour) => hour * 60).find((at) => busy.every((piece) => piece.to < at || piece.from > at + 60));
    this.#change(undefined, [between(day, free ?? 0, (free ?? 0) + 60)]);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".slot.picked")?.focus());
  }

  async #save(hass: Hass, home: data.Home, schedule: Schedule): Promise<void> {
    this.saving = true;
    const saved = withSpans(schedule, this.#spans);
    if (await this.attempt(data.saveSchedule(hass, home.entry_id, saved))) {
      const loaded = this.loaded;
      if (loaded) this.loaded = { ...loaded, schedules: loaded.schedules.map((one) => (one.id === saved.id ? saved : one)) };
      this.drawn = this.picked = undefined;
      this.#asked = "";
    }
    this.saving = false;
  }

  async #special(asked: Promise<unknown>): Promise<void> {
    if (!(await this.attempt(asked))) return;
    this.adding = false;
    this.#asked = "";
  }

  protected override content(hass: Hass, home: data.Home, view: data.HomeView, texts: Texts): TemplateResult {
    const { loaded } = this;
    if (!loaded) return html`<p class="blank soft" role="status">${texts(this.failed ? "failed_text" : "loading")}</p>`;
    const schedule = this.#schedule;
    const editable = hass.user?.is_admin !== false && !this.offline;
    if (this.fresh) return this.#freshForm(hass, home, view, this.fresh, texts);
    if (!schedule) return this.#empty(view, editable, texts);
    const week = this.#week(hass, loaded, schedule, editable);
    const rows = (): HTMLElement[] => [...this.renderRoot.querySelectorAll<HTMLElement>(".hours")];
    const pick = (span: Span): void => this.#pick(span);
    const hands = { drag: this.#drag, rows, pick, key: (event: KeyboardEvent, span: Span) => this.#key(event, span), add: (day: number) => this.#add(day) };
    return html`${this.#which(view, loaded, schedule, editable, texts)}
      ${this.removing && editable ? this.#removal(hass, home, schedule, texts) : nothing} ${weekGrid(week, hands)}
      ${legend(week, texts("week_legend_locked"))} ${this.#form(week, texts)}
      ${editable ? this.#buttons(hass, home, schedule, texts) : html`<p class="soft">${texts("week_read_only")}</p>`}
      ${this.#exceptions(hass, home, loaded, editable, texts)}`;
  }

  /** Which schedule, and for which appliances. */
  #which(view: data.HomeView, loaded: Loaded, schedule: Schedule, editable: boolean, texts: Texts): TemplateResult {
    const names = schedule.targets.map((target) => view.loads.find((load) => load.id === target)?.name ?? texts("appliance_gone"));
    const choose = (event: Event): void => {
      this.chosen = (event.target as HTMLSelectElement).value;
      this.drawn = this.picked = undefined;
      this.removing = false;
    };
    const label = (one: Schedule): string => one.name || texts("week_unnamed");
    const button = (sign: "add" | "remove", name: string, press: () => void): TemplateResult =>
      html`<button type="button" class="icon ${sign}" aria-label=${name} title=${name} @click=${press}>${icon(sign)}</button>`;
    return html`<div class="which">
      ${loaded.schedules.length > 1
        ? html`<label class="chooser"><span class="gone">${texts("week_schedule")}</span>
            <select ?disabled=${this.#dirty(schedule)} @change=${choose}>
              ${loaded.schedules.map((one) => html`<option value=${one.id} ?selected=${one === schedule}>${label(one)}</option>`)}
            </select></label>`
        : html`<b>${label(schedule)}</b>`}
      ${editable && !this.#dirty(schedule)
        ? html`<span class="hands">
            ${button("add", texts("week_new"), () => (this.fresh = new Set()))}
            ${button("remove", texts("week_delete", { name: label(schedule) }), () => this.#ask(true))}
          </span>`
        : nothing}
      <span class="soft whose">${names.join(", ")}${schedule.enabled === false ? ` · ${texts("week_disabled")}` : nothing}</span>
    </div>`;
  }

  /** Asks whether the schedule shall go, or no longer; the keyboard follows. */
  #ask(removing: boolean): void {
    this.removing = removing;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(removing ? ".removal .plain" : ".which .remove")?.focus());
  }

  #removal(hass: Hass, home: data.Home, schedule: Schedule, texts: Texts): TemplateResult {
    const remove = async (): Promise<void> => {
      this.saving = true;
      if (await this.attempt(data.deleteSchedule(hass, home.entry_id, schedule.id))) {
        const loaded = this.loaded;
        if (loaded) this.loaded = { ...loaded, schedules: loaded.schedules.filter((one) => one !== schedule) };
        this.chosen = this.drawn = this.picked = undefined;
        this.removing = false;
        this.#asked = "";
      }
      this.saving = false;
    };
    const name = schedule.name || texts("week_unnamed");
    return removal({ name, texts, busy: this.saving, remove: () => void remove(), cancel: () => this.#ask(false) });
  }

  #week(hass: Hass, loaded: Loaded, schedule: Schedule, editable: boolean): Week {
    const zone = zoneOf(hass);
    const { monday, runs } = loaded;
    const clocked = (start: string, end: string, kind: string): Behind[] =>
      onClock(Date.parse(start), Date.parse(end), monday, zone).map((piece) => ({ ...piece, kind }));
    const own = new Set((schedule.rules ?? []).filter(drawable).map((rule) => rule.id));
    const others = schedule.targets.flatMap((target) => runs.targets[target] ?? []).filter((run) => run.action !== "off" && !(run.schedule === schedule.id && own.has(run.rule ?? "")));
    const drag = this.#drag.now;
    const spans = drag ? [...this.#spans.filter((one) => one !== drag.old), drag.now] : this.#spans;
    return {
      ...{ monday, zone, spans, editable },
      bands: runs.bands.flatMap((band) => clocked(band.start, band.end, band.period)),
      told: others.filter((run) => byTariff(run, schedule)).flatMap((run) => clocked(run.start, run.end, run.reason)),
      locked: others.filter((run) => !byTariff(run, schedule)).flatMap((run) => clocked(run.start, run.end, run.reason)),
      picked: drag ? drag.now : this.picked,
      texts: textsOf(hass),
      format: formatOf(hass),
      now: Date.now(),
    };
  }

  #form(week: Week, texts: Texts): TemplateResult {
    const span = week.picked;
    if (!span || !week.editable) return week.editable ? html`<p class="soft hint">${texts("week_hint")} <span class="keys">${texts("week_hint_keys")}</span></p>` : html``;
    const real = lasts(span, week.monday, week.zone);
    const time = week.format.duration(real * 60);
    const changed = real !== span.length;
    return slotForm(span, week, (now) => this.#change(this.picked, now), changed ? texts("week_lasts_changed", { time }) : time);
  }

  #dirty(schedule: Schedule): boolean {
    return this.drawn !== undefined && JSON.stringify(this.drawn) !== JSON.stringify(spansOf(schedule));
  }

  #buttons(hass: Hass, home: data.Home, schedule: Schedule, texts: Texts): TemplateResult | typeof nothing {
    if (!this.#dirty(schedule)) return nothing;
    const cancel = (): void => void (this.drawn = this.picked = undefined);
    return html`<div class="tools save">
      <span class="soft" role="status">${texts("week_unsaved")}</span>
      <button type="button" class="action plain" ?disabled=${this.saving} @click=${cancel}>${texts("week_cancel")}</button>
      <button type="button" class="action" ?disabled=${this.saving} @click=${() => void this.#save(hass, home, schedule)}>
        ${icon("check", 20)}<span>${texts("week_save")}</span>
      </button>
    </div>`;
  }

  #exceptions(hass: Hass, home: data.Home, loaded: Loaded, editable: boolean, texts: Texts): TemplateResult | typeof nothing {
    if (!loaded.specials) return nothing;
    return exceptions({
      ...{ all: coming(loaded.specials, dateAt(Date.now(), zoneOf(hass))), adding: this.adding, editable, texts, format: formatOf(hass) },
      open: (adding) => (this.adding = adding),
      remove: (special) => void this.#special(data.deleteSpecial(hass, home.entry_id, special.id)),
      add: (special) => void this.#special(data.saveSpecial(hass, home.entry_id, special)),
    });
  }

  #freshForm(hass: Hass, home: data.Home, view: data.HomeView, chosen: ReadonlySet<string>, texts: Texts): TemplateResult {
    const add = async (name: string): Promise<void> => {
      const targets = view.loads.map((load) => load.id).filter((id) => chosen.has(id));
      const kept = data.saveSchedule(hass, home.entry_id, { id: "", name, targets, rules: [] });
      if (!(await this.attempt(kept))) return;
      this.chosen = (await kept).id;
      this.fresh = this.drawn = this.picked = undefined;
      this.#asked = "";
    };
    const toggle = (load: string): void => void (this.fresh = chosen.has(load) ? new Set([...chosen].filter((one) => one !== load)) : new Set([...chosen, load]));
    const cancel = (): void => void (this.fresh = undefined);
    return freshForm({ loads: view.loads, chosen, texts, toggle, cancel, add: (name) => void add(name) });
  }

  #empty(view: data.HomeView, editable: boolean, texts: Texts): TemplateResult {
    return html`<div class="notice">
      <span class="sign">${icon("week")}</span>
      <b>${texts("week_empty_title")}</b>
      <p>${texts("week_empty_text")}</p>
      ${view.loads.length === 0
        ? this.integration(texts)
        : editable ? html`<button type="button" class="action" @click=${() => (this.fresh = new Set())}>${icon("add", 20)}<span>${texts("week_new")}</span></button>` : nothing}
    </div>`;
  }
}
