/** The cards of the past as the page first meets them: names and sizes. What they show is in a file loaded when one is seen. */

import { formOf, type CardConfig, type Field } from "../base";
import type { Hass } from "../ha";
import { textsOf } from "../i18n";
import { lastPoints, type Quantity } from "./data";

export const NAMES = ["period", "to-date", "months", "heatmap", "load", "tariffs", "coverage", "import"] as const;
export type Name = (typeof NAMES)[number];

interface Inner extends HTMLElement {
  hass?: Hass;
  setConfig(config: CardConfig): void;
}

const QUANTITIES: readonly Quantity[] = ["import", "gas_energy", "gas_volume", "export"];
/** Cards of electricity alone; the card of files asks the files. */
const ELECTRIC: readonly Name[] = ["load", "tariffs"];

/** What a person may fix for a card; it follows the page where nothing is fixed. */
function fieldsOf(name: Name): readonly Field[] {
  if (name === "import") return [];
  const electric = ELECTRIC.includes(name);
  const points = lastPoints().filter(({ kind }) => !electric || kind === "electricity");
  const choices = points.map(({ point, title }) => ({ value: point, label: title }));
  const point = { name: "point", selector: { select: { mode: "dropdown", custom_value: true, options: choices } } };
  if (electric) return [point];
  const say = textsOf(undefined);
  const options = QUANTITIES.map((value) => ({ value, label: say(`form_quantity_${value}`) }));
  return [point, { name: "quantity", selector: { select: { mode: "dropdown", options } } }];
}

/** The element of a card that brings its contents when it is first put on a page. */
export function shellOf(name: Name, rows: number): CustomElementConstructor {
  return class extends HTMLElement {
    /** The card itself, once its file is there. */
    inner: Inner | undefined;
    #hass: Hass | undefined;
    #config: CardConfig | undefined;
    #asked = false;

    static getStubConfig(): Partial<CardConfig> {
      return {};
    }

    static getConfigForm(): unknown {
      return formOf(...fieldsOf(name));
    }

    set hass(hass: Hass) {
      this.#hass = hass;
      if (this.inner) this.inner.hass = hass;
    }

    get hass(): Hass | undefined {
      return this.#hass;
    }

    setConfig(config: CardConfig): void {
      this.#config = config;
      this.inner?.setConfig(config);
    }

    getCardSize(): number {
      return rows;
    }

    getGridOptions(): object {
      return { columns: 12, min_columns: 6, rows: "auto" };
    }

    connectedCallback(): void {
      if (this.#asked) return;
      this.#asked = true;
      this.style.display = "block";
      void import("./all").then(() => {
        const inner = document.createElement(`hameau-${name}-view`) as Inner;
        if (this.#config) inner.setConfig(this.#config);
        if (this.#hass) inner.hass = this.#hass;
        this.inner = inner;
        this.attachShadow({ mode: "open" }).append(inner);
      });
    }
  };
}
