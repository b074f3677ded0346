import { css } from "lit";

export const meterStyles = css`
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--soft);
    font-size: 13px;
    line-height: 18px;
  }
  .status svg {
    flex: none;
  }
  .status.silent svg,
  .status.garbled svg {
    color: var(--amber);
  }
  .status.down svg {
    color: var(--red);
  }
  .dot {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--green);
    flex: none;
  }
  .hero {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 12px 16px;
    align-items: center;
  }
  .big {
    display: block;
    font-size: 44px;
    font-weight: 300;
    line-height: 52px;
    letter-spacing: -0.5px;
    white-space: nowrap;
  }
  .big small {
    font-size: 20px;
    letter-spacing: 0;
    color: var(--soft);
  }
  .ring {
    width: 92px;
    height: 92px;
    display: block;
  }
  .ring text {
    fill: var(--ink);
    font-size: 22px;
    text-anchor: middle;
    font-variant-numeric: tabular-nums;
  }
  .ring text.caption {
    fill: var(--soft);
    font-size: 12px;
  }
  .ring circle {
    fill: none;
    stroke-width: 9;
    stroke: color-mix(in srgb, var(--ink) 9%, transparent);
  }
  .ring circle.level {
    stroke: var(--tone);
    stroke-linecap: round;
    transition: stroke-dashoffset 0.6s ease;
  }
  .words {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    align-items: start;
    padding: 12px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--tone) 13%, transparent);
  }
  .words svg {
    grid-row: span 2;
    margin-top: 1px;
    color: color-mix(in srgb, var(--tone) 80%, var(--ink));
  }
  .words b {
    font-size: 16px;
    font-weight: 500;
    line-height: 22px;
  }
  .words span {
    font-size: 14px;
    line-height: 20px;
    min-height: 20px;
    text-wrap: pretty;
  }
  .words span span {
    display: block;
  }
  .calm {
    --tone: var(--green);
  }
  .above {
    --tone: var(--amber);
  }
  .danger {
    --tone: var(--red);
  }
  .untold {
    --tone: var(--soft);
  }
  .urgent .words {
    animation: pulse 1.2s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      background: color-mix(in srgb, var(--red) 32%, transparent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .urgent .words {
      animation: none;
    }
    .ring circle.level {
      transition: none;
    }
  }
  .phases {
    display: grid;
    gap: 10px;
  }
  .phase .line {
    display: flex;
    justify-content: space-between;
    font-size: 13px;
    line-height: 20px;
  }
  .phase .bar {
    height: 14px;
    border-radius: 5px;
  }
  .phase .fill {
    border-radius: 5px 1px 1px 5px;
  }
  .phase .value {
    font-weight: 500;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 4px 8px;
    margin: 0 -8px -8px;
  }
  .fact {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    gap: 10px;
    align-items: center;
    min-height: 56px;
    padding: 6px 8px;
  }
  button.fact:hover {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--badge, var(--soft)) 16%, transparent);
    color: color-mix(in srgb, var(--badge, var(--soft)) 80%, var(--ink));
  }
  .badge svg {
    width: 20px;
    height: 20px;
  }
  /* No cell stays empty: what is left over takes its whole row, unless there are three to a row. */
  .fact.wide,
  .fact:where(:nth-last-child(1 of :not(.wide)):nth-child(odd of :not(.wide))) {
    grid-column: 1 / -1;
  }
  @container (min-width: 400px) {
    .facts.thirds {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .facts.thirds .fact:not(.wide) {
      grid-column: auto;
    }
  }
  .fact .name,
  .fact .more {
    display: block;
    color: var(--soft);
    font-size: 12px;
    line-height: 16px;
  }
  .fact .value {
    display: block;
    font-size: 15px;
    font-weight: 500;
    line-height: 20px;
  }
  .fact .value.unknown {
    font-weight: 400;
    color: var(--soft);
  }
  @container (max-width: 400px) {
    .big {
      font-size: 38px;
      line-height: 46px;
    }
    .ring {
      width: 80px;
      height: 80px;
    }
  }
`;
