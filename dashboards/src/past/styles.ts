import { css } from "lit";
import { chartStyles } from "../chart-styles";

/** What the cards of the past share. */
export const pastStyles = [
  chartStyles,
  css`
    p {
      margin: 0;
    }
    .blank {
      display: grid;
      place-content: center;
      min-height: 160px;
    }
    .answer {
      display: flex;
      flex-direction: column;
      gap: 14px;
      flex: 1;
      transition: opacity 0.15s;
    }
    .answer.stale {
      opacity: 0.5;
    }
    nav {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      margin: -10px -10px -10px auto;
    }
    .soft.span {
      margin-top: -14px;
    }
    .soft.span::first-letter {
      text-transform: uppercase;
    }
    .icon {
      flex: none;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
    .choice {
      align-self: flex-start;
      display: inline-flex;
      flex-wrap: wrap;
      border-radius: 22px;
      background: color-mix(in srgb, var(--ink) 6%, transparent);
      max-width: 100%;
    }
    .choice button {
      min-width: 44px;
      min-height: 44px;
      padding: 0 14px;
      border-radius: 22px;
      font-size: 14px;
      text-align: center;
    }
    .choice button:hover {
      background: color-mix(in srgb, var(--ink) 6%, transparent);
    }
    .choice button[aria-pressed="true"] {
      background: color-mix(in srgb, var(--primary-color, #03a9f4) 24%, transparent);
      font-weight: 500;
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 32px;
    }
    .figure {
      display: grid;
      align-content: start;
    }
    .figure .value {
      font-size: 28px;
      font-weight: 300;
      line-height: 34px;
      white-space: nowrap;
    }
    .figure .value.second {
      font-size: 20px;
    }
    .less {
      color: color-mix(in srgb, var(--green) 62%, var(--ink));
    }
    .more {
      color: color-mix(in srgb, var(--red) 70%, var(--ink));
    }
    .table {
      max-height: 320px;
      overflow: auto;
      border-radius: 8px;
    }
    thead th {
      position: sticky;
      top: 0;
      background: var(--surface);
      color: var(--soft);
      font-size: 12px;
      z-index: 1;
    }
    th:first-child {
      text-align: start;
    }
    td.none {
      color: var(--soft);
    }
    .into {
      min-height: 44px;
      min-width: 44px;
      text-decoration: underline;
      text-decoration-color: var(--soft);
      text-underline-offset: 3px;
    }
    .periods {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      gap: 0 28px;
      list-style: none;
      margin: 0;
      padding: 0;
      font-size: 14px;
      line-height: 32px;
    }
    .periods li {
      display: flex;
      gap: 10px;
      align-items: center;
      border-bottom: 1px solid var(--line);
    }
    .periods .name {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
      line-height: 18px;
      padding: 7px 0;
    }
    .periods b,
    .periods .cost {
      font-weight: 500;
      white-space: nowrap;
    }
    .periods .cost {
      min-width: 62px;
      text-align: end;
      font-weight: 400;
    }
    .swatch {
      width: 16px;
      height: 16px;
      border-radius: 4px;
      flex: none;
      box-sizing: border-box;
      background: var(--fill);
      position: relative;
      overflow: hidden;
    }
    .swatch.edged {
      border: 1px solid var(--side);
    }
    .swatch::after {
      content: "";
      position: absolute;
      inset: 0;
    }
    .swatch.stripes::after {
      background: repeating-linear-gradient(45deg, var(--surface) 0 1.5px, transparent 1.5px 4.5px);
    }
    .swatch.lines::after {
      background: repeating-linear-gradient(0deg, var(--surface) 0 1px, transparent 1px 4px);
    }
    .swatch.dots::after {
      background: radial-gradient(circle at 2px 2px, var(--ink) 1px, transparent 1.2px) 0 0 / 5px 5px;
    }
    .swatch.cross::after {
      background: repeating-linear-gradient(-45deg, var(--surface) 0 1px, transparent 1px 4px);
    }
    .swatch.ghost {
      background: color-mix(in srgb, var(--soft) 14%, transparent);
      border: 1px dashed var(--soft);
    }
    .swatch.hole,
    .hole {
      background: repeating-linear-gradient(
        -45deg,
        color-mix(in srgb, var(--soft) 60%, transparent) 0 1px,
        color-mix(in srgb, var(--soft) 10%, transparent) 1px 5px
      );
    }
    .swatch.standing {
      border: 2px solid var(--soft);
    }
    .swatch.pale {
      opacity: 0.55;
    }
    .legend,
    .notes {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 18px;
      font-size: 13px;
      line-height: 18px;
      color: var(--soft);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .notes {
      flex-direction: column;
      gap: 4px;
      text-wrap: pretty;
    }
    .action {
      gap: 8px;
      font-size: 14px;
    }
    .action:disabled {
      opacity: 0.5;
      cursor: default;
    }
    .action.plain {
      background: color-mix(in srgb, var(--ink) 7%, transparent);
    }
    @container (max-width: 420px) {
      .choice button {
        padding: 0 10px;
      }
      .stage {
        height: 220px;
      }
    }
  `,
];
