/** Days that are not like others: which there are, and one more. */

import { html, nothing, type TemplateResult } from "lit";
import type { Format } from "../format";
import type { Special } from "../home/data";
import type { Texts } from "../i18n";
import { icon } from "../icons";

export interface ExceptionsView {
  readonly all: readonly Special[];
  readonly adding: boolean;
  readonly editable: boolean;
  readonly texts: Texts;
  readonly format: Format;
  readonly open: (adding: boolean) => void;
  readonly remove: (special: Special) => void;
  readonly add: (special: Omit<Special, "id">) => void;
}

/** A date without a time, at noon, so that every zone agrees on the day. */
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Those of today and later, the next one first. */
export const coming = (all: readonly Special[], today: string): Special[] =>
  all.filter((one) => (one.end ?? one.start) >= today).toSorted((left, right) => left.start.localeCompare(right.start));

/** What happens on these days. */
function said(special: Special, texts: Texts): string {
  const times = (special.slots ?? []).map((slot) => {
    const { start, end } = slot as { start?: unknown; end?: unknown };
    return typeof start === "string" && typeof end === "string" ? `${start} – ${end}` : texts("week_exception_other");
  });
  return times.length ? times.join(", ") : texts("week_exception_rest");
}

/** What the form says; undefined while it is not complete. */
export function read(form: FormData): Omit<Special, "id"> | undefined {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const [start, end, from, to] = [text("start"), text("end"), text("from"), text("to")];
  if (!start || (end && end < start)) return undefined;
  return {
    name: text("name"),
    start,
    ...(end && end !== start ? { end } : {}),
    ...(from && to ? { slots: [{ start: from, end: to }] } : {}),
  };
}

export function exceptions(view: ExceptionsView): TemplateResult {
  const { all, adding, editable, texts, format } = view;
  return html`<section class="exceptions" aria-labelledby="exceptions">
    <h3 id="exceptions">${texts("week_exceptions")}</h3>
    ${all.length
      ? html`<ul>
          ${all.map((one) => item(one, view))}
        </ul>`
      : adding ? nothing : html`<p class="soft">${texts("week_exceptions_none")}</p>`}
    ${adding ? form(view) : editable ? html`<button type="button" class="action plain" @click=${() => view.open(true)}>${icon("add", 20)}<span>${texts("week_exception_add")}</span></button>` : nothing}
  </section>`;

  function item(one: Special, { remove }: ExceptionsView): TemplateResult {
    const days = one.end && one.end !== one.start ? `${format.shortDay(noon(one.start))} → ${format.shortDay(noon(one.end))}` : format.shortDay(noon(one.start));
    const name = one.name || days;
    const label = texts("week_exception_remove", { name });
    return html`<li>
      ${icon("except", 20)}
      <span><b>${name}</b><span class="soft">${[one.name ? days : "", said(one, texts)].filter(Boolean).join(" · ")}</span></span>
      ${editable ? html`<button type="button" class="icon" aria-label=${label} title=${label} @click=${() => remove(one)}>${icon("remove", 20)}</button>` : nothing}
    </li>`;
  }
}

function form({ texts, open, add }: ExceptionsView): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const special = read(new FormData(form));
    if (special) return add(special);
    const end = form.elements.namedItem("end") as HTMLInputElement;
    end.setCustomValidity(texts("week_exception_order"));
    end.reportValidity();
  };
  const forgive = (event: InputEvent): void => (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>("[name=end]")?.setCustomValidity("");
  const field = (name: string, type: string, label: string, required = false): TemplateResult =>
    html`<label><span>${label}</span><input name=${name} type=${type} ?required=${required} /></label>`;
  return html`<form class="editor" @submit=${send} @input=${forgive}>
    ${field("name", "text", texts("week_exception_name"), true)} ${field("start", "date", texts("week_exception_first"), true)}
    ${field("end", "date", texts("week_exception_last"))}
    <p class="soft">${texts("week_exception_times")}</p>
    ${field("from", "time", texts("week_from"))} ${field("to", "time", texts("week_to"))}
    <div class="tools">
      <button type="submit" class="action">${texts("week_exception_add")}</button>
      <button type="button" class="action plain" @click=${() => open(false)}>${texts("week_cancel")}</button>
    </div>
  </form>`;
}
