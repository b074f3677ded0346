import { css } from "lit";
import { chartStyles } from "../chart-styles";

export const dayStyles = [
  chartStyles,
  css`
    nav {
      display: flex;
      align-items: center;
      gap: 0;
      margin: -10px -10px -10px 0;
    }
    .date {
      min-height: 44px;
      padding: 0 6px;
      font-size: 14px;
      text-align: center;
    }
    .date::first-letter {
      text-transform: uppercase;
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 28px;
    }
    .figure {
      display: grid;
      min-height: 62px;
      align-content: start;
    }
    .figure .value {
      font-size: 26px;
      font-weight: 300;
      line-height: 32px;
      white-space: nowrap;
    }
    .figure .value small {
      font-size: 15px;
      color: var(--soft);
    }
    .chart.stale {
      opacity: 0.45;
    }
    .over-stage {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      justify-items: center;
      text-align: center;
      gap: 4px;
      padding: 16px;
      border-radius: 12px;
      border: 1px dashed var(--line);
    }
    .over-stage b {
      font-weight: 500;
      font-size: 16px;
    }
    .over-stage span {
      max-width: 40ch;
      text-wrap: pretty;
    }
    .table {
      position: absolute;
      inset: 0;
      overflow: auto;
      border-radius: 8px;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--surface);
      color: var(--soft);
      font-size: 12px;
    }
    th:first-child,
    td:last-child,
    thead th:last-child {
      text-align: start;
    }
    td.hatched {
      background: repeating-linear-gradient(
        45deg,
        color-mix(in srgb, var(--amber) 40%, transparent) 0 5px,
        color-mix(in srgb, var(--amber) 16%, transparent) 5px 9px
      );
      font-weight: 500;
    }
    td.none {
      color: var(--soft);
      text-align: start;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      font-size: 12px;
      line-height: 18px;
      color: var(--soft);
    }
    .legend i {
      width: 16px;
      height: 10px;
      border-radius: 2px;
      flex: none;
      box-sizing: border-box;
    }
    .mean {
      background: color-mix(in srgb, var(--grid) 45%, transparent);
      border-top: 2px solid var(--grid);
    }
    .peaks {
      background: color-mix(in srgb, var(--grid) 22%, transparent);
    }
    .exceeding {
      background: repeating-linear-gradient(45deg, var(--amber) 0 3px, var(--surface) 3px 5px);
    }
    .legend .before {
      height: 0;
      border-radius: 0;
      border-top: 2px dashed var(--soft);
    }
    .legend .now {
      width: 9px;
      height: 9px;
      border-radius: 50%;
      background: var(--grid);
    }
    .back {
      background: color-mix(in srgb, var(--return) 45%, transparent);
      border-bottom: 2px solid var(--return);
    }
    .totals {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
      gap: 2px 24px;
      margin: 0;
      padding: 10px 0 0;
      border-top: 1px solid var(--line);
      list-style: none;
      font-size: 14px;
      line-height: 24px;
    }
    .totals li {
      display: flex;
      justify-content: space-between;
      gap: 12px;
    }
    .totals span::first-letter {
      text-transform: uppercase;
    }
    .totals span {
      display: inline-block;
    }
    .totals b {
      font-weight: 500;
      white-space: nowrap;
    }
  `,
];
