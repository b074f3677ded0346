/** What the cards of the past share: which source and span they look at, their answer, and what is shown without one. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { BaseCard, frame, type CardConfig } from "../base";
import { formatOf, type Format } from "../format";
import { INTEGRATION, navigate, type Hass } from "../ha";
import { isError, wordsOf } from "../home/data";
import { onChange, pointsOf, tell, type Known, type Point, type Quantity } from "./data";
import { lookOfQuantity } from "./colours";
import { sign } from "./icons";
import { selectionOf, type Selection, type Source } from "./selection";
import { pastStyles } from "./styles";
import { Dates, pastTexts, type PastTexts } from "./words";

export interface PastConfig extends CardConfig {
  readonly point?: string;
  readonly quantity?: Quantity;
}

/** A command of the WebSocket and what goes with it. */
export interface Question {
  readonly type: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** What a card shows is made of these. */
export interface Scene {
  readonly hass: Hass;
  readonly say: PastTexts;
  readonly format: Format;
  readonly dates: Dates;
  readonly point: Point;
  readonly known: Known;
}

const AGAIN_MS = 10 * 60_000;
const SOON_MS = 15_000;

export abstract class PastCard<Answer> extends BaseCard {
  static override properties = {
    ...BaseCard.properties,
    points: { state: true },
    answer: { state: true },
    second: { state: true },
    stale: { state: true },
    trouble: { state: true },
    table: { state: true },
  };
  static override styles = [frame, pastStyles];

  declare points: readonly Point[] | undefined;
  declare answer: Answer | undefined;
  /** The answer to what was asked beside. */
  declare second: Answer | undefined;
  /** The answer is to an earlier question. */
  declare stale: boolean;
  /** What Home Assistant said instead of answering: a code. */
  declare trouble: string | undefined;
  /** The chart's twin is shown. */
  declare table: boolean;

  #asked = "";
  #round = 0;
  #next = 0;
  #leave: (() => void)[] = [];

  constructor() {
    super();
    this.stale = false;
    this.table = false;
  }

  /** What is asked about a source; undefined when there is nothing to ask. */
  protected abstract question(scene: Scene): Question | undefined;

  /** What is asked in the same breath. */
  protected beside(_scene: Scene): Question | undefined {
    return undefined;
  }

  protected abstract heading(say: PastTexts): string;
  protected abstract content(scene: Scene, answer: Answer): TemplateResult;

  /** Which quantities the card can be about; the first one known is taken when the page's is not among them. */
  protected readonly suits: readonly Quantity[] = ["import", "gas_energy", "gas_volume", "export"];

  protected aside(_scene: Scene, _answer: Answer | undefined): TemplateResult | typeof nothing {
    return nothing;
  }

  protected get selection(): Selection | undefined {
    return this.hass && selectionOf(this.hass);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = [onChange(() => this.ask(true))];
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave) leave();
    this.#leave = [];
    this.#listening = false;
  }

  #listening = false;

  /** The states of entities are nothing to these cards. */
  protected override matters(): boolean {
    return false;
  }

