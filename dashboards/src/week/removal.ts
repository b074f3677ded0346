/** The question before a schedule goes for good. */

import { html, type TemplateResult } from "lit";
import type { Texts } from "../i18n";
import { icon } from "../icons";

export interface RemovalView {
  readonly name: string;
  readonly texts: Texts;
  readonly busy: boolean;
  readonly remove: () => void;
  readonly cancel: () => void;
}

export function removal({ name, texts, busy, remove, cancel }: RemovalView): TemplateResult {
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") cancel();
  };
  return html`<div class="removal" role="alertdialog" aria-labelledby="removal" aria-describedby="removal-text" @keydown=${key}>
    <b id="removal">${texts("week_delete_title", { name })}</b>
    <span class="soft" id="removal-text">${texts("week_delete_text")}</span>
    <div class="tools">
      <button type="button" class="action plain" ?disabled=${busy} @click=${cancel}>${texts("week_cancel")}</button>
      <button type="button" class="action final" ?disabled=${busy} @click=${remove}>${icon("remove", 20)}<span>${texts("week_delete_do")}</span></button>
    </div>
  </div>`;
}
