/** Icons as inline SVG: shapes first, so that colour is never the only sign. */

import { mdiAlert, mdiCloseCircle, mdiFileDocumentOutline, mdiLightningBolt, mdiTimerSand, mdiTransmissionTowerImport } from "@mdi/js";
import { mdiChartBellCurve, mdiChevronLeft, mdiChevronRight, mdiClockOutline, mdiMeterElectricOutline, mdiTableLarge } from "@mdi/js";
import { mdiAlertDecagramOutline, mdiFlashOff, mdiShieldCheckOutline } from "@mdi/js";
import { mdiArrowDown, mdiArrowUp, mdiCalendarAlert, mdiCalendarWeek, mdiCheck, mdiClose, mdiDelete, mdiDragVertical, mdiLockOutline, mdiPlus } from "@mdi/js";
import { mdiCarElectric, mdiLightbulbOutline, mdiPowerSocketEu, mdiRadiator, mdiToggleSwitchOutline, mdiTune, mdiWaterBoiler } from "@mdi/js";
import { mdiEyeOutline, mdiLanDisconnect, mdiPowerPlugOff, mdiRestore, mdiShieldOutline, mdiStarOutline, mdiChevronDown } from "@mdi/js";
import { svg, type SVGTemplateResult, html, type TemplateResult } from "lit";
import type { Colour } from "./meter/model";

export const ICONS = {
  add: mdiPlus,
  alert: mdiAlert,
  boiler: mdiWaterBoiler,
  car: mdiCarElectric,
  check: mdiCheck,
  clock: mdiClockOutline,
  close: mdiClose,
  contract: mdiFileDocumentOutline,
  curve: mdiChartBellCurve,
  cut: mdiPowerPlugOff,
  down: mdiCloseCircle,
  drag: mdiDragVertical,
  energy: mdiLightningBolt,
  except: mdiCalendarAlert,
  eye: mdiEyeOutline,
  holds: mdiShieldCheckOutline,
  injected: mdiTransmissionTowerImport,
  later: mdiArrowDown,
  level: mdiTune,
  light: mdiLightbulbOutline,
  lock: mdiLockOutline,
  meter: mdiMeterElectricOutline,
  next: mdiChevronRight,
  offline: mdiLanDisconnect,
  open: mdiFlashOff,
  peak: mdiAlertDecagramOutline,
  plug: mdiPowerSocketEu,
  prefer: mdiStarOutline,
  previous: mdiChevronLeft,
  radiator: mdiRadiator,
  remove: mdiDelete,
  restore: mdiRestore,
  shield: mdiShieldOutline,
  sooner: mdiArrowUp,
  switch: mdiToggleSwitchOutline,
  table: mdiTableLarge,
  unfold: mdiChevronDown,
  wait: mdiTimerSand,
  week: mdiCalendarWeek,
} as const;

export type Icon = keyof typeof ICONS;

/** An icon of 24 px, or another size, that screen readers skip. */
export const icon = (name: Icon, size = 24): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width=${size} height=${size} fill="currentColor" aria-hidden="true"><path d=${ICONS[name]}></path></svg>`;

const SHAPES: Readonly<Record<Colour, SVGTemplateResult>> = {
  blue: svg`<circle cx="12" cy="12" r="8" fill="var(--blue-color, #2196f3)"></circle>`,
  white: svg`<circle cx="12" cy="12" r="7" fill="#fff" stroke="var(--secondary-text-color, #727272)" stroke-width="2"></circle>`,
  red: svg`<path d="M12 2 22 12 12 22 2 12Z" fill="var(--red-color, #f44336)"></path>`,
};

/** Tempo's colours, each with its own shape: full circle, ring, diamond. */
export const tempo = (colour: Colour): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" data-colour=${colour}>${SHAPES[colour]}</svg>`;

/** A colour not announced yet: a dashed circle. */
export const tempoUnknown = (): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <circle cx="12" cy="12" r="7" fill="none" stroke="var(--secondary-text-color, #727272)" stroke-width="2" stroke-dasharray="3 3"></circle>
  </svg>`;