  protected override tick(): void {
    if (!this.hass) return;
    this.selection?.follow(this.hass);
    if (this.#next && Date.now() > this.#next) this.ask(true);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { hass, selection } = this;
    if (!hass || !selection || !this.isConnected) return;
    this.classList.toggle("dark", hass.themes?.darkMode === true);
    if (!this.#listening) {
      this.#listening = true;
      selection.follow(hass);
      this.#leave.push(selection.listen(() => this.requestUpdate()));
      if (selection.awaits(hass)) for (const wait of [200, 600, 1500, 4100]) setTimeout(() => this.#seek(), wait);
    }
    this.ask();
  }

  /** Home Assistant's picker may come a moment after the cards, or never. */
  #seek(): void {
    if (this.hass) this.selection?.follow(this.hass);
    this.requestUpdate();
  }

  /** Does the card need to know more than days? */
  protected readonly hourly: boolean = false;

  /** The card has a source of its own, whatever the page looks at. */
  protected get fixed(): boolean {
    const config = this.config as PastConfig | undefined;
    return !!(config?.point || config?.quantity);
  }

  /** The source the card is about: its own, the page's, or the first there is. */
  protected get scene(): Scene | undefined {
    const { hass, points, selection } = this;
    const config = this.config as PastConfig | undefined;
    if (!hass || !points) return undefined;
    const wanted: Partial<Source> = this.fixed ? { ...(config?.point && { point: config.point }), ...(config?.quantity && { quantity: config.quantity }) } : (selection?.source ?? {});
    const all = points.flatMap((point) => point.quantities.map((known) => ({ point, known }))).filter(({ known }) => this.suits.includes(known.quantity));
    const found =
      (wanted.point || wanted.quantity ? all.find(({ point, known }) => point.point === (wanted.point ?? point.point) && known.quantity === (wanted.quantity ?? known.quantity)) : undefined) ??
      all.find(({ point }) => point.point === wanted.point) ??
      all.toSorted((left, right) => this.suits.indexOf(left.known.quantity) - this.suits.indexOf(right.known.quantity))[0];
    return found && { hass, say: pastTexts(hass), format: formatOf(hass), dates: new Dates(hass.locale.language || hass.language, found.point.zone), ...found };
  }

  /** Asks again when the question is another one, or when it is worth asking afresh. */
  protected ask(afresh = false): void {
    const { hass } = this;
    if (!hass || hass.connected === false) return;
    if (!this.points || afresh) void this.#points(hass, afresh);
    const scene = this.scene;
    const question = scene && this.question(scene);
    const beside = scene && this.beside(scene);
    const asked = question ? JSON.stringify([question, beside]) : "";
    if (!question || (asked === this.#asked && !afresh)) return;
    this.stale = asked !== this.#asked;
    this.#asked = asked;
    this.#next = Date.now() + AGAIN_MS;
    void this.#answer(hass, question, beside, ++this.#round);
  }

  async #points(hass: Hass, afresh: boolean): Promise<void> {
    try {
      this.points = await pointsOf(hass, afresh);
    } catch (error) {
      if (!isError(error)) throw error;
      this.points ??= [];
      this.#next = Date.now() + SOON_MS;
    }
  }

  async #answer(hass: Hass, question: Question, beside: Question | undefined, round: number): Promise<void> {
    try {
      const asked = [question, ...(beside ? [beside] : [])].map(({ type, message }) => tell<Answer>(hass, type, message));
      const [answer, second] = await Promise.all(asked);
      if (round !== this.#round) return;
      this.answer = answer;
      this.second = second;
      this.trouble = undefined;
    } catch (error) {
      if (!isError(error)) throw error;
      const words = await wordsOf(hass, error);
      if (round !== this.#round) return;
      this.refusal = words;
      this.trouble = typeof error === "number" ? "lost" : error.code;
      this.#next = Date.now() + SOON_MS;
    }
    this.stale = false;
  }

  /** What Home Assistant said with its refusal. */
  protected refusal = "";

  protected override render(): unknown {
    const { hass, config, points } = this;
    if (!hass || !config) return nothing;
    const scene = this.scene;
    const say = pastTexts(hass);
    return html`<ha-card style=${styleMap({ "--side": lookOfQuantity(scene?.known.quantity ?? "import").colour })}>
      <div class="body">
        <header role="none">
          <h2>${config.title || this.heading(say)}</h2>
          ${scene ? this.aside(scene, this.answer) : nothing}
        </header>
        ${this.#inside(say, scene, points)}
      </div>
    </ha-card>`;
  }

  #inside(say: PastTexts, scene: Scene | undefined, points: readonly Point[] | undefined): TemplateResult {
    if (!points) return html`<p class="blank soft" role="status">${say("loading")}</p>`;
    if (!scene) return this.without(say);
    if (this.trouble && (this.trouble === "no_data" || !this.answer)) return this.refused(say);
    if (this.answer === undefined) return html`<p class="blank soft" role="status">${say("loading")}</p>`;
    return html`<div class="answer ${this.stale ? "stale" : ""}">${this.content(scene, this.answer)}</div>`;
  }

  /** Shown while there is no history this card could be about. */
  protected without(say: PastTexts): TemplateResult {
    return html`<div class="notice" role="status">
      <span class="sign">${sign("past", 32)}</span><b>${say("none_title")}</b>
      <p>${say("none_text")}</p>
      ${this.hass?.user?.is_admin === false ? nothing : html`<button type="button" class="action" @click=${() => navigate(INTEGRATION)}>${say("none_do")}</button>`}
    </div>`;
  }

  protected refused(say: PastTexts): TemplateResult {
    const empty = this.trouble === "no_data";
    if (empty && this.hourly && this.scene?.known.step.endsWith("day")) return this.coarse(say);
    return html`<div class="notice" role="status">
      <span class="sign">${sign(empty ? "past" : "alert", 32)}</span><b>${say(empty ? "no_data_title" : "failed_title")}</b>
      <p>${empty ? say("no_data_text") : this.refusal || say("failed_text")}</p>
    </div>`;
  }

  /** Shown where days are known, and nothing within them. */
  protected coarse(say: PastTexts): TemplateResult {
    return html`<div class="notice" role="status">
      <span class="sign">${sign("past", 32)}</span><b>${say("coarse_title")}</b>
      <p>${say(this.scene?.point.kind === "gas" ? "coarse_gas" : "coarse_text")}</p>
    </div>`;
  }

  /** The button that changes between a chart and its twin. */
  protected toggle(say: PastTexts): TemplateResult {
    const other = say(this.table ? "show_chart" : "show_table");
    return html`<button type="button" class="icon twin" aria-label=${`${other} · ${this.heading(say)}`} title=${other} @click=${() => (this.table = !this.table)}>
      ${sign(this.table ? "chart" : "table")}
    </button>`;
  }
}
