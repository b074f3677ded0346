import { css } from "lit";

export const importStyles = css`
  .door {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 6px;
    padding: 24px 16px;
    text-align: center;
    border: 2px dashed color-mix(in srgb, var(--soft) 60%, transparent);
    border-radius: 16px;
    cursor: pointer;
    text-wrap: pretty;
  }
  .door:hover,
  .door.over {
    background: color-mix(in srgb, var(--primary-color, #03a9f4) 8%, transparent);
    border-color: var(--primary-color, #03a9f4);
  }
  .door.over {
    border-style: solid;
  }
  .door:focus-within {
    outline: 2px solid var(--primary-color, #03a9f4);
    outline-offset: 2px;
  }
  .door b {
    font-size: 18px;
    font-weight: 400;
  }
  .door .action {
    margin-top: 8px;
  }
  .door .sign {
    color: color-mix(in srgb, var(--grid) 85%, var(--ink));
  }
  .door input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
    width: 100%;
    height: 100%;
    outline: 2px solid transparent;
  }
  .refused {
    display: flex;
    gap: 10px;
    padding: 10px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--red) 12%, transparent);
    font-size: 14px;
    line-height: 20px;
  }
  .refused svg {
    flex: none;
  }
  .files {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
    gap: 12px;
  }
  .files > li {
    display: grid;
    align-content: start;
    gap: 12px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 12px;
    font-size: 14px;
    line-height: 20px;
    min-width: 0;
  }
  .files > li.wrong {
    border-color: color-mix(in srgb, var(--red) 60%, transparent);
  }
  .file {
    display: flex;
    gap: 10px;
    align-items: start;
  }
  .file .mark {
    flex: none;
    color: color-mix(in srgb, var(--green) 75%, var(--ink));
  }
  .wrong .mark {
    color: color-mix(in srgb, var(--red) 75%, var(--ink));
  }
  .file > span,
  .kept > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .file b,
  .taken b,
  .part b,
  .error b {
    font-weight: 500;
  }
  .file .soft,
  .taken .soft {
    display: block;
  }
  .part {
    display: grid;
    gap: 4px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  .fresh {
    font-weight: 500;
  }
  .spark {
    width: 100%;
    height: 44px;
    margin-top: 6px;
  }
  .spark rect {
    fill: var(--side);
  }
  .spark .foot {
    stroke: var(--soft);
    stroke-dasharray: 3 3;
  }
  .error {
    display: grid;
    gap: 4px;
  }
  .error q {
    overflow-wrap: anywhere;
  }
  .kept {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 12px;
  }
  .taken .action {
    flex: none;
    padding: 0 16px;
  }
  .result {
    display: grid;
    justify-items: center;
    gap: 6px;
    text-align: center;
  }
  .result .sign {
    color: color-mix(in srgb, var(--green) 75%, var(--ink));
  }
  .result b {
    font-size: 20px;
    font-weight: 400;
  }
  .whose {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    font-size: 14px;
  }
  select {
    font: inherit;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 8px;
    min-height: 44px;
    padding: 0 12px;
    max-width: 100%;
  }
`;
