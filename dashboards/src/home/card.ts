/** A card about a home: which home, its live view, and what to show while there is none. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { BaseCard, formOf, type CardConfig } from "../base";
import type { Hass } from "../ha";
import { INTEGRATION, navigate } from "../ha";
import { textsOf, type Texts } from "../i18n";
import { icon } from "../icons";
import { controlOf } from "./controls";
import { homes, isError, wordsOf, type Home, type HomeView } from "./data";

/** none: there is no home; gone: not the one the card names; failed: Home Assistant refused. */
type Trouble = "none" | "gone" | "failed";
const AGAIN_MS = 20_000;

export abstract class HomeCard extends BaseCard {
  static override properties = {
    ...BaseCard.properties,
    home: { state: true },
    view: { state: true },
    trouble: { state: true },
    refused: { state: true },
  };

  declare home: Home | undefined;
  declare view: HomeView | undefined;
  declare trouble: Trouble | undefined;
  /** What Home Assistant said when it refused what a person asked. */
  declare refused: string | undefined;

  #hearing: (() => Promise<void> | void) | undefined;
  #sought = "";

  /** What Home Assistant proposes for a new card: the first home. */
  static async getStubConfig(hass: Hass): Promise<Partial<CardConfig>> {
    const first = (await homes(hass))[0];
    return first ? { home: first.entry_id } : {};
  }

  /** The form with which a person picks the home; Home Assistant draws it. */
  static getConfigForm(): unknown {
    return formOf({ name: "home", selector: { config_entry: { integration: "hameau" } } });
  }

  override setConfig(config: CardConfig): void {
    if (config.home !== undefined && typeof config.home !== "string") throw new Error("home: a config entry id is expected");
    super.setConfig(config);
    this.#leave();
  }

  /** A home that goes or comes back is another one: what was heard of the old one is over. */
  protected override matters(before: Hass, now: Hass): boolean {
    const id = this.home && controlOf(now, this.home.entry_id, "switch", "shedding");
    const there = (hass: Hass): boolean => id !== undefined && hass.states[id] !== undefined && hass.states[id].state !== "unavailable";
    if (id === undefined || there(before) === there(now)) return false;
    this.#leave();
    return true;
  }

  /** Seconds between two redraws for what time alone changes. */
  protected readonly beat: number = 10;
  #beats = 0;

  protected override tick(): void {
    this.#beats += 1;
    if (this.#beats % this.beat === 0) this.requestUpdate();
  }

  /** What of the view the card shows, as a text: views come twice a second, most cards change less often. */
  protected abstract essence(view: HomeView): string;

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const before = changed.get("view") as HomeView | undefined;
    const same = changed.size === 1 && before && this.view && this.essence(before) === this.essence(this.view);
    return !same && super.shouldUpdate(changed);
  }

  protected override willUpdate(): void {
    // The browser draws the pickers of dates and times itself.
    this.classList.toggle("dark", this.hass?.themes?.darkMode === true);
    void this.#seek();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  /** Says what a person asked for; what is refused is shown, not lost. */
  protected async attempt(asked: Promise<unknown>): Promise<boolean> {
    try {
      await asked;
      this.refused = undefined;
      return true;
    } catch (error) {
      if (!isError(error)) throw error;
      this.refused = this.hass ? await wordsOf(this.hass, error) : "";
      return false;
    }
  }

  #leave(): void {
    this.#sought = "";
    void this.#hearing?.();
    this.#hearing = undefined;
  }

  /** Finds the home and listens to it, once. */
  async #seek(): Promise<void> {
    const { hass, config } = this;
    if (!hass?.connection || !config || this.#sought || hass.connected === false || !this.isConnected) return;
    const sought = (this.#sought = String(Math.random()));
    const all = await homes(hass);
    if (sought !== this.#sought) return;
    this.home = config.home ? all.find((one) => one.entry_id === config.home) : all[0];
    this.trouble = this.home ? undefined : all.length ? "gone" : "none";
    if (this.home) await this.#listen(hass, this.home, sought);
    if (this.trouble) setTimeout(() => sought === this.#sought && this.#leave(), AGAIN_MS);
  }

  async #listen(hass: Hass, home: Home, sought: string): Promise<void> {
    const told = (view: HomeView): void => {
      if (sought === this.#sought) this.view = view;
    };
    try {
      const leave = await hass.connection?.subscribeMessage(told, { type: "hameau/home/subscribe", entry_id: home.entry_id });
      if (sought === this.#sought) this.#hearing = leave;
      else void leave?.();
    } catch (error) {
      if (!isError(error)) throw error;
      if (sought === this.#sought) this.trouble = "failed";
    }
  }

  /** The connection to Home Assistant is lost: what is shown may be old. */
  protected get offline(): boolean {
    return this.hass?.connected === false;
  }

  protected override render(): unknown {
    const { hass, config, home, view } = this;
    if (!hass || !config) return nothing;
    const texts = textsOf(hass);
    const body = home && view && !this.trouble ? this.content(hass, home, view, texts) : this.#instead(texts);
    return html`<ha-card>
      <div class="body">
        <header role="none">
          <h2>${config.title || this.heading(texts)}</h2>
          ${home && view ? this.aside(hass, view, texts) : nothing}
        </header>
        ${this.offline ? html`<p class="banner warn" role="status">${icon("offline", 20)}<span>${texts("home_offline")}</span></p>` : nothing}
        ${this.refused === undefined
          ? nothing
          : html`<p class="banner bad" role="alert">
              ${icon("alert", 20)}<span>${texts("home_refused")}${this.refused ? html` <q>${this.refused}</q>` : nothing}</span>
            </p>`}
        ${body}
      </div>
    </ha-card>`;
  }

  protected abstract heading(texts: Texts): string;
  protected abstract content(hass: Hass, home: Home, view: HomeView, texts: Texts): TemplateResult;

  protected aside(_hass: Hass, _view: HomeView, _texts: Texts): TemplateResult | typeof nothing {
    return nothing;
  }

  #instead(texts: Texts): TemplateResult {
    const { trouble } = this;
    if (!trouble) return html`<p class="blank soft" role="status">${texts("loading")}</p>`;
    return html`<div class="notice" role="status">
      <span class="sign">${icon(trouble === "failed" ? "alert" : "shield")}</span>
      <b>${texts(`home_${trouble}_title`)}</b>
      <p>${texts(`home_${trouble}_text`)}</p>
      ${trouble === "none" ? this.integration(texts) : nothing}
    </div>`;
  }

  /** The way to where homes and appliances are added, for who may add them. */
  protected integration(texts: Texts): TemplateResult | typeof nothing {
    if (this.hass?.user?.is_admin === false) return nothing;
    return html`<button type="button" class="action" @click=${() => navigate(INTEGRATION)}>${texts("open_integration")}</button>`;
  }

  protected get texts(): Texts {
    return textsOf(this.hass);
  }
}
