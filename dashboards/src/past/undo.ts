/** Before what somebody told is taken back: the question, which waits for a yes. */

import { css, html, type TemplateResult } from "lit";
import type { PastTexts } from "./words";

export const undoStyles = css`
  .confirm {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    margin-bottom: 10px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--red) 10%, transparent);
    font-size: 14px;
    line-height: 20px;
  }
  .confirm b {
    font-weight: 500;
  }
  /* What the keys are put on to be read, and nothing is done with. */
  [tabindex="-1"]:focus {
    outline: none;
  }
`;

/** Asks whether to take back all that `name` told; Escape is a no. */
export function askUndo(say: PastTexts, name: string, answered: (yes: boolean) => void): TemplateResult {
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") answered(false);
  };
  const title = say("undo_title", { name });
  return html`<div class="confirm" role="alertdialog" aria-label=${title} @keydown=${key}>
    <b>${title}</b>
    <span>${say("undo_text")}</span>
    <span class="row">
      <button type="button" class="action" @click=${() => answered(true)}>${say("undo_do")}</button>
      <button type="button" class="action plain" @click=${() => answered(false)}>${say("cancel")}</button>
    </span>
  </div>`;
}

/** Puts the keys on "no" of a question that has just been asked; after a no, back to where it was asked from. */
export function followUndo(root: ParentNode, asked: number | undefined, before: number | undefined): void {
  root.querySelector<HTMLElement>(asked !== undefined ? ".confirm .plain" : `[data-undo="${before}"]`)?.focus();
}

/** Puts the keys on what is said once it is done: the button goes. */
export const followUndone = (root: ParentNode): void => root.querySelector<HTMLElement>(".said-undone")?.focus();
