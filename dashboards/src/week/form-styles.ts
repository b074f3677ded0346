import { css } from "lit";

/** Fields and buttons of the week's forms. */
export const formStyles = css`
  select,
  input {
    font: inherit;
    font-size: 15px;
    min-height: 44px;
    padding: 0 12px;
    box-sizing: border-box;
    max-width: 100%;
    min-width: 0;
    color: var(--ink);
    background: color-mix(in srgb, var(--ink) 5%, var(--surface));
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  :host(.dark) select,
  :host(.dark) input {
    color-scheme: dark;
  }
  select:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--primary-color, #03a9f4);
    outline-offset: 1px;
  }
  option {
    background: var(--surface);
    color: var(--ink);
  }
  .editor {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 10px 12px;
    align-items: end;
    margin: 0;
    padding: 12px;
    min-width: 0;
    border: 0;
    border-radius: 12px;
    background: color-mix(in srgb, var(--ink) 4%, transparent);
  }
  label {
    display: grid;
    gap: 4px;
    min-width: 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--soft);
  }
  .editor > p,
  .editor > .tools,
  .editor > .lasting {
    grid-column: 1 / -1;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools .action {
    padding: 0 16px;
  }
  label.wide {
    grid-column: 1 / -1;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 44px;
    padding: 0 14px;
    border-radius: 22px;
    font-size: 14px;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .chip[aria-pressed="true"] {
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 24%, transparent);
  }
  .save {
    justify-content: flex-end;
  }
  .save .soft {
    flex: 1 1 auto;
  }
`;
