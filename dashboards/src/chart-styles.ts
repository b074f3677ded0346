import { css } from "lit";

/** What cards with a chart and its table share. */
export const chartStyles = css`
  .icon {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: var(--soft);
  }
  .icon:hover:not(:disabled) {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
    color: var(--ink);
  }
  .icon:disabled {
    opacity: 0.3;
    cursor: default;
  }
  .stage {
    position: relative;
    height: 260px;
    flex: 1 0 auto;
  }
  .chart {
    position: absolute;
    inset: 0;
    border-radius: 8px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 14px;
  }
  caption {
    position: absolute;
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
  th,
  td {
    padding: 6px 8px;
    text-align: end;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
    font-weight: 400;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
`;
