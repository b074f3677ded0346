/** The form of a new schedule: its name, and what it switches. */

import { html, type TemplateResult } from "lit";
import type { Load } from "../home/data";
import type { Texts } from "../i18n";
import { icon } from "../icons";

export interface FreshView {
  readonly loads: readonly Load[];
  readonly chosen: ReadonlySet<string>;
  readonly texts: Texts;
  readonly toggle: (load: string) => void;
  readonly add: (name: string) => void;
  readonly cancel: () => void;
}

export function freshForm({ loads, chosen, texts, toggle, add, cancel }: FreshView): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("name") ?? "").trim();
    if (name && chosen.size) add(name);
  };
  const chip = (load: Load): TemplateResult => {
    const on = chosen.has(load.id);
    return html`<button type="button" class="chip" aria-pressed=${on ? "true" : "false"} @click=${() => toggle(load.id)}>
      ${icon(on ? "check" : "add", 20)}<span>${load.name}</span>
    </button>`;
  };
  return html`<form class="editor" aria-label=${texts("week_new")} @submit=${send}>
    <label class="wide"><span>${texts("week_exception_name")}</span><input name="name" type="text" required maxlength="60" /></label>
    <div class="tools" role="group" aria-label=${texts("week_new_targets")}>
      <span class="soft">${texts("week_new_targets")}</span>
      ${loads.map(chip)}
    </div>
    <div class="tools">
      <button type="submit" class="action" ?disabled=${chosen.size === 0}>${texts("week_new_draw")}</button>
      <button type="button" class="action plain" @click=${cancel}>${texts("week_cancel")}</button>
    </div>
  </form>`;
}
