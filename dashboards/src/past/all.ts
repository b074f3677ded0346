/** The cards of the past themselves: loaded as one file when the first of them is seen. */

import { CoverageView } from "./coverage";
import { HeatmapView } from "./heatmap";
import { ImportView } from "./import";
import { LoadView } from "./load";
import { MonthsView } from "./months";
import { PeriodView } from "./period";
import type { Name } from "./shell";
import { TariffsView } from "./tariffs";
import { ToDateView } from "./to-date";

const VIEWS: Readonly<Record<Name, CustomElementConstructor>> = {
  period: PeriodView,
  "to-date": ToDateView,
  months: MonthsView,
  heatmap: HeatmapView,
  load: LoadView,
  tariffs: TariffsView,
  coverage: CoverageView,
  import: ImportView,
};

// A page kept open over an update may load two builds: the first one stays.
for (const [name, view] of Object.entries(VIEWS)) if (!customElements.get(`hameau-${name}-view`)) customElements.define(`hameau-${name}-view`, view);
