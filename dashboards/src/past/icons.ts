/** Icons of the cards of the past. */

import {
  mdiAlertCircleOutline,
  mdiChartBar,
  mdiCheckCircleOutline,
  mdiChevronLeft,
  mdiChevronRight,
  mdiClose,
  mdiFileAlertOutline,
  mdiFileCheckOutline,
  mdiFileUploadOutline,
  mdiHistory,
  mdiTableLarge,
  mdiUndoVariant,
} from "@mdi/js";
import { html, type TemplateResult } from "lit";

const PATHS = {
  alert: mdiAlertCircleOutline,
  chart: mdiChartBar,
  close: mdiClose,
  done: mdiCheckCircleOutline,
  drop: mdiFileUploadOutline,
  file: mdiFileCheckOutline,
  next: mdiChevronRight,
  past: mdiHistory,
  previous: mdiChevronLeft,
  table: mdiTableLarge,
  undo: mdiUndoVariant,
  wrong: mdiFileAlertOutline,
} as const;

export const sign = (name: keyof typeof PATHS, size = 24): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width=${size} height=${size} fill="currentColor" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
