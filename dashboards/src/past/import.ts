/** Files of the past: dropped or chosen, looked at first, kept once a person agrees, taken back if need be. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { BaseCard, frame } from "../base";
import { formatOf } from "../format";
import type { Hass } from "../ha";
import { isError, wordsOf } from "../home/data";
import { changed, onChange, pointsOf, tell, type FilePreview, type Point, type Preview, type Taken } from "./data";
import { sign } from "./icons";
import { asksPoint, choicesOf, fileOf, isGood, type FileScene } from "./import-file";
import { importStyles } from "./import-styles";
import { pastStyles } from "./styles";
import { askUndo, followUndo, followUndone, undoStyles } from "./undo";
import { Dates, named, pastTexts, type PastTexts } from "./words";

type Step = "rest" | "sending" | "looking" | "shown" | "taking" | "taken";

export class ImportView extends BaseCard {
  static override properties = {
    ...BaseCard.properties,
    step: { state: true },
    preview: { state: true },
    taken: { state: true },
    refused: { state: true },
    over: { state: true },
    points: { state: true },
    owners: { state: true },
    produced: { state: true },
    sent: { state: true },
    undoing: { state: true },
    undone: { state: true },
  };
  static override styles = [frame, pastStyles, importStyles, undoStyles];

  declare step: Step;
  declare preview: Preview | undefined;
  declare taken: readonly Taken[] | undefined;
  /** Why the last thing asked was refused. */
  declare refused: string | undefined;
  /** Files are held over the card. */
  declare over: boolean;
  declare points: readonly Point[];
  /** The points of files that name none, by the file's place. */
  declare owners: Readonly<Record<number, string>>;
  /** The files that tell of what was fed in, where they do not say it. */
  declare produced: ReadonlySet<number>;
  declare sent: string;
  /** What would be taken back, if the question is answered with yes. */
  declare undoing: Taken | undefined;
  declare undone: ReadonlySet<number>;

  #leave: (() => void) | undefined;

  constructor() {
    super();
    this.step = "rest";
    this.over = false;
    this.points = [];
    this.sent = "";
    this.owners = {};
    this.produced = new Set();
    this.undone = new Set();
  }

  protected tick(): void {
    // Nothing here changes by itself.
  }

  protected override matters(): boolean {
    return false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = onChange(() => void this.#points());
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
  }

  protected override firstUpdated(): void {
    void this.#points();
  }

  async #points(): Promise<void> {
    try {
      if (this.hass) this.points = await pointsOf(this.hass);
    } catch (error) {
      if (!isError(error)) throw error;
    }
  }

  /** Does something that Home Assistant may refuse; back to another step when it does. */
  async #attempt(during: Step, otherwise: Step, work: (hass: Hass) => Promise<void>): Promise<void> {
    const { hass } = this;
    if (!hass) return;
    this.step = during;
    this.refused = undefined;
    try {
      await work(hass);
    } catch (error) {
      this.refused = await whyRefused(hass, error);
      this.step = otherwise;
    }
  }

  /** Sends files to Home Assistant's own door for files, and has them looked at. */
  #look(files: readonly File[]): void {
    if (files.length === 0) return;
    void this.#attempt("sending", "rest", async (hass) => {
      const ids: string[] = [];
      for (const [index, file] of files.entries()) {
        this.sent = pastTexts(hass)("sending", { name: file.name, number: String(index + 1), of: String(files.length) });
        ids.push(await upload(hass, file));
      }
      this.step = "looking";
      this.owners = {};
      this.produced = new Set();
      this.preview = await tell<Preview>(hass, "import/preview", { file_ids: ids });
      this.step = "shown";
    });
  }

  #take(): void {
    const { preview, produced } = this;
    if (!preview) return;
    const files = preview.files.flatMap((file, index) => (isGood(file) ? [index] : []));
    const points = Object.fromEntries(files.flatMap((index) => (asksPoint(preview.files[index] as FilePreview) ? [[String(index), this.#owner(preview, index)]] : [])));
    void this.#attempt("taking", "shown", async (hass) => {
      const { changes } = await tell<{ changes: readonly Taken[] }>(hass, "import/confirm", { preview: preview.preview, files, points, production: [...produced] });
      this.taken = changes;
      this.undone = new Set();
      this.step = "taken";
      changed();
    });
  }

  /** The point of a file that names none: as a person says, else the first it may be of. */
  #owner({ files }: Preview, index: number): string | undefined {
    return this.owners[index] ?? choicesOf(files[index] as FilePreview)[0];
  }

  #undo(one: Taken): void {
    this.undoing = undefined;
    void this.#attempt("taken", "taken", async (hass) => {
      if (one.origin === null) return;
      await tell(hass, "import/undo", { point: one.point, origin: one.origin });
      this.undone = new Set([...this.undone, one.origin]);
      changed();
    });
  }

  #again(): void {
    this.step = "rest";
    this.preview = undefined;
    this.taken = undefined;
    this.undoing = undefined;
    this.refused = undefined;
  }

  protected override render(): unknown {
    const { hass, config } = this;
    if (!hass || !config) return nothing;
    const say = pastTexts(hass);
    const admin = hass.user?.is_admin !== false;
    return html`<ha-card
      @dragover=${(event: DragEvent) => admin && this.#hover(event, true)}
      @dragleave=${(event: DragEvent) => this.#hover(event, false)}
      @drop=${(event: DragEvent) => admin && this.#drop(event)}
    >
      <div class="body">
        <header role="none"><h2>${config.title || say("import_title")}</h2></header>
        ${this.refused === undefined ? nothing : html`<p class="refused" role="alert">${sign("alert", 20)}<span>${this.refused}</span></p>`}
        ${admin ? this.#inside(hass, say) : html`<p class="soft">${say("import_admin")}</p>`}
      </div>
    </ha-card>`;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has("undone") && this.undone.size) followUndone(this.renderRoot);
    else if (changes.has("undoing")) followUndo(this.renderRoot, this.undoing?.origin ?? undefined, (changes.get("undoing") as Taken | undefined)?.origin ?? undefined);
    if (changes.get("step") !== undefined) this.#follow();
  }

  /** What had the focus may be gone with the step before: who goes by keys, or listens, goes on at what has come. */
  #follow(): void {
    const place = ({ rest: "input", shown: ".files", taken: ".result" } as const)[this.step as "rest"];
    if (place && document.activeElement === document.body) this.renderRoot.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
  }

  #hover(event: DragEvent, over: boolean): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = over && (this.step === "rest" || this.step === "taken");
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    if (this.step === "rest" || this.step === "taken") this.#look([...(event.dataTransfer?.files ?? [])]);
  }

  #inside(hass: Hass, say: PastTexts): TemplateResult {
    const { step, preview, taken } = this;
    if (step === "sending") return html`<p class="blank" role="status">${this.sent}</p>`;
    if (step === "looking") return html`<p class="blank" role="status">${say("looking")}</p>`;
    if (step === "taken" && taken) return this.#result(hass, say, taken);
    if ((step === "shown" || step === "taking") && preview) return this.#shown(hass, say, preview);
    return this.#door(say);
  }

  /** Where files are dropped or chosen. */
  #door(say: PastTexts): TemplateResult {
    const pick = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      this.#look([...(input.files ?? [])]);
      input.value = "";
    };
    return html`<label class="door ${this.over ? "over" : ""}">
        <span class="sign">${sign("drop", 40)}</span>
        <b>${say("import_drop")}</b>
        <span class="soft">${say("import_kinds")}</span>
        <span class="action" aria-hidden="true">${say("import_choose")}</span>
        <input type="file" multiple accept=".csv,.xlsx,.xls,.json,.xml,.zip,.txt" aria-label=${say("import_choose")} @change=${pick} />
      </label>
      <ul class="notes"><li>${say("import_where_enedis")}</li><li>${say("import_where_grdf")}</li></ul>`;
  }

  #scene(hass: Hass, say: PastTexts): FileScene {
    const zone = this.points[0]?.zone ?? hass.config.time_zone;
    return { hass, say, format: formatOf(hass), dates: new Dates(hass.locale.language || hass.language, zone), points: this.points };
  }

  #shown(hass: Hass, say: PastTexts, preview: Preview): TemplateResult {
    const scene = this.#scene(hass, say);
    const good = preview.files.filter(isGood);
    const values = good.reduce((sum, file) => sum + freshIn(file), 0);
    const ready = good.length > 0 && this.step === "shown";
    return html`<ol class="files" tabindex="-1" aria-label=${say("import_told")}>
        ${preview.files.map((file, index) =>
          fileOf(scene, file, {
            point: this.#owner(preview, index),
            production: this.produced.has(index),
            own: (point) => (this.owners = { ...this.owners, [index]: point }),
            produce: (yes) => (this.produced = new Set(yes ? [...this.produced, index] : [...this.produced].filter((one) => one !== index))),
          }),
        )}
      </ol>
      ${good.length && values === 0 ? html`<p class="soft">${say("import_nothing_new")}</p>` : nothing}
      <div class="row">
        ${good.length && values === 0
          ? nothing
          : html`<button type="button" class="action" ?disabled=${!ready} @click=${() => this.#take()}>
              ${this.step === "taking" ? say("taking") : say(values === 1 ? "import_do_one" : "import_do", { count: scene.format.number(values) })}
            </button>`}
        <button type="button" class="action plain" ?disabled=${this.step === "taking"} @click=${() => this.#again()}>${say(good.length && values === 0 ? "import_more" : "cancel")}</button>
      </div>`;
  }

  #result(hass: Hass, say: PastTexts, taken: readonly Taken[]): TemplateResult {
    const { format } = this.#scene(hass, say);
    const latest = [...this.undone].at(-1);
    const name = (one: Taken): string => this.preview?.files[one.file]?.name ?? "";
    return html`<div class="result" role="status" tabindex="-1">
        <span class="sign">${sign("done", 32)}</span><b>${say("import_done")}</b>
        <p class="soft">${say("import_done_text")}</p>
      </div>
      <ol class="files">
        ${taken.map(
          (one) => html`<li class="taken">
            <div class="kept">
              <span
                ><b>${name(one)}</b><span class="soft">${named(say, "quantity", one.quantity)} · ${say("counts", { new: format.number(one.new), changed: format.number(one.changed), same: format.number(one.same) })}</span></span
              >
              ${one.origin === null
                ? nothing
                : this.undone.has(one.origin)
                ? html`<span class="soft ${latest === one.origin ? "said-undone" : ""}" tabindex="-1">${say("undone_short")}</span>`
                : html`<button type="button" class="action plain" aria-label=${say("undo_named", { name: name(one) })} data-undo=${one.origin} @click=${() => (this.undoing = one)}>${sign("undo", 20)}${say("undo")}</button>`}
            </div>
            ${this.undoing === one ? askUndo(say, name(one), (yes) => (yes ? this.#undo(one) : (this.undoing = undefined))) : nothing}
          </li>`,
        )}
      </ol>
      <div class="row"><button type="button" class="action" @click=${() => this.#again()}>${say("import_more")}</button></div>`;
  }
}

/** How many values of a file are not known yet. */
const freshIn = ({ parts, signals }: FilePreview): number =>
  parts.reduce((sum, { counts }) => sum + counts.new + counts.changed, 0) + signals.reduce((sum, { count }) => sum + count, 0);

class UploadError extends Error {}

/** What a person reads of what was refused; what is no refusal goes on. */
async function whyRefused(hass: Hass, error: unknown): Promise<string> {
  const say = pastTexts(hass);
  if (error instanceof UploadError) return say("upload_failed", { name: error.message });
  if (isError(error)) return (await wordsOf(hass, error)) || say("failed_text");
  if (error instanceof TypeError) return say("failed_text");
  throw error;
}

/** Hands one file to Home Assistant; gives the name under which it keeps it for a moment. */
async function upload(hass: Hass, file: File): Promise<string> {
  const body = new FormData();
  body.append("file", file);
  const response = await hass.fetchWithAuth?.("/api/file_upload", { method: "POST", body });
  if (!response?.ok) throw new UploadError(file.name);
  const { file_id: id } = (await response.json()) as { file_id: string };
  return id;
}
