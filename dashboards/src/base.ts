/** What all cards share: which changes are worth a redraw, a clock, the frame of a card. */

import { css, LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Hass } from "./ha";
import { textsOf, type TextKey } from "./i18n";
import { meterOf, meters, type Meter } from "./registry";

export interface CardConfig {
  readonly type: string;
  readonly device?: string;
  /** The home a card of load shedding is about. */
  readonly home?: string;
  readonly title?: string;
}

interface GridOptions {
  readonly columns: number | "full";
  readonly min_columns: number;
  readonly rows?: number | "auto";
}

const FRAME = ["entities", "devices", "locale", "language", "themes", "connected", "formatEntityState"] as const;

/** A card with a clock, that is redrawn for what it shows and for nothing else. */
export abstract class BaseCard extends LitElement {
  static override properties: PropertyDeclarations = { hass: { attribute: false }, config: { state: true } };

  declare hass?: Hass;
  declare config?: CardConfig;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** Called each second while the card can be seen. */
  protected abstract tick(): void;

  /** Did a state that the card shows change? What frames every card is looked at before. */
  protected abstract matters(before: Hass, now: Hass): boolean;

  setConfig(config: CardConfig): void {
    this.config = config;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, min_columns: 6, rows: "auto" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => {
      if (document.visibilityState === "visible" && this.hass) this.tick();
    }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (!this.hass || !this.config) return false;
    if (changed.size > 1 || !changed.has("hass")) return true;
    const before = changed.get("hass") as Hass | undefined;
    if (!before) return true;
    const now = this.hass;
    return FRAME.some((name) => before[name] !== now[name]) || this.matters(before, now);
  }
}

/** A card about one meter. */
export abstract class HameauCard extends BaseCard {
  /** What Home Assistant proposes for a new card: the first meter. */
  static getStubConfig(hass: Hass): Partial<CardConfig> {
    const first = meters(hass)[0];
    return first ? { device: first.device } : {};
  }

  /** The form with which a person picks the meter; Home Assistant draws it. */
  static getConfigForm(): unknown {
    return formOf({ name: "device", selector: { device: { integration: "hameau" } } });
  }

  /** Entities whose change is worth a redraw. */
  protected abstract watched(meter: Meter): readonly string[];

  override setConfig(config: CardConfig): void {
    if (config.device !== undefined && typeof config.device !== "string") throw new Error("device: a device id is expected");
    super.setConfig(config);
  }

  protected get meter(): Meter | undefined {
    return this.hass && meterOf(this.hass, this.config?.device);
  }

  protected override matters(before: Hass, now: Hass): boolean {
    const meter = this.meter;
    return !!meter && this.watched(meter).some((id) => before.states[id] !== now.states[id]);
  }
}

/** A field of such a form. */
export interface Field {
  readonly name: string;
  readonly selector: object;
}

/** A form of Home Assistant's: what the card is about, and its title. */
export function formOf(...about: readonly Field[]): unknown {
  return {
    schema: [...about, { name: "title", selector: { text: {} } }],
    computeLabel: ({ name }: { name: string }) => textsOf(undefined)(`form_${name}` as TextKey),
  };
}

export const frame = css`
  :host {
    display: block;
    height: 100%;
    --soft: var(--secondary-text-color, #6b7280);
    --ink: var(--primary-text-color, #1c1c1e);
    --line: var(--divider-color, #e5e7eb);
    --surface: var(--ha-card-background, var(--card-background-color, #fff));
    --grid: var(--energy-grid-consumption-color, #488fc2);
    --return: var(--energy-grid-return-color, #8353d1);
    --amber: var(--warning-color, #ffa600);
    --red: var(--error-color, #db4437);
    --green: var(--success-color, #43a047);
  }
  ha-card {
    container-type: inline-size;
    height: 100%;
    box-sizing: border-box;
    overflow: hidden;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }
  .body {
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 16px;
    box-sizing: border-box;
    height: 100%;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    flex-wrap: wrap;
    min-height: 24px;
  }
  h2 {
    font: inherit;
    font-size: 16px;
    font-weight: 500;
    line-height: 24px;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .soft {
    color: var(--soft);
    font-size: 13px;
    line-height: 18px;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    text-align: start;
    cursor: pointer;
    border-radius: 8px;
    -webkit-tap-highlight-color: transparent;
  }
  button:focus-visible,
  a:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid var(--primary-color, #03a9f4);
    outline-offset: 2px;
  }
  .action {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    padding: 0 20px;
    border-radius: 22px;
    /* A tint with the page's own ink: white on Home Assistant's blue is too pale to read. */
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 24%, transparent);
    color: var(--ink);
    font-weight: 500;
    text-decoration: none;
    box-sizing: border-box;
  }
  .action:hover {
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 36%, transparent);
  }
  .notice {
    display: grid;
    justify-items: center;
    text-align: center;
    gap: 8px;
    padding: 12px 8px 8px;
    margin: auto 0;
  }
  .notice .sign {
    display: grid;
    place-items: center;
    width: 64px;
    height: 64px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--tone, var(--grid)) 16%, transparent);
    color: color-mix(in srgb, var(--tone, var(--grid)) 85%, var(--ink));
  }
  .notice .sign svg {
    width: 32px;
    height: 32px;
  }
  .notice b {
    font-size: 20px;
    font-weight: 400;
    line-height: 26px;
  }
  .notice p {
    margin: 0 0 8px;
    max-width: 44ch;
    font-size: 14px;
    line-height: 20px;
    color: var(--soft);
    text-wrap: pretty;
  }
  .gone {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
