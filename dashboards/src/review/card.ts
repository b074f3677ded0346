/** The week in review; during a dry run, what would have happened. */

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { frame } from "../base";
import { formatOf, lengthOf, type Format } from "../format";
import type { Hass } from "../ha";
import { countOf } from "../happened/view";
import { HomeCard } from "../home/card";
import { isError, journalOf, type Decision, type Home, type HomeView } from "../home/data";
import { homeStyles } from "../home/styles";
import type { Texts } from "../i18n";
import { icon } from "../icons";
import { ordered } from "../ladder/model";
import { MINUTE, zoneOf } from "../zone";
import { columnText, midnights, review, type Review } from "./model";
import { reviewStyles } from "./styles";

export class ReviewCard extends HomeCard {
  static override properties = { ...HomeCard.properties, journal: { state: true }, failed: { state: true } };
  static override styles = [frame, homeStyles, reviewStyles];

  declare journal: readonly Decision[] | undefined;
  declare failed: boolean;
  #asked = "";

  constructor() {
    super();
    this.failed = false;
  }

  getCardSize(): number {
    return 5;
  }

  protected override essence(view: HomeView): string {
    return JSON.stringify([view.sheds_today, view.dry_run, view.loads.map(({ id, name, priority }) => [id, name, priority])]);
  }

  protected override heading(texts: Texts): string {
    return texts(this.view?.dry_run ? "review_title_dry" : "review_title");
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const { hass, home, view } = this;
    if (!hass || !home || !view || this.offline) return;
    const now = Date.now();
    const asked = [home.entry_id, Math.floor(now / (5 * MINUTE)), view.sheds_today, view.dry_run].join("|");
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load(hass, home, midnights(now, zoneOf(hass))[0] ?? now, now, asked);
  }

  async #load(hass: Hass, home: Home, start: number, now: number, asked: string): Promise<void> {
    try {
      const journal = await journalOf(hass, home.entry_id, start, now);
      if (asked !== this.#asked) return;
      this.journal = journal.decisions;
      this.failed = false;
    } catch (error) {
      if (!isError(error)) throw error;
      if (asked === this.#asked) this.failed = true;
    }
  }

  protected override content(hass: Hass, _home: Home, view: HomeView, texts: Texts): TemplateResult {
    const { journal } = this;
    if (!journal) return html`<p class="blank soft" role="status">${texts(this.failed ? "failed_text" : "loading")}</p>`;
    const format = formatOf(hass);
    const week = review(journal, ordered(view.loads).map((load) => load.id), view.dry_run, Date.now(), zoneOf(hass));
    const names = new Map(view.loads.map((load) => [load.id, load.name]));
    return html`${week.count ? this.#told(week, names, texts, format) : this.#nothing(week, texts)}
      ${week.since === null ? nothing : html`<p class="soft">${texts("review_since", { time: format.dayTime(week.since) })}</p>`}
      ${week.dry ? html`<p class="soft">${texts("review_dry_note")}</p>` : nothing}`;
  }

  #nothing(week: Review, texts: Texts): TemplateResult {
    return html`<p class="banner calm" role="status">${icon("check", 20)}<span>${texts(week.dry ? "review_none" : "review_none_real")}</span></p>`;
  }

  #told(week: Review, names: ReadonlyMap<string, string>, texts: Texts, format: Format): TemplateResult {
    const figure = (name: string, value: string): TemplateResult =>
      html`<div class="figure"><span class="soft">${name}</span><span class="value">${value}</span></div>`;
    const held = week.avoided === 1 ? texts("review_saved_one") : texts("review_saved_many", { count: format.number(week.avoided) });
    return html`<div class="figures">
        ${figure(texts("review_cuts"), format.number(week.count))} ${figure(texts("review_time"), lengthOf(week.seconds, format))}
      </div>
      ${week.avoided ? html`<p class="banner calm">${icon("holds", 20)}<span>${held}</span></p>` : nothing}
      ${days(week, texts, format)} ${loads(week, names, texts, format)}`;
  }
}

/** A column a day, as high as its minutes. */
function days(week: Review, texts: Texts, format: Format): TemplateResult {
  const most = Math.max(1, ...week.days.map((day) => day.seconds));
  return html`<ol class="days" aria-label=${texts("review_days")}>
    ${week.days.map((day) => {
      const name = format.weekday(day.start + 12 * 60 * MINUTE);
      const text = day.seconds ? countOf({ count: Math.max(1, day.count), seconds: day.seconds }, texts, format) : texts("review_day_none");
      return html`<li title=${texts("review_day", { day: name, text })}>
        <span class="minutes" aria-hidden="true">${columnText(day.seconds, most, format)}</span>
        ${day.seconds
          ? html`<i class=${week.dry ? "dry" : ""} style=${styleMap({ height: `${Math.max(3, (72 * day.seconds) / most)}px` })}></i>`
          : html`<i class="none"></i>`}
        <span class="gone">${texts("review_day", { day: name, text })}</span>
        <span class="name" aria-hidden="true">${format.shortWeekday(day.start + 12 * 60 * MINUTE)}</span>
      </li>`;
    })}
  </ol>`;
}

/** Each appliance by the time it was cut. */
function loads(week: Review, names: ReadonlyMap<string, string>, texts: Texts, format: Format): TemplateResult {
  const most = Math.max(1, ...week.loads.map((sum) => sum.seconds));
  return html`<ul class="sums">
    ${week.loads.map((sum) => {
      const longest = sum.count > 1 ? ` · ${texts("review_longest", { time: lengthOf(sum.longest, format) })}` : "";
      return html`<li>
        <b>${names.get(sum.load) ?? texts("appliance_gone")}</b>
        <span class="soft">${countOf(sum, texts, format)}${longest}</span>
        <span class="track" aria-hidden="true"><i class=${week.dry ? "dry" : ""} style=${styleMap({ width: `${(100 * sum.seconds) / most}%` })}></i></span>
      </li>`;
    })}
  </ul>`;
}
