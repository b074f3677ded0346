import { css } from "lit";

export const happenedStyles = css`
  nav {
    margin-inline-start: auto;
  }
  .day {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .figure {
    min-height: 0;
  }
  .stage {
    height: 220px;
    flex: none;
  }
  .lanes {
    display: grid;
    margin-top: -6px;
  }
  .lane {
    display: block;
    width: 100%;
    min-height: 48px;
    padding: 4px 0 8px;
    touch-action: pan-y;
  }
  .lane .name {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 0 2px;
    font-size: 13px;
    line-height: 20px;
  }
  .lane b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .lane .soft {
    line-height: 20px;
    text-align: end;
  }
  .track {
    position: relative;
    display: block;
    height: 14px;
    margin: 2px var(--right, 0) 0 var(--left, 0);
    border-radius: 4px;
    background: color-mix(in srgb, var(--ink) 7%, transparent);
  }
  .track i {
    position: absolute;
    top: 0;
    bottom: 0;
    min-width: 3px;
    border-radius: 2px;
    background: var(--red);
  }
  .track .lowered {
    background: var(--amber);
    top: 6px;
  }
  .track .queued {
    background: repeating-linear-gradient(90deg, var(--amber) 0 3px, transparent 3px 5px);
  }
  .track .dry {
    background: repeating-linear-gradient(45deg, var(--red) 0 3px, transparent 3px 5px);
  }
  .track .picked {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
    z-index: 1;
  }
  .detail {
    min-height: 76px;
    padding: 10px 14px;
    border-radius: 12px;
    box-sizing: border-box;
    background: color-mix(in srgb, var(--ink) 4%, transparent);
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .detail b {
    font-weight: 500;
  }
  .detail > span:not(:nth-child(2)) {
    display: block;
  }
  td.text {
    text-align: start;
    white-space: normal;
    min-width: 80px;
  }
  td.text b {
    display: block;
    font-weight: 500;
  }
  th[scope="row"] {
    vertical-align: top;
  }
  thead th:nth-child(2) {
    text-align: start;
  }
`;
